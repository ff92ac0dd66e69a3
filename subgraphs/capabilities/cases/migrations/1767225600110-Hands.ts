import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { longText, nullable } from '../../../kit/columns.ts';

/** In whose hands a file is (N2). What is there already is read from its ledger when its next line is written. */
export class Hands1767225600110 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.addColumn('case_files', new TableColumn(longText('hands', nullable)));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropColumn('case_files', 'hands');
  }
}
