import { expect, it } from '@jest/globals';
import { ROLE_NAMES, type RoleName } from '../../../shared/domain/access/roles.ts';
import { mayStation } from '../../../shared/domain/department/mayStation.ts';
import { CHINA } from '../centers.ts';
import { refusalOf } from '../refusalOf.ts';

const refused = (role: RoleName, own: string, center: string) =>
  refusalOf(() => mayStation({ id: 'a', role, center: own }, center, 'county', CHINA))?.code;

it('a register is kept by who leads or supervises its center', () =>
  expect(ROLE_NAMES.filter(role => refused(role, '340882', '340882') === undefined)).toEqual([
    'center-head',
    'supervision-section',
  ]));

it.each([
  ['another county', '340882', '340881', 'OUTSIDE_JURISDICTION'],
  ['a branch, which goes by its mother’s', '310109', '310109S91', 'OUTSIDE_JURISDICTION'],
  ['a center that nobody knows', '340882', '999999', 'CENTER_UNKNOWN'],
  ['a level above its own', '340882100', '340882', 'WRONG_LEVEL'],
  ['no center that exists', '999999', '340882', 'CENTER_UNKNOWN'],
])('nobody keeps that of %s', (_what, own, center, code) => expect(refused('center-head', own, center)).toBe(code));
