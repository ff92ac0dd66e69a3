import { describe, expect, it } from '@jest/globals';
import { firstReceiver } from '../../../shared/domain/case/firstReceiver.ts';
import { CASE_ACTS } from '../../../shared/domain/case/lifecycle.ts';

const WANG = { id: 'wang', role: 'registrar', center: '340882' } as const;
const NOBODY = { ownerId: '', asked: null };

describe('LH-08: the first receiver', () => {
  it('is who takes up what came without one', () => {
    expect(CASE_ACTS.filter(act => firstReceiver(NOBODY, act, WANG) === 'wang')).toEqual(
      CASE_ACTS.filter(act => ['triage', 'accept', 'refuse', 'refer', 'answer', 'resolveOnSpot'].includes(act)),
    );
  });

  it('is the person in whose place somebody stands', () => {
    expect(firstReceiver(NOBODY, 'accept', { ...WANG, standsFor: 'li' })).toBe('li');
  });

  it('stays who it is', () => {
    expect(firstReceiver({ ...NOBODY, ownerId: 'li' }, 'accept', WANG)).toBeUndefined();
  });

  it('is nobody at a level that was asked, and nobody who does not work at a window', () => {
    expect(firstReceiver({ ...NOBODY, asked: 'open' }, 'accept', WANG)).toBeUndefined();
    for (const role of ['supervision-section', 'provincial-officer', 'handler', 'citizen'] as const)
      expect(firstReceiver(NOBODY, 'triage', { ...WANG, role })).toBeUndefined();
  });
});
