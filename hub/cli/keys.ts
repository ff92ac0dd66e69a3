import type { DataSource } from 'typeorm';
import { beijingDay } from '../../shared/domain/clock/workdays.ts';
import { LEVELS } from '../../shared/domain/levels.ts';
import { SettingsError, type Settings } from '../../shared/settings.ts';
import { readEdition } from '../../subgraphs/capabilities/directory/readEdition.ts';
import {
  changeKeyFile,
  KEY_USES,
  type KeyFile,
  lacking,
  makeKeyFile,
  openKeyFile,
  readKeyFile,
  withNewKeys,
} from '../../subgraphs/kit/vault/keyFile.ts';
import type { ProfileName } from '../../subgraphs/kit/vault/profiles.ts';
import { DIRECTORY_FOLDER, keyFileOf, placeOf } from '../../subgraphs/places.ts';
import { settingsOfProcess } from '../config.ts';

const say = (text: string) => void process.stdout.write(`${text}\n`);

/** A process that is writing with the older key has ended by then. */
const RETIRE_AFTER_MS = 60_000;

const provincesOf = ({ HUB_DIRECTORY }: Settings): Map<string, string> =>
  new Map(
    [...readEdition(HUB_DIRECTORY ?? DIRECTORY_FOLDER).rows.values()]
      .filter(({ parent }) => parent === null)
      .map(({ code, name }) => [code, name]),
  );

/** The provinces meant: the one named, which must be in the directory, or all. */
function meant(settings: Settings, province: string | undefined): string[] {
  const known = provincesOf(settings);
  if (province !== undefined && !known.has(province))
    throw new SettingsError([`--province ${province}: the directory has no such province; 340000 is 安徽省`]);
  return province === undefined ? [...known.keys()] : [province];
}

/** `hub keys new`: makes the key file where there is none, and the keys that provinces lack. Changes no key that is there. */
export async function runKeysNew(options: {
  profile?: ProfileName;
  master?: string;
  province?: string;
}): Promise<void> {
  const settings = settingsOfProcess();
  const file = keyFileOf(settings);
  const provinces = meant(settings, options.province);
  const made = makeKeyFile(file, options.profile ?? 'aes-256-gcm', options.master);
  const refused = made ? undefined : (options.master ?? options.profile);
  if (refused !== undefined)
    throw new SettingsError([`${file} is there already: its keys get another profile with: npx hub keys rotate`]);
  let count = 0;
  await changeKeyFile(file, held =>
    KEY_USES.reduce((so, use) => {
      const wanted = { provinces: lacking(so, provinces, use), uses: [use], at: new Date() };
      count += wanted.provinces.length;
      return withNewKeys(file, so, wanted);
    }, held),
  );
  say(`${made ? 'made' : 'kept'} ${file}: ${count} new keys`);
  if (made) say('Copy it to a safe place, apart from the data: without it the personal data cannot be read any more.');
}

/** `hub keys list`: which keys there are and which are in use; never the keys themselves. */
export async function runKeysList(): Promise<void> {
  const settings = settingsOfProcess();
  const ring = openKeyFile(keyFileOf(settings));
  if (!ring) throw noFile(settings);
  const names = provincesOf(settings);
  const used = await keysInUse(settings);
  for (const { id, province, use, profile, made } of ring.keys) {
    const newest = ring.keys.findLast(one => one.province === province && one.use === use)?.id === id;
    const state = newest ? 'in use' : used.has(id) ? 'old, rows still need it' : 'old, may be retired';
    say([id, province, names.get(province) ?? '', use, profile, beijingDay(new Date(made)), state].join('\t'));
  }
}

/** `hub keys rotate`: a new data key, and with --index a new index key, for one province or all. Running hubs notice by themselves. */
export async function runKeysRotate(options: {
  province?: string;
  profile?: ProfileName;
  index?: boolean;
}): Promise<void> {
  const settings = settingsOfProcess();
  const file = keyFileOf(settings);
  const provinces = meant(settings, options.province);
  const uses = options.index ? KEY_USES : (['data'] as const);
  const { profile } = options;
  await changeKeyFile(file, held =>
    withNewKeys(file, held, { provinces, uses, at: new Date(), ...(profile ? { profile } : {}) }),
  );
  say(`${provinces.length * uses.length} new keys in ${file}; copy it to its safe place again.`);
  say('A running hub goes on under them and encrypts older rows again; then: npx hub keys retire');
}

/** `hub keys retire`: removes the older keys that no row of any level needs. */
export async function runKeysRetire(): Promise<void> {
  const settings = settingsOfProcess();
  const file = keyFileOf(settings);
  if (!readKeyFile(file)) throw noFile(settings);
  const { retired, kept } = await retireKeys(file, () => keysInUse(settings), new Date());
  for (const { id, province, use } of retired) say(`retired\t${id}\t${province}\t${use}`);
  for (const { id, why } of kept) say(`kept\t${id}\t${why}`);
  if (retired.length + kept.length === 0) say('there is no older key');
}

/** Removes from a key file what is superseded, not needed, and not so fresh that somebody may still write with it. */
export async function retireKeys(
  file: string,
  inUse: () => Promise<ReadonlySet<string>>,
  now: Date,
): Promise<{ retired: KeyFile['keys']; kept: { id: string; why: string }[] }> {
  const used = await inUse();
  const retired: KeyFile['keys'] = [];
  const kept: { id: string; why: string }[] = [];
  await changeKeyFile(file, held => {
    for (const key of held.keys) {
      const newer = held.keys.filter(({ province, use }) => province === key.province && use === key.use);
      const next = newer[newer.indexOf(key) + 1];
      if (!next) continue;
      if (used.has(key.id)) kept.push({ id: key.id, why: 'rows still need it; a running hub encrypts them again' });
      else if (now.getTime() - Date.parse(next.made) < RETIRE_AFTER_MS)
        kept.push({ id: key.id, why: 'it was replaced less than a minute ago' });
      else retired.push(key);
    }
    return retired.length === 0 ? held : { ...held, keys: held.keys.filter(key => !retired.includes(key)) };
  });
  return { retired, kept };
}

/** The keys that rows of the four levels stand under. Every level is asked: one that does not answer keeps all keys. */
export async function keysInUse(settings: Settings): Promise<Set<string>> {
  // the other commands need neither database nor levels, and start at once without them
  const [{ SUBGRAPHS }, { lookInto }, { marksIn }] = await Promise.all([
    import('../../subgraphs/all.ts'),
    import('../../subgraphs/kit/lookInto.ts'),
    import('../../subgraphs/kit/vault/sealedRows.ts'),
  ]);
  const ids = new Set<string>();
  for (const level of LEVELS)
    await lookInto(placeOf(settings), level, async (source: DataSource) => {
      for (const { sealed = [] } of SUBGRAPHS[level].capabilities)
        for (const table of sealed)
          for (const mark of await marksIn(source.manager, table)) for (const id of mark.split('.')) ids.add(id);
    });
  return ids;
}

const noFile = (settings: Settings) =>
  new SettingsError([`HUB_KEYS: there is no key file at ${keyFileOf(settings)}; make one with: npx hub keys new`]);
