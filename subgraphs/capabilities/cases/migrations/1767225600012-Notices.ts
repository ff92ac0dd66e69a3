import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { instant, key, longText, nullable, text, whole } from '../../../kit/columns.ts';

export class Notices1767225600012 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'notices',
        columns: [
          text('id', 36, key),
          text('uid', 36),
          text('event', 16),
          text('party', 20),
          text('channel', 8),
          text('box', 36),
          longText('params'),
          text('quiet', 11, nullable),
          instant('created_at'),
          instant('not_before'),
          instant('sent_at', nullable),
          instant('read_at', nullable),
          whole('attempts'),
          text('fault', 16, nullable),
          text('receipt', 100, nullable),
          text('recipient_masked', 100, nullable),
        ],
      }),
    );
    const index = (name: string, columnNames: string[]) =>
      db.createIndex('notices', new TableIndex({ name, columnNames }));
    await index('notices_uid', ['uid', 'created_at']);
    await index('notices_box', ['box', 'party', 'channel', 'created_at', 'id']);
    await index('notices_due', ['sent_at', 'not_before']);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('notices');
  }
}
