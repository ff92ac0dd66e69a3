import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instant, key, longText, nullable, text, whole, yesNo } from '../../../kit/columns.ts';

export class Closing1767225600015 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'ratings',
        columns: [
          text('uid', 36, key),
          whole('no', key),
          whole('level'),
          longText('comment', nullable),
          yesNo('direct'),
          instant('rated_at'),
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('ratings');
  }
}
