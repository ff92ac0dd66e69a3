import { type MigrationInterface, type QueryRunner, TableColumn, TableIndex } from 'typeorm';
import { day, instant, nullable, text, whole } from '../../../kit/columns.ts';

const OF_LINES = [
  whole('no', nullable),
  text('detail_hash', 64, nullable),
  text('prev_hash', 64, nullable),
  text('hash', 64, nullable),
  instant('chained_at', nullable),
  day('rooted_on', nullable),
];

const OF_FILES = [
  whole('chain_lines', { default: '0' }),
  text('first_hash', 64, nullable),
  text('head_hash', 64, nullable),
];

const columns = (list: typeof OF_LINES) => list.map(column => new TableColumn(column));

/** The rows that are there are chained when the subgraph starts: a migration has no clock and no level. */
export class Chain1767225600030 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.addColumns('case_entries', columns(OF_LINES));
    await db.addColumns('case_files', columns(OF_FILES));
    const index = (name: string, columnNames: string[], isUnique: boolean) =>
      db.createIndex('case_entries', new TableIndex({ name, columnNames, isUnique }));
    await index('case_entries_no', ['uid', 'no'], true);
    await index('case_entries_rooted', ['rooted_on', 'center', 'seq'], false);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropIndex('case_entries', 'case_entries_rooted');
    await db.dropIndex('case_entries', 'case_entries_no');
    await db.dropColumns('case_files', columns(OF_FILES));
    await db.dropColumns('case_entries', columns(OF_LINES));
  }
}
