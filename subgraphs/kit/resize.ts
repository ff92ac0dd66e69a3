import { type QueryRunner, TableColumn } from 'typeorm';
import { text } from './columns.ts';

/** Makes a text column longer and keeps what stands in it: TypeORM would drop the column and make a new one. */
export async function resize(
  db: QueryRunner,
  table: string,
  name: string,
  length: number,
  more: object,
): Promise<void> {
  if (db.connection.options.type === 'better-sqlite3')
    await db.changeColumn(table, name, new TableColumn(text(name, length, more)));
  else
    await db.query(
      `alter table ${table} modify ${name} varchar(${length}) ${'isNullable' in more ? 'null' : 'not null'}`,
    );
}
