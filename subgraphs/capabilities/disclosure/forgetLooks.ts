import { type EntityManager, In, LessThan, Not } from 'typeorm';
import type { Forgotten, Purge, Service } from '../../kit/subgraph.ts';
import { Disclosure } from '../cases/Disclosure.ts';
import { FileExport } from './FileExport.ts';

/** Empties the notes on looks at a reporter: they may speak of the person. Who looked, when and for what stays. */
export async function forgetLooks(tx: EntityManager, _service: Service, uid: string): Promise<Forgotten> {
  const { affected } = await tx.update(Disclosure, { uid, note: Not('') }, { note: '' });
  return { disclosureNotes: affected ?? 0 };
}

/** Deletes old looks and exports; the ledger of a case keeps its lines of them. */
export async function purgeLooks(tx: EntityManager, _service: Service, { before, held }: Purge): Promise<Forgotten> {
  const old = { at: LessThan(before) };
  const looks = await tx.delete(Disclosure, held.length === 0 ? old : { ...old, uid: Not(In([...held])) });
  const exports = await tx.delete(FileExport, old);
  return { looks: looks.affected ?? 0, exports: exports.affected ?? 0 };
}
