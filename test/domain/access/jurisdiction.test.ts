import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CenterNode, covers, pathTo } from '../../../shared/domain/access/jurisdiction.ts';
import { CHINA } from '../centers.ts';

const anyCenter = fc.constantFrom(...CHINA.keys());

describe('the path to a center', () => {
  it.each([
    ['310000', ['310000']],
    ['310109S91', ['310000', '310109', '310109S91']],
    ['340882100', ['340000', '340800', '340882', '340882100']],
    ['429004', ['420000', '429004']],
    ['441900003', ['440000', '441900', '441900003']],
    ['999999', []],
  ])('to %s is %j: by adjacency, not by the digits', (code, path) => expect(pathTo(CHINA, code)).toEqual(path));

  it('is refused where a center stands above itself', () => {
    const ring = new Map<string, CenterNode>([
      ['340800', { ...(CHINA.get('340800') as CenterNode), parent: '340882' }],
      ['340882', { ...(CHINA.get('340882') as CenterNode), parent: '340800' }],
    ]);
    expect(() => pathTo(ring, '340882')).toThrow(RangeError);
  });
});

describe('a center covers', () => {
  it.each([
    ['340000', '340882100', 'what is three levels below'],
    ['340800', '340882', 'the county of a city'],
    ['310000', '310109', 'a district without a city between'],
    ['310109', '310109S91', 'its sub-center'],
    ['340100', '340100Z01', 'the zone in it'],
    ['340882', '340882', 'itself'],
  ])('%s covers %s: %s', (center, area) => expect(covers(CHINA, center, area)).toBe(true));

  it.each([
    ['340882', '340800', 'what is above'],
    ['340881', '340882', 'its neighbour'],
    ['340100', '340882', 'the county of another city'],
    ['310109S91', '310109', 'the center that it is a branch of'],
    ['310000', '340882', 'another province'],
    ['340000', '999999', 'a code that nobody has'],
    ['999999', '340882', 'anything, if nobody has its code'],
  ])('%s does not cover %s: %s', (center, area) => expect(covers(CHINA, center, area)).toBe(false));

  it('at most one of two different centers covers the other', () => {
    fc.assert(fc.property(anyCenter, anyCenter, (a, b) => a === b || !(covers(CHINA, a, b) && covers(CHINA, b, a))));
  });

  it('what its own centers cover', () => {
    fc.assert(
      fc.property(
        anyCenter,
        anyCenter,
        anyCenter,
        (a, b, c) => !(covers(CHINA, a, b) && covers(CHINA, b, c)) || covers(CHINA, a, c),
      ),
    );
  });
});
