import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { day, instant, key, longText, nullable, text, whole } from '../../../kit/columns.ts';

export class Circulars1767225620000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'circulars',
        columns: [
          text('id', 36, key),
          text('number', 32, nullable),
          text('state', 16),
          whole('rev'),
          text('center', 16),
          text('title', 100),
          longText('content'),
          longText('requirement', nullable),
          day('period_from', nullable),
          day('period_to', nullable),
          longText('named'),
          longText('orders'),
          text('measure', 100, nullable),
          longText('levels'),
          longText('chosen'),
          instant('listed_at'),
          instant('issued_at', nullable),
          instant('due_at', nullable),
          day('due_on', nullable),
          text('cite', 400, nullable),
          text('pack', 60, nullable),
          instant('ended_at', nullable),
          text('corrects', 36, nullable),
          text('corrected_by', 36, nullable),
          longText('arrived'),
          longText('steps'),
        ],
        indices: [
          new TableIndex({ name: 'circulars_number', columnNames: ['center', 'number'], isUnique: true }),
          new TableIndex({ name: 'circulars_listed', columnNames: ['center', 'listed_at', 'id'] }),
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'circular_receipts',
        columns: [
          text('circular', 36, key),
          text('center', 16, key),
          longText('departments'),
          instant('confirmed_at', nullable),
          text('role', 40, nullable),
          longText('note', nullable),
        ],
        indices: [new TableIndex({ name: 'circular_receipts_center', columnNames: ['center', 'circular'] })],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('circular_receipts');
    await db.dropTable('circulars');
  }
}
