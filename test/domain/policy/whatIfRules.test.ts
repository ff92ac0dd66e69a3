import { describe, expect, it } from '@jest/globals';
import type { PolicyValues } from '../../../shared/domain/policy/policy.ts';
import type { PastCase } from '../../../shared/domain/policy/whatIf.ts';
import { findings } from './pastCases.ts';

describe('AH-20, LH-10, SJ-56: refusals', () => {
  const litigation = [{ code: 'litigation', name: '涉诉', route: '法院' }];
  const refused = { refused: true, state: 'refused', completedAt: null, outcome: 'REFUSED' } as const;
  const mode = (value: PolicyValues['triage.refusal'], exclusions: typeof litigation = []) => ({
    'triage.refusal': value,
    'triage.exclusions': exclusions,
  });

  it.each<[string, Partial<PastCase>, Partial<PolicyValues>, Partial<PolicyValues>, unknown[]]>([
    [
      'LH-10: what was refused may not be, where nothing may',
      refused,
      mode('REASON'),
      mode('NO_VETO'),
      [['notRefusable', 'triage.refusal', 'REASON', 'NO_VETO']],
    ],
    [
      'WL-80: or where it is referred instead',
      { ...refused, exclusion: 'litigation' },
      mode('REASON'),
      mode('REFER_ONWARD', litigation),
      [['notRefusable', 'triage.refusal', 'REASON', 'REFER_ONWARD']],
    ],
    [
      'AH-20: or where only the list counts and it is not on it',
      refused,
      mode('REASON'),
      mode('EXCLUDED_ONLY', litigation),
      [['notRefusable', 'triage.refusal', 'REASON', 'EXCLUDED_ONLY']],
    ],
    [
      'or no longer on it',
      { ...refused, exclusion: 'litigation' },
      mode('EXCLUDED_ONLY', litigation),
      mode('EXCLUDED_ONLY'),
      [['notRefusable', 'triage.exclusions', 'EXCLUDED_ONLY', 'EXCLUDED_ONLY']],
    ],
    [
      'but it may where it is on the list',
      { ...refused, exclusion: 'litigation' },
      mode('REASON'),
      mode('EXCLUDED_ONLY', litigation),
      [],
    ],
    ['and what neither allows is no news', refused, mode('NO_VETO'), mode('REFER_ONWARD'), []],
    [
      'what carries an exclusion that only the draft has would be refused',
      { exclusion: 'litigation' },
      mode('REASON'),
      mode('REASON', litigation),
      [['refused', 'triage.exclusions', '', 'litigation']],
    ],
    [
      'also where it was on the list and nothing could be refused',
      { exclusion: 'litigation' },
      mode('NO_VETO', litigation),
      mode('EXCLUDED_ONLY', litigation),
      [['refused', 'triage.refusal', 'NO_VETO', 'litigation']],
    ],
    [
      'but not where the draft refuses nothing',
      { exclusion: 'litigation' },
      mode('REASON'),
      mode('NO_VETO', litigation),
      [],
    ],
    [
      'nor where both exclude it',
      { exclusion: 'litigation' },
      mode('REASON', litigation),
      mode('EXCLUDED_ONLY', litigation),
      [],
    ],
    ['nor a case without an exclusion', {}, mode('REASON'), mode('EXCLUDED_ONLY', litigation), []],
  ])('%s', (_name, facts, current, draft, expected) => expect(findings(facts, current, draft)).toEqual(expected));
});

describe('LH-37: ratings', () => {
  const redoOn = (...levels: number[]) => ({ 'rating.redoOn': levels });
  /** Where only satisfaction clears, people send back; nothing does it by itself (WL-76). */
  const byHand: Partial<PolicyValues> = { 'closing.doctrine': 'SATISFIED_ONLY' };

  it.each<[string, Partial<PastCase>, Partial<PolicyValues>, Partial<PolicyValues>, unknown[]]>([
    [
      'a level that only the draft sends back',
      { rating: 2 },
      redoOn(1),
      redoOn(2, 1),
      [['reopened', 'rating.redoOn', '1', '2 1']],
    ],
    [
      'a level that the draft no longer sends back',
      { rating: 2 },
      redoOn(2, 1),
      redoOn(1),
      [['notReopened', 'rating.redoOn', '2 1', '1']],
    ],
    ['a level that both send back', { rating: 1 }, redoOn(1), redoOn(2, 1), []],
    ['a case that nobody rated', {}, redoOn(1), redoOn(2, 1), []],
    [
      'LH-37: ratings begin to count by themselves',
      { rating: 1 },
      { ...redoOn(1), ...byHand },
      redoOn(1),
      [['reopened', 'closing.doctrine', '', '1']],
    ],
    [
      'ratings no longer count',
      { rating: 1 },
      redoOn(1),
      { ...redoOn(1), ...byHand },
      [['notReopened', 'closing.doctrine', '1', '']],
    ],
    [
      'a case done again, where nothing would be done again: told once',
      { rating: 5, redos: 1 },
      redoOn(2, 1),
      redoOn(),
      [['notReopened', 'rating.redoOn', '2 1', '']],
    ],
    [
      'a case done again, where the draft may have done it as well',
      { rating: 5, redos: 1 },
      redoOn(2, 1),
      redoOn(1),
      [],
    ],
    [
      'WL-76: a level that the scale of the draft does not have',
      { rating: 2 },
      redoOn(2, 1),
      { ...redoOn(1), 'rating.scale': 'SATISFIED' },
      [],
    ],
  ])('%s', (_name, facts, current, draft, expected) => expect(findings(facts, current, draft)).toEqual(expected));
});

describe('SJ-27, AH-24: classes', () => {
  const none: Partial<PolicyValues> = { 'triage.classes': [{ code: 'other', name: '其他', provincial: 'complex' }] };

  it.each<[string | null, Partial<PolicyValues>, Partial<PolicyValues>, unknown[]]>([
    ['simple', {}, none, [['classUnknown', 'triage.classes', '简易', '']]],
    ['simple', {}, {}, []],
    ['simple', none, none, []], // it was unknown before
    [null, {}, none, []],
  ])('a case of class %s', (classCode, current, draft, expected) => {
    expect(findings({ classCode }, current, draft)).toEqual(expected);
  });
});
