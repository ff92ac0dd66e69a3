import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { key, longText, text, whole } from '../../../kit/columns.ts';

export class Forecast1767225600092 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({ name: 'forecast_spreads', columns: [text('name', 120, key), whole('cases'), longText('days')] }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('forecast_spreads');
  }
}
