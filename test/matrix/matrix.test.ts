import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ExecutionResult } from 'graphql';
import { LEVELS, type LevelName } from '../../shared/domain/levels.ts';
import {
  ASKED,
  type CaseMutation,
  FIELDS,
  MAY_BE_EMPTY,
  MUTATIONS,
  reads,
  REVEALERS,
  ROLES,
  type Role,
} from './expected.ts';
import { caseMutations, type Cell, fileCells, missingLines } from './schema.ts';
import { BRANCH, CANARY, personAt, type Station, World } from './world.ts';

const ABSENT = '00000000-0000-4000-8000-000000000000';
/** What differs with who looks, and not with whether one may: only whether something is there is compared. */
const LOOKS_DIFFERENT = new Set(['acts', 'owner', 'paper', 'notices', 'mayReveal']);
const REFUSALS = ['CASE_NOT_FOUND', 'WRONG_LEVEL', 'OUTSIDE_JURISDICTION', 'NOT_PERMITTED', 'UNAUTHENTICATED'];

let world: World;
let cells = 0;
const wrong: string[] = [];
const said = new Set<string>();

beforeAll(async () => {
  world = await World.start();
}, 240_000);
afterAll(async () => {
  console.info(`authorisation matrix: ${cells} cells`);
  await world?.stop();
});

type Shown = 'shown' | 'withheld' | 'absent' | `refused ${string}`;

const expectCell = (where: string, expected: string, got: string) => {
  cells += 1;
  if (expected !== got) wrong.push(`${where}: expected ${expected}, got ${got}`);
};

const hear = (result: ExecutionResult) => {
  for (const error of result.errors ?? []) said.add(JSON.stringify([error.message, error.extensions]));
};

/** The stations of one level and the roles at each: everybody who asks. */
const everybody = (level: LevelName): [Station, Role][] =>
  world
    .stations()
    .filter(station => station.level === level)
    .flatMap(station =>
      ROLES.filter(role => station.only === undefined || station.only === role).map(
        role => [station, role] as [Station, Role],
      ),
    );

/** The roads to a file inside one subgraph; each cell is asked on each by an alias of its own. */
const ROADS: Record<string, (level: LevelName, uid: string, all: readonly Cell[]) => string> = {
  'query and alias': (level, uid, all) =>
    `{ ${all.map(({ selection }, i) => `f${i}: ${level}File(uid: "${uid}") { ${selection} }`).join(' ')} }`,
  'fragment on the interface': (level, uid, all) =>
    `{ ${all.map(({ common }, i) => (common ? `f${i}: ${level}File(uid: "${uid}") { ...g${i} }` : '')).join(' ')} }
     ${all.map(({ common, selection }, i) => (common ? `fragment g${i} on AnyCaseFile { ${selection} }` : '')).join(' ')}`,
  _entities: (level, uid, all) =>
    `{ _entities(representations: [{ __typename: "Case", uid: "${uid}" }]) { ... on Case {
      ${all.map(({ selection }, i) => `f${i}: ${level} { ${selection} }`).join(' ')} } } }`,
};

const rowOf = (result: ExecutionResult): Record<string, Record<string, unknown> | null> => {
  const data = (result.data ?? {}) as Record<string, never>;
  return (data._entities as unknown as never[] | undefined)?.[0] ?? data;
};

const codesOf = (result: ExecutionResult): Map<string, string> =>
  new Map(
    (result.errors ?? []).map(({ path, extensions }) => [
      String(path?.find(step => /^[fm]\d+$/.test(String(step)))),
      String(extensions.code),
    ]),
  );

const isBlank = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'object' && Object.values(value).every(inner => isBlank(inner)));

function outcomeOf(cell: Cell, alias: string, result: ExecutionResult, best: unknown): Shown {
  const code = codesOf(result).get(alias);
  if (code !== undefined) return `refused ${code}`;
  const file = rowOf(result)[alias];
  if (!file) return 'absent';
  const [value] = Object.values(file);
  if (isDeepStrictEqual(value, best) && !isBlank(value)) return 'shown';
  if (cell.scopes.length === 1 && LOOKS_DIFFERENT.has(cell.field)) return isBlank(value) ? 'withheld' : 'shown';
  return isBlank(value) ? 'withheld' : 'shown';
}

function expectedOf(cell: Cell, role: Role, station: Station): Shown {
  if (!reads(role, 'case', station.relation)) return 'absent';
  if (cell.scopes.every(scope => reads(role, scope, station.relation))) return 'shown';
  const whole = cell.scopes[0];
  if (whole && reads(role, whole, station.relation)) return 'withheld';
  return cell.without === 'refused' ? 'refused NOT_PERMITTED' : 'withheld';
}

describe('the authorisation matrix', () => {
  it('has a line for every field, query, mutation and stream of the schema, and no line too many', () => {
    expect(missingLines()).toEqual([]);
  });

  describe.each(LEVELS)('what the %s holds', level => {
    it.each(Object.keys(ROADS))(
      'is read by nobody else: %s',
      async road => {
        const all = fileCells(level);
        const empty = (index: number) => MAY_BE_EMPTY.includes(all[index]?.field ?? '');
        for (const uid of new Set(world.stations().flatMap(one => (one.level === level ? one.uid : [])))) {
          const text = ROADS[road]?.(level, uid, all) ?? '';
          const station = world.stations().find(one => one.uid === uid && one.level === level) as Station;
          // the head of the center that holds it sees everything there is
          const center = station.uid === world.uid ? BRANCH[level] : world.branch;
          const best = await world.ask(level, personAt('center-head', { center }), text);
          expect(best.errors ?? []).toEqual([]);
          const bestRow = rowOf(best);
          for (const [at, role] of everybody(level)) {
            if (at.uid !== uid) continue;
            const result = await world.ask(level, personAt(role, at), text);
            hear(result);
            all.forEach((cell, i) => {
              const alias = `f${i}`;
              if (!(alias in bestRow)) return;
              const top = Object.values(bestRow[alias] ?? {})[0];
              if (empty(i)) return;
              if (isBlank(top)) wrong.push(`${level} ${cell.selection}: the fixture has nothing in it`);
              const where = `${road}: ${role}, ${at.where} (${at.relation}) ${level}.${cell.selection}`;
              expectCell(where, expectedOf(cell, role, at), outcomeOf(cell, alias, result, top));
            });
            // signatures on a sheet are masked too, and stand with the work of offices
            const told = JSON.stringify(result.data).replaceAll(`"by":"${CANARY.maskedName}"`, '');
            if (told.includes(CANARY.maskedName) && !reads(role, 'reporter', at.relation))
              wrong.push(`${road}: ${role}, ${at.where}: sees the reporter`);
            if (told.includes(CANARY.name) || told.includes(CANARY.phone) || told.includes(CANARY.idNumber))
              wrong.push(`${road}: ${role}, ${at.where}: sees a name or a number in full`);
          }
        }
        expect(wrong.splice(0)).toEqual([]);
      },
      60_000,
    );

    it('is worked on by nobody else, and a file that is denied is one that is not there', async () => {
      await world.asWindow(level);
      const mutations = caseMutations(level);
      expect(mutations.length).toBeGreaterThan(20);
      // one by one: the refusal of one mutation would end the document before the next
      const text = ({ field, args }: (typeof mutations)[number], uid: string) =>
        `mutation { ${field}(uid: "${uid}"${args ? `, ${args}` : ''}) { __typename } }`;
      for (const [at, role] of everybody(level)) {
        const person = personAt(role, at);
        const known = reads(role, 'case', at.relation);
        for (const mutation of mutations) {
          const { name, coded } = mutation;
          const result = await world.ask(level, person, text(mutation, at.uid));
          hear(result);
          const rule = MUTATIONS[name];
          const code = String(result.errors?.[0]?.extensions.code ?? 'done');
          const got = REFUSALS.includes(code) || code === 'INTERNAL_SERVER_ERROR' ? code : 'passed';
          const where = `${role}, ${at.where} (${at.relation}) ${level} ${name}`;
          expectCell(where, expectedAct(role, at, rule?.kind === 'act' ? rule : undefined, coded), got);
          if (known) continue;
          const absent = await world.ask(level, person, text(mutation, ABSENT));
          expectCell(`${where} of no such case`, plain(absent), plain(result));
        }
        if (known) continue;
        for (const road of Object.values(ROADS)) {
          const all = fileCells(level);
          const denied = await world.ask(level, person, road(level, at.uid, all));
          const none = await world.ask(level, person, road(level, ABSENT, all));
          expectCell(`${role}, ${at.where} ${level}: a file that is not there`, plain(none), plain(denied));
        }
      }
      expect(wrong.splice(0)).toEqual([]);
    }, 240_000);

    it('N12: is seen in full by those who gave a purpose, and by nobody beside them', async () => {
      for (const [at, role] of everybody(level)) {
        if (!reads(role, 'file', at.relation)) continue;
        const text = `{ f: ${level}File(uid: "${at.uid}") { mayReveal disclosure { name phone idNumber } } }`;
        const { data } = await world.ask(level, personAt(role, at), text);
        const got = data?.f as { mayReveal: boolean; disclosure: object | null };
        // the data stay at the window that took the case
        const window = level === 'township' || at.uid === world.branchUid;
        const may = 'KOCB'.includes(at.relation)
          ? REVEALERS.includes(role)
          : at.relation === 'D' && ASKED.includes(role);
        const where = `${role}, ${at.where} (${at.relation}) ${level}`;
        expectCell(`${where} mayReveal`, String(window && may), String(got.mayReveal));
        const { name, phone, idNumber } = CANARY;
        const full = window && may ? { name, phone, idNumber } : null;
        expectCell(`${where} disclosure`, JSON.stringify(full), JSON.stringify(got.disclosure));
      }
      expect(wrong.splice(0)).toEqual([]);
    }, 240_000);
  });

  it('says in no refusal what a case is about or whose it is', () => {
    expect(said.size).toBeGreaterThan(10);
    const told = [...said].join('\n');
    for (const secret of Object.values(CANARY)) expect(told).not.toContain(secret);
    expect(told).not.toContain(world.uid);
  });

  it('covers fields enough to mean something', () => {
    expect(Object.values(FIELDS).flatMap(Object.keys).length).toBeGreaterThan(250);
    expect(cells).toBeGreaterThan(50_000);
  });
});

function expectedAct(role: Role, at: Station, rule: CaseMutation | undefined, coded: boolean): string {
  // without the code of the receipt there is no case for a citizen; with a wrong one the code is wrong, case or not
  if (role === 'citizen') return coded ? 'passed' : 'CASE_NOT_FOUND';
  if (!reads(role, 'case', at.relation)) return 'CASE_NOT_FOUND';
  // the case went up the whole branch, so every level above was asked
  if (at.relation === 'D' && rule?.asked.includes(role)) return 'passed';
  if ('DA'.includes(at.relation)) return 'WRONG_LEVEL';
  return rule?.by.includes(role) ? 'passed' : 'NOT_PERMITTED';
}

/** An answer without the uid that was asked for. */
const plain = ({ data, errors }: ExecutionResult): string =>
  JSON.stringify([data, errors])
    .replaceAll(world.uid, 'UID')
    .replaceAll(world.branchUid, 'UID')
    .replaceAll(ABSENT, 'UID');
