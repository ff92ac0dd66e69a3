import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/** Files that are set aside are left out of the comparison, and found by their state. */
export class LeftOut1767225610002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createIndex(
      'overseen_files',
      new TableIndex({ name: 'overseen_files_state', columnNames: ['state', 'level'] }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropIndex('overseen_files', 'overseen_files_state');
  }
}
