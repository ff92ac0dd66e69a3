import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { nullable, text, whole } from '../../../kit/columns.ts';

export class MeasuresBelow1767225620002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.addColumn('kind_measures', new TableColumn(whole('rev', { default: 1 })));
    await db.addColumn('kind_measures', new TableColumn(text('owner', 16, nullable)));
    await db.addColumn('kind_measures', new TableColumn(text('owner_department', 100, nullable)));
  }

  async down(db: QueryRunner): Promise<void> {
    for (const column of ['rev', 'owner', 'owner_department']) await db.dropColumn('kind_measures', column);
  }
}
