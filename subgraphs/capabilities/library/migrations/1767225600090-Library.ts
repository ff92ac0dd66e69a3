import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { instant, key, longText, nullable, serial, text, whole, yesNo } from '../../../kit/columns.ts';

export class Library1767225600090 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'library_cases',
        columns: [
          serial('doc'),
          text('id', 36),
          text('series', 36),
          whole('edition'),
          text('number', 32, nullable),
          text('state', 16),
          whole('rev'),
          text('center', 16),
          text('path', 120),
          text('reach', 8),
          text('uid', 36, nullable),
          text('item', 100, nullable),
          text('item_key', 100),
          longText('causes'),
          text('title', 100),
          longText('problem'),
          longText('obstacle'),
          longText('solution'),
          text('basis', 300, nullable),
          text('effect', 500, nullable),
          yesNo('typical'),
          text('listing', 12),
          text('written_by', 64, nullable),
          instant('published_at', nullable),
          instant('changed_at'),
          longText('steps'),
        ],
        indices: [
          new TableIndex({ name: 'library_cases_id', columnNames: ['id'], isUnique: true }),
          new TableIndex({ name: 'library_cases_edition', columnNames: ['series', 'edition'], isUnique: true }),
          new TableIndex({ name: 'library_cases_case', columnNames: ['uid'] }),
          new TableIndex({ name: 'library_cases_desk', columnNames: ['center', 'state', 'changed_at', 'id'] }),
          new TableIndex({ name: 'library_cases_listed', columnNames: ['state', 'changed_at', 'id'] }),
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'library_terms',
        columns: [text('term', 40, key), whole('doc', key), whole('impact', key)],
        indices: [new TableIndex({ name: 'library_terms_doc', columnNames: ['doc'] })],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('library_terms');
    await db.dropTable('library_cases');
  }
}
