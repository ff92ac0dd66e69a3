import type { EntityManager, FindOptionsWhere } from 'typeorm';
import { log } from '../../../shared/log.ts';
import { SettingsError } from '../../../shared/settings.ts';
import { KitState } from '../KitState.ts';
import type { Job, Service } from '../subgraph.ts';
import { NOTHING_SEALED, provinceAt, type Sealer, type SealedRow, type SealedTable } from './sealedTable.ts';

const PLAIN = '';

/** Rows sealed in one transaction. */
const BATCH = 200;
const SCRUB = 'scrub';

export const tablesOf = ({ subgraph }: Pick<Service, 'subgraph'>): SealedTable[] =>
  subgraph.capabilities.flatMap(({ sealed = [] }) => sealed);

/**
 * Before a subgraph answers: its provinces have keys, no row needs a key that is lost, and what an older release wrote in
 * plain text is sealed, batch by batch; a start that is cut off goes on at the next one.
 */
export async function sealPlainRows(service: Service): Promise<void> {
  const tables = tablesOf(service);
  if (tables.length === 0) return;
  const { database, vault, name } = service;
  await vault.prepare([...service.tree.values()].filter(({ parent }) => parent === null).map(({ code }) => code));
  for (const table of tables) {
    const lost = (await marksIn(database.read, table)).filter(mark => isSealed(mark) && !vault.knows(mark));
    if (lost.length > 0)
      throw new SettingsError([
        `HUB_KEYS: ${table.name} of ${name} is encrypted with keys that the file does not have (${lost.join(', ')}); restore the key file from its backup`,
      ]);
    for (let done = 0, more = BATCH; more === BATCH; done += more) {
      more = await resealSome(service, table, PLAIN);
      if (more > 0) log.info({ subgraph: name, table: table.name, rows: done + more }, 'personal data is encrypted');
    }
  }
  if (!(await database.read.existsBy(KitState, { name: SCRUB }))) return;
  await database.scrub(); // the plain text is still on pages that the file has given up
  await database.write(tx => tx.delete(KitState, { name: SCRUB }));
}

/** Seals again, after a rotation, what stands under older keys. It may be cut off at any batch. */
export async function resealOldRows(service: Service): Promise<void> {
  const { database, vault, name } = service;
  for (const table of tablesOf(service))
    for (const mark of await marksIn(database.read, table)) {
      const province = isSealed(mark) ? vault.provinceOf(mark) : undefined;
      if (mark !== PLAIN && (province === undefined || mark === vault.mark(province, table.indexed))) continue;
      for (let more = BATCH; more === BATCH;) more = await resealSome(service, table, mark);
      log.info({ subgraph: name, table: table.name, mark }, 'personal data has left an older key');
    }
}

/** Goes on with a rotation a minute after it at the latest, in whichever process of the level has the turn. */
export const RESEAL_JOB: Job = { name: 'reseal', everySeconds: 60, run: resealOldRows };

const isSealed = (mark: string): boolean => mark !== PLAIN && mark !== NOTHING_SEALED;

/** Under which keys the rows of a table stand; the index on the column makes it cheap. */
export async function marksIn(read: Pick<EntityManager, 'query'>, { name }: SealedTable): Promise<string[]> {
  try {
    const rows = await read.query<{ mark: string }[]>(`select distinct sealed_with as mark from ${name}`);
    return rows.map(({ mark }) => mark);
  } catch (fault) {
    if (isOlder(fault)) return []; // a release without keys made it: nothing in it is sealed
    throw fault;
  }
}

/** Whether a database has no such table or column yet. */
const isOlder = (fault: unknown): boolean =>
  /^(ER_BAD_FIELD_ERROR|ER_NO_SUCH_TABLE)$/.test(String((fault as { code?: string }).code)) ||
  /no such (table|column)/.test((fault as Error).message);

async function resealSome(service: Service, table: SealedTable, mark: string): Promise<number> {
  const { entity, key } = table;
  return service.database.write(async tx => {
    const where = { sealedWith: mark } as FindOptionsWhere<SealedRow>;
    const rows = await tx.find(entity, { where, take: BATCH, ...(service.database.lockRow as object) });
    const centers = await table.centersOf(tx, [...new Set(rows.map(({ uid }) => uid))]);
    for (const row of rows) {
      const sealer = sealerFor(service, provinceAt(service, centers.get(row.uid) ?? ''), row, table.indexed);
      const id = Object.fromEntries(key.map(name => [name, row[name as keyof SealedRow]]));
      await tx.update(entity, id as FindOptionsWhere<SealedRow>, table.reseal(row as never, sealer));
    }
    if (mark === PLAIN && rows.length > 0) await tx.upsert(KitState, { name: SCRUB, value: 'due' }, ['name']);
    return rows.length;
  });
}

function sealerFor({ vault }: Service, province: string, { sealedWith }: SealedRow, indexed: boolean): Sealer {
  return {
    read: (place, stored) => (isSealed(sealedWith) ? vault.open(place, stored) : stored),
    seal: (place, text) => vault.seal(province, place, text),
    resealBytes: (place, stored) => vault.sealBytes(province, place, vault.openBytes(place, stored)),
    hash: (kind, value) => vault.hash(province, kind, value),
    mark: vault.mark(province, indexed),
  };
}
