import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { longText, nullable } from '../../../kit/columns.ts';

/** Where the cases of a kind came: null until the next look, which is once a day. */
export class KindPlaces1767225650000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.addColumn('kinds', new TableColumn(longText('places', nullable)));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropColumn('kinds', 'places');
  }
}
