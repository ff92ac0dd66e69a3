import { describe, expect, it } from '@jest/globals';
import { chainOf, isLockedFor, policyOf, policyOfChain, versionsOf } from '../../../shared/domain/policy/inherit.ts';
import type { PackVersion } from '../../../shared/domain/policy/pack.ts';
import { valueOf } from '../../../shared/domain/policy/policy.ts';
import { refusalOf } from '../refusalOf.ts';
import { baseOf, packOf } from './somePacks.ts';

const PATH = ['430000', '430500', '430524'];
const DAY = '2026-11-20';
const days = (n: number) => ({ unit: 'workday', n }) as const;

const BASE = baseOf({ 'clock.citizen': days(7), 'closing.redoLimit': 2 });
const HUNAN = packOf('hunan@1', { 'clock.citizen': days(10), 'closing.redoLimit': 3 }, { centers: ['430000'] });
const SHAOYANG = packOf('shaoyang@1', { 'clock.citizen': days(8) }, { centers: ['430500'] });
const LONGHUI = packOf('longhui@1', { 'clock.citizen': days(3) }, { centers: ['430524'] });
const PACKS = [LONGHUI, HUNAN, BASE, SHAOYANG];

const citizen = (packs: readonly PackVersion[], path = PATH, day = DAY) =>
  valueOf(policyOf(packs, path, day), 'clock.citizen').n;

describe('1.6: what holds at a center', () => {
  it('is base, then the pack of each center from the province down: the nearest word counts', () => {
    expect(citizen(PACKS)).toBe(3);
    expect(citizen(PACKS, PATH.slice(0, 2))).toBe(8);
    expect(citizen(PACKS, PATH.slice(0, 1))).toBe(10);
    expect(citizen(PACKS, [])).toBe(7);
    expect(citizen(PACKS, ['340000', '340882'])).toBe(7);
  });

  it('says of each key which document, which article and which version it comes from', () => {
    const { terms, chain } = policyOf(PACKS, PATH, DAY);
    expect(chain).toBe('base@1 hunan@1 shaoyang@1 longhui@1');
    expect(terms['clock.citizen']).toEqual({ value: days(3), cite: 'longhui〔2022〕1号 第1条', pack: 'longhui@1' });
    expect(terms['closing.redoLimit']).toEqual({ value: 3, cite: 'hunan〔2022〕1号 第2条', pack: 'hunan@1' });
    expect(terms['rating.scale'].pack).toBe('base@1');
    expect(Object.keys(terms).sort()).toEqual(Object.keys(BASE.terms).sort());
  });

  it('goes by the newest version that is in effect on the day', () => {
    const second = {
      ...packOf('longhui@2', { 'clock.citizen': days(5) }),
      centers: ['430524'],
      effectiveFrom: '2026-11-20',
    };
    const tenth = { ...second, version: 10, effectiveFrom: '2027-01-01', terms: {} };
    const packs = [tenth, second, ...PACKS];
    expect([citizen(packs, PATH, '2026-11-19'), citizen(packs, PATH, '2026-11-20')]).toEqual([3, 5]);
    expect(chainOf(packs, PATH, '2027-01-01')).toBe('base@1 hunan@1 shaoyang@1 longhui@10');
    expect(citizen(packs, PATH, '2027-01-01')).toBe(8); // what a new version no longer says, it no longer says
  });

  it('leaves a pack out that has not begun yet', () => {
    const packs = [BASE, { ...LONGHUI, effectiveFrom: '2026-11-21' }];
    expect(chainOf(packs, PATH, DAY)).toBe('base@1');
    expect(citizen(packs)).toBe(7);
  });

  it('leaves a pack out where its new version no longer names the center', () => {
    const moved = { ...packOf('longhui@2', { 'clock.citizen': days(5) }), centers: ['430525'] };
    expect(citizen([...PACKS, moved])).toBe(8);
  });

  it('takes a pack that is given to two neighbours once, and one that is given twice with another between twice', () => {
    const both = { ...LONGHUI, centers: ['430500', '430524'] };
    expect(chainOf([BASE, both], PATH, DAY)).toBe('base@1 longhui@1');
    const around = [BASE, { ...HUNAN, centers: ['430000', '430524'] }, SHAOYANG];
    expect(chainOf(around, PATH, DAY)).toBe('base@1 hunan@1 shaoyang@1 hunan@1');
    expect(citizen(around)).toBe(10);
  });

  it('is nothing where not even base is in effect', () => {
    expect(refusalOf(() => policyOf(PACKS, PATH, '2021-12-31'))).toMatchObject({
      code: 'POLICY_UNKNOWN',
      params: { pack: 'base' },
    });
    expect(refusalOf(() => policyOf([LONGHUI], PATH, DAY))).toMatchObject({ code: 'POLICY_UNKNOWN' });
  });
});

describe('1.6: a key that an upper pack locks', () => {
  const locking = (...locks: string[]) => [BASE, { ...HUNAN, locks }, SHAOYANG, LONGHUI];

  it.each(['clock.citizen', 'clock.*'])(
    '%s: another value below is refused, with key, pack, locker and article',
    lock => {
      expect(refusalOf(() => policyOf(locking(lock), PATH, DAY))).toEqual({
        code: 'POLICY_KEY_LOCKED',
        field: 'clock.citizen',
        params: { key: 'clock.citizen', pack: 'shaoyang@1', by: 'hunan@1', cite: 'hunan〔2022〕1号 第1条' },
      });
    },
  );

  it('may be repeated below with the same value', () => {
    const same = packOf('longhui@1', { 'clock.citizen': { n: 10, unit: 'workday' } }, { centers: ['430524'] });
    const policy = policyOf([BASE, { ...HUNAN, locks: ['clock.citizen'] }, same], PATH, DAY);
    expect(policy.terms['clock.citizen']).toMatchObject({ value: days(10), pack: 'longhui@1' });
  });

  it('may be locked by a pack that gives it no value: then what stands above it holds', () => {
    const packs = [BASE, packOf('hunan@1', {}, { centers: ['430000'], locks: ['clock.citizen'] }), LONGHUI];
    expect(refusalOf(() => policyOf(packs, PATH, DAY))).toMatchObject({
      params: { by: 'hunan@1', cite: BASE.document + ' ' + BASE.terms['clock.citizen']?.cite },
    });
  });

  it('does not bind the pack that locks, those above it, or those beside its path', () => {
    const own = [BASE, { ...HUNAN, locks: ['clock.*'] }];
    expect(citizen(own)).toBe(10);
    const low = [BASE, HUNAN, { ...LONGHUI, locks: ['clock.*'] }];
    expect(citizen(low)).toBe(3);
    expect(citizen([BASE, { ...HUNAN, centers: ['340000'], locks: ['clock.*'] }, LONGHUI])).toBe(3);
  });

  it('leaves other keys free', () => {
    expect(citizen(locking('closing.*', 'rating.scale'))).toBe(3);
  });

  it('is shown as locked to those below, and not to the center whose pack locks it', () => {
    const packs = [BASE, { ...HUNAN, locks: ['clock.*'] }];
    const locked = (center: string, key: 'clock.citizen' | 'rating.scale') =>
      isLockedFor(packs, 'base@1 hunan@1', center, key);
    expect([locked('430524', 'clock.citizen'), locked('430000', 'clock.citizen')]).toEqual([true, false]);
    expect(locked('430524', 'rating.scale')).toBe(false);
    expect(isLockedFor([{ ...BASE, locks: ['rating.scale'] }], 'base@1', '430000', 'rating.scale')).toBe(true);
  });
});

describe('N5: a case keeps the versions it was registered under', () => {
  it('so a chain names exact versions, whatever has come since', () => {
    const newer = { ...packOf('longhui@2', { 'clock.citizen': days(1) }), centers: ['430524'] };
    const { chain } = policyOf(PACKS, PATH, DAY);
    const policy = policyOfChain([...PACKS, newer], chain);
    expect(policy).toEqual(policyOf(PACKS, PATH, DAY));
    expect(valueOf(policy, 'clock.citizen')).toEqual(days(3));
  });

  it.each([
    ['base@1 longhui@9', 'longhui@9'],
    ['base@1  longhui@1', ''],
    ['', ''],
    ['longhui@1', 'base'],
  ])('and a version that is not here is named: "%s"', (chain, pack) => {
    expect(refusalOf(() => policyOfChain(PACKS, chain))).toEqual({ code: 'POLICY_UNKNOWN', params: { pack } });
    expect(refusalOf(() => versionsOf(PACKS, chain))).toMatchObject({ params: { pack } });
  });
});
