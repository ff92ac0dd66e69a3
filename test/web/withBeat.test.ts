import { describe, expect, it } from '@jest/globals';
import { withBeat } from '../../web/src/lib/withBeat.ts';

const at = (asOf: string | null, open: number) => ({ asOf, figures: { open, overdue: 1 } });

describe('withBeat', () => {
  it('shows what the stream has said since the figures were read, and keeps what it does not say', () => {
    const shown = withBeat(
      { ...at('2026-12-01T01:00:00.000Z', 5), parts: ['合肥市'] },
      { asOf: '2026-12-01T01:00:04.000Z', figures: { open: 6 } },
    );
    expect(shown).toEqual({ asOf: '2026-12-01T01:00:04.000Z', figures: { open: 6, overdue: 1 }, parts: ['合肥市'] });
  });

  it('shows what was read again after the stream last spoke', () => {
    const read = at('2026-12-01T01:00:10.000Z', 7);
    expect(withBeat(read, at('2026-12-01T01:00:04.000Z', 6))).toBe(read);
  });

  it('shows what was read before the stream has spoken, and where the stream knows no moment', () => {
    const read = at('2026-12-01T01:00:00.000Z', 5);
    expect(withBeat(read, null)).toBe(read);
    expect(withBeat(read, at(null, 0))).toBe(read);
    expect(withBeat(at(null, 0), at('2026-12-01T01:00:00.000Z', 5)).figures.open).toBe(5);
  });
});
