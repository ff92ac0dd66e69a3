import type { EntityManager } from 'typeorm';
import type { CenterTree } from '../../../shared/domain/access/jurisdiction.ts';
import { CenterRow } from './CenterRow.ts';

/** The directory of centers as a database has it. */
export async function readTree(db: EntityManager): Promise<CenterTree> {
  const rows = await db.find(CenterRow, { order: { code: 'ASC' } });
  return new Map(rows.map(row => [row.code, row]));
}
