import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex } from 'typeorm';
import { instant, key, longText, nullable, text } from '../../../kit/columns.ts';

export class Comparison1767225600081 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.addColumn('overseen_files', new TableColumn(longText('compared', nullable)));
    await db.createTable(
      new Table({
        name: 'comparison_exclusions',
        columns: [
          text('id', 36, key),
          text('uid', 36),
          text('level', 16),
          text('center', 16),
          longText('reason'),
          instant('at'),
          text('by_person', 64),
          text('by_role', 32),
          instant('lifted_at', nullable),
          text('lifted_by', 64, nullable),
          longText('lift_reason', nullable),
        ],
        indices: [
          new TableIndex({ name: 'comparison_exclusions_file', columnNames: ['uid', 'level'] }),
          new TableIndex({ name: 'comparison_exclusions_center', columnNames: ['center', 'at'] }),
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('comparison_exclusions');
    await db.dropColumn('overseen_files', 'compared');
  }
}
