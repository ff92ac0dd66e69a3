import { expect, it } from '@jest/globals';
import { classOf, valueOf } from '../../../shared/domain/policy/policy.ts';
import { policyWith } from '../casework.ts';

it('1.6: a key has the value that its term gives', () => {
  expect(valueOf(policyWith({ 'closing.redoLimit': 4 }), 'closing.redoLimit')).toBe(4);
});

it('SJ-27: a class is found by its code, and no class by a code that is not there or by none', () => {
  const policy = policyWith();
  expect(classOf(policy, 'complex')).toEqual({ code: 'complex', name: '较复杂', provincial: 'complex' });
  expect([classOf(policy, 'other'), classOf(policy, null)]).toEqual([undefined, undefined]);
});
