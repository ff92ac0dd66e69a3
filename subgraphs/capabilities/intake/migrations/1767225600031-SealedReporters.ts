import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex } from 'typeorm';
import { instant, nullable, serial, text, whole } from '../../../kit/columns.ts';
import { resize } from '../../../kit/resize.ts';

const HASHES = [text('phone_hash', 64, nullable), text('id_hash', 64, nullable)];
const SEALED_WITH = text('sealed_with', 40, { default: "''" });
const ADDED = [text('id_number', 200, nullable), ...HASHES, SEALED_WITH];
const INDEXES = [
  ['reporters', 'reporters_phone', 'phone_hash'],
  ['reporters', 'reporters_id', 'id_hash'],
  ['reporters', 'reporters_sealed', 'sealed_with'],
  ['form_values', 'form_values_sealed', 'sealed_with'],
] as const;

/** Makes room for sealed texts. What stands there in plain text is sealed when the subgraph starts: migrations have no keys. */
export class SealedReporters1767225600031 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await resize(db, 'reporters', 'name', 400, {});
    await resize(db, 'reporters', 'phone', 200, {});
    for (const column of ADDED) await db.addColumn('reporters', new TableColumn(column));
    await db.addColumn('form_values', new TableColumn(SEALED_WITH));
    for (const [table, name, column] of INDEXES)
      await db.createIndex(table, new TableIndex({ name, columnNames: [column] }));
    await db.createTable(
      new Table({
        name: 'reporter_searches',
        columns: [
          serial('seq'),
          instant('at'),
          text('actor_id', 64),
          text('role', 32),
          text('center', 16),
          ...HASHES,
          whole('found'),
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('reporter_searches');
    for (const [table, name] of INDEXES) await db.dropIndex(table, name);
    await db.dropColumn('form_values', 'sealed_with');
    for (const { name } of ADDED) await db.dropColumn('reporters', name);
    await resize(db, 'reporters', 'phone', 30, {});
    await resize(db, 'reporters', 'name', 50, {});
  }
}
