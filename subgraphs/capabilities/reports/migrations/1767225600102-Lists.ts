import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { day, instant, key, nullable, text, whole } from '../../../kit/columns.ts';

export class Lists1767225600102 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'report_lists',
        columns: [
          ...[text('id', 36, key), text('person', 64), text('role', 32), text('center', 16), text('area', 16)],
          ...[text('kind', 16), day('from_day'), day('to_day'), text('state', 16), text('active', 3, nullable)],
          ...[whole('total'), whole('row_count'), whole('parts'), whole('bytes'), whole('attempts')],
          ...[text('writer', 36, nullable), instant('beat_at', nullable), text('mark', 10)],
          ...[instant('asked_at'), instant('ended_at', nullable), instant('expires_at', nullable)],
        ],
        indices: [
          new TableIndex({ name: 'report_lists_active', columnNames: ['person', 'active'], isUnique: true }),
          new TableIndex({ name: 'report_lists_state', columnNames: ['state', 'asked_at'] }),
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('report_lists');
  }
}
