import { describe, expect, it } from '@jest/globals';
import { marksOf } from '../../../shared/domain/privacy/marksOf.ts';
import { hideMark, markFrom, showMark } from '../../../shared/domain/privacy/viewerMark.ts';

const MARK = markFrom([1, 2, 3, 4, 5, 6, 7, 8]);
const OTHER = markFrom([9, 10, 11, 12, 13, 14, 15, 16]);
const rows = (n: number) => Array.from({ length: n }, (_, i) => hideMark(`第${i}件`, MARK, i, n)).join('\n');

describe('N12: the marks of a leaked text', () => {
  it('are those hidden in its rows, and those that stand in it', () => {
    const found = marksOf(`${rows(40)}\n导出标记 ${showMark(OTHER)}`);
    expect(found.map(({ mark }) => mark)).toEqual([MARK, OTHER]);
    expect(found[0]?.shares).toBeGreaterThan(0);
    expect(found[1]?.shares).toBeNull();
  });

  it('are told once, though they stand there twice', () =>
    expect(marksOf(`${rows(40)}\n${showMark(MARK)} ${showMark(MARK)}`)).toHaveLength(1));

  it('are none in a text without, or with a letter read wrongly', () => {
    expect(marksOf('第一件\n第二件 ABCDE-FGHJK')).toEqual([]);
  });
});
