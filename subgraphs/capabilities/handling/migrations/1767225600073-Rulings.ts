import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { longText, nullable, whole } from '../../../kit/columns.ts';

/** Why a department was ruled to act, and how often that was followed since. */
export class Rulings1767225600073 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.addColumn('jurisdiction_rules', new TableColumn(longText('ruling', nullable)));
    for (const name of ['taken', 'not_taken'])
      await db.addColumn('jurisdiction_rules', new TableColumn(whole(name, { default: 0 })));
  }

  async down(db: QueryRunner): Promise<void> {
    for (const name of ['not_taken', 'taken', 'ruling']) await db.dropColumn('jurisdiction_rules', name);
  }
}
