import { describe, expect, it } from '@jest/globals';
import {
  actsOnItem,
  actsOnMeeting,
  checkCourse,
  checkItem,
  type ItemFacts,
  mayInState,
  MEETING_STATES,
  meanwhileOf,
  openItems,
} from '../../../shared/domain/meeting/meeting.ts';
import { refusalOf } from '../refusalOf.ts';

const item = (facts: Partial<ItemFacts> = {}): ItemFacts => ({
  ...{ outcome: null, state: 'handling', asked: false, answered: true },
  ...facts,
});

describe('the course of a meeting', () => {
  it.each([
    ['planned', ['add', 'takeOff', 'hold', 'cancel']],
    ['held', ['add', 'minute', 'decide', 'putOff', 'takeOff', 'close']],
    ['closed', []],
    ['cancelled', []],
  ] as const)('%s allows %j and nothing else', (state, acts) => {
    const all = ['add', 'hold', 'minute', 'decide', 'putOff', 'takeOff', 'close', 'cancel'] as const;
    expect(all.filter(act => mayInState(state, act)).sort()).toEqual([...acts].sort());
  });

  it('is refused with how it stands, and before its day', () => {
    const meeting = { state: 'planned', day: '2026-11-02' } as const;
    expect(refusalOf(() => checkCourse(meeting, 'decide', '2026-11-02'))).toEqual({
      code: 'MEETING_STATE',
      params: { stands: 'planned' },
    });
    expect(refusalOf(() => checkCourse(meeting, 'hold', '2026-11-01'))).toEqual({
      code: 'MEETING_NOT_YET',
      params: { day: '2026-11-02' },
    });
    expect(refusalOf(() => checkCourse(meeting, 'hold', '2026-11-02'))).toBeUndefined();
    expect(MEETING_STATES).toHaveLength(4);
  });
});

describe('an item of an agenda', () => {
  it.each<[string, Partial<ItemFacts>, string | null]>([
    ['waits', {}, null],
    ['waits for the answer to its question', { asked: true, answered: false }, null],
    ['has an answer already', { asked: true, answered: true }, 'answered'],
    ['is of a closed case', { state: 'cleared' }, 'caseClosed'],
    ['is of a case that has its result', { state: 'completed', asked: true, answered: false }, 'caseClosed'],
    ['is of a case that is not here any more', { state: null }, 'caseClosed'],
    ['has its conclusion, whatever came after', { outcome: 'decided', state: 'cleared' }, null],
  ])('%s', (_what, facts, meanwhile) => {
    expect(meanwhileOf(item(facts))).toBe(meanwhile);
  });

  it('is settled once, and not where nothing is left to settle', () => {
    expect(refusalOf(() => checkItem(item()))).toBeUndefined();
    expect(refusalOf(() => checkItem(item({ outcome: 'putOff' })))?.code).toBe('MEETING_ITEM_SETTLED');
    expect(refusalOf(() => checkItem(item({ state: 'cleared' })))).toEqual({
      ...{ code: 'MEETING_ITEM_GONE', field: 'uid' },
      params: { meanwhile: 'caseClosed' },
    });
  });

  it('keeps a meeting open only while it waits', () => {
    expect(openItems([item(), item({ outcome: 'decided' }), item({ state: 'cleared' }), item()])).toBe(2);
  });
});

describe('what may be done', () => {
  it('a meeting is not held before its day; all else goes by its state', () => {
    const meeting = { state: 'planned', day: '2026-11-02' } as const;
    expect(actsOnMeeting(meeting, '2026-11-01')).toEqual(['add', 'takeOff', 'cancel']);
    expect(actsOnMeeting(meeting, '2026-11-02')).toEqual(['add', 'hold', 'takeOff', 'cancel']);
    expect(actsOnMeeting({ ...meeting, state: 'closed' }, '2026-11-02')).toEqual([]);
  });

  const all = ['decide', 'putOff', 'takeOff'] as const;
  it.each<[string, Partial<ItemFacts>, boolean, 'planned' | 'held', readonly (typeof all)[number][], string[]]>([
    ['all three in the meeting', {}, true, 'held', all, ['decide', 'putOff', 'takeOff']],
    ['what the person may and no more', {}, true, 'held', ['decide'], ['decide']],
    ['nothing once it has its word', { outcome: 'putOff' }, true, 'held', all, []],
    ['nothing once its case is closed', { state: 'cleared' }, true, 'held', all, []],
    ['no order for a case that nobody has accepted', { state: 'registered' }, true, 'held', all, ['putOff', 'takeOff']],
    ['before the meeting, only what was put there by hand', {}, true, 'planned', ['takeOff'], []],
    ['taken off again before the meeting', {}, false, 'planned', ['takeOff'], ['takeOff']],
  ])('an item: %s', (_what, facts, byItself, state, acts, wanted) => {
    expect(actsOnItem({ ...item(facts), byItself }, { state, acts })).toEqual(wanted);
  });
});
