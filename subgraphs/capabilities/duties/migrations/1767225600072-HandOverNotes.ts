import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { instant, key, longText, nullable, text } from '../../../kit/columns.ts';

export class HandOverNotes1767225600072 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'handover_notes',
        columns: [
          text('id', 36, key),
          text('center', 16),
          text('person', 64),
          text('role', 32),
          text('duty', 36, nullable),
          longText('note'),
          longText('cases'),
          instant('written_at'),
          text('received_by', 64, nullable),
          instant('received_at', nullable),
        ],
        indices: [new TableIndex({ name: 'handover_notes_center', columnNames: ['center', 'written_at', 'id'] })],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('handover_notes');
  }
}
