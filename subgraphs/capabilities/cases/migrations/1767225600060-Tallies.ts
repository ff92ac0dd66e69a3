import { type MigrationInterface, type QueryRunner, Table, TableColumn } from 'typeorm';
import { key, longText, nullable, text, whole } from '../../../kit/columns.ts';

/** What is there already is counted when the subgraph starts: a migration knows no rules. */
export class Tallies1767225600060 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const table of ['case_files', 'case_entries'])
      await db.addColumn(table, new TableColumn(longText('counted', nullable)));
    await db.createTable(
      new Table({
        name: 'tallies',
        columns: [
          text('figure', 16, key),
          text('dimension', 16, key),
          text('span', 10, key),
          text('value', 64, key),
          text('center', 16, key),
          whole('n'),
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('tallies');
    for (const table of ['case_entries', 'case_files']) await db.dropColumn(table, 'counted');
  }
}
