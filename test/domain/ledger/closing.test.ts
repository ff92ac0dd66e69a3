import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysToClose } from '../../../shared/domain/ledger/closing.ts';

const line = (seq: number, day: string) => ({ seq, day });
const at = (today: string, lastClosed: string | null = null) => ({
  ...{ today, lastClosed },
  yesterday: `2026-09-${String(Number(today.slice(8)) - 1).padStart(2, '0')}`,
});
const told = (days: ReturnType<typeof daysToClose>) => days.map(({ day, lines }) => [day, lines.map(({ seq }) => seq)]);

describe('daysToClose', () => {
  it('closes each day that is over, and leaves today open', () => {
    const lines = [line(3, '2026-09-29'), line(1, '2026-09-28'), line(2, '2026-09-28'), line(4, '2026-09-30')];
    expect(told(daysToClose(lines, at('2026-09-30')))).toEqual([
      ['2026-09-28', [1, 2]],
      ['2026-09-29', [3]],
    ]);
  });

  it('has nothing to close where nothing was written', () => expect(daysToClose([], at('2026-09-30'))).toEqual([]));

  it('puts a late line under the next day that is open', () => {
    const lines = [line(5, '2026-09-27'), line(6, '2026-09-29')];
    expect(told(daysToClose(lines, at('2026-09-30', '2026-09-28')))).toEqual([['2026-09-29', [5, 6]]]);
  });

  it('puts a late line under yesterday where nothing else was written', () => {
    expect(told(daysToClose([line(5, '2026-09-27')], at('2026-09-30', '2026-09-28')))).toEqual([['2026-09-29', [5]]]);
  });

  it('lets a late line wait where yesterday is closed', () => {
    expect(daysToClose([line(5, '2026-09-29')], at('2026-09-30', '2026-09-29'))).toEqual([]);
  });

  it('puts every line under one root at most, and closes no day twice, in order', () => {
    const days = fc.integer({ min: 1, max: 28 }).map(n => `2026-09-${String(n).padStart(2, '0')}`);
    fc.assert(
      fc.property(
        fc.array(days, { maxLength: 30 }),
        fc.option(days),
        fc.integer({ min: 2, max: 28 }),
        (all, last, n) => {
          const now = at(`2026-09-${String(n).padStart(2, '0')}`, last);
          const closed = daysToClose(
            all.map((day, seq) => line(seq, day)),
            now,
          );
          const seqs = closed.flatMap(({ lines }) => lines.map(({ seq }) => seq));
          expect(new Set(seqs).size).toBe(seqs.length);
          const names = closed.map(({ day }) => day);
          expect(names).toEqual([...new Set(names)].sort());
          expect(names.every(day => day < now.today && (last === null || day > last))).toBe(true);
          // what is left is of today, or late with yesterday closed
          if (last === null || last < now.yesterday)
            expect(seqs.length).toBe(all.filter(day => day < now.today).length);
        },
      ),
    );
  });
});
