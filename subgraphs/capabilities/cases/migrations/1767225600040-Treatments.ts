import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { day, instant, longText, nullable, serial, text, whole } from '../../../kit/columns.ts';

export class Treatments1767225600040 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'treatments',
        columns: [
          serial('id'),
          text('uid', 36),
          whole('no'),
          text('kind', 16),
          whole('round'),
          text('center', 16),
          text('number', 40),
          text('item', 100, nullable),
          text('item_key', 100),
          text('subject', 100),
          longText('said'),
          longText('route', nullable),
          text('article', 500, nullable),
          text('rule_key', 40),
          text('rule_cite', 500),
          text('rule_pack', 40),
          text('policy', 200),
          text('exclusion', 24, nullable),
          text('provincial', 16, nullable),
          longText('causes'),
          instant('at'),
          day('on_day'),
        ],
      }),
    );
    const index = (name: string, columnNames: string[]) =>
      db.createIndex('treatments', new TableIndex({ name, columnNames }));
    await index('treatments_uid', ['uid']);
    await index('treatments_at', ['at', 'id']);
    await index('treatments_item', ['item_key', 'at']);
    await index('treatments_center', ['center', 'at']);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('treatments');
  }
}
