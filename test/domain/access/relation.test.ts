import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Held, RELATIONS, relationOf, type Relation } from '../../../shared/domain/access/relation.ts';
import { ROLE_NAMES, type RoleName } from '../../../shared/domain/access/roles.ts';
import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import { CHINA } from '../centers.ts';

const relation = (center: string, held: Held, role: RoleName = 'registrar', proved = false) =>
  relationOf({ id: 'a', role, center }, held, CHINA, proved);

describe('somebody stands to a file as', () => {
  it.each<[Relation, string, string, Held]>([
    ['ownCase', 'LH-08: who answers for it', '340882', { center: '340882', ownerId: 'a' }],
    ['ownCenter', 'a colleague of who answers for it', '340882', { center: '340882', ownerId: 'b' }],
    [
      'ownCenter',
      'anybody of the center, where nobody answers for it yet',
      '340882',
      { center: '340882', ownerId: '' },
    ],
    ['ownBranch', 'the center of the branch', '310109', { center: '310109S91', ownerId: 'b' }],
    ['descendant', 'the city of a zone, which is a level below', '340100', { center: '340100Z01' }],
    ['descendant', 'AH-12: the city', '340800', { center: '340882' }],
    ['descendant', 'the city, whoever answers for it', '340800', { center: '340882', ownerId: 'a' }],
    ['ancestor', 'AH-28: the window below that took it', '340882100', { center: '340000', origin: '340882100' }],
    ['ancestor', 'and the county over that window', '340882', { center: '340800', origin: '340882100' }],
    ['none', 'a level below that has no part in it', '340881', { center: '340800', origin: '340882' }],
    ['none', 'a neighbour', '340881', { center: '340882', origin: '340882' }],
    ['none', 'a neighbour with the id of who answers for it', '340881', { center: '340882', ownerId: 'a' }],
    ['none', 'another province', '310000', { center: '340882' }],
    ['none', 'a branch, to its mother', '310109S91', { center: '310109' }],
    ['none', 'a center that nobody knows', '999999', { center: '340882' }],
    ['none', 'anybody, to a center that nobody knows', '340000', { center: '999999', origin: '999999' }],
  ])('%s: %s', (expected, _who, center, held) => expect(relation(center, held)).toBe(expected));
});

describe('SJ-17, LH-29: of a department', () => {
  const of = (center: string, held: Held, department?: string, role: RoleName = 'handler') =>
    relationOf({ id: 'a', role, center, ...(department === undefined ? {} : { department }) }, held, CHINA);
  const given = { center: '340882', origin: '340882', departments: ['medical-security', 'taxation'] };

  it.each<[Relation, string, Relation]>([
    ['ownDepartment', 'one that has an order', of('340882', given, 'taxation')],
    ['ownDepartment', 'one with an order of a branch', of('310109', { ...given, center: '310109S91' }, 'taxation')],
    ['ownCase', 'who answers for it as well', of('340882', { ...given, ownerId: 'a' }, 'taxation')],
    ['ownCenter', 'another one', of('340882', given, 'market-regulation')],
    ['ownCenter', 'one whose code begins another’s', of('340882', given, 'tax')],
    ['ownCenter', 'none', of('340882', given)],
    ['ownCenter', 'one, where nothing was given to any', of('340882', { center: '340882' }, 'taxation')],
    ['ownCenter', 'one, in a role that has none', of('340882', given, 'taxation', 'coordinator')],
    ['none', 'the same one of another county', of('340881', given, 'taxation')],
    ['descendant', 'the same one of the city', of('340800', given, 'taxation')],
  ])('%s: %s', (expected, _who, found) => expect(found).toBe(expected));
});

describe('N12: a citizen', () => {
  const held = { center: '340882', origin: '340882', ownerId: 'a' };
  it('stands to no file by a place or a name', () => expect(relation('340882', held, 'citizen')).toBe('none'));
  it('stands to the own case by the code of its receipt, wherever', () =>
    expect(relation('310000', held, 'citizen', true)).toBe('ownCase'));
});

describe('who stands in for somebody', () => {
  const held = { center: '340882', ownerId: 'li' };
  const asDeputy = (standsFor: string, center = '340882') =>
    relationOf({ id: 'a', role: 'registrar', center, standsFor }, held, CHINA);
  it('answers for what that one answers for', () => expect(asDeputy('li')).toBe('ownCase'));
  it('and for nothing of another’s', () => expect(asDeputy('sun')).toBe('ownCenter'));
  it('nor at another center', () => expect(asDeputy('li', '340881')).toBe('none'));
  it('nor for what nobody answers for', () =>
    expect(
      relationOf({ id: 'a', role: 'registrar', center: '340882', standsFor: '' }, { ...held, ownerId: '' }, CHINA),
    ).toBe('ownCenter'));
});

const anyCenter = fc.constantFrom(...CHINA.keys(), '999999');

it('whoever has a part in it covers the center or the window; nobody else has one', () => {
  const roles = ROLE_NAMES.filter(role => role !== 'citizen');
  const seen = new Set<Relation>();
  fc.assert(
    fc.property(anyCenter, anyCenter, anyCenter, fc.constantFrom(...roles), (own, center, origin, role) => {
      const found = relation(own, { center, origin, ownerId: 'a' }, role);
      seen.add(found);
      expect(found === 'none').toBe(!covers(CHINA, own, center) && !covers(CHINA, own, origin));
    }),
    { numRuns: 3000 },
  );
  expect(
    RELATIONS.filter(one => one !== 'ownCenter' && one !== 'ownBranch' && one !== 'ownDepartment' && !seen.has(one)),
  ).toEqual([]);
});
