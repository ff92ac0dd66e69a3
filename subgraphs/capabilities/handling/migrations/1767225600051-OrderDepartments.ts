import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { nullable, text } from '../../../kit/columns.ts';

/** Which department an order or a call went to; old rows are looked up when the subgraph starts. */
export class OrderDepartments1767225600051 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const table of ['work_orders', 'summonses'])
      await db.addColumn(table, new TableColumn(text('department_code', 24, nullable)));
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['summonses', 'work_orders']) await db.dropColumn(table, 'department_code');
  }
}
