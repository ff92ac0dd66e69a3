import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readCatalogue } from '../../../shared/department/readCatalogue.ts';
import { lookUp, nearestNames } from '../../../shared/domain/department/lookUp.ts';
import { PROJECT_ROOT } from '../../../shared/projectRoot.ts';

const USUAL = readCatalogue(join(PROJECT_ROOT, 'subgraphs/seeds/departments/base.json'));
const DIVISIONS = ['安徽省', '安庆市', '潜山市'];
const found = (text: string) => lookUp(text, USUAL, DIVISIONS)?.code;

describe('what a clerk writes', () => {
  it.each([
    ['medical-security', 'medical-security'],
    ['医疗保障局', 'medical-security'],
    ['医保局', 'medical-security'],
    [' 医 保 局 ', 'medical-security'],
    ['潜山市医疗保障局', 'medical-security'],
    ['潜山医保局', 'medical-security'],
    ['安庆市潜山市医疗保障局窗口', 'medical-security'],
    ['市市场监管局', 'market-regulation'],
    ['市场监管局', 'market-regulation'], // its first letter is no rank
    ['市场监管窗口', 'market-regulation'],
    ['区消防救援支队', 'fire-rescue'],
    ['县自然资源局', 'natural-resources'],
    ['不动产登记窗口', 'real-estate-register'],
    ['省税务局', 'taxation'],
  ])('%s is %s', (text, code) => expect(found(text)).toBe(code));

  it.each(['甲局', '萧县医疗保障局', '局', '窗口', '市', '医保局、税务局', 'medical'])('%s is nobody', text =>
    expect(found(text)).toBeUndefined(),
  );

  it.each(['matters', 'stories'])('in the demo is one of the usual departments: %s', file => {
    const text = readFileSync(join(PROJECT_ROOT, `subgraphs/seeds/demo/${file}.json`), 'utf8');
    const written = [...text.matchAll(/"(?:department|assist)": "([^"]+)"/g)].map(([, name]) => name ?? '');
    expect(written.length).toBeGreaterThan(3);
    expect(written.filter(name => found(name) === undefined)).toEqual([]);
  });

  it('is never another department than the one that has the name', () => {
    for (const { code, name, otherNames } of USUAL)
      for (const written of [code, name, ...otherNames, `潜山市${name}`, `市${name}`, `${name}窗口`])
        expect([written, found(written)]).toEqual([written, code]);
  });
});

describe('the names most like it', () => {
  it.each([
    ['医疗保险局', '医疗保障局'],
    ['市场监督局', '市场监督管理局'],
    ['消防大对', '消防救援支队'],
    ['萧县医疗保障局', '医疗保障局'],
  ])('of %s begin with %s', (text, first) => expect(nearestNames(text, USUAL)[0]).toBe(first));

  it('are three at most, and none where nothing is in common', () => {
    expect(nearestNames('市场监督', USUAL).length).toBeLessThanOrEqual(3);
    expect(nearestNames('甲局', USUAL)).toEqual([]);
  });
});
