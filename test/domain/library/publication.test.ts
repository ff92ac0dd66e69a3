import { describe, expect, it } from '@jest/globals';
import {
  LIBRARY_ACTS,
  LIBRARY_STATES,
  libraryRightOf,
  libraryStateAfter,
  reaches,
} from '../../../shared/domain/library/publication.ts';
import { CHINA } from '../centers.ts';

describe('WL-34, WL-78: the course of a case for the library', () => {
  it('is written, judged by another right, and comes out again with a reason', () => {
    const course = LIBRARY_STATES.map(state => [
      state,
      ...LIBRARY_ACTS.map(act => libraryStateAfter(state, act) ?? '-'),
    ]);
    expect(course).toEqual([
      ['suggested', 'proposed', '-', '-', 'dropped', '-', '-'],
      ['proposed', 'proposed', 'published', 'returned', 'dropped', '-', '-'],
      ['returned', 'proposed', '-', '-', 'dropped', '-', '-'],
      ['dropped', '-', '-', '-', '-', '-', '-'],
      ['published', '-', '-', '-', '-', 'withdrawn', 'published'],
      ['replaced', '-', '-', '-', '-', '-', '-'],
      ['withdrawn', '-', '-', '-', '-', '-', '-'],
    ]);
    expect(LIBRARY_ACTS.filter(act => libraryRightOf(act) === 'writeLibraryCase')).toEqual(['write']);
  });
});

describe('SH-35: how far a published case reaches', () => {
  const read = (center: string, reach: 'center' | 'area' | 'all') =>
    ['340882', '340882100', '340881', '340800', '340000', '420000'].filter(reader =>
      reaches({ center, reach }, reader, CHINA),
    );

  it('its own center and who stands above it', () => {
    expect(read('340882', 'center')).toEqual(['340882', '340800', '340000']);
  });
  it('its area, with what lies below', () => {
    expect(read('340882', 'area')).toEqual(['340882', '340882100', '340800', '340000']);
    expect(read('340800', 'area')).toEqual(['340882', '340882100', '340881', '340800', '340000']);
  });
  it('everybody', () => {
    expect(read('340882', 'all')).toHaveLength(6);
  });
});
