import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { instant, key, longText, nullable, text, whole } from '../../../kit/columns.ts';

export class PaperTemplates1767225600101 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'report_parts',
        columns: [text('owner', 36, key), whole('part_no', key), longText('content')],
      }),
    );
    await db.createTable(
      new Table({
        name: 'paper_templates',
        columns: [
          ...[text('id', 36, key), text('center', 16), text('kind', 16), whole('version'), text('name', 100)],
          ...[text('hash', 64), whole('bytes'), instant('kept_at'), text('kept_by', 64), text('kept_role', 32)],
          instant('ended_at', nullable),
        ],
        indices: [
          new TableIndex({
            name: 'paper_templates_version',
            columnNames: ['center', 'kind', 'version'],
            isUnique: true,
          }),
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('paper_templates');
    await db.dropTable('report_parts');
  }
}
