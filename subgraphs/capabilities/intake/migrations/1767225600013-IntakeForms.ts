import { type MigrationInterface, type QueryRunner, Table, TableColumn } from 'typeorm';
import { key, longText, text } from '../../../kit/columns.ts';

export class IntakeForms1767225600013 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.addColumn('reporters', new TableColumn(text('kind', 16, { default: "'citizen'" })));
    await db.createTable(
      new Table({ name: 'form_values', columns: [text('uid', 36, key), text('form', 40, key), longText('filled')] }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('form_values');
    await db.dropColumn('reporters', 'kind');
  }
}
