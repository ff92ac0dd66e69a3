import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { key, text } from '../../../kit/columns.ts';

export class Intake1767225600003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({ name: 'reporters', columns: [text('uid', 36, key), text('name', 50), text('phone', 30)] }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('reporters');
  }
}
