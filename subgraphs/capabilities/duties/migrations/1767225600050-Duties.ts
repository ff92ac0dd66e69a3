import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { instant, key, longText, nullable, text } from '../../../kit/columns.ts';

export class Duties1767225600050 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'duties',
        columns: [
          text('id', 36, key),
          text('kind', 16),
          text('person', 64),
          text('role', 32),
          text('center', 16),
          instant('begins_at'),
          instant('ends_at'),
          text('stands_for', 64, nullable),
          longText('reason', nullable),
          text('ordered_by', 64, nullable),
          text('ordered_role', 32, nullable),
          instant('ordered_at', nullable),
          instant('ended_at', nullable),
          text('ended_by', 64, nullable),
          longText('end_reason', nullable),
        ],
        indices: [
          new TableIndex({ name: 'duties_center', columnNames: ['center', 'ends_at'] }),
          new TableIndex({ name: 'duties_person', columnNames: ['person', 'ends_at'] }),
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('duties');
  }
}
