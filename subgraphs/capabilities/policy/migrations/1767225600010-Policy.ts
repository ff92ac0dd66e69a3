import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { day, instant, key, longText, nullable, text, whole } from '../../../kit/columns.ts';

export class Policy1767225600010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'policy_packs',
        columns: [
          text('pack', 32, key),
          whole('version', key),
          day('effective_from'),
          longText('body'),
          instant('published_at'),
          text('published_by', 64, nullable),
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('policy_packs');
  }
}
