import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { day, instant, key, longText, nullable, serial, text, whole } from '../../../kit/columns.ts';

export class Directory1767225600001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'centers',
        columns: [
          text('code', 16, key),
          text('name', 80),
          text('level', 16),
          text('kind', 16),
          text('parent', 16, nullable),
          text('adcode', 12, nullable),
          whole('windows'),
          day('valid_from', nullable),
          day('valid_to', nullable),
          text('successor', 16, nullable),
        ],
      }),
    );
    await db.createIndex('centers', new TableIndex({ name: 'centers_parent', columnNames: ['parent'] }));
    await db.createTable(
      new Table({
        name: 'center_changes',
        columns: [
          serial('seq'),
          text('code', 16),
          text('change', 16),
          longText('before'),
          longText('after'),
          instant('changed_at'),
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['center_changes', 'centers']) await db.dropTable(table);
  }
}
