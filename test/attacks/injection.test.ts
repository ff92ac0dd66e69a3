import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { isErrorCode } from '../../shared/domain/errors.ts';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import { startTestHub, type TestHub, type Who } from '../testkit/hub.ts';
import { PEOPLE, register } from '../testkit/people.ts';
import { unlessToldLater } from '../testkit/toldLater.ts';
import { campaign, FIRST_SEED, HOURS, LONG, prototypes, times } from './campaign.ts';
import { mixed, PAYLOADS, placesOf } from './injection.ts';

const schema = buildSchema(readFileSync(join(PROJECT_ROOT, 'schema/api.graphql'), 'utf8'));
const LEVELS = ['township', 'county', 'city', 'province'] as const;
/** Texts at each place in the long form: the ones written down, and others made of them. */
const TEXTS = 200;
/** The long form also goes over MariaDB: `ATTACK_DATABASE=mariadb`. */
const DATABASE = process.env.ATTACK_DATABASE === 'mariadb' ? 'mariadb' : 'sqlite';
const TABLES = ['case_files', 'case_entries', 'escalations', 'outbox', 'inbox', 'case_serials', 'reporters'];

let hub: TestHub;
let uid: string;
beforeAll(
  async () => {
    hub = await startTestHub('one process', DATABASE);
    ({ uid } = await register(hub, 'county'));
  },
  times(60_000, HOURS),
);
afterAll(() => hub?.stop());

/** Somebody of the level who may act there, as far as one role can. */
const personOf = (place: string): Who => PEOPLE[LEVELS.find(level => place.startsWith(level)) ?? 'county'];

const counts = async () => {
  const found: number[] = [];
  for (const level of LEVELS)
    for (const table of TABLES)
      found.push(
        (await hub.rows<{ n: number }>(level, `select count(*) n from ${table} ${unlessToldLater(table)}`))[0]?.n ?? -1,
      );
  return found;
};

describe('a text that is meant to be more than a text', () => {
  const places = placesOf(schema, { uid: 'x', center: '340882' }).map(({ name }) => name);

  it('has many places to go', () => {
    expect(places.length).toBeGreaterThan(300);
    for (const below of [
      'county.files(filter.text)',
      'county.refusals(filter.item)',
      'county.refusalTally(filter.article)',
    ])
      expect(places).toContain(below);
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(50);
    expect(new Set(PAYLOADS).size).toBe(PAYLOADS.length);
  });

  it(
    `is a value and nothing else in every argument (${LONG ? TEXTS : 'three'} texts each)`,
    async () => {
      const before = prototypes();
      const tables = await counts();
      const inert = new Map<string, number>();
      const all = placesOf(schema, { uid, center: '340882' });
      const each = times(3, TEXTS);
      await campaign('injection', [each * all.length, each * all.length], async (chance, seed) => {
        const i = seed - FIRST_SEED;
        const place = all[Math.abs(i) % all.length] ?? chance.pick(all);
        // the short form goes through all texts, three at each place; the long one adds texts made of them
        const turn = Math.floor(Math.abs(i) / all.length);
        const payload = turn < PAYLOADS.length ? (PAYLOADS[(i + 17 * turn) % PAYLOADS.length] ?? '') : mixed(chance);
        const { query, variables } = place.operation(payload);
        const { errors = [] } = await hub.ask(personOf(place.name), query, variables);
        for (const { message, extensions } of errors) {
          const told = [place.name, payload, extensions.code, message];
          const isCoded = isErrorCode(extensions.code) && extensions.code !== 'INTERNAL_SERVER_ERROR';
          const isTelling = /SQLITE|syntax error near|QueryFailed|at \w+ \(/.test(JSON.stringify(message));
          expect([...told, isCoded, isTelling]).toEqual([...told, true, false]);
        }
        const outcome = errors[0]?.extensions.code ?? 'taken';
        inert.set(outcome, (inert.get(outcome) ?? 0) + 1);
      });
      // most are refused for what they are; were all refused for one reason, nothing would have been tried
      expect(inert.size).toBeGreaterThan(5);
      expect(inert.get('taken') ?? 0).toBeGreaterThan(10);
      const after = await counts();
      expect(after.every((n, i) => n >= (tables[i] ?? 0))).toBe(true);
      expect(prototypes()).toBe(before);
    },
    HOURS,
  );

  it.each(PAYLOADS.map(payload => [payload.slice(0, 40), payload]))(
    'is kept as it is, or refused: %j',
    async (_short, payload) => {
      const input = { title: payload, item: '营业执照', causes: ['RULES_NOT_MET'] };
      const { data, errors } = await hub.ask(
        ['registrar', '340882'],
        'mutation ($input: RegisterCaseInput!) { countyRegisterCase(input: $input) { uid title } }',
        { input },
      );
      if (errors) {
        expect(errors[0]?.extensions).toMatchObject({ code: expect.stringMatching(/^FIELD_/), field: 'title' });
        return;
      }
      // outer spaces are cut; nothing else is touched
      expect(data.countyRegisterCase.title).toBe(payload.trim());
      const again = await hub.ask(
        PEOPLE.county,
        `{ case(uid: "${data.countyRegisterCase.uid}") { county { title } } }`,
      );
      expect(again.data.case.county.title).toBe(data.countyRegisterCase.title);
    },
  );

  it.each(['%', '_', "'", '\\', '"'])('finds only what has it, where one looks for %j', async text => {
    const { data, errors } = await hub.ask(
      PEOPLE.county,
      'query ($t: String!) { center(code: "340882") { county { files(first: 50, filter: { text: $t }) { edges { node { title } } } } } }',
      { t: text },
    );
    expect(errors).toBeUndefined();
    const titles = data.center.county.files.edges.map(({ node }: { node: { title: string } }) => node.title);
    for (const title of titles) expect(title).toContain(text);
  });
});
