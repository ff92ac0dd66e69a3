import { describe, expect, it } from '@jest/globals';
import type { CenterNode } from '../../../shared/domain/access/jurisdiction.ts';
import {
  ESCALATION_STATUSES,
  escalationTarget,
  holderAbove,
  isPending,
  statusAfterStep,
} from '../../../shared/domain/case/escalation.ts';
import { CASE_ACTS } from '../../../shared/domain/case/lifecycle.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { standsAbove } from '../../../shared/domain/levels.ts';
import { isTextKey } from '../../../shared/i18n/phrase.ts';
import { CHINA } from '../centers.ts';
import { refusalOf } from '../refusalOf.ts';

describe('a case goes up', () => {
  it.each([
    ['310109', '310000', 'from a district of Shanghai to the municipality: there is no city between'],
    ['441900003', '441900', 'from a town of 东莞 to the city: there is no county between'],
    ['429004', '420000', 'from a county that the province governs to the province'],
    ['340882100', '340882', 'from a township to its county'],
    ['340882', '340800', 'from a county to its city'],
    ['340100Z01', '340100', 'from a zone to its city'],
    ['340100', '340000', 'from a city to its province'],
    ['310109S91', '310000', 'from a sub-center past the center of its own level'],
    ['340100S91', '340000', 'from a sub-center of a city past the city'],
  ])('%s -> %s: %s', (code, target) => expect(escalationTarget(CHINA, code)).toBe(CHINA.get(target)));

  it('to a level above its own', () => {
    for (const { code, level } of CHINA.values())
      if (level !== 'province') expect(standsAbove(escalationTarget(CHINA, code).level, level)).toBe(true);
  });
});

describe('a case does not go up', () => {
  const orphan: CenterNode = { code: '340100S92', name: '分中心', level: 'city', parent: '340100', validTo: null };
  const rootless = new Map<string, CenterNode>([
    ['340100', { ...(CHINA.get('340100') as CenterNode), parent: null }],
    [orphan.code, orphan],
  ]);

  it.each([
    ['refuses: a province has none above', CHINA, '310000', new DomainError('NO_LEVEL_ABOVE', { center: '上海市' })],
    [
      'refuses: only its own level above',
      rootless,
      '340100S92',
      new DomainError('NO_LEVEL_ABOVE', { center: '分中心' }),
    ],
    ['refuses: a center that nobody knows', CHINA, '999999', new DomainError('CENTER_UNKNOWN', { center: '999999' })],
  ])('%s', (_rule, tree, code, refusal) => {
    expect(refusalOf(() => escalationTarget(tree, code))).toEqual(refusal.extensions);
  });
});

describe('an escalation', () => {
  it.each([
    [null, false],
    ['open', true],
    ['accepted', true],
    ['decided', false],
    ['returned', false],
  ] as const)('%s: an answer is owed: %s', (status, owed) => expect(isPending(status)).toBe(owed));

  it.each(ESCALATION_STATUSES)('%s has a text', status => expect(isTextKey(`escalation.${status}`)).toBe(true));

  it.each([
    ...CASE_ACTS.map(act => {
      const status = { acceptEscalation: 'accepted', decideEscalation: 'decided', returnEscalation: 'returned' };
      return [act, status[act as keyof typeof status]] as const;
    }),
    ['toString', undefined] as const,
    ['', undefined] as const,
  ])('after the step "%s" above: %s', (step, status) => expect(statusAfterStep(step)).toBe(status));
});

describe('the center above that has a question in hand', () => {
  const said = (step: string, by: string) => ({ step, by });

  it.each([
    ['the one that was asked', [], '340800'],
    ['also once it has accepted', [said('acceptEscalation', '340800')], '340800'],
    ['the one that it asked in its turn', [said('escalate', '340800')], '340000'],
    [
      'itself again, once that one has answered',
      [said('escalate', '340800'), said('returnEscalation', '340000')],
      '340800',
    ],
    ['itself, after an earlier round', [said('decideEscalation', '340800')], '340800'],
    ['nobody that was not asked', [said('escalate', '341322')], '340800'],
  ])('AH-28: %s', (_what, heard, holder) => expect(holderAbove(CHINA, '340800', heard)).toBe(holder));
});
