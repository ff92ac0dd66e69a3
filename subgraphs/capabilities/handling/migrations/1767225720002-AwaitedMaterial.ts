import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { yesNo } from '../../../kit/columns.ts';

/** Whether the case waits for a material (LH-13), or goes on without it (SH-08). */
export class AwaitedMaterial1767225720002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.addColumn('supplements', new TableColumn({ ...yesNo('waits'), default: '0' }));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropColumn('supplements', 'waits');
  }
}
