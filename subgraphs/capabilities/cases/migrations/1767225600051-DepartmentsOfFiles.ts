import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { text } from '../../../kit/columns.ts';

/** Which departments a case concerns: what the relation “own department” is told by. */
export class DepartmentsOfFiles1767225600051 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.addColumn('case_files', new TableColumn(text('departments', 2000, { default: "''" })));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropColumn('case_files', 'departments');
  }
}
