import { describe, expect, it } from '@jest/globals';
import {
  causeTerm,
  countTerms,
  itemTerm,
  LONGEST_TERM,
  postingsOf,
  termsIn,
} from '../../../shared/domain/library/terms.ts';

const WORDS = { stop: new Set(['的', '办理', '是']), heads: new Map([['医保', '医疗保险']]) };

describe('the words by which a text is found', () => {
  it('are without stop words and marks, each as the one that stands for it', () => {
    expect(termsIn(['医保', '的', '报销', '，', '办理'], WORDS)).toEqual(['医疗保险', '报销']);
  });
  it('keep short words, and take two single characters side by side as one', () => {
    expect(termsIn(['注销', '我', '妈', '是', '你'], WORDS)).toEqual(['注销', '我妈']);
  });
  it('are in lower case, and cut at the longest', () => {
    expect(termsIn(['POS', 'x'.repeat(60)], WORDS)).toEqual(['pos', 'x'.repeat(LONGEST_TERM)]);
  });
});

describe('what each word tells of a case', () => {
  it('is more in the title than in the rest', () => {
    const postings = postingsOf(
      [
        { words: ['公章'], weight: 3 },
        { words: ['公章', '遗失', '登报'], weight: 1 },
      ],
      { item: '申请公章刻制', causes: ['materialsNotRight'] },
    );
    expect(postings.get('公章')).toBeGreaterThan(postings.get('遗失') ?? 0);
    expect([...postings.keys()]).toEqual(['公章', '遗失', '登报', '#i公章刻制', '#cmaterialsNotRight']);
  });
  it('has no mark for an item without a name', () => {
    expect([...postingsOf([], { item: '？？', causes: [] }).keys()]).toEqual([]);
    expect(itemTerm('公章刻制')).toBe(itemTerm('申请公章刻制 '));
    expect(causeTerm('other')).toBe('#cother');
  });
  it('counts what is asked for', () => {
    expect([...countTerms(['a', 'b', 'a'])]).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });
});
