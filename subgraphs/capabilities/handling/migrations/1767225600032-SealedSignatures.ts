import { type MigrationInterface, type QueryRunner, TableColumn, TableIndex } from 'typeorm';
import { text } from '../../../kit/columns.ts';

/** The applicant’s name among the signatures of a sheet is sealed; old rows are when the subgraph starts. */
export class SealedSignatures1767225600032 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.addColumn('work_orders', new TableColumn(text('sealed_with', 40, { default: "''" })));
    await db.createIndex('work_orders', new TableIndex({ name: 'work_orders_sealed', columnNames: ['sealed_with'] }));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropIndex('work_orders', 'work_orders_sealed');
    await db.dropColumn('work_orders', 'sealed_with');
  }
}
