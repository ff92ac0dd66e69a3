import { expect, it } from '@jest/globals';
import { passedStages } from '../../../shared/domain/case/passed.ts';

it('1.6: a case passed a stage once, however much was done in it, and again when it came back', () => {
  const lines = (
    ['registered', 'registered', 'triaged', 'accepted', 'handling', 'handling', 'completed', 'handling'] as const
  ).map((to, i) => ({ to, at: `2026-09-28T01:0${i}:00.000Z` }));
  expect(passedStages(lines).map(({ stage, at }) => `${at.slice(14, 16)} ${stage}`)).toEqual([
    '00 register',
    '02 triage',
    '03 assign',
    '04 handle',
    '06 feedback',
    '07 handle',
  ]);
});

it('a case without a line passed nothing', () => expect(passedStages([])).toEqual([]));
