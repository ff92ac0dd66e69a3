import { beforeAll, describe, it } from '@jest/globals';
import { LEVELS, type LevelName } from '../../../shared/domain/levels.ts';
import { AssessmentRow } from '../../../subgraphs/capabilities/assessment/AssessmentRow.ts';
import { ComparisonExclusion } from '../../../subgraphs/capabilities/oversight/OverseenRows.ts';
import { at, codeOf, compare, toArea } from '../compare.ts';
import { ASSESSORS, CHARGED, reads, type Role } from '../expected.ts';
import { BRANCH } from '../world.ts';
import { world, ABSENT } from './cells.ts';

describe('an assessment', () => {
  const NO = { province: 'a', city: 'b', county: 'c', township: 'd' } as const;
  const idOf = (level: LevelName) => `00000000-0000-4000-8000-00000000000${NO[level]}`;

  /** Dropped long ago: whoever may act on it is told so. */
  const store = async () => {
    for (const level of LEVELS)
      await world.desk.service(level).database.write(tx =>
        tx.insert(AssessmentRow, {
          ...{ id: idOf(level), kind: 'points', event: 'overdue', scope: 'unit', center: BRANCH[level] },
          ...{ department: null, departmentName: null, person: null, points: -1, group: null },
          ...{ uid: world.uid, line: 1, happenedAt: '2025-09-01T01:00:00.000Z', cite: '字', pack: 'base@1' },
          ...{ proposedAt: '2025-09-01T01:00:00.000Z', dueAt: '2025-09-04T16:00:00.000Z', dueOn: '2025-09-04' },
          ...{ state: 'dropped', answer: null, decidedAt: '2025-09-03T01:00:00.000Z', steps: [] },
        }),
      );
  };
  beforeAll(store);

  it.each([
    'Assessments(area: "AREA") { edges { node { id } } }',
    'AssessmentScores(area: "AREA", from: "2025-01-01", to: "2025-12-31") { points }',
    'AssessmentHonours(area: "AREA", year: 2025) { loses }',
  ])('is read in the own area, by a handler in the own department: %s', field =>
    compare(
      async (role, home, level) =>
        codeOf(await world.ask(level, at(role, home), `{ ${level}${field.replace('AREA', BRANCH[level])} }`)),
      (role, home, level) => {
        const relation = toArea(home, level);
        if (relation === 'N') return 'OUTSIDE_JURISDICTION';
        if (role === 'handler') return relation === 'C' ? 'ok' : 'NOT_PERMITTED';
        return reads(role, 'assessment', relation) ? 'ok' : 'NOT_PERMITTED';
      },
    ),
  );

  it('is absent for who may not know of it', () =>
    compare(
      async (role, home, level) =>
        codeOf(await world.ask(level, at(role, home), `{ ${level}Assessment(id: "${idOf(level)}") { points } }`)),
      (role, home, level) => (reads(role, 'assessment', toArea(home, level)) ? 'ok' : 'ASSESSMENT_NOT_FOUND'),
    ));

  it.each<[string, readonly Role[], string]>([
    ['AnswerAssessment(id: "ID", answer: "字")', CHARGED, 'C'],
    ['ConfirmAssessment(id: "ID", reason: "字")', ASSESSORS, 'CD'],
    ['DropAssessment(id: "ID", reason: "字")', ASSESSORS, 'CD'],
  ])('%s is done by who may: who is charged answers, who assesses decides', (act, roles, relations) =>
    compare(
      async (role, home, level) => {
        const text = `mutation { ${level}${act.replace('ID', idOf(level))} { id } }`;
        const code = codeOf(await world.ask(level, at(role, home), text));
        return code === 'ASSESSMENT_STATE' ? 'ok' : code;
      },
      (role, home, level) => {
        const relation = toArea(home, level);
        if (!reads(role, 'assessment', relation)) return 'ASSESSMENT_NOT_FOUND';
        return roles.includes(role) && relations.includes(relation) ? 'ok' : 'NOT_PERMITTED';
      },
    ),
  );
});

describe('the comparison of centers', () => {
  it('knows no file that was not told of', async () => {
    await compare(
      async (role, home, level) =>
        codeOf(
          await world.ask(
            level,
            at(role, home),
            `mutation { ${level}ExcludeFromComparison(uid: "${ABSENT}", level: TOWNSHIP, reason: "字") { id } }`,
          ),
        ),
      () => 'CASE_NOT_FOUND',
      ['province', 'city', 'county'],
    );
  });

  it('is changed again by the same, and by nobody else', async () => {
    const id = '00000000-0000-4000-8000-0000000000e1';
    for (const level of ['province', 'city', 'county'] as const)
      await world.desk.service(level).database.write(tx =>
        tx.insert(ComparisonExclusion, {
          ...{ id, uid: world.uid, level: 'township', center: BRANCH.township, reason: '字', by: 'a', role: 'leader' },
          ...{ at: '2026-09-01T01:00:00.000Z', liftedAt: '2026-09-02T01:00:00.000Z', liftedBy: 'a', liftReason: '字' },
        }),
      );
    await compare(
      async (role, home, level) => {
        const text = `mutation { ${level}IncludeInComparison(id: "${id}", reason: "字") { id } }`;
        return codeOf(await world.ask(level, at(role, home), text));
      },
      // it is lifted already: who may is told so
      (role, home, level) => {
        if (role === 'citizen') return 'EXCLUSION_NOT_FOUND';
        if (!ASSESSORS.includes(role)) return 'NOT_PERMITTED';
        return home === level ? 'EXCLUSION_NOT_FOUND' : 'WRONG_LEVEL';
      },
      ['province', 'city', 'county'],
    );
  });
});
