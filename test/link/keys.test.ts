import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { canonicalJson } from '../../shared/link/canonicalJson.ts';
import { openLevelKeys } from '../../shared/link/levelKeys.ts';
import { openLinkKeys, signingKey } from '../../shared/link/linkKeys.ts';
import { seenNonces } from '../../shared/link/nonces.ts';
import { refusalLog } from '../../shared/link/refusalLog.ts';
import { isAnswerSigned, isRequestSigned, readHeader, signAnswer, signRequest } from '../../shared/link/signature.ts';
import { log } from '../../shared/log.ts';
import { readSettings, SettingsError } from '../../shared/settings.ts';
import { openSubgraphKeys } from '../../subgraphs/openSubgraphKeys.ts';
import { linkKeysCommand } from '../testkit/linkKeysCommand.ts';

const root = mkdtempSync(join(tmpdir(), 'doudi-keys-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folder: string;
let count = 0;
beforeEach(() => {
  folder = join(root, String((count += 1)));
  log.level = 'silent';
});
afterEach(() => {
  log.level = 'info';
});

const json = (...path: string[]) => JSON.parse(readFileSync(join(folder, ...path), 'utf8'));
const SUBGRAPHS = ['directory', 'province', 'city', 'county', 'township'];

function mistakesOf(make: () => unknown): string {
  try {
    make();
  } catch (fault) {
    if (fault instanceof SettingsError) return fault.mistakes.join('\n');
    throw fault;
  }
  return '';
}

describe('hub link-keys', () => {
  it('gives each process what it may know, and nobody else may read it', async () => {
    await linkKeysCommand('new', '--folder', folder);
    expect(Object.keys(json('gateway', 'keys.json')).sort()).toEqual([...SUBGRAPHS].sort());
    for (const name of SUBGRAPHS) {
      expect(json(name, 'keys.json')).toEqual({ [name]: json('gateway', 'keys.json')[name] });
      expect(statSync(join(folder, name, 'keys.json')).mode & 0o777).toBe(0o600);
      if (name === 'directory') continue;
      expect(statSync(join(folder, name, 'level-keys.json')).mode & 0o777).toBe(0o600);
      const { level, own, levels } = json(name, 'level-keys.json');
      expect([level, own.length, Object.keys(levels).sort()]).toEqual([
        name,
        1,
        SUBGRAPHS.filter(other => other !== 'directory').sort(),
      ]);
      // the private half of a level stands in its own file and in no other
      for (const other of SUBGRAPHS.slice(1).filter(one => one !== name))
        expect(JSON.stringify(json(other, 'level-keys.json'))).not.toContain(own[0].d);
    }
    const kids = SUBGRAPHS.map(name => json(name, 'keys.json')[name][0].key);
    expect(new Set(kids).size).toBe(SUBGRAPHS.length);
  });

  it('overwrites nothing', async () => {
    await linkKeysCommand('new', '--folder', folder);
    await expect(linkKeysCommand('new', '--folder', folder)).rejects.toThrow(/npx hub link-keys rotate/);
    rmSync(join(folder, 'gateway'), { recursive: true });
    await expect(linkKeysCommand('new', '--folder', folder)).rejects.toThrow(SettingsError);
  });

  it('keeps the key of before for one more rotation', async () => {
    await linkKeysCommand('new', '--folder', folder);
    const kids: string[][] = [];
    for (let i = 0; i < 3; i++) {
      kids.push(json('gateway', 'keys.json').county.map(({ kid }: { kid: string }) => kid));
      await linkKeysCommand('rotate', '--folder', folder);
    }
    expect(kids.map(({ length }) => length)).toEqual([1, 2, 2]);
    expect(kids[1]?.[0]).toBe(kids[0]?.[0]);
    expect(kids[2]?.[0]).toBe(kids[1]?.[1]);
    expect(json('county', 'keys.json').county).toEqual(json('gateway', 'keys.json').county);
    const { own, levels } = json('county', 'level-keys.json');
    expect(own.map(({ kid }: { kid: string }) => kid)).toEqual(levels.county.map(({ kid }: { kid: string }) => kid));
    expect(json('city', 'level-keys.json').levels).toEqual(levels);
  });

  it('keeps the key that signs today while the new ones begin later', async () => {
    await linkKeysCommand('new', '--folder', folder);
    const [today] = json('gateway', 'keys.json').county;
    for (let i = 0; i < 3; i++) await linkKeysCommand('rotate', '--folder', folder, '--begin', '2099-01-01T00:00:00Z');
    const keys = openLinkKeys(join(folder, 'gateway', 'keys.json')).current();
    expect(signingKey(keys.county ?? [], Date.now())?.kid).toBe(today.kid);
    expect(
      signingKey(openLevelKeys(join(folder, 'county', 'level-keys.json')).current().own, Date.now()),
    ).toBeDefined();
  });

  it.each([
    [
      ['rotate', '--folder', join(root, 'nowhere')],
      /gateway\/keys\.json cannot be read \(ENOENT\); npx hub link-keys new/,
    ],
    [['rotate', '--folder', root, '--begin', 'tomorrow'], /--begin tomorrow: must be as 2026-12-01T02:00:00Z/],
  ])('says what is wrong: %j', async (words, remedy) => {
    await expect(linkKeysCommand(...words)).rejects.toThrow(remedy);
  });
});

describe('a file of keys', () => {
  const file = () => join(folder, 'keys.json');
  const KEY = { kid: 'a', key: 'A'.repeat(43) };
  const write = (content: unknown) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file(), typeof content === 'string' ? content : JSON.stringify(content), { mode: 0o600 });
  };

  it.each([
    ['not there', undefined, /cannot be read \(ENOENT\)/],
    ['not JSON', '{', /is not JSON/],
    ['a list', [], /HUB_LINK_KEYS/],
    ['without keys', { county: [] }, /county: must have a key/],
    ['with a key that is too short', { county: [{ kid: 'a', key: 'geheim' }] }, /county\.0\.key: must be 32 bytes/],
    ['with a key without a name', { county: [{ ...KEY, kid: '' }] }, /county\.0\.kid: must be 1 to 64/],
    ['with a name that is a path', { county: [{ ...KEY, kid: '../a' }] }, /county\.0\.kid/],
    ['with two keys of one name', { county: [KEY, KEY] }, /county: has two keys of one name/],
    ['with a time that is none', { county: [{ ...KEY, from: 'soon' }] }, /county\.0\.from/],
  ])('%s is refused, with its place, its remedy, and no key', (_what, content, why) => {
    if (content !== undefined) write(content);
    const told = mistakesOf(() => openLinkKeys(file()));
    expect(told).toMatch(why);
    expect(told).toMatch(/^HUB_LINK_KEYS: .*npx hub link-keys new/);
    expect(told).not.toMatch(/geheim|AAAA/);
  });

  it('with a level key that is none is refused', async () => {
    await linkKeysCommand('new', '--folder', folder);
    const path = join(folder, 'county', 'level-keys.json');
    const good = json('county', 'level-keys.json');
    writeFileSync(path, JSON.stringify({ ...good, level: 'village' }));
    expect(mistakesOf(() => openLevelKeys(path))).toMatch(/HUB_LEVEL_KEYS: .*level/);
    writeFileSync(path, JSON.stringify({ ...good, own: [{ ...good.own[0], x: 'short' }] }));
    expect(mistakesOf(() => openLevelKeys(path))).toMatch(/own\.0\.x: must be 32 bytes/);
  });

  it('is read again when it has changed, and the old keys stay while it cannot be read', () => {
    write({ county: [KEY] });
    const keys = openLinkKeys(file());
    const before = keys.current();
    expect(keys.look()).toBe(before);
    write({ county: [KEY, { ...KEY, kid: 'b' }] });
    utimesSync(file(), new Date(), new Date(Date.now() + 5_000));
    expect(keys.look().county?.map(({ kid }) => kid)).toEqual(['a', 'b']);
    write('{');
    expect(keys.look().county?.map(({ kid }) => kid)).toEqual(['a', 'b']);
    rmSync(file());
    expect(keys.look().county?.map(({ kid }) => kid)).toEqual(['a', 'b']);
  });

  it('that everybody may read is told of', () => {
    const warn = jest.spyOn(log, 'warn').mockImplementation(() => undefined);
    write({ county: [KEY] });
    openLinkKeys(file());
    expect(warn).not.toHaveBeenCalled();
    chmodSync(file(), 0o644);
    openLinkKeys(file());
    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
  });

  it('signs with the newest key whose time has come', () => {
    const keys = [{ kid: 'old' }, { kid: 'new', from: 100 }, { kid: 'same', from: 100 }, { kid: 'later', from: 200 }];
    expect([0, 99, 100, 199, 200].map(now => signingKey(keys, now)?.kid)).toEqual([
      'old',
      'old',
      'same',
      'same',
      'later',
    ]);
    expect(signingKey([{ kid: 'later', from: 200 }], 100)).toBeUndefined();
  });
});

describe('a subgraph by itself', () => {
  const settings = (env: Record<string, string>) => readSettings(env);
  const keysFor = (name: string) => ({
    HUB_LINK_KEYS: join(folder, name, 'keys.json'),
    HUB_LEVEL_KEYS: join(folder, name, 'level-keys.json'),
  });

  it('needs its keys in production, and is told how to make them', () => {
    const told = mistakesOf(() => openSubgraphKeys('county', settings({})));
    expect(told.split('\n').map(line => line.split(':')[0])).toEqual(['HUB_LINK_KEYS', 'HUB_LEVEL_KEYS']);
    expect(told).toContain('npx hub link-keys new');
    expect(told).toContain('HUB_LINK=open');
    expect(mistakesOf(() => openSubgraphKeys('directory', settings({}))).split('\n')).toHaveLength(1);
  });

  it('goes without where it is told so, and warns', () => {
    const warn = jest.spyOn(log, 'warn').mockImplementation(() => undefined);
    expect(openSubgraphKeys('county', settings({ HUB_LINK: 'open' }))).toEqual({});
    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockClear();
    expect(openSubgraphKeys('county', settings({ HUB_PROFILE: 'developer' }))).toEqual({});
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
    expect(
      mistakesOf(() => openSubgraphKeys('county', settings({ HUB_PROFILE: 'developer', HUB_LINK: 'signed' }))),
    ).not.toBe('');
  });

  it('takes its own files and no other’s', async () => {
    await linkKeysCommand('new', '--folder', folder);
    expect(openSubgraphKeys('county', settings(keysFor('county')))).toEqual({
      link: expect.any(Object),
      roadKeys: expect.any(Object),
    });
    expect(mistakesOf(() => openSubgraphKeys('county', settings(keysFor('city'))))).toMatch(/has no key for "county"/);
    expect(
      mistakesOf(() =>
        openSubgraphKeys('county', settings({ ...keysFor('county'), HUB_LEVEL_KEYS: keysFor('city').HUB_LEVEL_KEYS })),
      ),
    ).toMatch(/is the file of "city"/);
  });
});

describe('the memory of nonces', () => {
  const memory = (limit = 1_000) => seenNonces({ windowMs: 30_000, limit, since: 100_000 });

  it('takes each once, and nothing of before its begin', () => {
    const seen = memory();
    expect(['a', 'b', 'a'].map(nonce => seen.take(nonce, 100_500, 100_600))).toEqual(['new', 'new', 'seen']);
    expect(seen.take('c', 99_999, 100_600)).toBe('old');
  });

  it('forgets with the window, and takes nothing that it has forgotten', () => {
    const seen = memory();
    seen.take('a', 100_500, 100_600);
    expect(seen.take('b', 140_000, 140_000)).toBe('new');
    expect(seen.size).toBe(1);
    expect(seen.take('a', 100_500, 140_000)).toBe('old');
  });

  it('never holds more than its limit: the window becomes shorter, and nothing passes twice', () => {
    const seen = memory(100);
    for (let i = 0; i < 10_000; i++) {
      const issued = 100_000 + i * 10;
      const first = seen.take(`n${i}`, issued, issued);
      expect(seen.size).toBeLessThanOrEqual(100);
      expect(first).not.toBe('seen');
      expect(seen.take(`n${i}`, issued, issued)).not.toBe('new');
    }
    for (let i = 0; i < 10_000; i++) expect(seen.take(`n${i}`, 100_000 + i * 10, 200_000)).not.toBe('new');
  });
});

describe('the log of refusals', () => {
  it('tells a kind at once, then seldom, with how often it happened, and nothing else', () => {
    const warn = jest.spyOn(log, 'warn').mockImplementation(() => undefined);
    let now = 0;
    const refusals = refusalLog('county', 'refused', () => now);
    for (let i = 0; i < 1_000; i++) refusals.note('LINK_STALE', 'k1');
    refusals.note('LINK_FORGED');
    now = 10_000;
    refusals.note('LINK_STALE', 'k1');
    expect(warn.mock.calls.map(([line]) => line)).toEqual([
      { where: 'county', reason: 'LINK_STALE', kid: 'k1', count: 1 },
      { where: 'county', reason: 'LINK_FORGED', kid: 'unknown', count: 1 },
      { where: 'county', reason: 'LINK_STALE', kid: 'k1', count: 1_000 },
    ]);
    warn.mockRestore();
  });
});

describe('canonical JSON', () => {
  it.each([
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    [{ 10: 'a', 9: 'b', é: 1, z: 2 }, '{"10":"a","9":"b","z":2,"é":1}'],
    [{ a: undefined, b: [undefined] }, '{"b":[null]}'],
    [{ a: 1e21, b: -0, c: 0.1 }, '{"a":1e+21,"b":0,"c":0.1}'],
    ['“办不成事”\n', '"“办不成事”\\n"'],
    [undefined, 'null'],
  ])('%j', (value, text) => expect(canonicalJson(value)).toBe(text));
});

it('a signature and its check take less than 50 microseconds each', () => {
  const key = { kid: 'county-1', key: Buffer.alloc(32, 1) };
  const request = {
    subgraph: 'county',
    method: 'POST',
    path: '/graphql',
    authorization: `Bearer ${'x'.repeat(400)}`,
    body: 'y'.repeat(2_000),
  };
  const nonce = 'n'.repeat(22);
  const ROUNDS = 2_000;
  const time = (work: () => unknown) => {
    const runs = Array.from({ length: 5 }, () => {
      const begun = process.hrtime.bigint();
      for (let i = 0; i < ROUNDS; i++) work();
      return Number(process.hrtime.bigint() - begun) / 1_000 / ROUNDS;
    });
    return Math.min(...runs);
  };
  const header = signRequest(key, 1, nonce, request);
  const answer = signAnswer(key, 'county', nonce, 200, request.body);
  const costs = {
    sign: time(() => signRequest(key, 1, nonce, request)),
    check: time(() => {
      const said = readHeader(header);
      if (!said || !isRequestSigned(key.key, said, request)) throw new Error('not signed');
    }),
    answer: time(() => signAnswer(key, 'county', nonce, 200, request.body)),
    checkAnswer: time(() => {
      if (!isAnswerSigned(key, answer, 'county', nonce, 200, request.body)) throw new Error('not signed');
    }),
  };
  for (const cost of Object.values(costs)) expect(cost).toBeLessThan(50);
  if (process.env.SHOW_COST) process.stderr.write(`${JSON.stringify(costs)}\n`);
});
