import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { day, instant, key, longText, nullable, text, whole } from '../../../kit/columns.ts';

export class Meetings1767225600070 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'meetings',
        columns: [
          text('id', 36, key),
          text('center', 16),
          day('held_on'),
          text('name', 100),
          text('takes', 24, nullable),
          text('slot', 60, nullable),
          text('state', 16),
          text('departments', 2000),
          longText('invited'),
          longText('attended', nullable),
          longText('minutes', nullable),
          longText('reason', nullable),
          text('cite', 400, nullable),
          text('pack', 60, nullable),
          longText('steps'),
        ],
        indices: [
          new TableIndex({ name: 'meetings_slot', columnNames: ['slot'], isUnique: true }),
          new TableIndex({ name: 'meetings_center', columnNames: ['center', 'held_on', 'id'] }),
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'meeting_items',
        columns: [
          text('meeting', 36, key),
          text('uid', 36, key),
          text('number', 40),
          whole('no', nullable),
          text('source', 16),
          text('why', 16, nullable),
          whole('step_no', nullable),
          whole('carried'),
          longText('note', nullable),
          text('outcome', 16, nullable),
          longText('words', nullable),
          instant('settled_at', nullable),
          text('settled_role', 32, nullable),
          text('orders', 100, nullable),
          text('moved_to', 36, nullable),
        ],
        indices: [new TableIndex({ name: 'meeting_items_case', columnNames: ['uid'] })],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('meeting_items');
    await db.dropTable('meetings');
  }
}
