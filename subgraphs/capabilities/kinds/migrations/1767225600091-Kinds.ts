import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { day, instant, key, longText, nullable, text, whole, yesNo } from '../../../kit/columns.ts';

export class Kinds1767225600091 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'kinds',
        columns: [
          text('id', 36, key),
          text('center', 16),
          text('item', 64),
          text('cause', 24, nullable),
          text('rule', 500, nullable),
          text('pair', 60, nullable),
          text('state', 16),
          ...['weight', 'cases', 'centers', 'months', 'expected', 'bad'].map(name => whole(name)),
          yesNo('stands'),
          longText('days'),
          longText('uids'),
          text('owner', 16, nullable),
          text('owner_department', 100, nullable),
          instant('looked_at'),
          longText('steps'),
        ],
        indices: [
          new TableIndex({ name: 'kinds_listed', columnNames: ['center', 'state', 'weight', 'id'] }),
          new TableIndex({ name: 'kinds_item', columnNames: ['item'] }),
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'kind_measures',
        columns: [
          text('id', 36, key),
          text('kind', 36),
          text('center', 16),
          text('item', 64),
          text('cause', 24, nullable),
          text('what', 24),
          text('term', 12),
          text('text', 1000),
          text('basis', 300, nullable),
          day('from_on'),
          day('ends_on', nullable),
          day('permanent_on', nullable),
          longText('uids'),
          longText('steps'),
        ],
        indices: [
          new TableIndex({ name: 'kind_measures_kind', columnNames: ['kind', 'from_on', 'id'] }),
          new TableIndex({ name: 'kind_measures_item', columnNames: ['item'] }),
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('kind_measures');
    await db.dropTable('kinds');
  }
}
