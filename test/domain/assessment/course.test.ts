import { describe, expect, it } from '@jest/globals';
import {
  ASSESSMENT_ACTS,
  ASSESSMENT_STATES,
  assessmentAfter,
  counts,
  isTimeFor,
  isUndecided,
} from '../../../shared/domain/assessment/course.ts';

const DUE = '2026-09-30T16:00:00.000Z';
const BEFORE = '2026-09-30T15:59:59.000Z';

describe('N10: what was proposed', () => {
  it('is answered by who is charged, and decided by a person', () => {
    const course = ASSESSMENT_STATES.map(state => [
      state,
      ...ASSESSMENT_ACTS.flatMap(act => {
        const next = assessmentAfter(state, act);
        return next ? [`${act} ${next}`] : [];
      }),
    ]);
    expect(course).toEqual([
      ['proposed', 'answer answered', 'confirm confirmed', 'drop dropped'],
      ['answered', 'confirm confirmed', 'drop dropped'],
      ['confirmed', 'drop dropped'],
      ['dropped'],
    ]);
  });

  it('is not confirmed before the unit had its days to answer', () => {
    const proposed = { state: 'proposed', dueAt: DUE } as const;
    expect(isTimeFor('confirm', proposed, BEFORE)).toBe(false);
    expect(isTimeFor('confirm', proposed, DUE)).toBe(true);
    expect(isTimeFor('drop', proposed, BEFORE)).toBe(true);
    expect(isTimeFor('answer', proposed, DUE)).toBe(true); // late, and heard as long as nobody has decided
    expect(isTimeFor('confirm', { ...proposed, state: 'answered' }, BEFORE)).toBe(true);
  });

  it('counts once it is confirmed, and never while it is disputed or undecided', () => {
    expect(ASSESSMENT_STATES.filter(counts)).toEqual(['confirmed']);
    expect(ASSESSMENT_STATES.filter(isUndecided)).toEqual(['proposed', 'answered']);
  });
});
