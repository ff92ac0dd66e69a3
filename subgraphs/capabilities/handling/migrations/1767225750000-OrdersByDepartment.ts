import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/** The inbox of a department finds its own orders without reading those of the others. */
export class OrdersByDepartment1767225750000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createIndex(
      'work_orders',
      new TableIndex({ name: 'work_orders_department', columnNames: ['department_code', 'status'] }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropIndex('work_orders', 'work_orders_department');
  }
}
