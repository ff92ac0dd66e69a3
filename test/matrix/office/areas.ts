import { describe, expect, it } from '@jest/globals';
import { LEVELS } from '../../../shared/domain/levels.ts';
import { receiptCode } from '../../../subgraphs/capabilities/cases/receiptCode.ts';
import { at, codeOf, compare, counted, everybody, pascal, toArea } from '../compare.ts';
import { reads, ROLES, type Scope } from '../expected.ts';
import { BRANCH, CANARY, personAt } from '../world.ts';
import { world, ELSEWHERE, listed, inArea } from './cells.ts';

describe('what a level holds of an area', () => {
  const FIELDS: [string, ...Scope[]][] = [
    ['tally { open registered asOf }', 'tally'],
    ['period(from: "2026-01-01", to: "2026-12-31") { registered closed outcomes { outcome count } }', 'tally'],
    ['files { edges { cursor node { uid number } } pageInfo { hasNextPage endCursor } }', 'case'],
    ['streamCursor', 'stream'],
    ['refusals { edges { cursor node { number demand said route } } pageInfo { hasNextPage } }', 'file'],
    ['refusalTally { rows { label count } total asOf }', 'tally'],
    ['refusalTally(filter: { text: "字" }) { total }', 'tally', 'file'],
    ['unequal { pairs { similarity refused { said } done { said } } compared truncated }', 'unequal'],
    ['auditRecords { edges { cursor node { kind person rows } } pageInfo { hasNextPage } }', 'audit'],
    ['auditSigns { signs { sign count } truncated }', 'audit'],
  ];

  it.each(FIELDS)('%s', (field, ...scopes) =>
    compare(
      async (role, home, level) =>
        codeOf(
          await world.ask(
            level,
            at(role, home),
            `{ _entities(representations: [{ __typename: "Center", code: "${BRANCH[level]}" }]) {
              ... on Center { ${level} { ${field} } } } }`,
          ),
        ),
      scopes[0] === 'case' ? listed : inArea(...scopes),
    ),
  );

  it('N7: with everything below it is shown to who watches over it, and is nothing to others', () =>
    compare(
      async (role, home, level) => {
        const answer = await world.ask(
          level,
          at(role, home),
          `{ _entities(representations: [{ __typename: "Center", code: "${BRANCH[level]}" }]) { ... on Center {
             ${level} { oversight { figures { open } parts { figures { open } } escalations { number since } } } } } }`,
        );
        if (answer.errors) return codeOf(answer);
        const [center] = (answer.data as { _entities: Record<string, { oversight: object | null }>[] })._entities;
        return center?.[level]?.oversight ? 'ok' : 'NOT_PERMITTED';
      },
      inArea('oversight'),
      ['province', 'city', 'county'],
    ));

  it('N7, N12: and the files that they are made of to who may know of the files', () =>
    compare(
      async (role, home, level) => {
        const { data, errors = [] } = await world.ask(
          level,
          at(role, home),
          `{ _entities(representations: [{ __typename: "Center", code: "${BRANCH[level]}" }]) { ... on Center {
             ${level} { oversight { files { edges { cursor } } } } } } }`,
        );
        const refused = errors.find(({ path }) => path?.includes('files'));
        if (refused) return String(refused.extensions.code);
        const [center] = (data as { _entities: (Record<string, { oversight: object | null } | null> | null)[] })
          ._entities;
        return center?.[level]?.oversight ? 'ok' : 'none';
      },
      (role, home, area) => {
        const relation = toArea(home, area);
        if (!reads(role, 'oversight', relation)) return 'none';
        return reads(role, 'case', relation) ? 'ok' : 'NOT_PERMITTED';
      },
      ['province', 'city', 'county'],
    ));

  it('N12: the record of looks leaves with the auditor of the area', () =>
    compare(async (role, home, level) => {
      const text = `mutation { ${level}ExportAudit(area: "${BRANCH[level]}") { mark csv rows } }`;
      return codeOf(await world.ask(level, at(role, home), text));
    }, inArea('audit')));

  it('is a list without the files that a person may not know of, however it is narrowed', async () => {
    const wrong: string[] = [];
    for (const level of LEVELS)
      for (const [role, home] of everybody)
        for (const filter of ['', `(filter: { text: "${CANARY.title}" })`, '(filter: { open: false }, first: 200)']) {
          const result = await world.ask(
            level,
            at(role, home),
            `{ _entities(representations: [{ __typename: "Center", code: "${BRANCH[home]}" }]) {
              ... on Center { ${level} { files${filter} { edges { node { uid } } } } } } }`,
          );
          const found = JSON.stringify(result.data ?? null).includes(world.uid);
          // a list shows what is held in the area; what rose from it is reached by its uid
          const relation = toArea(home, level);
          counted.cells += 1;
          // who reads no title finds none by its words
          const scope = filter.includes('text') ? 'file' : 'case';
          if (found !== (relation !== 'N' && reads(role, scope, relation)))
            wrong.push(`${role} of the ${home} at the ${level} ${filter}: ${String(found)}`);
        }
    expect(wrong).toEqual([]);
  });
});

describe('a registration', () => {
  it('is taken by the window and by machines of the own center and level', () =>
    compare(
      async (role, home, level) => {
        const input = `{ title: "", causes: [RULES_NOT_MET], center: "${BRANCH[level]}" }`;
        const code = codeOf(
          await world.ask(level, at(role, home), `mutation { ${level}RegisterCase(input: ${input}) { uid } }`),
        );
        return code === 'FIELD_REQUIRED' ? 'ok' : code; // nothing is registered: it has no title
      },
      (role, home, level) =>
        home !== level
          ? 'WRONG_LEVEL'
          : ['registrar', 'coordinator', 'integrator'].includes(role)
            ? 'ok'
            : 'NOT_PERMITTED',
    ));
});

describe('the code of a receipt', () => {
  it('N12: opens its own case to a citizen, and neither the work of offices nor the reporter', async () => {
    const code = receiptCode(world.desk.service('county'), world.branchUid);
    const citizen = personAt('citizen', { center: ELSEWHERE.county });
    const object = (uid: string, given: string) =>
      `mutation { countyRateCase(uid: "${uid}", level: 5, code: "${given}") { uid } }`;
    expect(codeOf(await world.ask('county', citizen, object(world.branchUid, code)))).toBe('ACT_NOT_ALLOWED');
    const wrong = await world.ask('county', citizen, object(world.branchUid, 'AAAAAAAA'));
    const absent = await world.ask('county', citizen, object('00000000-0000-4000-8000-000000000000', 'AAAAAAAA'));
    expect(codeOf(wrong)).toBe('RATING_CODE_WRONG');
    expect(absent).toEqual(wrong);
    counted.cells += 3;
  });
});

describe('through the gateway', () => {
  it('each role reads of each level what it reads beside the gateway', async () => {
    const fields = 'uid number state entries { act } orders { department } reporter { name }';
    const wrong: string[] = [];
    for (const role of ROLES)
      for (const center of [BRANCH.county, ELSEWHERE.county]) {
        const { data } = await world.desk.hub.ask(
          [role, center],
          `query { a: case(uid: "${world.uid}") { ${LEVELS.map(level => `${level} { ...${pascal(level)} }`).join(' ')} } }
           ${LEVELS.map(level => `fragment ${pascal(level)} on ${pascal(level)}CaseFile { ${fields} }`).join(' ')}`,
        );
        for (const level of LEVELS) {
          const relation = center !== BRANCH.county ? 'N' : level === 'county' ? 'C' : level === 'township' ? 'D' : 'A';
          const file = data.a[level] as Record<string, unknown[]> | null;
          const got = file && {
            entries: (file.entries?.length ?? 0) > 0,
            work: (file.orders?.length ?? 0) > 0,
            reporter: file.reporter !== null,
          };
          const wanted = reads(role, 'case', relation)
            ? {
                entries: reads(role, 'entries', relation),
                work: reads(role, 'work', relation),
                reporter: reads(role, 'reporter', relation),
              }
            : null;
          counted.cells += 1;
          if (JSON.stringify(got) !== JSON.stringify(wanted))
            wrong.push(`${role} ${center} ${level}: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
        }
      }
    expect(wrong).toEqual([]);
  }, 240_000);
});
