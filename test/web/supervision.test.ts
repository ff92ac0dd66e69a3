import { describe, expect, it } from '@jest/globals';
import { awaitedOf, gradesFor, issues, levelToOpen } from '../../web/src/features/supervision/rights.ts';

const CITY = { code: '340800', level: 'CITY' } as const;
const COUNTY = { code: '340882', level: 'COUNTY' } as const;
const BRANCH = { code: '340882S1', level: 'COUNTY' } as const;
const TOWN = { code: '340882100', level: 'TOWNSHIP' } as const;
const ALL = ['URGE', 'BLUE', 'ORANGE', 'RED', 'MEASURE'];

describe('who is offered which grade', () => {
  it.each([
    ['the section in its county', 'supervision-section', COUNTY, COUNTY, ALL],
    ['the section of a township below', 'supervision-section', COUNTY, TOWN, ALL],
    ['the city of a county below', 'efficiency-officer', CITY, COUNTY, ALL],
    ['the window at home', 'registrar', COUNTY, COUNTY, ['URGE']],
    ['the window of a branch', 'registrar', COUNTY, BRANCH, ['URGE']],
    ['the window of a township', 'registrar', COUNTY, TOWN, []],
    ['a handler', 'handler', COUNTY, COUNTY, []],
  ] as const)('%s', (_who, role, own, target, grades) => {
    expect(gradesFor(role, own, target)).toEqual(grades);
    expect(issues(role)).toBe(role !== 'handler');
  });
});

describe('levelToOpen', () => {
  it('is the own one where that issued the order or has to answer it, else that of the list', () => {
    expect(levelToOpen({ center: CITY, target: COUNTY }, 'city', 'county')).toBe('city');
    expect(levelToOpen({ center: CITY, target: COUNTY }, 'county', 'county')).toBe('county');
    expect(levelToOpen({ center: COUNTY, target: TOWN }, 'city', 'county')).toBe('county');
    expect(levelToOpen({ center: null, target: null }, 'city', 'township')).toBe('township');
  });
});

describe('awaitedOf', () => {
  it('counts what this person has to answer, and nothing that this person’s center has issued itself', () => {
    expect(awaitedOf([{ acts: ['REPLY'] }, { acts: ['REPLY', 'CANCEL'] }, { acts: [] }, { acts: ['CANCEL'] }])).toBe(1);
  });
});
