import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { instant, longText, nullable, serial, text, whole } from '../../../kit/columns.ts';

export class Audit1767225600053 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'audit_reads',
        columns: [
          serial('seq'),
          instant('read_at'),
          text('person', 64),
          text('role', 32),
          text('center', 16),
          text('area', 16),
          text('read_kind', 12),
          longText('filter'),
          whole('row_count'),
          text('mark', 10, nullable),
        ],
        indices: [
          new TableIndex({ name: 'audit_reads_at', columnNames: ['read_at', 'seq'] }),
          new TableIndex({ name: 'audit_reads_mark', columnNames: ['mark'] }),
        ],
      }),
    );
    // the record is read, and purged, by time
    await db.createIndex(
      'disclosures',
      new TableIndex({ name: 'disclosures_at', columnNames: ['disclosed_at', 'mark'] }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropIndex('disclosures', 'disclosures_at');
    await db.dropTable('audit_reads');
  }
}
