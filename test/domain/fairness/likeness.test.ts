import { describe, expect, it } from '@jest/globals';
import { likeness, likeTexts, type MatterFacts } from '../../../shared/domain/fairness/likeness.ts';

const matter = (more: Partial<MatterFacts> = {}): MatterFacts => ({
  item: '食品经营许可',
  provincial: null,
  causes: ['rulesNotMet'],
  text: '共享厨房没有独立房产证明，申请食品经营许可被退回',
  ...more,
});

const LIKE = '共享厨房没有独立房产证明，食品经营许可申请退回两次';
const AKIN = '共享厨房想办许可，经营场所在写字楼，房产证明是整栋的';
const OTHER = '烧烤店排烟管道经过邻居窗前，现场核查一直没有安排';

describe('two matters are alike', () => {
  it('with the same item, the same causes and texts that have something in common', () => {
    expect(likeness(matter(), matter({ text: LIKE }))).toMatchObject({
      why: ['SAME_ITEM', 'SAME_CAUSES', 'LIKE_TEXT'],
    });
  });

  it('with a cause in common, where the texts are further apart', () => {
    const found = likeness(matter(), matter({ text: AKIN, causes: ['rulesNotMet', 'other'] }));
    expect(found).toMatchObject({ why: ['SAME_ITEM', 'SHARED_CAUSE'] });
    expect(found?.similarity).toBeLessThan(0.6);
  });

  it('with texts that are much alike, whatever was ticked', () => {
    const found = likeness(matter(), matter({ text: LIKE, causes: ['other'] }));
    expect(found?.why).toEqual(['SAME_ITEM', 'LIKE_TEXT']);
  });

  it('and told so where both were judged to be of one class', () => {
    const found = likeness(matter({ provincial: 'difficult' }), matter({ provincial: 'difficult' }));
    expect(found).toEqual({ similarity: 1, why: ['SAME_ITEM', 'SAME_CLASS', 'SAME_CAUSES', 'LIKE_TEXT'] });
  });
});

describe('two matters are not alike', () => {
  it.each<[string, Partial<MatterFacts>]>([
    ['the item is another one', { item: '食品生产许可' }],
    ['the item is not named', { item: null }],
    ['the texts have nothing in common, though the cause is the same', { text: OTHER }],
    ['the causes are others and the texts only akin', { text: AKIN, causes: ['other'] }],
  ])('where %s', (_why, more) => {
    expect(likeness(matter(), matter(more))).toBeNull();
    expect(likeness(matter(more), matter())).toBeNull();
  });

  it('where both lack an item', () => expect(likeness(matter({ item: ' ' }), matter({ item: '' }))).toBeNull());

  it('where they were judged to be of two classes, and the texts are only akin', () => {
    const [one, other] = [matter({ provincial: 'guidance' }), matter({ provincial: 'complex', text: AKIN })];
    expect(likeness(one, other)).toBeNull();
    expect(likeness(one, { ...other, text: LIKE })).not.toBeNull();
  });
});

describe('the likeness of texts', () => {
  it('is from 0 to 1, and the same from both sides', () => {
    expect(likeTexts(LIKE, LIKE)).toBe(1);
    expect(likeTexts(LIKE, OTHER)).toBeLessThan(0.2);
    expect(likeTexts(LIKE, AKIN)).toBe(likeTexts(AKIN, LIKE));
  });

  it('is none where nothing is left to compare', () => {
    expect(likeTexts('', '')).toBe(0);
    expect(likeTexts('多次申请办理无法', '没有办理')).toBe(0);
  });

  it('does not see punctuation, width or what every demand says', () => {
    expect(likeTexts('房产证明，遗失', '房产证明遗失')).toBeGreaterThan(0.7);
    expect(likeTexts('ＣＡ证书', 'ca证书')).toBe(1);
  });
});
