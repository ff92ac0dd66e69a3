import { describe, expect, it } from '@jest/globals';
import { LEVELS, type LevelName } from '../../../shared/domain/levels.ts';
import { at, codeOf, compare, counted } from '../compare.ts';
import { HOSTS, type Role } from '../expected.ts';
import { BRANCH, CANARY, personAt } from '../world.ts';
import { world, ELSEWHERE } from './cells.ts';

describe('a department', () => {
  const ask = (role: Role, home: LevelName, level: LevelName, field: string) =>
    world.ask(level, at(role, home), `mutation { ${level}${field}) { code } }`).then(codeOf);

  it('is entered and ended by who leads or supervises its center, and by nobody else', async () => {
    for (const [field, done] of [
      ['StationDepartment', ', departmentName: "", department: "matrix"'],
      ['EndDepartment', ', department: "matrix"'],
    ] as const)
      await compare(
        async (role, home, level) => {
          const code = await ask(role, home, level, `${field}(center: "${BRANCH[level]}"${done}`);
          // nothing is entered: it has no name, and there is none to end
          return code === 'FIELD_REQUIRED' || code === 'DEPARTMENT_UNKNOWN' ? 'ok' : code;
        },
        (role, home, level) => (!HOSTS.includes(role) ? 'NOT_PERMITTED' : home === level ? 'ok' : 'WRONG_LEVEL'),
      );
    const elsewhere = await ask('center-head', 'county', 'county', `EndDepartment(center: "340881", department: "tax"`);
    expect(elsewhere).toBe('OUTSIDE_JURISDICTION');
  });

  it('is public to whoever has a token', () =>
    compare(
      async (role, home, level) =>
        codeOf(
          await world.ask(level, at(role, home), `{ ${level}Departments(center: "${ELSEWHERE[level]}") { code } }`),
        ),
      () => 'ok',
    ));
});

describe('the own department', () => {
  const uidsOf = async (level: LevelName, department: string | undefined, filter = '') => {
    const person = personAt('handler', { center: BRANCH[level], ...(department === undefined ? {} : { department }) });
    const result = await world.ask(
      level,
      department === undefined ? { id: person.id, role: 'handler', center: person.center } : person,
      `{ _entities(representations: [{ __typename: "Center", code: "${BRANCH[level]}" }]) {
        ... on Center { ${level} { files${filter} { edges { node { uid title } } } } } } }`,
    );
    counted.cells += 1;
    return [codeOf(result), JSON.stringify(result.data ?? null).includes(world.uid)];
  };
  const SEARCHES = ['', `(filter: { text: "${CANARY.title}" })`, '(filter: { open: false }, first: 1)'];

  it.each(LEVELS)(
    'finds its files in lists and by their titles, and nobody else of the center does: %s',
    async level => {
      for (const filter of SEARCHES) {
        for (const department of ['medical-security', 'social-insurance'])
          expect([department, filter, ...(await uidsOf(level, department, filter))]).toEqual([
            department,
            filter,
            'ok',
            true,
          ]);
        for (const other of ['market-regulation', 'civil-affairs', 'medical', undefined])
          expect([other, filter, ...(await uidsOf(level, other, filter))]).toEqual([other, filter, 'ok', false]);
      }
    },
  );

  it('counts the own center and nothing below it', async () => {
    const area = (level: LevelName) =>
      world.ask(
        level,
        personAt('handler', { center: BRANCH.county, department: 'medical-security' }),
        `{ _entities(representations: [{ __typename: "Center", code: "${BRANCH.county}" }]) {
          ... on Center { ${level} { tally { open } } } } }`,
      );
    expect([codeOf(await area('county')), codeOf(await area('township'))]).toEqual(['ok', 'NOT_PERMITTED']);
  });
});
