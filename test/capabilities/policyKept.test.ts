import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PackVersion } from '../../shared/domain/policy/pack.ts';
import type { PolicyValues } from '../../shared/domain/policy/policy.ts';
import { log } from '../../shared/log.ts';
import { readSettings } from '../../shared/settings.ts';
import { openPolicies, readStored, refreshPolicies, store } from '../../subgraphs/capabilities/policy/keepPacks.ts';
import { PackRow } from '../../subgraphs/capabilities/policy/PackRow.ts';
import { policyAt } from '../../subgraphs/capabilities/policy/policyAt.ts';
import { inProcessBus } from '../../subgraphs/kit/bus/inProcess.ts';
import { receive } from '../../subgraphs/kit/inbox.ts';
import type { Service } from '../../subgraphs/kit/subgraph.ts';
import { openSubgraph } from '../../subgraphs/openSubgraph.ts';
import { packOf } from '../domain/policy/somePacks.ts';
import { keyFile } from '../testkit/keyFile.ts';
import { smallDirectory } from '../testkit/smallDirectory.ts';

const TODAY = '2026-11-20';
const now = new Date(`${TODAY}T02:00:00.000Z`);
const citizen = (n: number): Partial<PolicyValues> => ({ 'clock.citizen': { unit: 'workday', n } });
const packFor = (name: string, values: Partial<PolicyValues>, more: Partial<PackVersion> = {}) =>
  packOf(name, values, { centers: ['340882'], effectiveFrom: TODAY, ...more });

/** One level by itself. */
let township: Service;
const folders = [
  mkdtempSync(join(tmpdir(), 'doudi-packs-')),
  smallDirectory(),
  mkdtempSync(join(tmpdir(), 'doudi-seeds-')),
];
const [data = '', directory = '', folder = ''] = folders;
beforeAll(async () => {
  log.level = 'error';
  const settings = readSettings({ HUB_DATA: data, HUB_DIRECTORY: directory, HUB_KEYS: await keyFile(data) });
  township = await openSubgraph('township', settings, { bus: inProcessBus(), now: () => now });
  const locking = packOf('anhui@2', {}, { centers: ['340000'], effectiveFrom: TODAY, locks: ['closing.*'] });
  await township.database.write(tx => store(tx, locking, now, null));
  await refreshPolicies(township);
}, 240_000);
afterAll(async () => {
  await township?.stop();
  for (const one of folders) rmSync(one, { recursive: true, force: true });
});

const names = async () => (await readStored(township.database.read)).map(({ pack, version }) => `${pack}@${version}`);

describe('a database of an older release', () => {
  it('says nothing of keys that have come since: they hold as this release ships them, and what was said stays', async () => {
    const at = { pack: 'base', version: 1 };
    const row = await township.database.read.findOneByOrFail(PackRow, at);
    const older = JSON.parse(row.body) as PackVersion;
    const { 'visit.rules': _newer, ...terms } = older.terms;
    const said = { ...terms, 'clock.citizen': { value: { unit: 'workday', n: 9 }, cite: '旧版' } };
    const body = JSON.stringify({ ...older, terms: said });
    await township.database.write(tx => tx.update(PackRow, at, { body }));
    await openPolicies(township);
    const policy = policyAt(township, '420102', TODAY);
    expect(policy.terms['visit.rules'].value).toEqual(older.terms['visit.rules']?.value);
    expect(policy.terms['clock.citizen']).toMatchObject({ value: { n: 9 }, cite: expect.stringContaining('旧版') });
    expect((await township.database.read.findOneByOrFail(PackRow, at)).body).toBe(body);
    await township.database.write(tx => tx.update(PackRow, at, { body: row.body }));
    await openPolicies(township);
  });
});

describe('a version that arrives from above', () => {
  const message = (seq: number, pack: PackVersion, to = 'township') => ({
    origin: 'county@0123abcd',
    seq,
    to,
    topic: 'policy.published',
    uid: '6ff1f4a1-3a6c-4f4f-8a39-3bb0a5f1d6a1',
    body: { ...pack } as Record<string, unknown>,
  });
  const heard = async (seq: number, pack: PackVersion) => (await receive(township, message(seq, pack))).refusal;
  const sent = packFor('heard@1', citizen(5), { centers: ['340882100'] });

  it('is stored once, however often it comes', async () => {
    expect([await heard(1, sent), await heard(1, sent), await heard(2, sent)]).toEqual([null, null, null]);
    expect((await names()).filter(name => name === 'heard@1')).toHaveLength(1);
    expect(policyAt(township, '340882100', TODAY).chain).toMatch(/ heard@1$/);
  });

  it('is refused where its name stands for something else', async () => {
    expect(await heard(3, { ...sent, ...packFor('heard@1', citizen(6), { centers: ['340882100'] }) })).toBe(
      'POLICY_VERSION_TAKEN',
    );
    expect(policyAt(township, '340882100', TODAY).terms['clock.citizen'].value.n).toBe(5);
  });

  it.each<[number, string, PackVersion]>([
    [4, 'POLICY_VALUE_INVALID', packFor('bad@1', citizen(0))],
    [5, 'POLICY_KEY_LOCKED', packFor('bad@1', { 'closing.redoLimit': 5 }, { centers: ['340882101'] })],
  ])('is refused where it cannot hold (%d): %s', async (seq, code, pack) => {
    expect(await heard(seq, pack)).toBe(code);
    expect((await names()).includes('bad@1')).toBe(false);
  });
});

describe('the start of a level', () => {
  const put = (pack: PackVersion) =>
    writeFileSync(join(folder, `${pack.pack}@${pack.version}.json`), JSON.stringify(pack));

  it('brings what is new, and leaves what is stored as it is, whatever the folder says', async () => {
    const seed = packFor('seeded@1', citizen(4), { centers: ['340800'] });
    put(seed);
    await openPolicies(township, folder);
    const stored = await names();
    expect(stored).toContain('seeded@1');
    put({ ...seed, ...packFor('seeded@1', citizen(9), { centers: ['340800'] }) });
    await openPolicies(township, folder);
    expect(await names()).toEqual(stored);
    expect(policyAt(township, '340800', TODAY).terms['clock.citizen'].value.n).toBe(4);
  });

  it('is stopped by packs that do not fit together, and says which', async () => {
    put(packFor('twice@1', {}, { centers: ['340800'] }));
    const before = await names();
    await expect(openPolicies(township, folder)).rejects.toThrow(/POLICY_VALUE_INVALID.*centerTwice.*340800/);
    expect(await names()).toEqual(before);
  });

  it('hears of a version that another process of the level has published', async () => {
    await township.database.write(tx => store(tx, packFor('other@1', citizen(3), { centers: ['340100'] }), now, 'x'));
    expect(policyAt(township, '340100', TODAY).chain).toBe('base@1 anhui@2');
    await refreshPolicies(township);
    expect(policyAt(township, '340100', TODAY).chain).toBe('base@1 anhui@2 other@1');
    const known = township.policies;
    await refreshPolicies(township);
    expect(township.policies).toBe(known);
  });
});
