import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { day, instant, key, longText, nullable, text, whole } from '../../../kit/columns.ts';

export class Departments1767225600051 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'stationed_departments',
        columns: [
          text('center', 16, key),
          whole('no', key),
          text('code', 24),
          text('name', 100),
          longText('other_names'),
          day('valid_from'),
          day('valid_to', nullable),
          text('entered_by', 64),
          instant('entered_at'),
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('stationed_departments');
  }
}
