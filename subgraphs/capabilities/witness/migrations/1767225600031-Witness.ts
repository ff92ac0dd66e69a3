import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { day, instant, key, nullable, text, whole } from '../../../kit/columns.ts';

const SIGNED_ROOT = [
  text('center', 16, key),
  day('day', key),
  whole('line_count'),
  whole('first_seq'),
  whole('last_seq'),
  text('tree', 64),
  text('prev_root', 64),
  text('root', 64),
  text('kid', 16),
  text('signature', 86),
];

export class Witness1767225600031 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'level_keys',
        columns: [text('level', 16, key), text('kid', 16, key), text('public_key', 43), instant('pinned_at')],
      }),
    );
    await db.createTable(
      new Table({
        name: 'daily_roots',
        columns: [
          ...SIGNED_ROOT,
          instant('closed_at'),
          instant('offer_at', nullable),
          text('witness', 16, nullable),
          text('witness_kid', 16, nullable),
          instant('witnessed_at', nullable),
          text('countersignature', 86, nullable),
          text('refusal', 40, nullable),
        ],
      }),
    );
    await db.createIndex('daily_roots', new TableIndex({ name: 'daily_roots_offer', columnNames: ['offer_at'] }));
    await db.createTable(
      new Table({
        name: 'witnessed_roots',
        columns: [
          ...SIGNED_ROOT,
          text('level', 16, key),
          instant('witnessed_at'),
          text('witness_kid', 16),
          text('countersignature', 86),
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['witnessed_roots', 'daily_roots', 'level_keys']) await db.dropTable(table);
  }
}
