import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { day, instant, key, longText, nullable, serial, text, whole, yesNo } from '../../../kit/columns.ts';

export class Cases1767225600002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'case_files',
        columns: [
          text('uid', 36, key),
          text('number', 40),
          text('title', 100),
          text('item', 100, nullable),
          longText('demand'),
          longText('causes'),
          text('state', 16),
          text('center', 16),
          text('origin', 16),
          text('raised', 16, nullable),
          text('raised_to', 16, nullable),
          text('asked', 16, nullable),
          text('asked_by', 16, nullable),
          instant('registered_at'),
          instant('opened_at'),
          instant('updated_at'),
          day('due_on'),
          yesNo('due_provisional'),
          yesNo('generated'),
          text('request_key', 100, nullable),
        ],
      }),
    );
    const index = (name: string, columnNames: string[], isUnique = false) =>
      db.createIndex('case_files', new TableIndex({ name, columnNames, isUnique }));
    await index('case_files_opened', ['opened_at', 'uid']);
    await index('case_files_tally', ['center', 'state', 'due_on']);
    await index('case_files_number', ['number']);
    await index('case_files_origin', ['origin']);
    await index('case_files_request', ['request_key'], true);
    await db.createTable(
      new Table({
        name: 'case_entries',
        columns: [
          serial('seq'),
          whole('ledger_position', nullable),
          text('uid', 36),
          text('act', 24),
          text('from_state', 16, nullable),
          text('to_state', 16),
          instant('at'),
          text('actor_id', 64),
          text('role', 32, nullable),
          text('actor_center', 16),
          text('center', 16),
          text('origin', 16),
          longText('detail'),
        ],
      }),
    );
    await db.createIndex('case_entries', new TableIndex({ name: 'case_entries_uid', columnNames: ['uid', 'seq'] }));
    await db.createIndex(
      'case_entries',
      new TableIndex({ name: 'case_entries_position', columnNames: ['ledger_position'], isUnique: true }),
    );
    await db.createTable(
      new Table({
        name: 'escalations',
        columns: [
          text('uid', 36, key),
          text('side', 8, key),
          whole('round', key),
          text('peer', 16),
          text('status', 16),
          longText('tried'),
          longText('question'),
          longText('authority_wanted'),
          instant('raised_at'),
          longText('answer', nullable),
          instant('answered_at', nullable),
        ],
      }),
    );
    await db.createTable(
      new Table({ name: 'case_serials', columns: [text('center', 16, key), text('day', 8, key), whole('last')] }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['case_serials', 'escalations', 'case_entries', 'case_files']) await db.dropTable(table);
  }
}
