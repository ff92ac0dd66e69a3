import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { clusterByKey, unclusterByKey } from '../../../kit/clusterByKey.ts';
import { key, text, whole } from '../../../kit/columns.ts';

/** Counters lie in the order in which they are read; what an area has too many of is summed as it is counted (P5). */
export class Sums1767225610001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await clusterByKey(db, 'overseen_tallies');
    await db.createTable(
      new Table({
        name: 'overseen_sums',
        columns: [
          text('area', 16, key),
          text('figure', 16, key),
          text('dimension', 16, key),
          text('span', 10, key),
          text('value', 64, key),
          text('level', 16, key),
          whole('n'),
        ],
        withoutRowid: true,
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('overseen_sums');
    await unclusterByKey(db, 'overseen_tallies');
  }
}
