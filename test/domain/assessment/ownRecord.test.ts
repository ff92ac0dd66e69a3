import { describe, expect, it } from '@jest/globals';
import { ownRecord } from '../../../shared/domain/assessment/ownRecord.ts';

const ME = 'handler@430524.taxation';
const FROM = '2026-09-01T00:00:00.000Z';
const UNTIL = '2026-10-01T00:00:00.000Z';

let seq = 0;
const line = (uid: string, act: string, more: { by?: string; at?: string; detail?: Record<string, string> } = {}) => ({
  ...{ uid, act, seq: (seq += 1), actorId: more.by ?? ME, at: more.at ?? '2026-09-10T02:00:00.000Z' },
  detail: more.detail ?? { order: '1' },
});
const breach = (uid: string, clock: string, no: string) => line(uid, 'breach', { by: 'clock', detail: { clock, no } });
const record = (lines: ReturnType<typeof line>[]) => ownRecord(lines, ME, FROM, UNTIL);

describe('the own record of a handler', () => {
  it('counts own answers, and nobody else’s', () => {
    expect(record([line('a', 'replyOrder'), line('b', 'replyOrder', { by: 'other' })])).toEqual({
      ...{ replied: 1, onTime: 1, returned: 0, redone: 0 },
    });
  });

  it('begins with the first instant and ends before the last', () => {
    const lines = [FROM, UNTIL].map(at => line('a', 'replyOrder', { at }));
    expect(record(lines).replied).toBe(1);
  });

  it('takes an answer for late where the limit of that very order had passed before it', () => {
    expect(record([breach('a', 'reply', '1'), line('a', 'replyOrder')]).onTime).toBe(0);
    for (const other of [breach('a', 'reply', '2'), breach('a', 'citizen', '1'), breach('b', 'reply', '1')])
      expect(record([other, line('a', 'replyOrder')]).onTime).toBe(1);
    expect(record([line('a', 'replyOrder'), breach('a', 'reply', '1')]).onTime).toBe(1);
  });

  it('LH-37: counts a case once that was taken up again after the answer', () => {
    const again = [line('a', 'replyOrder'), line('a', 'redo', { by: 'clerk' }), line('a', 'object', { by: 'clerk' })];
    expect(record(again).redone).toBe(1);
    expect(record([line('b', 'redo', { by: 'clerk' }), line('b', 'replyOrder')]).redone).toBe(0);
  });

  it('counts what was given back apart', () => {
    expect(record([line('a', 'returnOrder')])).toMatchObject({ replied: 0, returned: 1 });
  });
});
