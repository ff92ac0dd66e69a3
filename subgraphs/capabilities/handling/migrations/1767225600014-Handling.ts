import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { day, instant, key, longText, nullable, text, whole } from '../../../kit/columns.ts';

export class Handling1767225600014 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'work_orders',
        columns: [
          text('uid', 36, key),
          whole('no', key),
          text('sheet_no', 48),
          whole('parent_no', nullable),
          text('role', 8),
          text('department', 100),
          text('responsible', 50, nullable),
          longText('instruction', nullable),
          day('until_day', nullable),
          text('status', 10),
          instant('assigned_at'),
          instant('received_at', nullable),
          instant('closed_at', nullable),
          longText('reply', nullable),
          longText('signatures'),
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'summonses',
        columns: [
          text('uid', 36, key),
          whole('no', key),
          text('unit', 100),
          instant('called_at'),
          instant('arrived_at', nullable),
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'supplements',
        columns: [
          text('uid', 36, key),
          whole('no', key),
          text('material', 200),
          text('basis', 300),
          day('until_day', nullable),
          text('way', 10),
          instant('checked_at', nullable),
          instant('supplied_at', nullable),
          instant('lapsed_at', nullable),
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'jurisdiction_rules',
        columns: [
          text('center', 16, key),
          text('item', 100, key),
          text('department', 100),
          text('uid', 36),
          instant('ruled_at'),
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['jurisdiction_rules', 'supplements', 'summonses', 'work_orders']) await db.dropTable(table);
  }
}
