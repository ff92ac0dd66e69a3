import type { EntityManager } from 'typeorm';
import type { Service } from '../../kit/subgraph.ts';
import { LibraryRow } from './LibraryRow.ts';

/** Forgets which case it was made of once its reporter is forgotten; what is not written yet goes with that. */
export async function forgetCase(tx: EntityManager, _service: Service, uid: string): Promise<Record<string, number>> {
  const { affected } = await tx.delete(LibraryRow, { uid, state: 'suggested' });
  await tx.update(LibraryRow, { uid }, { uid: null });
  return affected ? { librarySuggestions: affected } : {};
}
