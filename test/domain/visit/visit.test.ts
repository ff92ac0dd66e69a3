import { describe, expect, it } from '@jest/globals';
import {
  actsOnFinding,
  actsOnVisit,
  checkAnswer,
  checkJudge,
  checkOrder,
  type FindingFacts,
  isHidden,
  VISIT_STATES,
  type VisitAct,
  visitAfter,
  type VisitState,
} from '../../../shared/domain/visit/visit.ts';
import { refusalOf } from '../refusalOf.ts';

describe('AH-31, WL-82: the course of a visit', () => {
  it.each<[VisitState, VisitAct, VisitState]>([
    ['planned', 'report', 'reported'],
    ['planned', 'cancel', 'cancelled'],
    ['reported', 'publish', 'published'],
  ])('%s, %s: %s', (state, act, next) => expect(visitAfter(state, act)).toBe(next));

  it('allows nothing else', () => {
    const acts = ['report', 'publish', 'cancel'] as const;
    const refused = VISIT_STATES.flatMap(state => acts.map(act => refusalOf(() => visitAfter(state, act))));
    expect(refused.filter(one => one?.code === 'VISIT_STATE')).toHaveLength(9);
  });

  it.each<['open' | 'secret', VisitState, boolean, boolean]>([
    ['secret', 'planned', false, true],
    ['secret', 'reported', false, true],
    ['secret', 'cancelled', false, true],
    ['secret', 'published', false, false],
    ['secret', 'planned', true, false],
    ['open', 'planned', false, false],
  ])('a %s one that is %s, ordered by who asks: %s, is hidden: %s', (manner, state, ordersIt, hidden) => {
    expect(isHidden({ manner, state }, ordersIt)).toBe(hidden);
  });
});

describe('what was found', () => {
  const finding: FindingFacts = {
    answer: null,
    putRight: null,
    dueAt: '2026-10-15T16:00:00.000Z',
    dueOn: '2026-10-15',
  };
  const [before, after] = ['2026-10-15T15:00:00.000Z', '2026-10-15T17:00:00.000Z'];

  it('is answered once it is published, and once', () => {
    expect(refusalOf(() => checkAnswer('published', finding))).toBeUndefined();
    expect(refusalOf(() => checkAnswer('reported', finding))?.code).toBe('VISIT_STATE');
    expect(refusalOf(() => checkAnswer('published', { ...finding, answer: '已改' }))?.code).toBe('FINDING_STATE');
    expect(refusalOf(() => checkAnswer('published', { ...finding, putRight: false }))?.code).toBe('FINDING_STATE');
  });

  it('is judged once it is answered, or its limit has passed', () => {
    expect(refusalOf(() => checkJudge('published', finding, before))).toEqual({
      code: 'FINDING_NOT_YET',
      params: { dueOn: '2026-10-15' },
    });
    expect(refusalOf(() => checkJudge('published', finding, after))).toBeUndefined();
    expect(refusalOf(() => checkJudge('published', { ...finding, answer: '已改' }, before))).toBeUndefined();
    expect(refusalOf(() => checkJudge('published', { ...finding, putRight: true }, after))?.code).toBe('FINDING_STATE');
    expect(refusalOf(() => checkJudge('reported', finding, after))?.code).toBe('VISIT_STATE');
  });

  it('becomes an order once, after it was published', () => {
    expect(refusalOf(() => checkOrder('published', { orderId: null }))).toBeUndefined();
    expect(refusalOf(() => checkOrder('reported', { orderId: null }))?.code).toBe('FINDING_STATE');
    expect(refusalOf(() => checkOrder('published', { orderId: 'x' }))).toMatchObject({ field: 'finding' });
  });

  it.each<[string, VisitState, Partial<FindingFacts & { orderId: string }>, string, string[]]>([
    ['before it is published nothing', 'reported', {}, after, []],
    ['within its limit answered, or ordered about', 'published', {}, before, ['answer', 'order']],
    ['past its limit judged as well', 'published', {}, after, ['answer', 'judge', 'order']],
    ['answered, it is judged', 'published', { answer: '已改' }, before, ['judge', 'order']],
    ['judged, it may still become an order', 'published', { answer: '已改', putRight: false }, after, ['order']],
    ['ordered about, no second time', 'published', { putRight: false, orderId: 'x' }, after, []],
  ])('what may be done: %s', (_what, state, facts, at, wanted) => {
    expect(actsOnFinding(state, { ...finding, orderId: null, ...facts }, at)).toEqual(wanted);
  });
});

it('a visit is reported from its day on, published once, and called off before', () => {
  const visit = { state: 'planned', day: '2026-10-15' } as const;
  expect(actsOnVisit(visit, '2026-10-14')).toEqual(['cancel']);
  expect(actsOnVisit(visit, '2026-10-15')).toEqual(['report', 'cancel']);
  expect(actsOnVisit({ ...visit, state: 'reported' }, '2026-10-15')).toEqual(['publish']);
  expect(actsOnVisit({ ...visit, state: 'published' }, '2026-10-15')).toEqual([]);
});
