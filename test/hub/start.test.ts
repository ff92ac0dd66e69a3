import { type ChildProcess, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import { type Answer, eventually } from '../testkit/hub.ts';
import { startProcess } from '../testkit/hub.ts';
import { freePort } from '../testkit/privateServers.ts';

const CLEAN = { ...process.env, NODE_OPTIONS: '', LOG_LEVEL: 'error' };
const data = mkdtempSync(join(tmpdir(), 'doudi-start-'));
let hub: ChildProcess | undefined;
/** A hub that the next may go on with: it has begun with the settings of all. */
let plain: Started | undefined;

interface Started {
  url: string;
  said: () => string;
}

const stop = async () => {
  const child = hub;
  hub = undefined;
  plain = undefined;
  if (!child || child.exitCode !== null) return undefined;
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve));
  child.kill('SIGTERM');
  return ended;
};
afterAll(async () => {
  await stop();
  rmSync(data, { recursive: true, force: true });
});

const running = async (): Promise<Started> => (plain ??= await start());

async function start(over: Record<string, string> = {}): Promise<Started> {
  await stop();
  const port = await freePort();
  let said = '';
  const environment = { ...CLEAN, PORT: String(port), HUB_DATA: data, HUB_DEMO_CASES: '80', HUB_PULSE: 'off', ...over };
  hub = await startProcess(['hub/launch.mjs', 'start', '--developer'], environment);
  hub.stdout?.on('data', (text: Buffer) => (said += text.toString()));
  return { url: `http://127.0.0.1:${port}`, said: () => said };
}

interface Account {
  role: string;
  center: string;
  token: string;
  title: string;
}

const ask = async (url: string, token: string, query: string): Promise<Answer> => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return (await (
    await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  ).json()) as Answer;
};
const TALLIES =
  '{ center(code: "340000") { province { tally { registered } } city { tally { registered } } county { tally { registered received } } township { tally { registered } } } }';

describe('hub start', () => {
  it('comes up with demo accounts and life on all four levels, and a second start has the same data', async () => {
    const { url } = await start();
    const accounts = (await (await fetch(`${url}/demo/accounts`)).json()) as Account[];
    expect(accounts[0]).toMatchObject({ role: 'provincial-officer', center: '340000', title: '安徽省 · 省效能办' });
    const first = await ask(url, accounts[0]?.token ?? '', TALLIES);
    for (const level of ['province', 'city', 'county', 'township'])
      expect(first.data.center[level].tally.registered).toBeGreaterThan(0);
    expect(first.data.center.county.tally.received).toBeGreaterThan(0);
    expect(await stop()).toBe(0);

    const again = await running();
    const second = await ask(again.url, accounts[0]?.token ?? '', TALLIES);
    expect(second).toEqual(first);
  }, 240_000);

  it('tells the five stories at their true places', async () => {
    const { url } = await running();
    const accounts = (await (await fetch(`${url}/demo/accounts`)).json()) as Account[];
    const token = (center: string) => accounts.find(account => account.center === center)?.token ?? '';
    const find = async (who: string, center: string, text: string) => {
      const { data: found } = await ask(
        url,
        token(who),
        `{ center(code: "${center}") { county { files(filter: { text: "${text}" }) { edges { node { title state generated case { city { state } } entries { act } } } } } } }`,
      );
      return found.center.county.files.edges[0]?.node;
    };
    for (const [who, center, text] of [
      ['340000', '340882', '“五保”人员'],
      ['340000', '341522', '原身份证号'],
      ['310000', '310109', '前租户'],
      ['310000', '310151', '法人变更'],
    ] as const)
      expect(await find(who, center, text)).toMatchObject({ state: 'CLEARED', generated: false });
    expect(await find('340000', '341322', '11家企业债权人')).toMatchObject({
      state: expect.stringMatching(/CLEARED|COMPLETED|HANDLING|ACCEPTED/),
      case: { city: { state: 'DECIDED' } },
    });
  }, 240_000);

  it('N5: tries a stricter draft on the demo and names the cases it would have touched', async () => {
    const { url } = await running();
    const accounts = (await (await fetch(`${url}/demo/accounts`)).json()) as Account[];
    const pack = JSON.parse(readFileSync(join(PROJECT_ROOT, 'subgraphs/seeds/policy/anhui@1.json'), 'utf8'));
    const term = { value: { unit: 'workday', n: 1 }, cite: '试行稿 第一条', rules: [] };
    const draft = { ...pack, version: 2, terms: { ...pack.terms, 'clock.citizen': term } };
    const rehearse = async (text: object) => {
      const query = `query ($d: String!) { provincePolicyWhatIf(center: "340000", draft: $d) { checked findings { number kind key before after } fault { code } } }`;
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${accounts[0]?.token}` };
      const body = JSON.stringify({ query, variables: { d: JSON.stringify(text) } });
      const answer = (await (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).json()) as Answer;
      return answer.data.provincePolicyWhatIf;
    };
    const stricter = await rehearse(draft);
    expect(stricter).toMatchObject({ fault: null, checked: expect.any(Number) });
    expect(stricter.findings.length).toBeGreaterThan(0);
    for (const { number, kind, key, before, after } of stricter.findings) {
      expect([number, kind, key]).toEqual([expect.stringMatching(/^340000-\d{8}-\d{4}$/), 'LATE', 'clock.citizen']);
      expect(after < before).toBe(true);
    }
    expect((await rehearse({ ...pack, version: 2 })).findings).toEqual([]);
  }, 240_000);

  it('moves while one watches, and can be told not to', async () => {
    const { url } = await start({ HUB_PULSE: 'on' });
    const accounts = (await (await fetch(`${url}/demo/accounts`)).json()) as Account[];
    const cursors = async () => {
      const { data: now } = await ask(
        url,
        accounts[0]?.token ?? '',
        '{ center(code: "340000") { province { streamCursor } city { streamCursor } county { streamCursor } township { streamCursor } } }',
      );
      return JSON.stringify(now);
    };
    const before = await cursors();
    await eventually('something to happen', async () => (await cursors()) !== before, 90_000);
  }, 240_000);

  it('serves the pages under a policy without foreign hosts, and keeps GraphiQL out of production', async () => {
    const { url } = await start({ HUB_PROFILE: 'production', HUB_DEMO: '' });
    const page = await fetch(`${url}/`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'self'/);
    expect(await page.text()).not.toMatch(/(src|href)="https?:/);
    expect((await fetch(`${url}/graphiql/`)).status).toBe(404);
    expect((await fetch(`${url}/demo/accounts`)).status).toBe(404);
    const { errors } = await ask(url, '', '{ __schema { types { name } } }');
    expect(errors?.[0]?.extensions.code).toBe('TOKEN_INVALID');
    const asked = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __schema { types { name } } }"}',
    });
    expect(((await asked.json()) as Answer).errors?.[0]?.extensions.code).toBe('OPERATION_UNKNOWN');
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({
      ok: true,
      sockets: { open: 0, known: 0 },
    });
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ ready: true, missing: [] });
  }, 240_000);
});

describe('the command line', () => {
  const run = (args: string[], over: Record<string, string> = {}) =>
    spawnSync(process.execPath, ['hub/launch.mjs', ...args], {
      cwd: PROJECT_ROOT,
      encoding: 'utf8',
      env: { ...CLEAN, HUB_DATA: data, ...over },
    });

  it('names all mistakes in the settings at once, each with its remedy', () => {
    const { status, stderr } = run(['start'], { PORT: 'x', HUB_PULSE: 'maybe', HUB_DATABASE: 'oracle', HUB_PORT: '1' });
    expect(status).toBe(1);
    for (const line of [
      'PORT: must be a port number',
      'HUB_PULSE: must be "on" or "off"',
      'HUB_DATABASE: must be "sqlite"',
      'HUB_PORT: no such setting',
    ])
      expect(stderr).toContain(line);
  });

  it('keeps a second hub out of the same data', async () => {
    await running();
    const { status, stderr } = run(['start'], { PORT: '0' });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining('HUB_DATA: another process works in'),
    });
  }, 240_000);

  it('says which port is taken, and what to do', async () => {
    const { url } = await running();
    const { status, stderr } = run(['start'], {
      PORT: new URL(url).port,
      HUB_DATA: join(data, 'other'),
      HUB_KEYS: join(data, 'keys.json'),
    });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining('PORT: another program listens on'),
    });
    // it is told before a minute is spent on demo cases
    expect(existsSync(join(data, 'other', 'county.sqlite'))).toBe(false);
  }, 240_000);

  it('refuses a production start without keys, and says how to make them', () => {
    const { status, stderr } = run(['start'], { PORT: '0', HUB_DATA: join(data, 'bare') });
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('npx hub keys new') });
    expect(stderr).toContain('HUB_KEYS: there is no key file at');
  }, 240_000);

  it('prints a token that the hub takes', async () => {
    const { url } = await running();
    const { stdout, status } = run(['token', '--role', 'registrar', '--center', '340882']);
    expect(status).toBe(0);
    const { data: answer, errors } = await ask(
      url,
      stdout.trim(),
      '{ center(code: "340882") { county { tally { open } } } }',
    );
    expect(errors).toBeUndefined();
    expect(answer.center.county.tally.open).toEqual(expect.any(Number));
  }, 240_000);

  it('prints none where no hub would take it', () => {
    const { stdout, status, stderr } = run(['token', '--role', 'registrar', '--center', '340882'], {
      HUB_DATA: join(data, 'production'),
    });
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('no hub on this data believes tokens of the demo issuer'),
    });
  });

  it.each([
    ['an unknown role', ['--role', 'king', '--center', '340882'], 'Allowed choices are registrar'],
    ['an unknown center', ['--role', 'registrar', '--center', '999999'], 'the directory has no such center'],
    [
      'a lifetime that is none',
      ['--role', 'registrar', '--center', '340882', '--lifetime', 'long'],
      'must be as 30m or 12h',
    ],
  ])('refuses %s and says what is right', (_what, args, word) => {
    const { status, stderr } = run(['token', ...args]);
    expect(status).toBe(1);
    expect(stderr).toContain(word);
  });
});
