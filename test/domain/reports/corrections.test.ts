import { describe, expect, it } from '@jest/globals';
import type { ReportContent } from '../../../shared/domain/reports/content.ts';
import { correctionsOf } from '../../../shared/domain/reports/corrections.ts';

const content = (registered: number, items: Record<string, number>): ReportContent => ({
  figures: [{ code: 'registered', n: registered, before: 9 }],
  ...{ rates: [], repeats: [] },
  splits: [
    {
      ...{ code: 'items', more: 0, moreN: 0 },
      rows: Object.entries(items).map(([value, n]) => ({ value, n, before: 0 })),
    },
  ],
});

describe('SJ-37: a correction of a report', () => {
  it('says nothing where nothing is otherwise', () => {
    expect(correctionsOf(content(3, { 社保: 3 }), content(3, { 社保: 3 }))).toEqual([]);
  });

  it('names each cell that is otherwise, also one that came or went', () => {
    expect(correctionsOf(content(3, { 社保: 3 }), content(4, { 社保: 2, 医保: 2 }))).toEqual([
      { cell: 'registered', before: 3, after: 4 },
      { cell: 'items/社保', before: 3, after: 2 },
      { cell: 'items/医保', before: 0, after: 2 },
    ]);
    expect(correctionsOf(content(1, { 社保: 1 }), content(1, {}))).toEqual([
      { cell: 'items/社保', before: 1, after: 0 },
    ]);
  });
});
