import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeTimeline, type TimelineLine } from '../../../shared/domain/case/timeline.ts';
import { LEVELS } from '../../../shared/domain/levels.ts';

interface Line extends TimelineLine {
  id: number;
}

// few instants, so that many lines share one; and clocks that go back inside a level
const instant = fc.integer({ min: 0, max: 5 }).map(second => `2026-11-22T08:00:0${second}.000Z`);

/** What up to four levels hold: each level once, its lines in the order of its own ledger. */
const files = fc
  .tuple(...LEVELS.map(() => fc.array(instant, { maxLength: 6 })))
  .map(levels =>
    levels.map((instants, i) => instants.map((at, seq) => ({ level: LEVELS[i]!, seq, at, id: i * 10 + seq }))),
  );

const ids = (lines: readonly Line[]) => lines.map(({ id }) => id);

describe('one timeline from several levels', () => {
  it('has every line once and no other', () => {
    fc.assert(
      fc.property(files, held => {
        expect(ids(mergeTimeline<Line>(held)).sort((a, b) => a - b)).toEqual(ids(held.flat()).sort((a, b) => a - b));
      }),
    );
  });

  it('keeps the order of the ledger inside a level, even where its clock went back', () => {
    fc.assert(
      fc.property(files, held => {
        const merged = mergeTimeline<Line>(held);
        for (const level of LEVELS) {
          const order = merged.filter(line => line.level === level).map(({ seq }) => seq);
          expect(order).toEqual([...order].sort((a, b) => a - b));
        }
      }),
    );
  });

  it('is the same whichever order the levels answer in, and however their lines lie', () => {
    const shuffled = files.chain(held =>
      fc.record({
        held: fc.constant(held),
        other: fc
          .tuple(...held.map(lines => fc.shuffledSubarray(lines, { minLength: lines.length })))
          .chain(lines => fc.shuffledSubarray(lines, { minLength: lines.length })),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ held, other }) => {
        expect(ids(mergeTimeline<Line>(other))).toEqual(ids(mergeTimeline<Line>(held)));
      }),
    );
  });

  it('goes by time between levels whose clocks only go forward', () => {
    fc.assert(
      fc.property(files, held => {
        const steady = held.map(lines => {
          const times = lines.map(({ at }) => at).sort();
          return lines.map((line, i) => ({ ...line, at: times[i]! }));
        });
        const times = mergeTimeline<Line>(steady).map(({ at }) => at);
        expect(times).toEqual([...times].sort());
      }),
    );
  });

  it('leaves what it was given as it was', () => {
    fc.assert(
      fc.property(files, held => {
        const before = structuredClone(held);
        mergeTimeline<Line>(held);
        expect(held).toEqual(before);
      }),
    );
  });
});

describe('a timeline by example', () => {
  const line = (level: Line['level'], seq: number, second: number): Line => ({
    level,
    seq,
    at: `2026-11-22T08:00:0${second}.000Z`,
    id: 0,
  });

  it.each<[string, Line[][], string[]]>([
    ['no level answers', [], []],
    ['empty files', [[], []], []],
    [
      'what only hears of a deed comes after the deed',
      [[{ ...line('county', 1, 1), act: 'hearStep' }], [{ ...line('city', 1, 1), act: 'acceptEscalation' }]],
      ['city 1', 'county 1'],
    ],
    [
      'at one instant the lower level comes first, because it asked',
      [[line('province', 1, 1)], [line('township', 1, 1)], [line('city', 1, 1)], [line('county', 1, 1)]],
      ['township 1', 'county 1', 'city 1', 'province 1'],
    ],
    [
      'a question and its answer',
      [
        [line('county', 1, 1), line('county', 2, 2), line('county', 3, 5)],
        [line('city', 1, 3), line('city', 2, 4)],
      ],
      ['county 1', 'county 2', 'city 1', 'city 2', 'county 3'],
    ],
    [
      'a clock set back does not turn a level’s own order',
      [[line('county', 1, 5), line('county', 2, 1)], [line('city', 1, 3)]],
      ['city 1', 'county 1', 'county 2'],
    ],
  ])('%s', (_rule, held, order) => {
    expect(mergeTimeline(held).map(({ level, seq }) => `${level} ${seq}`)).toEqual(order);
  });
});
