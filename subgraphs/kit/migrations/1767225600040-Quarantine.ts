import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instant, key, nullable, text, whole } from '../columns.ts';

/** Messages whose signature was refused. */
export class Quarantine1767225600040 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'quarantine',
        columns: [
          text('digest', 64, key),
          text('reason', 40),
          text('origin', 32, nullable),
          whole('seq', nullable),
          whole('bytes'),
          instant('received_at'),
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('quarantine');
  }
}
