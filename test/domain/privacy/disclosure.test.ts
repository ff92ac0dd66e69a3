import { describe, expect, it } from '@jest/globals';
import { ROLE_NAMES } from '../../../shared/domain/access/roles.ts';
import {
  askedCenters,
  DISCLOSURE_MINUTES,
  DISCLOSURE_PURPOSES,
  disclosedUntil,
  isDisclosed,
  mayAskBelow,
} from '../../../shared/domain/privacy/disclosure.ts';
import { isTextKey } from '../../../shared/i18n/phrase.ts';
import { person } from '../casework.ts';
import { CHINA } from '../centers.ts';

it.each(DISCLOSURE_PURPOSES)('the purpose %s has a text', purpose =>
  expect(isTextKey(`purpose.${purpose}`)).toBe(true),
);

it('N12: a disclosure is open for 15 minutes, and not at the last instant', () => {
  const at = '2026-09-28T01:30:00.000Z';
  const until = disclosedUntil(at);
  expect([DISCLOSURE_MINUTES, until]).toEqual([15, '2026-09-28T01:45:00.000Z']);
  expect(isDisclosed({ until }, at)).toBe(true);
  expect(isDisclosed({ until }, '2026-09-28T01:44:59.999Z')).toBe(true);
  expect(isDisclosed({ until }, until)).toBe(false);
});

describe('the centers that a case was escalated to', () => {
  it('AH-32: none, the one that was asked, and those that it asked in turn', () => {
    expect(askedCenters(CHINA, null, [])).toEqual([]);
    expect(askedCenters(CHINA, '340800', [])).toEqual(['340800']);
    expect(askedCenters(CHINA, '340800', [{ step: 'acceptEscalation', by: '340800' }])).toEqual(['340800']);
    expect(askedCenters(CHINA, '340800', [{ step: 'escalate', by: '340800' }])).toEqual(['340800', '340000']);
  });

  it('a step of a center that was never asked opens nothing', () => {
    expect(askedCenters(CHINA, '340800', [{ step: 'escalate', by: '341322' }])).toEqual(['340800']);
    expect(askedCenters(CHINA, null, [{ step: 'escalate', by: '340800' }])).toEqual([]);
  });
});

describe('whoever stands above and asks for the reporter', () => {
  const RULERS = ['coordinator', 'center-head', 'supervision-section', 'efficiency-officer', 'provincial-officer'];

  it.each(ROLE_NAMES)('N12: as %s, only where that role rules or supervises', role => {
    expect(mayAskBelow(person(role, '340800'), ['340800'])).toBe(RULERS.includes(role));
  });

  it('N12: is let only at the center that was asked', () => {
    expect(mayAskBelow(person('provincial-officer', '340000'), ['340800'])).toBe(false);
    expect(mayAskBelow(person('efficiency-officer', '340800'), [])).toBe(false);
  });
});
