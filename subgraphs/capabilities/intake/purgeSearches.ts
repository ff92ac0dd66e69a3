import { type EntityManager, In, LessThan } from 'typeorm';
import type { Forgotten, Purge, Service } from '../../kit/subgraph.ts';
import { provinceAt } from '../../kit/vault/sealedTable.ts';
import { centersOf } from '../cases/centersOf.ts';
import { Reporter } from './Reporter.ts';
import { ReporterSearch } from './ReporterSearch.ts';
import { HASHED, openReporter } from './sealReporter.ts';

const AT_ONCE = 500;

/** Deletes old records of who searched for a reporter, except for one whose case somebody holds. */
export async function purgeSearches(tx: EntityManager, service: Service, { before, held }: Purge): Promise<Forgotten> {
  const kept = await hashesOf(tx, service, held);
  const old = await tx.find(ReporterSearch, {
    where: { at: LessThan(before) },
    select: { seq: true, phoneHash: true, idHash: true },
  });
  const gone = old.filter(({ phoneHash, idHash }) => !kept.has(phoneHash ?? '') && !kept.has(idHash ?? ''));
  for (let i = 0; i < gone.length; i += AT_ONCE)
    await tx.delete(ReporterSearch, { seq: In(gone.slice(i, i + AT_ONCE).map(({ seq }) => seq)) });
  return { reporterSearches: gone.length };
}

/** The hashes under which the reporters of held cases can have been looked for, also under index keys that were replaced. */
async function hashesOf(tx: EntityManager, service: Service, held: readonly string[]): Promise<ReadonlySet<string>> {
  const { vault } = service;
  const hashes = new Set<string>();
  const centers = await centersOf(tx, held);
  for (const row of await tx.findBy(Reporter, { uid: In([...held]) })) {
    const province = provinceAt(service, centers.get(row.uid) ?? '');
    const { phone, idNumber } = openReporter(row, vault.open);
    const asked = [HASHED.phone(phone), ...(idNumber === null ? [] : [HASHED.idNumber(idNumber)])];
    for (const [kind, value] of asked) for (const hash of vault.hashes(province, kind, value)) hashes.add(hash);
  }
  return hashes;
}
