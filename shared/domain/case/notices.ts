import { allowsRead } from '../access/permissions.ts';
import type { RoleName } from '../access/roles.ts';
import type { LevelName } from '../levels.ts';
import {
  NOTICE_CHANNELS,
  NOTICE_EVENTS,
  type NoticeChannel,
  type NoticeEvent,
  PARTIES,
  type Party,
  type Policy,
  valueOf,
} from '../policy/policy.ts';
import type { CaseAct } from './lifecycle.ts';

/** One notice that is owed: who is told, and on which road. */
export interface NoticeDue {
  party: Party;
  channel: NoticeChannel;
}

/** From, to, in Beijing time, as ['21:00', '08:00']. */
export type QuietHours = readonly [string, string];

/** The roads that leave the hub; an in-app notice is there as soon as it is written. */
export type OutsideChannel = Exclude<NoticeChannel, 'inApp'>;

/**
 * What may be filled into a notice: number, last day, department, the kind of limit, and of a message to the reporter (N12)
 * its text. Nothing else gets into one: no name, no telephone, no text of the demand.
 */
export const NOTICE_PARAMS = ['number', 'dueOn', 'department', 'clock', 'text'] as const;
export type NoticeParam = (typeof NOTICE_PARAMS)[number];

/** Why a notice has not left: nowhere to send it, the road failed, or it came too late to be of use. */
export const NOTICE_FAULTS = ['noAddress', 'transportFailed', 'expired'] as const;
export type NoticeFault = (typeof NOTICE_FAULTS)[number];

/** Whether a notice on this road leaves the hub, and so may wake somebody. */
export const leavesTheHub = (channel: NoticeChannel): channel is OutsideChannel => channel !== 'inApp';

/** The number that an SMS for this telephone goes to; null where none can: a fixed line, or a text that is no number. */
export function smsNumber(phone: string): string | null {
  const digits = phone.replace(/[^0-9+]/g, '').replace(/^(\+|00)?86(?=1\d{10}$)/, '');
  return /^(1[3-9]\d{9}|\+\d{8,15})$/.test(digits) ? digits : null;
}

/** The roads on which a reporter can be reached, from the text that a file keeps: `sms,wechat`. Unknown words are left out. */
export const channelsFrom = (text: string): NoticeChannel[] =>
  NOTICE_CHANNELS.filter(channel => text.split(',').includes(channel));

/**
 * Who is told of an event, and how: LH-32, LH-33. An event that the policy does not name is told to nobody. `reachable` are
 * the roads on which this reporter can be reached; staff read what they are told in the hub.
 */
export function noticesOf(
  event: NoticeEvent,
  policy: Policy,
  { reachable }: { reachable: readonly NoticeChannel[] },
): NoticeDue[] {
  const parties = valueOf(policy, 'notify.parties')[event] ?? [];
  const roads = valueOf(policy, 'notify.channels').filter(road => leavesTheHub(road) && reachable.includes(road));
  return PARTIES.filter(party => parties.includes(party)).flatMap(party =>
    (['inApp', ...(party === 'reporter' ? roads : [])] as const).map(channel => ({ party, channel })),
  );
}

/** The events that citizen, window and supervision section are all told of (三方告知): LH-32, LH-33. */
export const triPartyNotice = (policy: Policy): NoticeEvent[] =>
  NOTICE_EVENTS.filter(event => PARTIES.every(party => valueOf(policy, 'notify.parties')[event]?.includes(party)));

const EVENT_OF: Partial<Record<CaseAct, NoticeEvent>> = {
  register: 'registered',
  accept: 'accepted',
  refuse: 'refused', // SJ-56
  refer: 'refused', // LH-12: told, with the route
  requestMaterial: 'materialAsked', // LH-13
  acceptConditionally: 'materialAsked', // SH-08
  extend: 'extended', // LH-33
  replyOrder: 'replied', // LH-32
  complete: 'resultGiven',
  resolveOnSpot: 'resultGiven', // LH-26
  giveFeedback: 'feedbackGiven', // AH-29
  redo: 'redoBegun', // LH-37
  object: 'redoBegun', // SJ-19
  clear: 'closed',
  deemClosed: 'closed', // SJ-19
  closeExplained: 'closed', // SJ-18
  park: 'closed',
  warn: 'dueSoon',
  breach: 'overdue',
  lapse: 'lapsed',
  moveDue: 'dueMoved',
  escalate: 'raised', // LH-30
  direct: 'ruled', // WL-73
  contact: 'contacted', // N12
};

/** AH-28: what a level above did that those concerned at the window are told of. */
const HEARD: Readonly<Record<string, NoticeEvent>> = {
  decideEscalation: 'ruled',
  returnEscalation: 'ruled',
  replyOrder: 'replied', // LH-32: whichever level gave out the order
  extend: 'extended', // LH-33
};

/** What people are told of when this is done, or undefined for what is nobody’s news. `detail` is what the act wrote down. */
export function noticeEventOf(act: CaseAct, detail: Readonly<Record<string, string>> = {}): NoticeEvent | undefined {
  // of the dates that a notice moves, the citizen's is news to people; the others stand on the ledger
  if (act === 'moveDue' && detail.clock !== undefined && detail.clock !== 'citizen') return undefined;
  // moved by the window below, which has told those concerned (LH-33)
  if (act === 'moveDue' && detail.step === 'extend') return undefined;
  if (act !== 'hearStep') return EVENT_OF[act];
  return detail.step === undefined || !Object.hasOwn(HEARD, detail.step) ? undefined : HEARD[detail.step];
}

const BEIJING_MINUTES = 8 * 60;
const DAY_MINUTES = 24 * 60;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/**
 * When a notice that is due at an instant may leave: at that instant, or at the end of the quiet hours it falls into. The
 * hours are Beijing time and may go over midnight; their first minute is quiet and their last instant is not. An in-app notice
 * wakes nobody and never waits.
 */
export function sendableAt(at: string, quiet: QuietHours | null, channel: NoticeChannel): string {
  if (quiet === null || !leavesTheHub(channel)) return at;
  const [from, to] = [minutesOf(quiet[0]), minutesOf(quiet[1])];
  const sinceMidnight = (Math.floor(Date.parse(at) / 60_000) + BEIJING_MINUTES) % DAY_MINUTES;
  const into = (sinceMidnight - from + DAY_MINUTES) % DAY_MINUTES;
  const length = (to - from + DAY_MINUTES) % DAY_MINUTES;
  if (into >= length) return at;
  const wholeMinute = Math.floor(Date.parse(at) / 60_000);
  return new Date((wholeMinute + length - into) * 60_000).toISOString();
}

const BOX_SCOPES = { window: 'windowNotices', supervisionSection: 'sectionNotices' } as const;
const BOXES = Object.keys(BOX_SCOPES) as (keyof typeof BOX_SCOPES)[];

/**
 * The in-app boxes that somebody may read at the own center, of that level. A township has no supervision section of its own
 * (LH-19, AH-09): its coordinator stands for both.
 */
export const boxesOf = (role: RoleName, level: LevelName): readonly Party[] =>
  role === 'coordinator' && level === 'township'
    ? BOXES
    : BOXES.filter(box => allowsRead(role, BOX_SCOPES[box], 'ownCenter'));
