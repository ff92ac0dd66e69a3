import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex } from 'typeorm';
import { day, instant, key, longText, nullable, serial, text, whole, yesNo } from '../../../kit/columns.ts';
import { resize } from '../../../kit/resize.ts';

const ADDED = [
  text('kind', 20, { default: "'case'" }),
  text('channel', 16, { default: "'window'" }),
  text('policy', 200, { default: "''" }),
  text('class_code', 24, nullable),
  text('exclusion', 24, nullable),
  text('owner_id', 64, { default: "''" }),
  longText('done', nullable),
  whole('open_orders', { default: '0' }),
  whole('open_summonses', { default: '0' }),
  whole('open_supplements', { default: '0' }),
  whole('returns', { default: '0' }),
  { ...yesNo('arbitrating'), ...nullable },
  whole('rung', { default: '0' }),
  text('consulting', 24, nullable),
  whole('redos', { default: '0' }),
  whole('extensions', { default: '0' }),
  whole('rating', nullable),
  { ...yesNo('explained'), ...nullable },
  text('outcome', 16, nullable),
  instant('completed_at', nullable),
  text('reachable', 40, { default: "''" }),
];

/** Columns that hold the name of a state; the longest name has grown. */
const STATES = [
  ['case_files', 'state', {}],
  ['case_entries', 'from_state', nullable],
  ['case_entries', 'to_state', {}],
] as const;

export class Casework1767225600011 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [table, name, more] of STATES) await resize(db, table, name, 24, more);
    await db.addColumns(
      'case_files',
      ADDED.map(column => new TableColumn(column)),
    );
    await db.query(`update case_files set done = '[]'`);
    // files of a release that knew neither: what their state says stands for it
    await db.query(`update case_files set completed_at = updated_at where state = 'completed'`);
    await db.query(`update case_files set outcome = 'REFUSED' where state = 'refused'`);
    await db.createTable(
      new Table({
        name: 'case_clocks',
        columns: [
          serial('id'),
          text('uid', 36),
          text('kind', 16),
          whole('no'),
          longText('events'),
          text('status', 16),
          instant('started_at'),
          instant('due_at'),
          day('due_on'),
          instant('warn_at'),
          yesNo('provisional'),
          yesNo('inherited'),
          instant('warned_at', nullable),
          instant('breached_at', nullable),
        ],
      }),
    );
    const index = (name: string, columnNames: string[]) =>
      db.createIndex('case_clocks', new TableIndex({ name, columnNames }));
    await index('case_clocks_due', ['status', 'due_at']);
    await index('case_clocks_warn', ['status', 'warn_at']);
    await index('case_clocks_uid', ['uid']);
    await db.createTable(
      new Table({
        name: 'demands',
        columns: [
          text('uid', 36, key),
          whole('no', key),
          longText('text'),
          text('outcome', 16, nullable),
          longText('answer', nullable),
          text('basis', 300, nullable),
          longText('route', nullable),
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('demands');
    await db.dropTable('case_clocks');
    await db.dropColumns(
      'case_files',
      ADDED.map(column => new TableColumn(column)),
    );
    for (const [table, name, more] of STATES) await resize(db, table, name, 16, more);
  }
}
