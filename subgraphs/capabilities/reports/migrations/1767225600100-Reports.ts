import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { day, instant, key, longText, nullable, text, whole, yesNo } from '../../../kit/columns.ts';

export class Reports1767225600100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'reports',
        columns: [
          ...[text('id', 36, key), text('center', 16), text('kind', 16), text('step', 8)],
          ...[whole('of_year'), whole('of_no'), day('from_day'), day('to_day'), yesNo('below'), whole('version')],
          ...[text('name', 200), text('cite', 400), text('pack', 60), longText('content'), longText('words')],
          ...[longText('correction', nullable), longText('changes'), instant('as_of', nullable)],
          ...[instant('issued_at'), text('issued_by', 64), text('issued_role', 32)],
        ],
        indices: [
          new TableIndex({
            name: 'reports_version',
            columnNames: ['center', 'kind', 'from_day', 'step', 'below', 'version'],
            isUnique: true,
          }),
          new TableIndex({ name: 'reports_issued', columnNames: ['center', 'issued_at', 'id'] }),
        ],
      }),
    );
    // the cases behind a figure are found by the days on which something was done
    await db.createIndex(
      'case_entries',
      new TableIndex({ name: 'case_entries_at', columnNames: ['center', 'at', 'seq'] }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropIndex('case_entries', 'case_entries_at');
    await db.dropTable('reports');
  }
}
