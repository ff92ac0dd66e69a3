import type { CaseState } from '../case/lifecycle.ts';
import { OPEN, stateAfter } from '../case/lifecycle.ts';
import { DomainError } from '../errors.ts';

/** Where a meeting stands: called, held with its minutes to be finished, finished, or called off. */
export const MEETING_STATES = ['planned', 'held', 'closed', 'cancelled'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

export const MEETING_ACTS = ['add', 'hold', 'minute', 'decide', 'putOff', 'takeOff', 'close', 'cancel'] as const;
export type MeetingAct = (typeof MEETING_ACTS)[number];

/** state -> what may be done in it: WL-42, WL-46, WL-70…73. What was finished or called off is not touched again. */
const COURSE: Readonly<Record<MeetingState, readonly MeetingAct[]>> = {
  planned: ['add', 'takeOff', 'hold', 'cancel'],
  held: ['add', 'minute', 'decide', 'putOff', 'takeOff', 'close'],
  closed: [],
  cancelled: [],
};

export const mayInState = (state: MeetingState, act: MeetingAct): boolean => COURSE[state].includes(act);

/** MEETING_STATE, which says how it stands; MEETING_NOT_YET where a meeting is to be held before its day. */
export function checkCourse(meeting: { state: MeetingState; day: string }, act: MeetingAct, today: string): void {
  const { state, day } = meeting;
  if (!mayInState(state, act)) throw new DomainError('MEETING_STATE', { stands: state });
  if (act === 'hold' && today < day) throw new DomainError('MEETING_NOT_YET', { day });
}

/** What may be done to a meeting on a day: what its state allows, and nothing is held before its day. */
export const actsOnMeeting = ({ state, day }: { state: MeetingState; day: string }, today: string): MeetingAct[] =>
  MEETING_ACTS.filter(act => mayInState(state, act) && (act !== 'hold' || today >= day));

/** What became of a case on an agenda. */
export const ITEM_OUTCOMES = ['decided', 'putOff', 'takenOff'] as const;
export type ItemOutcome = (typeof ITEM_OUTCOMES)[number];

/** What happened to a case on an agenda without the meeting. */
export type Meanwhile = 'caseClosed' | 'answered';

/** An item as far as its course goes: the case, and the question that the body was asked, where it was. */
export interface ItemFacts {
  outcome: ItemOutcome | null;
  /** Null where the level holds no file of it any more. */
  state: CaseState | null;
  /** Whether it stands there because of a question to the body that sits, and whether that one has its answer. */
  asked: boolean;
  answered: boolean;
}

/** Whether an item needs no word of the meeting any more: the case is closed, or its question was answered. Null where it does. */
export function meanwhileOf({ outcome, state, asked, answered }: ItemFacts): Meanwhile | null {
  if (outcome !== null) return null;
  if (state === null || !OPEN.includes(state)) return 'caseClosed';
  return asked && answered ? 'answered' : null;
}

/** Refuses to settle an item twice, or one that has settled itself: MEETING_ITEM_SETTLED, MEETING_ITEM_GONE. */
export function checkItem(item: ItemFacts): void {
  if (item.outcome !== null) throw new DomainError('MEETING_ITEM_SETTLED', { outcome: item.outcome }, 'uid');
  const meanwhile = meanwhileOf(item);
  if (meanwhile !== null) throw new DomainError('MEETING_ITEM_GONE', { meanwhile }, 'uid');
}

const ITEM_ACTS: readonly MeetingAct[] = ['decide', 'putOff', 'takeOff'];

/**
 * What may be said about an item, of what may be done to its meeting. Decided is what an order can be given for: a case that
 * nobody has accepted is put off, or taken off. Before the meeting only what was put there by hand is taken off.
 */
export function actsOnItem(
  item: ItemFacts & { byItself: boolean },
  { state, acts }: { state: MeetingState; acts: readonly MeetingAct[] },
): MeetingAct[] {
  if (item.outcome !== null || meanwhileOf(item) !== null) return [];
  const orders = item.state !== null && stateAfter(item.state, 'assign') !== undefined;
  return ITEM_ACTS.filter(
    act =>
      acts.includes(act) &&
      (act !== 'decide' || orders) &&
      (act !== 'takeOff' || state !== 'planned' || !item.byItself),
  );
}

/** How many items still wait for a word: a meeting with one is not finished. */
export const openItems = (items: readonly ItemFacts[]): number =>
  items.filter(item => item.outcome === null && meanwhileOf(item) === null).length;
