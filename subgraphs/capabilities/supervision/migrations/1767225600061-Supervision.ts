import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { day, instant, key, longText, nullable, text, whole } from '../../../kit/columns.ts';

export class Supervision1767225600061 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'supervision_orders',
        columns: [
          text('id', 36, key),
          text('number', 32),
          text('grade', 16),
          text('state', 16),
          whole('rev'),
          text('center', 16),
          text('target', 16),
          text('department', 24, nullable),
          text('department_name', 100, nullable),
          text('uid', 36, nullable),
          text('name', 100),
          whole('rung', nullable),
          longText('ground'),
          longText('demand'),
          instant('issued_at'),
          instant('due_at'),
          day('due_on'),
          text('cite', 400),
          text('pack', 60),
          longText('reply', nullable),
          instant('replied_at', nullable),
          instant('ended_at', nullable),
          text('raised_from', 36, nullable),
          text('raised_to', 36, nullable),
          longText('steps'),
        ],
        indices: [
          new TableIndex({ name: 'supervision_orders_number', columnNames: ['center', 'number'], isUnique: true }),
          new TableIndex({ name: 'supervision_orders_target', columnNames: ['target', 'issued_at', 'id'] }),
          new TableIndex({ name: 'supervision_orders_issued', columnNames: ['center', 'issued_at', 'id'] }),
          new TableIndex({ name: 'supervision_orders_case', columnNames: ['uid'] }),
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('supervision_orders');
  }
}
