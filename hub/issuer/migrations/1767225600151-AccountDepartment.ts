import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { nullable, text } from '../../../subgraphs/kit/columns.ts';

export class AccountDepartment1767225600151 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.addColumn('issuer_accounts', new TableColumn(text('department', 24, nullable)));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropColumn('issuer_accounts', 'department');
  }
}
