import { describe, expect, it } from '@jest/globals';
import type { FileFacts } from '../../../shared/domain/case/facts.ts';
import { whyUnsorted } from '../../../shared/domain/meeting/unsorted.ts';
import { file, policyWith } from '../casework.ts';

const policy = policyWith({
  'triage.classes': [
    { code: 'simple', name: '简易', provincial: 'ready' },
    { code: 'hard', name: '疑难', provincial: 'difficult', rung: 1 },
  ],
});

describe('WL-70: what is sorted every week', () => {
  it.each<[string, string | null, FileFacts['state'], Partial<FileFacts>]>([
    ['a case without a class', 'untriaged', 'registered', {}],
    ['a case that nobody has in hand', 'nobody', 'accepted', { classCode: 'simple' }],
    ['a case that belongs before a body', 'notRaised', 'accepted', { classCode: 'hard' }],
    ['not: one with a department', null, 'handling', { classCode: 'simple', openOrders: 1 }],
    ['not: one whose staff are called to the desk', null, 'handling', { classCode: 'simple', openSummonses: 1 }],
    ['not: one that a body has before it', null, 'accepted', { classCode: 'hard', consulting: 'office' }],
    ['not: one that the level above has', null, 'accepted', { classCode: 'hard', raised: 'open' }],
    ['not: one that waits for its reporter', null, 'awaitingMaterial', { classCode: 'simple' }],
    ['again: one that came back from the body', 'nobody', 'accepted', { classCode: 'hard', rung: 1 }],
    ['not: a closed one', null, 'cleared', {}],
  ])('%s', (_what, why, state, facts) => {
    expect(whyUnsorted({ ...file(state, facts), dueOn: '2026-10-20' }, policy, '2026-10-20')).toBe(why);
  });

  it('is what has passed its day, whoever has it', () => {
    const late = { ...file('handling', { classCode: 'simple', openOrders: 1 }), dueOn: '2026-10-19' };
    expect(whyUnsorted(late, policy, '2026-10-20')).toBe('overdue');
    expect(whyUnsorted({ ...late, state: 'cleared' }, policy, '2026-10-20')).toBeNull();
  });
});
