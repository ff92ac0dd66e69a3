import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { nullable, whole } from '../../../kit/columns.ts';

/** Which file was opened (N12), and what the reporter has brought (SH-19). */
export class Attached1767225720000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.addColumn('disclosures', new TableColumn(whole('attachment', nullable)));
    await db.addColumn('case_files', new TableColumn(whole('brought', { default: '0' })));
    await db.addColumn('case_files', new TableColumn(whole('awaited', nullable)));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropColumn('case_files', 'awaited');
    await db.dropColumn('case_files', 'brought');
    await db.dropColumn('disclosures', 'attachment');
  }
}
