import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { instant, longText, serial, text, yesNo } from '../../../kit/columns.ts';

export class Views1767225600111 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'saved_views',
        columns: [
          serial('id'),
          text('owner', 64),
          text('center', 16),
          text('role', 32),
          text('list', 16),
          text('name', 40),
          longText('filter'),
          longText('columns'),
          yesNo('shared'),
          instant('saved_at'),
        ],
        indices: [
          new TableIndex({ name: 'saved_views_own', columnNames: ['owner', 'list', 'id'] }),
          new TableIndex({ name: 'saved_views_shared', columnNames: ['center', 'role', 'list', 'id'] }),
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('saved_views');
  }
}
