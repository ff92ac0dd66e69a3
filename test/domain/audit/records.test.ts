import { describe, expect, it } from '@jest/globals';
import { AUDIT_KINDS, newestFirst, withoutWords } from '../../../shared/domain/audit/records.ts';

describe('the order of the record', () => {
  it('is newest first, and at one instant that of the kinds', () => {
    const [early, late] = ['2026-09-28T01:00:00.000Z', '2026-09-28T02:00:00.000Z'];
    const rows = [
      { at: early, kind: 'audit' },
      { at: early, kind: 'look' },
      { at: late, kind: 'deletion' },
    ] as const;
    expect(rows.toSorted(newestFirst).map(({ kind }) => kind)).toEqual(['deletion', 'look', 'audit']);
    for (const kind of AUDIT_KINDS) expect(newestFirst({ at: early, kind }, { at: early, kind })).toBe(0);
  });
});

describe('N12: what a list was narrowed to', () => {
  it('says that words were looked for, and not which', () =>
    expect(withoutWords('{"open":true,"text":"欧阳涂大明","after":"eDE","states":null}')).toBe(
      '{"open":true,"text":"…"}',
    ));

  it('is nothing where nothing was', () => expect(withoutWords('{}')).toBe('{}'));
});
