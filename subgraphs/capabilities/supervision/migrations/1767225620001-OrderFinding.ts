import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { nullable, text } from '../../../kit/columns.ts';

export class OrderFinding1767225620001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.addColumn('supervision_orders', new TableColumn(text('finding', 40, nullable)));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropColumn('supervision_orders', 'finding');
  }
}
