import { type EntityManager, In, LessThan, Not } from 'typeorm';
import { pathTo } from '../../../shared/domain/access/jurisdiction.ts';
import type { Forgotten, Purge, Service } from '../../kit/subgraph.ts';
import { centersOf } from '../cases/centersOf.ts';
import { Disclosure } from '../cases/Disclosure.ts';
import { FileExport } from './FileExport.ts';

/** Empties the notes on looks at a reporter: they may speak of the person. Who looked, when and for what stays. */
export async function forgetLooks(tx: EntityManager, _service: Service, uid: string): Promise<Forgotten> {
  const { affected } = await tx.update(Disclosure, { uid, note: Not('') }, { note: '' });
  return { disclosureNotes: affected ?? 0 };
}

/**
 * Deletes old looks and exports; the ledger of a case keeps its lines of them. An export of an area in which a case is held stays:
 * the case may have been in it.
 */
export async function purgeLooks(tx: EntityManager, { tree }: Service, { before, held }: Purge): Promise<Forgotten> {
  const old = { at: LessThan(before) };
  const looks = await tx.delete(Disclosure, held.length === 0 ? old : { ...old, uid: Not(In([...held])) });
  const centers = [...(await centersOf(tx, held)).values()];
  const areas = [...new Set(centers.flatMap(center => pathTo(tree, center)))];
  const exports = await tx.delete(FileExport, areas.length === 0 ? old : { ...old, area: Not(In(areas)) });
  return { looks: looks.affected ?? 0, exports: exports.affected ?? 0 };
}
