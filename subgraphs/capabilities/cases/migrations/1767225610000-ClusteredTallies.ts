import type { MigrationInterface, QueryRunner } from 'typeorm';
import { clusterByKey, unclusterByKey } from '../../../kit/clusterByKey.ts';

/** Counters are read in the order of their key, and lie in it (P5). */
export class ClusteredTallies1767225610000 implements MigrationInterface {
  up(db: QueryRunner): Promise<void> {
    return clusterByKey(db, 'tallies');
  }

  down(db: QueryRunner): Promise<void> {
    return unclusterByKey(db, 'tallies');
  }
}
