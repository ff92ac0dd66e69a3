import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { instant, key, longText, nullable, serial, text, whole } from '../columns.ts';

export class Kit1767225600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'outbox',
        columns: [
          serial('seq'),
          text('to_level', 16),
          text('topic', 40),
          text('uid', 36),
          longText('body'),
          instant('announced_at'),
          instant('receipted_at', nullable),
          text('refusal', 40, nullable),
        ],
      }),
    );
    await db.createIndex('outbox', new TableIndex({ name: 'outbox_open', columnNames: ['receipted_at', 'seq'] }));
    await db.createTable(
      new Table({
        name: 'inbox',
        columns: [
          text('origin', 32, key),
          whole('seq', key),
          text('topic', 40),
          text('uid', 36),
          instant('received_at'),
          text('refusal', 40, nullable),
        ],
      }),
    );
    await db.createTable(new Table({ name: 'kit_state', columns: [text('name', 40, key), text('value', 64)] }));
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['kit_state', 'inbox', 'outbox']) await db.dropTable(table);
  }
}
