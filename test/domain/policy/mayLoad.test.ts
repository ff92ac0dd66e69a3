import { describe, expect, it } from '@jest/globals';
import { ROLE_NAMES, type RoleName } from '../../../shared/domain/access/roles.ts';
import { mayLoad } from '../../../shared/domain/policy/mayLoad.ts';
import { person } from '../casework.ts';
import { CHINA } from '../centers.ts';
import { refusalOf } from '../refusalOf.ts';

const refusal = (center: string | null, own: string, role: RoleName = 'policy-administrator') =>
  refusalOf(() => mayLoad(center, person(role, own), CHINA));

describe('N4: a holiday notice is loaded', () => {
  it.each<[string, string | null, string]>([
    ['for the country, by a province', null, '340000'],
    ['for a county, by that county', '340882', '340882'],
    ['for a county, by its city', '340882', '340800'],
    ['for a township, by its province', '340882100', '340000'],
  ])('%s', (_what, center, own) => expect(refusal(center, own)).toBeUndefined());

  it('for the country by nobody below a province', () =>
    expect(refusal(null, '340882')).toMatchObject({
      code: 'WRONG_LEVEL',
      params: { own: 'county', level: 'province' },
    }));

  it.each([
    ['above', '340800', '340882'],
    ['beside', '340881', '340882'],
    ['in another province', '340882', '310000'],
  ])('for no center %s', (_where, center, own) =>
    expect(refusal(center, own)).toMatchObject({ code: 'OUTSIDE_JURISDICTION', field: 'center', params: { center } }),
  );

  it('for no center that is not there, and by nobody whose center is not', () => {
    expect(refusal('999999', '340000')).toMatchObject({ code: 'CENTER_UNKNOWN', field: 'center' });
    expect(refusal(null, '999999')).toMatchObject({ code: 'CENTER_UNKNOWN' });
  });

  it.each(ROLE_NAMES.filter(role => role !== 'policy-administrator'))('by no %s', role => {
    for (const center of [null, '340000'])
      expect(refusal(center, '340000', role)).toMatchObject({
        code: 'NOT_PERMITTED',
        params: { act: 'loadNotice', role },
      });
  });
});
