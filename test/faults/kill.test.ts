import { type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { issueToken, openIssuerKeys } from '../../shared/identity/demoIssuer.ts';
import { type Answer, eventually, startProcess, type Who } from '../testkit/hub.ts';
import { actText, PEOPLE } from '../testkit/people.ts';
import { keyFile } from '../testkit/keyFile.ts';
import { freePort } from '../testkit/privateServers.ts';
import { smallDirectory } from '../testkit/smallDirectory.ts';

/** More of them with DOUDI_KILLS=200: each takes some five seconds. */
const KILLS = Number(process.env.DOUDI_KILLS ?? 8);

/** Kill -9 at random moments of an escalation run: what was answered is there once at each level, and nothing twice. */
let data: string;
let directory: string;
let hub: ChildProcess;
let environment: NodeJS.ProcessEnv;
let url: string;
const tokens = new Map<string, string>();

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'doudi-kill-'));
  directory = smallDirectory();
  const port = await freePort();
  url = `http://127.0.0.1:${port}/graphql`;
  environment = {
    ...process.env,
    NODE_OPTIONS: '',
    PORT: String(port),
    HUB_DATA: data,
    HUB_DIRECTORY: directory,
    HUB_KEYS: await keyFile(data),
    HUB_DEMO: 'off',
    HUB_IDENTITY: 'demo',
    HUB_ADHOC: 'on',
    HUB_BUDGET_PERSON: '0',
    LOG_LEVEL: 'error',
  };
  const keys = await openIssuerKeys(data);
  for (const [role, center] of [...Object.values(PEOPLE), ['registrar', '340882'] as const])
    tokens.set(`${role}@${center}`, await issueToken(keys, { role, center }));
});
afterAll(() => {
  hub?.kill('SIGKILL');
  for (const folder of [data, directory]) rmSync(folder, { recursive: true, force: true });
});

/** The answer, or undefined where the hub died over it. */
async function ask(who: Who, query: string): Promise<Answer | undefined> {
  try {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${tokens.get(who.join('@'))}` };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
    return (await response.json()) as Answer;
  } catch {
    return undefined;
  }
}

const start = async () => {
  hub = await startProcess(['dist/hub/cli/main.js', 'start'], environment);
};

async function rows<T>(level: string, sql: string): Promise<T[]> {
  const database = join(data, `${level}.sqlite`);
  const source = await new DataSource({ type: 'better-sqlite3', database, readonly: true }).initialize();
  try {
    return await source.query<T[]>(sql);
  } finally {
    await source.destroy();
  }
}

it(
  `keeps every answered escalation, once at each level, through ${KILLS} kills`,
  async () => {
    await start();
    let over = false;
    /** Cases whose escalation was answered, by the level that asked. */
    const answered = { county: new Set<string>(), city: new Set<string>() };

    const countyClerk = async () => {
      while (!over) {
        const registered = await ask(
          ['registrar', '340882'],
          'mutation { countyRegisterCase(input: { title: "提级", item: "营业执照", causes: [RULES_NOT_MET] }) { uid } }',
        );
        const uid = registered?.data?.countyRegisterCase?.uid as string | undefined;
        if (!uid) await pause(50);
        else if (await done('county', 'acceptCase', uid))
          if (await done('county', 'escalateCase', uid)) answered.county.add(uid);
      }
    };
    const cityClerk = async () => {
      const seen = new Set<string>();
      while (!over) {
        const page = await ask(
          PEOPLE.city,
          '{ center(code: "340882") { code } c: center(code: "340800") { city { files(first: 50, filter: { states: [RECEIVED] }) { edges { node { uid } } } } } }',
        );
        const waiting = ((page?.data?.c?.city?.files.edges ?? []) as { node: { uid: string } }[]).map(
          ({ node }) => node.uid,
        );
        for (const uid of waiting.filter(known => !seen.has(known))) {
          if (over || !(await done('city', 'acceptEscalation', uid))) break;
          seen.add(uid);
          if (await done('city', 'escalateCase', uid)) answered.city.add(uid);
        }
        await pause(20);
      }
    };
    const done = async (level: 'county' | 'city', act: string, uid: string) => {
      const answer = await ask(PEOPLE[level], actText(level, act, uid));
      return answer?.data && !answer.errors;
    };
    const clerks = [countyClerk(), countyClerk(), countyClerk(), cityClerk()];

    for (let kill = 0; kill < KILLS; kill++) {
      // a hub that has just come up is at work again once it has escalated, however slow the machine is
      const before = answered.county.size;
      await eventually('an escalation', () => answered.county.size > before + 1, 90_000);
      await pause(Math.random() * 600);
      const died = new Promise(resolve => hub.once('exit', resolve));
      hub.kill('SIGKILL');
      await died;
      await start();
    }
    await pause(500);
    over = true;
    await Promise.all(clerks);

    for (const level of ['county', 'city', 'province'])
      await eventually(
        `all receipts at the ${level}`,
        async () => {
          const [owed] = await rows<{ n: number }>(
            level,
            'select count(*) as n from outbox where receipted_at is null',
          );
          return owed?.n === 0;
        },
        30_000,
      );
    expect(answered.county.size).toBeGreaterThan(KILLS);
    expect(answered.city.size).toBeGreaterThan(0);
    for (const [below, above] of [
      ['county', 'city'],
      ['city', 'province'],
    ] as const) {
      const raised = (await rows<{ uid: string }>(below, "select uid from case_entries where act = 'escalate'")).map(
        ({ uid }) => uid,
      );
      const arrived = (
        await rows<{ uid: string }>(above, "select uid from case_entries where act = 'receiveEscalation'")
      ).map(({ uid }) => uid);
      // exactly what was raised has arrived, each once; what was answered is among it
      expect([...arrived].sort()).toEqual([...raised].sort());
      expect(new Set(arrived).size).toBe(arrived.length);
      for (const uid of answered[below]) expect(raised).toContain(uid);
      expect(await rows(above, 'select uid from case_files where asked is null')).toEqual([]);
    }
    // N7: and every level above has counted the ledgers below, no line twice and none left out
    const counters = 'select figure, dimension, span, value, center, n from';
    const inOrder = 'n <> 0 order by figure, dimension, span, value, center';
    for (const [below, above] of [
      ['county', 'city'],
      ['county', 'province'],
      ['city', 'province'],
    ] as const) {
      const own = await rows(below, `${counters} tallies where ${inOrder}`);
      expect(own.length).toBeGreaterThan(10);
      // in whose hands matters were, and which way they went, are among them (N2)
      expect(own).toEqual(expect.arrayContaining([expect.objectContaining({ figure: 'flow' })]));
      if (below === 'county')
        expect(own).toEqual(expect.arrayContaining([expect.objectContaining({ figure: 'held' })]));
      const counted = () => rows(above, `${counters} overseen_tallies where level = '${below}' and ${inOrder}`);
      // they are told a few times a second
      await eventually('the counters', async () => isDeepStrictEqual(await counted(), own), 60_000).catch(
        () => undefined,
      );
      expect(await counted()).toEqual(own);
    }
    for (const level of ['county', 'city', 'province']) {
      const [ledger] = await rows<{ n: number; top: number }>(
        level,
        'select count(*) as n, max(ledger_position) as top from case_entries',
      );
      expect(ledger?.top).toBe(ledger?.n);
      expect(await rows(level, 'select seq from outbox where refusal is not null')).toEqual([]);
      const [whole] = await rows<{ integrity_check: string }>(level, 'pragma integrity_check');
      expect(whole?.integrity_check).toBe('ok');
    }
    const numbers = (await rows<{ number: string }>('county', 'select number from case_files')).map(({ number }) =>
      Number(number.split('-')[2]),
    );
    expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_number, i) => i + 1));
  },
  120_000 + KILLS * 30_000,
);
