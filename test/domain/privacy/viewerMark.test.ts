import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  hideMark,
  MARK_BYTES,
  markFrom,
  marksIn,
  readMark,
  showMark,
  withoutMark,
} from '../../../shared/domain/privacy/viewerMark.ts';

const marks = fc.array(fc.nat({ max: 255 }), { minLength: MARK_BYTES, maxLength: MARK_BYTES }).map(markFrom);
const titles = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map(text => `办${withoutMark(text)}`);

/** A list of so many titles, each with its share of the mark. */
const list = (mark: string, rows: number): string[] =>
  Array.from({ length: rows }, (_, row) => hideMark(`不动产登记第${row}次`, mark, row, rows));

const MARK = markFrom([1, 2, 3, 4, 5, 6, 7, 8]);
const OTHER = markFrom([9, 31, 7, 200, 54, 99, 12, 60]);

describe('a mark', () => {
  it('is ten letters that nobody confuses, made of its bytes alone', () => {
    expect(MARK).toMatch(/^[2-9A-HJ-NP-Z]{10}$/);
    expect(markFrom([1, 2, 3, 4, 5, 6, 7, 8])).toBe(MARK);
    expect(OTHER).not.toBe(MARK);
    expect(() => markFrom([1, 2, 3])).toThrow(RangeError);
  });

  it('is read as it is shown, in small letters and with spaces as well', () => {
    fc.assert(
      fc.property(marks, mark => {
        expect(readMark(showMark(mark))).toBe(mark);
        expect(readMark(` ${showMark(mark).toLowerCase()}\n`)).toBe(mark);
      }),
    );
  });

  it('with one letter wrong is none', () => {
    const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
    fc.assert(
      fc.property(marks, fc.nat({ max: 9 }), fc.nat({ max: 31 }), (mark, place, at) => {
        const letter = letters.charAt(at);
        fc.pre(letter !== mark[place]);
        expect(readMark(mark.slice(0, place) + letter + mark.slice(place + 1))).toBeUndefined();
      }),
    );
  });

  it.each(['', 'ABCDE', 'IIIII-IIIII', `${MARK}A`, '../../etc/passwd'])('“%s” is none', text =>
    expect(readMark(text)).toBeUndefined(),
  );
});

describe('a title with a share of a mark', () => {
  it('reads as before, and is as before without it', () => {
    fc.assert(
      fc.property(titles, marks, fc.nat({ max: 4999 }), (title, mark, row) => {
        const marked = hideMark(title, mark, row, 5000);
        expect(marked).toHaveLength(title.length + 6);
        expect([...marked][0]).toBe([...title][0]);
        expect(withoutMark(marked)).toBe(title);
      }),
    );
  });
});

describe('a leaked piece of a list', () => {
  it('N12: any 20 rows that follow each other lead back to the view', () => {
    fc.assert(
      fc.property(marks, fc.integer({ min: 20, max: 300 }), fc.nat(), (mark, rows, from) => {
        const start = from % (rows - 19);
        const piece = list(mark, rows)
          .slice(start, start + 20)
          .join('\n');
        expect(marksIn(piece)).toEqual([{ mark, shares: 20 }]);
      }),
    );
  });

  it('N12: so does every single row of a short list', () => {
    for (const row of list(MARK, 19)) expect(marksIn(row)).toEqual([{ mark: MARK, shares: 10 }]);
  });

  it.each([2, 3, 5, 10])('so does each row of %s, in any order', step => {
    const rows = list(MARK, 400).filter((_, i) => i % step === 0);
    expect(marksIn(rows.reverse().join('\n'))[0]?.mark).toBe(MARK);
  });

  it('pieces of two lists put together lead back to both', () => {
    const both = [...list(MARK, 100).slice(10, 50), ...list(OTHER, 100).slice(0, 30)].join('\n');
    expect(
      marksIn(both)
        .map(({ mark }) => mark)
        .sort(),
    ).toEqual([MARK, OTHER].sort());
  });

  it('a few rows of a long list lead nowhere, and to nobody else', () => {
    for (const rows of [1, 5, 9])
      expect(
        marksIn(
          list(MARK, 400)
            .slice(3, 3 + rows)
            .join('\n'),
        ),
      ).toEqual([]);
  });

  it('a text without a mark has none, whatever unseen letters are in it', () => {
    expect(marksIn('不动产登记三次未办成')).toEqual([]);
    const unseen = fc.string({ unit: fc.constantFrom('\u200b', '\u200c', '\u200d', '\u2060', '办'), maxLength: 400 });
    let wrong = 0;
    fc.assert(
      fc.property(unseen, text => void (wrong += marksIn(text).length)),
      { numRuns: 500, seed: 7 },
    );
    expect(wrong).toBe(0);
  });
});
