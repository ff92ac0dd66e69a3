import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { instant, key, nullable, text } from '../../../subgraphs/kit/columns.ts';

export class Display1767225740000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const columns = [
      ...[text('id', 36, key), text('name', 60), text('center', 16), text('key_hash', 64)],
      ...[instant('made_at'), instant('ends_at'), instant('seen_at', nullable)],
    ];
    await db.createTable(new Table({ name: 'issuer_displays', columns }));
    await db.createIndex('issuer_displays', new TableIndex({ name: 'issuer_displays_ends', columnNames: ['ends_at'] }));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('issuer_displays');
  }
}
