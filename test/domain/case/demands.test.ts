import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ANSWER_OUTCOMES, type AskedAnswer, checkAnswers } from '../../../shared/domain/case/demands.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { refusalOf } from '../refusalOf.ts';

const solved = (no: number, more: Partial<AskedAnswer> = {}): AskedAnswer => ({
  no,
  outcome: 'SOLVED',
  answer: '已办好',
  ...more,
});

describe('WL-75: one answer for each demand', () => {
  it('in the order of the demands, trimmed, with nothing left undefined', () => {
    const answers: AskedAnswer[] = [
      { no: 2, outcome: 'REFERRED', answer: '归税务局办', route: ' 税务局大厅3号窗口 ', basis: '  ' },
      { no: 3, outcome: 'CONDITIONAL', answer: '先办后补' },
      { no: 1, outcome: 'EXPLAINED', answer: ' 依规不能办 ', basis: '条例第九条', route: null },
    ];
    expect(checkAnswers([1, 2, 3], answers)).toStrictEqual([
      { no: 1, outcome: 'EXPLAINED', answer: '依规不能办', basis: '条例第九条', route: null },
      { no: 2, outcome: 'REFERRED', answer: '归税务局办', basis: null, route: '税务局大厅3号窗口' },
      { no: 3, outcome: 'CONDITIONAL', answer: '先办后补', basis: null, route: null },
    ]);
  });

  it.each<[string, number[], AskedAnswer[], DomainError]>([
    ['none', [1], [], new DomainError('DEMAND_UNANSWERED', { no: '1' }, 'answers')],
    ['not all', [1, 2], [solved(1)], new DomainError('DEMAND_UNANSWERED', { no: '2' }, 'answers')],
    [
      'one twice',
      [1, 2],
      [solved(1), solved(2), solved(2)],
      new DomainError('DEMAND_UNANSWERED', { no: '2' }, 'answers'),
    ],
    ['one that nobody made', [1], [solved(1), solved(9)], new DomainError('DEMAND_UNKNOWN', { no: '9' }, 'answers')],
    ['an empty answer', [1], [solved(1, { answer: ' ' })], new DomainError('FIELD_REQUIRED', {}, 'answer')],
    [
      'an outcome that is none',
      [1],
      [solved(1, { outcome: 'DONE' as 'SOLVED' })],
      new DomainError('FIELD_INVALID', {}, 'outcome'),
    ],
    [
      'an answer too long',
      [1],
      [solved(1, { answer: '办'.repeat(2001) })],
      new DomainError('FIELD_TOO_LONG', { length: '2001', limit: '2000' }, 'answer'),
    ],
  ])('refuses: %s', (_what, demands, answers, refusal) => {
    expect(refusalOf(() => checkAnswers(demands, answers))).toEqual(refusal.extensions);
  });

  it('whatever is handed in: the demands are the answers, one by one, or it is refused', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 });
    const stray = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 6 });
    const handedIn = numbers.chain(demands =>
      fc.tuple(fc.constant(demands), fc.oneof(stray, fc.shuffledSubarray(demands, { minLength: demands.length }))),
    );
    let passed = 0;
    fc.assert(
      fc.property(handedIn, ([demands, given]) => {
        const complete = [...given].sort().join() === [...demands].sort().join();
        const work = () =>
          checkAnswers(
            demands,
            given.map(no => solved(no)),
          );
        if (refusalOf(work)) expect(complete).toBe(false);
        else {
          expect(complete).toBe(true);
          expect(work().map(({ no }) => no)).toEqual(demands);
          passed += 1;
        }
      }),
      { numRuns: 1000 },
    );
    expect(passed).toBeGreaterThan(200);
  });
});

it.each(ANSWER_OUTCOMES)(
  'SJ-30, LH-12: %s: an explanation names its basis, a referral its route, no other must',
  outcome => {
    const refused = (more: Partial<AskedAnswer>) =>
      refusalOf(() => checkAnswers([1], [solved(1, { outcome, ...more })]));
    const empty = [undefined, null, '', '  '];
    for (const none of empty) {
      const basis = outcome === 'EXPLAINED' ? { code: 'FIELD_REQUIRED', field: 'basis' } : undefined;
      const route = outcome === 'REFERRED' ? { code: 'FIELD_REQUIRED', field: 'route' } : undefined;
      expect(refused({ basis: none, route: '市民中心' })).toEqual(basis);
      expect(refused({ basis: '条例第九条', route: none })).toEqual(route);
    }
  },
);
