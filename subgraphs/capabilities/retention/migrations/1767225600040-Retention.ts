import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { instant, key, longText, nullable, serial, text, whole } from '../../../kit/columns.ts';

export class Retention1767225600040 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'legal_holds',
        columns: [
          text('uid', 36, key),
          whole('no', key),
          text('center', 16),
          longText('reason'),
          text('placed_by', 64),
          text('placed_role', 32),
          instant('placed_at'),
          instant('lifted_at', nullable),
          text('lifted_by', 64, nullable),
          longText('lift_reason', nullable),
        ],
        indices: [new TableIndex({ name: 'legal_holds_center', columnNames: ['center', 'placed_at'] })],
      }),
    );
    await db.createTable(
      new Table({
        name: 'deletions',
        columns: [
          serial('id'),
          instant('at'),
          text('uid', 36, nullable),
          text('center', 16, nullable),
          longText('counts'),
          text('rule', 300),
        ],
        indices: [new TableIndex({ name: 'deletions_center', columnNames: ['center', 'id'] })],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('deletions');
    await db.dropTable('legal_holds');
  }
}
