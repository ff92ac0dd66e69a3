import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { nullable, text } from '../../../kit/columns.ts';

export class OverseenRule1767225620003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.addColumn('overseen_files', new TableColumn(text('rule', 400, nullable)));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropColumn('overseen_files', 'rule');
  }
}
