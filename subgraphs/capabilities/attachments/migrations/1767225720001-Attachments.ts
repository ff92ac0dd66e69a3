import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { instant, key, longText, nullable, text, whole } from '../../../kit/columns.ts';

const index = (name: string, ...columnNames: string[]) => new TableIndex({ name, columnNames });

export class Attachments1767225720001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'attachments',
        columns: [
          ...[text('uid', 36, key), whole('no', key), text('content', 36), longText('name'), text('kind', 8)],
          ...[whole('size_bytes'), text('sha256', 64), text('used_for', 12), whole('supplement', nullable)],
          ...[instant('added_at'), text('added_by', 64), text('added_role', 32), text('added_center', 16)],
          text('sealed_with', 40),
        ],
        indices: [
          new TableIndex({ name: 'attachments_content', columnNames: ['content'], isUnique: true }),
          index('attachments_sealed', 'sealed_with'),
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'attachment_pieces',
        columns: [
          ...[text('owner', 36, key), whole('piece_no', key), text('uid', 36), longText('sealed')],
          text('sealed_with', 40),
        ],
        indices: [index('attachment_pieces_uid', 'uid'), index('attachment_pieces_sealed', 'sealed_with')],
      }),
    );
    await db.createTable(
      new Table({
        name: 'attachment_uploads',
        columns: [
          ...[text('id', 36, key), text('uid', 36), longText('name'), whole('size_bytes')],
          text('sha256', 64, nullable),
          ...[text('used_for', 12), whole('supplement', nullable), text('by_id', 64), text('by_role', 32)],
          ...[text('by_center', 16), instant('started_at'), text('sealed_with', 40)],
        ],
        indices: [
          index('attachment_uploads_of', 'uid', 'started_at'),
          index('attachment_uploads_started', 'started_at'),
          index('attachment_uploads_sealed', 'sealed_with'),
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['attachment_uploads', 'attachment_pieces', 'attachments']) await db.dropTable(table);
  }
}
