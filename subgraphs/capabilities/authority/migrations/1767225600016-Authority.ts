import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { day, instant, key, longText, nullable, text, whole } from '../../../kit/columns.ts';

export class Authority1767225600016 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'ladder_steps',
        columns: [
          text('uid', 36, key),
          whole('no', key),
          text('rung', 24),
          text('body', 100),
          longText('tried'),
          longText('question'),
          instant('raised_at'),
          day('sits_on'),
          longText('decision', nullable),
          instant('decided_at', nullable),
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('ladder_steps');
  }
}
