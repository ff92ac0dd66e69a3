import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex } from 'typeorm';
import { key, longText, nullable, text, whole } from '../../../kit/columns.ts';

/** Lines that are there keep their words inside their detail: their hashes cover it as it stands. */
export class EntryWords1767225600052 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.addColumn('case_entries', new TableColumn(text('words_hash', 64, nullable)));
    await db.createTable(
      new Table({
        name: 'entry_words',
        columns: [text('uid', 36, key), whole('no', key), longText('sealed'), text('sealed_with', 40)],
        indices: [new TableIndex({ name: 'entry_words_sealed', columnNames: ['sealed_with'] })],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('entry_words');
    await db.dropColumn('case_entries', 'words_hash');
  }
}
