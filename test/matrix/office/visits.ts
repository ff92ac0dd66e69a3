import { beforeAll, describe, it } from '@jest/globals';
import { LEVELS, type LevelName } from '../../../shared/domain/levels.ts';
import { ReturnVisitRow } from '../../../subgraphs/capabilities/visits/ReturnVisitRow.ts';
import { VisitRow } from '../../../subgraphs/capabilities/visits/VisitRow.ts';
import { at, codeOf, compare, toArea } from '../compare.ts';
import { ANSWERERS, INSPECTORS, reads, type Role } from '../expected.ts';
import { BRANCH } from '../world.ts';
import { world, inArea } from './cells.ts';

describe('a visit', () => {
  const VISIT = { province: '5', city: '6', county: '7', township: '8' } as const;
  const idOf = (level: LevelName, more = '1') => `00000000-0000-4000-8000-0000000000${more}${VISIT[level]}`;
  /** What a mutation answers; `instead` is the refusal that comes last, so that nothing is changed. */
  const tried = async (level: LevelName, role: Role, home: LevelName, text: string, instead: string) => {
    const code = codeOf(await world.ask(level, at(role, home), `mutation { ${text} }`));
    return code === instead ? 'ok' : code;
  };
  /** Where somebody looks: the own area, from the own level and from above. */
  const inspects = (role: Role, home: LevelName, level: LevelName) => {
    if (!INSPECTORS.includes(role)) return 'NOT_PERMITTED';
    return toArea(home, level) === 'N' ? 'OUTSIDE_JURISDICTION' : 'ok';
  };

  /** Called off, and made and written down long ago: whoever may act on them is told so. */
  const store = async () => {
    for (const level of LEVELS)
      await world.desk.service(level).database.write(async tx => {
        await tx.insert(VisitRow, {
          ...{ id: idOf(level), target: BRANCH[level], department: null, departmentName: null, manner: 'open' },
          ...{ source: 'own', isPlanned: true, day: '2025-09-01', state: 'cancelled', byCenter: BRANCH[level] },
          ...{ byRole: 'leader', byPerson: 'x', looked: null, reason: '字', publishedAt: null },
        });
        await tx.insert(ReturnVisitRow, {
          ...{ id: idOf(level, '2'), round: '字', uid: idOf(level), number: '字', center: BRANCH[level], recorded: 5 },
          ...{ rule: '字', drawnAt: '2025-09-01T01:00:00.000Z', drawnRole: 'leader', reached: false, rating: null },
          ...{ differs: null, note: null, doneAt: '2025-09-02T01:00:00.000Z', doneRole: 'leader' },
        });
      });
  };
  beforeAll(store);

  it.each<[string, string]>([
    ['PlanVisit(visit: { target: "AREA", manner: SECRET, day: "2020-01-01" }) { id }', 'VISIT_DAY'],
    ['DrawReturnVisits(area: "AREA", from: "2030-01-01", to: "2030-01-02")', 'VISIT_DAY'],
  ])('%s is done by who inspects, in the own area', (act, instead) =>
    compare(
      (role, home, level) => tried(level, role, home, `${level}${act.replace('AREA', BRANCH[level])}`, instead),
      inspects,
    ),
  );

  it('is read in the own area; a handler has a list at home, of what was found at the own department', async () => {
    await compare(
      async (role, home, level) =>
        codeOf(
          await world.ask(
            level,
            at(role, home),
            `{ ${level}Visits(area: "${BRANCH[level]}") { edges { node { id } } } }`,
          ),
        ),
      (role, home, level) => {
        const relation = toArea(home, level);
        if (relation === 'N') return 'OUTSIDE_JURISDICTION';
        if (role === 'handler') return relation === 'C' ? 'ok' : 'NOT_PERMITTED';
        return reads(role, 'visits', relation) ? 'ok' : 'NOT_PERMITTED';
      },
    );
    await compare(
      async (role, home, level) =>
        codeOf(await world.ask(level, at(role, home), `{ ${level}Visit(id: "${idOf(level)}") { day } }`)),
      (role, home, level) => (reads(role, 'visits', toArea(home, level)) ? 'ok' : 'VISIT_NOT_FOUND'),
    );
  });

  it.each([
    'ReturnVisits(area: "AREA") { edges { node { id } } }',
    'ReturnVisitFigures(area: "AREA", from: "2026-01-01", to: "2026-01-02") { drawn }',
  ])('%s is read in the own area', field =>
    compare(
      async (role, home, level) =>
        codeOf(await world.ask(level, at(role, home), `{ ${level}${field.replace('AREA', BRANCH[level])} }`)),
      inArea('visits'),
    ),
  );

  it.each<[string, readonly Role[], 'own' | 'area']>([
    ['ReportVisit(id: "ID", looked: "字", findings: []) { id }', INSPECTORS, 'area'],
    ['PublishVisit(id: "ID") { id }', INSPECTORS, 'area'],
    ['CancelVisit(id: "ID", reason: "字") { id }', INSPECTORS, 'area'],
    ['AnswerFinding(id: "ID", no: 1, answer: "字") { id }', ANSWERERS, 'own'],
    ['JudgeFinding(id: "ID", no: 1, putRight: true, verdict: "字") { id }', INSPECTORS, 'area'],
  ])('%s is done by who may', (act, roles, where) =>
    compare(
      async (role, home, level) => {
        const code = await tried(level, role, home, `${level}${act.replace('ID', idOf(level))}`, 'VISIT_STATE');
        return code === 'FINDING_NOT_FOUND' ? 'ok' : code;
      },
      (role, home, level) => {
        if (!reads(role, 'visits', toArea(home, level))) return 'VISIT_NOT_FOUND';
        return roles.includes(role) && (where === 'area' || home === level) ? 'ok' : 'NOT_PERMITTED';
      },
    ),
  );

  it('a return visit is written down by who inspects; to others it is not there', () =>
    compare(
      (role, home, level) =>
        tried(
          level,
          role,
          home,
          `${level}RecordReturnVisit(id: "${idOf(level, '2')}", reached: false) { id }`,
          'RETURN_VISIT_DONE',
        ),
      (role, home, level) => (inspects(role, home, level) === 'ok' ? 'ok' : 'RETURN_VISIT_NOT_FOUND'),
    ));
});
