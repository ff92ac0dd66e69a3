import { describe, expect, it } from '@jest/globals';
import { checkFit } from '../../../shared/domain/policy/checkFit.ts';
import type { PackVersion } from '../../../shared/domain/policy/pack.ts';
import { CHINA } from '../centers.ts';
import { refusalOf } from '../refusalOf.ts';
import { baseOf, packOf } from './somePacks.ts';

const TODAY = '2026-11-20';
const days = (n: number) => ({ unit: 'workday', n }) as const;
const fit = (packs: readonly PackVersion[], changed?: PackVersion) =>
  refusalOf(() => checkFit(packs, CHINA, TODAY, changed));

const BASE = baseOf();
const ANHUI = packOf('anhui@1', { 'clock.citizen': days(9) }, { centers: ['340000'] });
const ANQING = packOf('anqing@1', { 'clock.citizen': days(8) }, { centers: ['340800'] });
const QIANSHAN = packOf('qianshan@1', { 'clock.citizen': days(6) }, { centers: ['340882'] });
const SOUND = [BASE, ANHUI, ANQING, QIANSHAN];
/** The redo of a level that is satisfied: unsound wherever it is composed. */
const UNSOUND = { 'rating.redoOn': [3, 2, 1] };

describe('1.6: packs stand together', () => {
  it('where each center has one sound policy', () => expect(fit(SOUND)).toBeUndefined());

  it('and base has to stand alone, too', () => {
    expect(fit([baseOf(UNSOUND)])).toMatchObject({ code: 'POLICY_VALUE_INVALID' });
    expect(fit([baseOf(UNSOUND), packOf('anhui@1', { 'rating.redoOn': [1] }, { centers: ['340000'] })])).toBeDefined();
  });

  it.each(['340881', '340882100', '340100', '999999'])('not where the policy of %s is unsound', center => {
    expect(fit([...SOUND, packOf('bad@1', UNSOUND, { centers: [center] })])).toMatchObject({
      field: 'rating.satisfiedFrom',
      params: { what: 'satisfiedIsRedone' },
    });
  });

  it('not where a lock is broken', () => {
    expect(fit([BASE, { ...ANHUI, locks: ['clock.*'] }, QIANSHAN])).toMatchObject({
      code: 'POLICY_KEY_LOCKED',
      params: { pack: 'qianshan@1', by: 'anhui@1' },
    });
  });

  it('not where a center has two packs', () => {
    const second = packOf('second@1', {}, { centers: ['340800', '340881'] });
    expect(fit([...SOUND, second])).toMatchObject({
      code: 'POLICY_VALUE_INVALID',
      field: 'centers',
      params: { what: 'centerTwice', at: '340800: anqing@1、second@1' },
    });
  });

  it('but a pack may have many versions and many centers', () => {
    const second = packOf('anqing@2', {}, { centers: ['340800', '340881'] });
    expect(fit([...SOUND, second])).toBeUndefined();
  });
});

describe('the days that are looked at', () => {
  it('are all on which something begins, today and later', () => {
    const later = { ...packOf('bad@1', UNSOUND, { centers: ['340881'] }), effectiveFrom: '2027-06-01' };
    expect(fit([...SOUND, later])).toMatchObject({ params: { what: 'satisfiedIsRedone' } });
    const mended = { ...packOf('bad@2', {}, { centers: ['340881'] }), effectiveFrom: '2027-06-01' };
    expect(fit([...SOUND, later, mended])).toBeUndefined();
  });

  it('but none that is past: what was wrong once and is mended stops nobody', () => {
    const [old, mended] = [
      packOf('bad@1', UNSOUND, { centers: ['340881'] }),
      packOf('bad@2', {}, { centers: ['340881'], effectiveFrom: TODAY }),
    ];
    expect(fit([...SOUND, old, mended])).toBeUndefined();
  });
});

describe('a new version', () => {
  const elsewhere = packOf('bad@1', UNSOUND, { centers: ['310109'] });

  it('is not stopped by what it does not touch', () => {
    expect(fit([...SOUND, elsewhere], QIANSHAN)).toBeUndefined();
    expect(fit([...SOUND, elsewhere])).toBeDefined();
  });

  it('is stopped by what it breaks at a center below', () => {
    const locking = packOf('anhui@2', { 'clock.citizen': days(9) }, { centers: ['340000'], locks: ['clock.citizen'] });
    expect(fit([...SOUND, locking], locking)).toMatchObject({ code: 'POLICY_KEY_LOCKED', params: { by: 'anhui@2' } });
  });

  it('is looked at also where this directory does not have its center', () => {
    const unknown = packOf('bad@1', UNSOUND, { centers: ['999999'] });
    expect(fit([...SOUND, unknown], unknown)).toMatchObject({ params: { what: 'satisfiedIsRedone' } });
  });

  it('of base touches everything', () => {
    expect(fit([...SOUND, elsewhere], BASE)).toBeDefined();
  });
});
