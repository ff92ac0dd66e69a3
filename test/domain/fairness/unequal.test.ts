import { describe, expect, it } from '@jest/globals';
import { differingRules, type TreatedMatter, unequalPairs } from '../../../shared/domain/fairness/unequal.ts';
import { POLICY_SHAPES } from '../../../shared/policy/policyShapes.ts';
import { policyWith } from '../casework.ts';

const plain = policyWith();

let serial = 0;
const matter = (more: Partial<TreatedMatter> = {}): TreatedMatter => ({
  uid: `case-${++serial}`,
  no: 1,
  kind: 'SOLVED',
  center: '340882',
  at: '2026-09-28T01:30:00.000Z',
  item: '食品经营许可',
  provincial: null,
  causes: ['rulesNotMet'],
  text: '共享厨房没有独立房产证明，申请食品经营许可被退回',
  ...more,
});
const refused = (more: Partial<TreatedMatter> = {}) => matter({ kind: 'REFUSED', center: '341322', ...more });

/** Other items, other facts, the same center: what a year of work looks like. */
const NOISE = ['不动产首次登记', '企业注销登记', '学籍转接', '医疗费用手工报销'].flatMap(item =>
  ['340882', '341322', '341522'].map(center =>
    matter({ item, center, text: `${item}的材料在${center}遗失`, causes: ['proofHardToFind'] }),
  ),
);

describe('N19: a pair that was planted among noise', () => {
  it('is found, and nothing else', () => {
    const [no, yes] = [refused(), matter({ text: '共享厨房没有独立房产证明，食品经营许可申请退回两次' })];
    const noes = [no, ...NOISE.map(one => refused({ ...one, uid: `no-${one.uid}`, text: '系统显示另一地址已占用' }))];
    const pairs = unequalPairs(noes, [...NOISE, yes], 20);
    expect(pairs).toHaveLength(1);
    expect(pairs[0]).toMatchObject({ refused: no, done: yes, why: ['SAME_ITEM', 'SAME_CAUSES', 'LIKE_TEXT'] });
  });

  it.each<[string, Partial<TreatedMatter>]>([
    ['another item', { item: '食品生产许可' }],
    ['the same center', { center: '341322' }],
    ['other facts', { text: '烧烤店排烟管道经过邻居窗前，现场核查没有安排' }],
  ])('is not one with %s', (_what, more) => expect(unequalPairs([refused()], [matter(more)], 20)).toEqual([]));

  it('is not one of two demands of one case', () => {
    expect(unequalPairs([refused({ uid: 'same' })], [matter({ uid: 'same' })], 20)).toEqual([]);
  });
});

describe('the list', () => {
  it('has one line for each other center, with its likest and then latest completion', () => {
    const no = refused();
    const [old, late] = [matter(), matter({ at: '2026-10-09T01:30:00.000Z' })];
    const far = matter({
      text: '共享厨房想办许可，经营场所在写字楼，房产证明是整栋的',
      at: '2026-11-09T01:30:00.000Z',
    });
    const elsewhere = matter({ center: '341522' });
    const pairs = unequalPairs([no], [far, old, late, elsewhere], 20);
    expect(pairs.map(({ done }) => done)).toEqual([late, elsewhere]);
    expect(unequalPairs([no], [late, elsewhere, old, far], 20)).toEqual(pairs);
  });

  it('begins with the likest and ends where it is told to', () => {
    const done = matter();
    const akin = refused({ text: '共享厨房想办许可，经营场所在写字楼，房产证明是整栋的' });
    const same = refused();
    expect(unequalPairs([akin, same], [done], 20).map(pair => pair.refused)).toEqual([same, akin]);
    expect(unequalPairs([akin, same], [done], 1).map(pair => pair.refused)).toEqual([same]);
    expect(unequalPairs([akin, same], [done], 0)).toEqual([]);
  });
});

describe('rules that lawfully differ', () => {
  const strict = policyWith({ 'triage.refusal': 'NO_VETO' });

  it('are named, and the same rules are not', () => {
    expect(differingRules('REFUSED', plain, plain)).toEqual([]);
    expect(differingRules('REFUSED', plain, strict)).toEqual(['triage.refusal']);
  });

  it('are asked by their value, not by the version that says so', () => {
    const term = { ...plain.terms['triage.refusal'], pack: 'other@3', cite: '另文' };
    const cited = { ...plain, terms: { ...plain.terms, 'triage.refusal': term } };
    expect(differingRules('EXPLAINED', plain, cited)).toEqual([]);
  });

  it('of parking count where something was parked', () => {
    const never = policyWith({ 'closing.park': null });
    expect(differingRules('PARKED', plain, never)).toEqual(['closing.park']);
    expect(differingRules('REFUSED', plain, never)).toEqual([]);
  });

  it('are keys that a pack can hold', () => {
    for (const key of differingRules('PARKED', plain, strict)) expect(POLICY_SHAPES[key]).toBeDefined();
  });
});
