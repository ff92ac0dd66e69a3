import { join } from 'node:path';
import type { EntityManager } from 'typeorm';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { checkFit } from '../../../shared/domain/policy/checkFit.ts';
import { BASE, type PackVersion, sameValue, versionName } from '../../../shared/domain/policy/pack.ts';
import { log } from '../../../shared/log.ts';
import { readPackFolder, readStoredText } from '../../../shared/policy/readPacks.ts';
import { PROJECT_ROOT } from '../../../shared/projectRoot.ts';
import { isKeyTaken } from '../../kit/database.ts';
import type { Service } from '../../kit/subgraph.ts';
import { PackRow } from './PackRow.ts';

/** The packs that come with the hub. */
export const PACK_FOLDER = join(PROJECT_ROOT, 'subgraphs/seeds/policy');

/** All versions that a level has, by name and number. */
export async function readStored(db: EntityManager): Promise<PackVersion[]> {
  const rows = await db.find(PackRow, { order: { pack: 'ASC', version: 'ASC' } });
  return rows.map(row => readStoredText(completed(row)));
}

let shipped: string | undefined;

/**
 * The text of a stored version. A `base` of an older release says nothing of keys that have come since: what ships with this one
 * is read into it, so that an update needs no new version, and nothing changes that was said. The row stays as it was.
 */
function completed({ pack, body }: PackRow): string {
  if (pack !== BASE) return body;
  shipped ??= JSON.stringify(readPackFolder(PACK_FOLDER).findLast(one => one.pack === BASE)?.terms);
  const stored = JSON.parse(body) as { terms: object };
  return JSON.stringify({ ...stored, terms: { ...(JSON.parse(shipped) as object), ...stored.terms } });
}

/** Stores a version; the caller has checked it. */
export const store = (tx: EntityManager, pack: PackVersion, at: Date, publishedBy: string | null) =>
  tx.insert(PackRow, {
    pack: pack.pack,
    version: pack.version,
    effectiveFrom: pack.effectiveFrom,
    body: JSON.stringify(pack),
    publishedAt: at.toISOString(),
    publishedBy,
  });

/**
 * Reads the versions again if there are more of them than this process knows: another process over the same database may
 * have published one. Rows are only ever added, so their number tells.
 */
export async function refreshPolicies(service: Service): Promise<void> {
  const { read } = service.database;
  if ((await read.count(PackRow)) !== service.policies.length) service.policies = await readStored(read);
}

/** Makes sure that the versions of a case are known here, before it is worked on under them. */
export async function knowVersions(service: Service, { policy }: { policy: string }): Promise<void> {
  const known = new Set(service.policies.map(versionName));
  if (policy.split(' ').some(name => name !== '' && !known.has(name))) await refreshPolicies(service);
}

/**
 * Brings the packs of a folder into the level's book, those that are not there yet, and fills `service.policies`. What is
 * stored stays as it is, also where the folder says something else under the same name: cases refer to it. Packs that do
 * not fit together stop the start, because a level without rules would refuse everything later on.
 */
export async function openPolicies(service: Service, folder = PACK_FOLDER): Promise<void> {
  const { database, tree, now, name: subgraph } = service;
  const seeds = readOrExplain(() => readPackFolder(folder));
  const stored = await readStored(database.read);
  const known = new Map(stored.map(pack => [versionName(pack), pack]));
  for (const seed of seeds) {
    const kept = known.get(versionName(seed));
    if (kept && !sameValue(kept, seed))
      log.warn(
        { subgraph, pack: versionName(seed) },
        'the folder has another text for a stored pack; the stored one stays',
      );
  }
  const missing = seeds.filter(seed => !known.has(versionName(seed)));
  if (missing.length > 0) {
    readOrExplain(() => checkFit([...stored, ...missing], tree, beijingDay(now())));
    await addMissing(service, missing);
  }
  service.policies = await readStored(database.read);
}

async function addMissing({ database, now }: Service, missing: readonly PackVersion[]): Promise<void> {
  try {
    await database.write(async tx => {
      for (const pack of missing) await store(tx, pack, now(), null);
    });
  } catch (fault) {
    // another process of this level starts at the same moment, and was faster with the same packs
    if (!isKeyTaken(fault)) throw fault;
  }
}

/** A refusal says its reason in its parameters; at the start nobody would translate them. */
function readOrExplain<T>(work: () => T): T {
  try {
    return work();
  } catch (refusal) {
    if (!(refusal instanceof DomainError)) throw refusal;
    throw new Error(`the policy packs cannot be used: ${refusal.code} ${JSON.stringify(refusal.params)}`, {
      cause: refusal,
    });
  }
}
