import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import { readSettings } from '../../shared/settings.ts';
import { keysInUse } from '../../hub/cli/keys.ts';
import { readKeyFile } from '../../subgraphs/kit/vault/keyFile.ts';
import { startTestHub } from '../testkit/hub.ts';
import { register } from '../testkit/people.ts';

const folders: string[] = [];
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'doudi-keys-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const hub = (folder: string, ...args: string[]) =>
  spawnSync(process.execPath, ['hub/launch.mjs', 'keys', ...args], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', HUB_DATA: folder, HUB_KEYS: '', LOG_LEVEL: 'error' },
  });
const ownOf = (folder: string, province: string) =>
  readKeyFile(join(folder, 'keys.json'))?.keys.filter(key => key.province === province) ?? [];

describe('hub keys', () => {
  it('new makes a file for its owner only, with keys for all provinces, and then changes nothing', () => {
    const folder = newFolder();
    const first = hub(folder, 'new');
    expect([first.status, first.stdout]).toEqual([
      0,
      expect.stringMatching(/^made .*keys\.json: \d+ new keys\nCopy it/),
    ]);
    const file = join(folder, 'keys.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const text = readFileSync(file, 'utf8');
    const held = readKeyFile(file);
    expect(new Set(held?.keys.map(({ province }) => province)).size).toBeGreaterThan(30);
    expect(held?.keys.filter(({ province }) => province === '340000').map(({ use }) => use)).toEqual(['data', 'index']);
    const second = hub(folder, 'new');
    expect([second.status, second.stdout]).toEqual([0, `kept ${file}: 0 new keys\n`]);
    expect(readFileSync(file, 'utf8')).toBe(text);
    const third = hub(folder, 'new', '--profile', 'sm');
    expect([third.status, third.stderr]).toEqual([1, expect.stringContaining('is there already')]);
    expect(readFileSync(file, 'utf8')).toBe(text);
  }, 240_000);

  it('rotate adds keys for a province, in another profile if one says so, and list tells which are in use', () => {
    const folder = newFolder();
    hub(folder, 'new');
    expect(hub(folder, 'rotate', '--province', '340000', '--profile', 'sm').status).toBe(0);
    expect(ownOf(folder, '340000').map(({ use, profile }) => `${use} ${profile}`)).toEqual([
      'data aes-256-gcm',
      'index aes-256-gcm',
      'data sm',
    ]);
    expect(hub(folder, 'rotate', '--province', '340000', '--index').status).toBe(0);
    expect(ownOf(folder, '340000').map(({ use }) => use)).toEqual(['data', 'index', 'data', 'data', 'index']);
    expect(ownOf(folder, '310000')).toHaveLength(2);
    const { stdout } = hub(folder, 'list');
    const own = stdout.split('\n').filter(line => line.includes('\t340000\t安徽省\t'));
    expect(own.map(line => line.split('\t').at(-1))).toEqual([
      'old, may be retired',
      'old, may be retired',
      'old, may be retired',
      'in use',
      'in use',
    ]);
    const master = (readKeyFile(join(folder, 'keys.json'))?.master as { key: string }).key;
    expect(stdout).not.toContain(master);
    // replaced a moment ago: a process may still be writing with it
    expect(hub(folder, 'retire').stdout).toMatch(/^(kept\t[0-9a-f]{8}\tit was replaced less than a minute ago\n){3}$/);
  }, 240_000);

  it.each([
    [['rotate'], 'make it with: npx hub keys new'],
    [['list'], 'make one with: npx hub keys new'],
    [['retire'], 'make one with: npx hub keys new'],
    [['new', '--province', '999999'], 'the directory has no such province'],
    [['rotate', '--profile', 'des'], 'Allowed choices are aes-256-gcm, sm'],
  ])('%j is refused where there is no file, or no such thing', (args, told) => {
    const folder = newFolder();
    const { status, stderr } = hub(folder, ...args);
    expect([status, stderr]).toEqual([1, expect.stringContaining(told)]);
    expect(existsSync(join(folder, 'keys.json'))).toBe(false);
  });

  it('may keep the master key in a file of its own', () => {
    const folder = newFolder();
    const master = join(folder, 'master');
    expect(hub(folder, 'new', '--master', master).status).toBe(0);
    expect(readKeyFile(join(folder, 'keys.json'))?.master).toEqual({ file: master });
    expect(hub(folder, 'rotate', '--province', '340000').status).toBe(0);
    writeFileSync(master, 'x\n');
    expect(hub(folder, 'list').stderr).toContain('holds none');
  }, 240_000);
});

it.each(['sqlite', 'mariadb'] as const)(
  'sees on %s, beside a running hub, which keys rows still need',
  async kind => {
    const test = await startTestHub('one process', kind);
    try {
      const county = test.services.get('county');
      const HUB_DATABASE = kind === 'sqlite' ? 'sqlite' : await urlOf(test);
      const settings = readSettings({ HUB_DATA: test.dataFolder, HUB_DATABASE });
      expect(await keysInUse(settings)).toEqual(new Set());
      await register(test, 'county', { reporterName: '涂大明', reporterPhone: '13987651234' });
      expect([...(await keysInUse(settings))].sort()).toEqual(county?.vault.mark('340000', true).split('.').sort());
    } finally {
      await test.stop();
    }
  },
  120_000,
);

/** Where the hub’s private server is: its county knows. */
async function urlOf(test: Awaited<ReturnType<typeof startTestHub>>): Promise<string> {
  const options = test.services.get('county')?.database.read.connection.options as unknown as Record<string, string>;
  const { host, port, username, password } = options;
  return `mariadb://${username}:${password}@${host}:${port}`;
}
