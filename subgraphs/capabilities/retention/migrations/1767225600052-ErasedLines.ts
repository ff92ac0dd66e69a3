import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { longText, nullable } from '../../../kit/columns.ts';

export class ErasedLines1767225600052 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.addColumn('deletions', new TableColumn(longText('erased_lines', nullable)));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropColumn('deletions', 'erased_lines');
  }
}
