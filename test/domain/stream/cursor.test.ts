import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatCursor, parseCursor, resumeAt } from '../../../shared/domain/stream/cursor.ts';
import { refusalOf } from '../refusalOf.ts';

const EPOCH = '0a1b2c3d';
const epoch = fc.stringMatching(/^[0-9a-f]{8}$/);
const position = fc.integer({ min: 0, max: 36 ** 10 - 1 });

describe('a cursor', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.record({ epoch, position }), cursor => {
        expect(parseCursor(formatCursor(cursor))).toEqual(cursor);
      }),
    );
  });

  it.each([
    '',
    '17',
    '0a1b2c3d',
    '0a1b2c3d.',
    '.17',
    '0a1b2c3.17',
    '0a1b2c3d4.17',
    '0A1B2C3D.17',
    '0a1b2c3d.-1',
    '0a1b2c3d.1.7',
    '0a1b2c3d.12345678901',
    ' 0a1b2c3d.17',
    '0a1b2c3d.17\n',
  ])('refuses: %j is none', text => {
    expect(refusalOf(() => parseCursor(text))).toEqual({ code: 'CURSOR_MALFORMED', field: 'after' });
  });

  it('names the field that held it', () => {
    expect(refusalOf(() => parseCursor('?', 'since'))).toMatchObject({ field: 'since' });
  });
});

describe('a stream that resumes', () => {
  it.each([
    ['in the middle', 950, { position: 950, gap: null }],
    ['at the head', 1000, { position: 1000, gap: null }],
    ['at the oldest line still kept', 900, { position: 900, gap: null }],
    ['one line too late', 899, { position: 900, gap: { from: 899, to: 900 } }],
    ['at the very beginning', 0, { position: 900, gap: { from: 0, to: 900 } }],
    ['ahead of the ledger', 1001, { position: 1000, gap: { from: 0, to: 1000 } }],
  ])('%s', (_where, seen, expected) => {
    expect(resumeAt({ epoch: EPOCH, position: seen }, { epoch: EPOCH, head: 1000, retained: 100 })).toEqual(expected);
  });

  it('says that all is lost after another database took over', () => {
    expect(resumeAt({ epoch: 'ffffffff', position: 950 }, { epoch: EPOCH, head: 1000, retained: 100 })).toEqual({
      position: 1000,
      gap: { from: 0, to: 1000 },
    });
  });

  it('has lost nothing of a young ledger', () => {
    expect(resumeAt({ epoch: EPOCH, position: 0 }, { epoch: EPOCH, head: 5, retained: 100 })).toEqual({
      position: 0,
      gap: null,
    });
  });

  it('replays or declares lost every line after the cursor, and none twice', () => {
    const ledger = fc.record({
      epoch: fc.constant(EPOCH),
      head: fc.integer({ min: 0, max: 500 }),
      retained: fc.integer({ min: 0, max: 600 }),
    });
    fc.assert(
      fc.property(ledger, fc.integer({ min: 0, max: 500 }), (here, seen) => {
        fc.pre(seen <= here.head);
        const { position: from, gap } = resumeAt({ epoch: EPOCH, position: seen }, here);
        expect(gap ? [gap.from, gap.to] : [from, from]).toEqual([seen, from]);
        expect(here.head - from).toBeLessThanOrEqual(here.retained);
      }),
    );
  });
});
