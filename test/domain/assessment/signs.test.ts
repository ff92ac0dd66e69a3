import { describe, expect, it } from '@jest/globals';
import {
  type AgainRules,
  type Dealings,
  gamingSigns,
  type SignRules,
} from '../../../shared/domain/assessment/signs.ts';

const RULES: SignRules & AgainRules = {
  ...{ minSample: 30, confidence: 99, lastDayClosing: { factor: 2, floor: 0.3 } },
  ...{ onlySatisfied: { factor: 0.5, floor: 0.97 }, deemedClosed: { factor: 2, floor: 0.2 } },
  reopened: { factor: 2, floor: 0.1 },
  reregistered: { factor: 3, floor: 0.05, within: 10 },
  split: { factor: 3, floor: 0.05, within: 1 },
};
const usual = (code: string, more: Partial<Dealings> = {}): Dealings => ({
  ...{ code, closed: 300, lastDay: 60, ended: 290, deemed: 20, rated: 180, satisfied: 165, reopened: 6 },
  ...{ registered: 310, reregistered: 5, split: 4 },
  ...more,
});
const told = (more: Partial<Dealings>) =>
  gamingSigns([usual('a'), usual('b'), usual('c'), usual('x', more)], RULES).map(({ code, sign }) => `${code} ${sign}`);

describe('N11: signs that figures were worked for', () => {
  it('are none where all do alike', () => expect(told({})).toEqual([]));

  it.each([
    [{ lastDay: 240 }, 'x lastDayClosing'],
    [{ rated: 30, satisfied: 30 }, 'x onlySatisfied'],
    [{ deemed: 150 }, 'x deemedClosed'],
    [{ reopened: 90 }, 'x reopened'],
    [{ reregistered: 60 }, 'x reregistered'],
    [{ split: 60 }, 'x split'],
  ])('%j is one: %s', (more, sign) => expect(told(more)).toEqual([sign]));

  it.each([
    [{ closed: 20, lastDay: 20, rated: 12, satisfied: 11 }, 'too few cases'],
    [{ lastDay: 70 }, 'a little more than others'],
    [{ reregistered: 12, split: 10 }, 'more than others, and still few'],
    [{ registered: 20, reregistered: 9 }, 'too few matters'],
    [{ rated: 30, satisfied: 20 }, 'few are rated, and not all well'],
    [{ rated: 0, satisfied: 0 }, 'nobody was asked, and so nobody was chosen'],
    [
      { closed: 40, lastDay: 18, ended: 40, deemed: 3, rated: 24, satisfied: 22, reopened: 1 },
      'more, and not for certain',
    ],
  ] as [Partial<Dealings>, string][])('%j is none: %s', (more, _why) => expect(told(more)).toEqual([]));

  it('come with the share of the center and of all others', () => {
    const [sign] = gamingSigns([usual('a'), usual('b'), usual('x', { lastDay: 240 })], RULES);
    expect(sign).toMatchObject({ own: { n: 300, good: 240, rate: 0.8 }, peers: { n: 600, good: 120, rate: 0.2 } });
  });

  it('need others to be compared with', () =>
    expect(gamingSigns([usual('a'), usual('x', { lastDay: 300 })], RULES)).toEqual([]));
});
