import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/** The record is read, and purged, by time. */
export class ExportsByTime1767225600053 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createIndex('exports', new TableIndex({ name: 'exports_at', columnNames: ['exported_at', 'mark'] }));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropIndex('exports', 'exports_at');
  }
}
