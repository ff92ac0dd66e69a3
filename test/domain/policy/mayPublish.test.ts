import { describe, expect, it } from '@jest/globals';
import type { RoleName } from '../../../shared/domain/access/roles.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';
import { mayPublish } from '../../../shared/domain/policy/mayPublish.ts';
import type { PackVersion } from '../../../shared/domain/policy/pack.ts';
import { person } from '../casework.ts';
import { CHINA } from '../centers.ts';
import { refusalOf } from '../refusalOf.ts';
import { baseOf, packOf } from './somePacks.ts';

const TODAY = '2026-11-20';
const FIRST = packOf('qianshan@1', {}, { centers: ['340882'] });
const SECOND = packOf('qianshan@2', {}, { centers: ['340882'], effectiveFrom: TODAY });
const KNOWN = [baseOf(), FIRST, packOf('anhui@1', {}, { centers: ['340000'] })];

const refusal = (
  draft: PackVersion,
  [role, center, level]: [RoleName, string, LevelName] = ['policy-administrator', '340882', 'county'],
  known: readonly PackVersion[] = KNOWN,
) => refusalOf(() => mayPublish(draft, person(role, center), { known, tree: CHINA, level, today: TODAY }));

describe('who may publish a pack', () => {
  it.each<[RoleName, string, LevelName]>([
    ['policy-administrator', '340882', 'county'],
    ['policy-administrator', '340800', 'city'],
    ['policy-administrator', '340000', 'province'],
  ])('a %s of %s, for a center of the own area', (...who) => expect(refusal(SECOND, who)).toBeUndefined());

  it.each<[RoleName, string, LevelName]>([
    ['supervision-section', '340882', 'county'],
    ['efficiency-officer', '340800', 'city'],
    ['provincial-officer', '340000', 'province'],
    ['security-administrator', '340882', 'county'],
    ['auditor', '340882', 'county'],
    ['registrar', '340882', 'county'],
    ['handler', '340882', 'county'],
    ['coordinator', '340882', 'county'],
    ['integrator', '340882', 'county'],
    ['citizen', '340882', 'county'],
  ])('not a %s', (...who) => {
    expect(refusal(SECOND, who)).toMatchObject({
      code: 'NOT_PERMITTED',
      params: { act: 'publishPolicy', role: who[0] },
    });
  });

  it('not at a level that is not the own one: the levels between would not be told', () => {
    expect(refusal(SECOND, ['policy-administrator', '340000', 'county'])).toMatchObject({ code: 'WRONG_LEVEL' });
  });

  it('not for a center outside the own area, or for one that is not there', () => {
    expect(refusal({ ...SECOND, centers: ['340882', '340881'] })).toMatchObject({
      code: 'OUTSIDE_JURISDICTION',
      params: { center: '340881' },
    });
    expect(refusal({ ...SECOND, centers: ['340000'] })).toMatchObject({ code: 'OUTSIDE_JURISDICTION' });
    expect(refusal({ ...SECOND, centers: ['999999'] })).toMatchObject({ code: 'CENTER_UNKNOWN' });
    expect(refusal({ ...SECOND, centers: ['340882100'] })).toBeUndefined();
  });

  it('not by taking over the pack of others: the version before must lie in the own area as well', () => {
    const taken = packOf('anhui@2', {}, { centers: ['340882'], effectiveFrom: TODAY });
    expect(refusal(taken)).toMatchObject({ code: 'OUTSIDE_JURISDICTION', params: { center: '340000' } });
  });

  it('not base, which holds everywhere, and not a pack that holds nowhere', () => {
    const province: [RoleName, string, LevelName] = ['policy-administrator', '340000', 'province'];
    const base = { ...baseOf(), version: 2, effectiveFrom: TODAY };
    expect(refusal(base, province)).toMatchObject({ code: 'OUTSIDE_JURISDICTION' });
    expect(refusal({ ...base, centers: ['340000'] }, province)).toMatchObject({ code: 'OUTSIDE_JURISDICTION' });
    expect(refusal(packOf('none@1', {}, { effectiveFrom: TODAY }), province)).toMatchObject({
      code: 'OUTSIDE_JURISDICTION',
    });
  });

  it('not somebody whose center is not in the directory', () => {
    expect(refusal(SECOND, ['policy-administrator', '999999', 'county'])).toMatchObject({ code: 'CENTER_UNKNOWN' });
  });
});

describe('when and under which number', () => {
  it('today or later, never before: no case of yesterday changes its rules', () => {
    expect(refusal({ ...SECOND, effectiveFrom: '2026-11-19' })).toMatchObject({
      code: 'POLICY_VALUE_INVALID',
      field: 'effectiveFrom',
      params: { what: 'inThePast', at: '2026-11-19' },
    });
    expect(refusal({ ...SECOND, effectiveFrom: '2030-01-01' })).toBeUndefined();
  });

  it.each([1, 3, 10])('the next number and no other: %d is refused after 1', version => {
    expect(refusal({ ...SECOND, version })).toEqual({
      code: 'POLICY_VERSION_TAKEN',
      field: 'version',
      params: { pack: `qianshan@${version}`, next: '2' },
    });
  });

  it('a new pack begins with 1', () => {
    const fresh = packOf('fresh@1', {}, { centers: ['340882'], effectiveFrom: TODAY });
    expect(refusal(fresh)).toBeUndefined();
    expect(refusal({ ...fresh, version: 2 })).toMatchObject({ params: { next: '1' } });
  });

  it('the newest version counts, in whatever order they are known', () => {
    const ninth = { ...SECOND, version: 9 };
    expect(refusal({ ...SECOND, version: 10 }, undefined, [ninth, FIRST])).toBeUndefined();
    expect(refusal({ ...SECOND, version: 10 }, undefined, [FIRST, ninth])).toBeUndefined();
  });
});
