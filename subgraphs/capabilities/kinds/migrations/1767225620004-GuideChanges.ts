import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { day, instant, key, longText, nullable, text } from '../../../kit/columns.ts';

export class GuideChanges1767225620004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'guide_changes',
        columns: [
          text('id', 36, key),
          text('center', 16),
          text('changes', 16),
          text('item', 100),
          text('item_key', 64),
          text('text', 1000),
          text('basis', 300, nullable),
          text('department', 100),
          day('from_on'),
          text('kind', 36, nullable),
          text('state', 16),
          day('adopted_on', nullable),
          longText('days'),
          instant('looked_at', nullable),
          longText('steps'),
        ],
        indices: [new TableIndex({ name: 'guide_changes_listed', columnNames: ['center', 'from_on', 'id'] })],
      }),
    );
    await db.createTable(
      new Table({
        name: 'guide_change_cases',
        columns: [text('change', 36, key), text('uid', 36, key)],
        indices: [new TableIndex({ name: 'guide_change_cases_uid', columnNames: ['uid'] })],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('guide_change_cases');
    await db.dropTable('guide_changes');
  }
}
