import { beforeAll, describe, it } from '@jest/globals';
import { LEVELS, type LevelName } from '../../../shared/domain/levels.ts';
import { LibraryRow } from '../../../subgraphs/capabilities/library/LibraryRow.ts';
import { at, codeOf, compare, toArea } from '../compare.ts';
import { PUBLISHERS, reads, type Role, WRITERS } from '../expected.ts';
import { BRANCH } from '../world.ts';
import { world } from './cells.ts';

describe('a case of the library', () => {
  const CASE = { province: 'a', city: 'b', county: 'c', township: 'd' } as const;
  const idOf = (level: LevelName, state: string) =>
    `00000000-0000-4000-8000-0000000000${state === 'withdrawn' ? 'a' : 'b'}${CASE[level]}`;
  const tried = async (level: LevelName, role: Role, home: LevelName, text: string, instead: string) => {
    const code = codeOf(await world.ask(level, at(role, home), `mutation { ${text} }`));
    return code === instead ? 'ok' : code;
  };

  /** One that is over, of which nothing can be changed any more, and one that reaches its own center alone. */
  beforeAll(async () => {
    for (const level of LEVELS)
      for (const state of ['withdrawn', 'published'] as const)
        await world.desk.service(level).database.write(tx =>
          tx.insert(LibraryRow, {
            ...{ id: idOf(level, state), series: idOf(level, state), edition: 1, number: null, state, rev: 2 },
            ...{ center: BRANCH[level], path: '/', reach: 'center', uid: null, item: null, itemKey: '', causes: [] },
            ...{ title: '字', problem: '字', obstacle: '字', solution: '字', basis: null, effect: null },
            ...{ typical: false, listing: 'none', writtenBy: null, publishedAt: '2026-09-01T01:00:00.000Z' },
            ...{ changedAt: '2026-09-01T01:00:00.000Z', steps: [] },
          }),
        );
  });

  const reader = (role: Role) => reads(role, 'library', 'C');

  it('is read by staff, as far as it reaches them', async () => {
    await compare(
      async (role, home, level) =>
        codeOf(await world.ask(level, at(role, home), `{ ${level}LibraryCases { edges { cursor } } }`)),
      role => (reader(role) ? 'ok' : 'NOT_PERMITTED'),
    );
    await compare(
      async (role, home, level) =>
        codeOf(await world.ask(level, at(role, home), `{ ${level}SimilarCases(draft: { text: "字" }) { openHere } }`)),
      role => (reader(role) ? 'ok' : 'NOT_PERMITTED'),
    );
    await compare(
      async (role, home, level) =>
        codeOf(
          await world.ask(
            level,
            at(role, home),
            `{ ${level}LibraryCase(id: "${idOf(level, 'published')}") { title } }`,
          ),
        ),
      // its center, and who stands above
      (role, home, level) => (reader(role) && 'CD'.includes(toArea(home, level)) ? 'ok' : 'LIBRARY_NOT_FOUND'),
    );
  });

  it('waits at the desk of its center, for who writes or publishes there', () =>
    compare(
      async (role, home, level) =>
        codeOf(
          await world.ask(
            level,
            at(role, home),
            `{ ${level}LibraryDesk(center: "${BRANCH[level]}") { edges { cursor } } }`,
          ),
        ),
      (role, home, level) => {
        const relation = toArea(home, level);
        if (relation === 'N') return 'OUTSIDE_JURISDICTION';
        return relation === 'C' && WRITERS.includes(role) ? 'ok' : 'NOT_PERMITTED';
      },
    ));

  it('is written by who handles cases, at the own level', () =>
    compare(
      (role, home, level) => {
        const words = 'title: "字", problem: "当事人王建国", obstacle: "字", solution: "字"';
        const text = `${level}ProposeLibraryCase(input: { ${words}, causes: [OTHER] }) { id }`;
        return tried(level, role, home, text, 'LIBRARY_PERSONAL');
      },
      (role, home, level) => (home !== level ? 'WRONG_LEVEL' : WRITERS.includes(role) ? 'ok' : 'NOT_PERMITTED'),
    ));

  it.each([
    'PublishLibraryCase(id: "ID")',
    'ReturnLibraryCase(id: "ID", reason: "字")',
    'DropLibraryCase(id: "ID", reason: "字")',
    'WithdrawLibraryCase(id: "ID", reason: "字")',
    'JudgeServiceListing(id: "ID", listed: true, note: "字")',
  ])('%s is done by who supervises, at the own center', act =>
    compare(
      (role, home, level) =>
        tried(level, role, home, `${level}${act.replace('ID', idOf(level, 'withdrawn'))} { id }`, 'LIBRARY_STATE'),
      (role, home, level) => {
        if (!reader(role) || !'CD'.includes(toArea(home, level))) return 'LIBRARY_NOT_FOUND';
        if (home !== level) return 'WRONG_LEVEL';
        return PUBLISHERS.includes(role) ? 'ok' : 'NOT_PERMITTED';
      },
    ),
  );
});
