import { describe, expect, it } from '@jest/globals';
import { nextRung } from '../../../shared/domain/case/ladder.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { valueOf } from '../../../shared/domain/policy/policy.ts';
import { policyWith, SOURCE } from '../casework.ts';
import { refusalOf } from '../refusalOf.ts';

describe('LH-28, LH-31, WL-72, WL-73: the ladder of authority', () => {
  const policy = policyWith();
  const ladder = valueOf(policy, 'escalation.ladder');
  const end = new DomainError('LADDER_END', { key: 'escalation.ladder', ...SOURCE }).extensions;

  it('is climbed rung by rung', () => {
    expect(ladder.map(({ body }) => body)).toEqual(['分管领导', '领导小组']);
    expect([0, 1].map(asked => nextRung(policy, asked))).toEqual(ladder);
  });

  it.each([2, 3, 99])('ends: %s have been asked', asked => {
    expect(refusalOf(() => nextRung(policy, asked))).toEqual(end);
  });

  it('may have no rung at all', () => {
    expect(refusalOf(() => nextRung(policyWith({ 'escalation.ladder': [] }), 0))).toEqual(end);
  });
});
