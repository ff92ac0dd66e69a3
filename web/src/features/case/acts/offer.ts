import type { CaseState } from '../../../gen/graphql.ts';
import { type ButtonAct, isButtonAct } from '../../../lib/api/acts.ts';
import type { Desk } from './desk.ts';
import { owedOrders, unsignedOrders } from './orders.ts';

/** The parts of the menu, each under its heading. */
export const MENU = {
  decide: ['TRIAGE', 'ACCEPT', 'REFUSE', 'REFER', 'ANSWER', 'RESOLVE_ON_SPOT', 'COMPLETE', 'GIVE_FEEDBACK'],
  orders: ['ASSIGN', 'RECEIVE_ORDER', 'REPLY_ORDER', 'RETURN_ORDER', 'SIGN_ORDER', 'ARBITRATE'],
  material: ['REQUEST_MATERIAL', 'ACCEPT_CONDITIONALLY', 'SUPPLEMENT', 'CHECK_REMOTELY'],
  people: ['CONTACT', 'LOG_ACTION', 'SUMMON', 'ARRIVE', 'HAND_OVER', 'VERIFY_FAULT'],
  above: ['CONSULT', 'DIRECT', 'ESCALATE', 'ACCEPT_ESCALATION', 'DECIDE_ESCALATION', 'RETURN_ESCALATION'],
  time: ['EXTEND', 'PAUSE', 'RESUME', 'ADOPT_POLICY'],
  end: ['RATE', 'OBJECT', 'REDO', 'CLEAR', 'CLOSE_EXPLAINED', 'PARK', 'ARCHIVE', 'WITHDRAW'],
} as const satisfies Record<string, readonly ButtonAct[]>;

export type MenuPart = keyof typeof MENU;

/** What usually comes next, from the likeliest on. */
const NEXT: Partial<Record<CaseState, readonly ButtonAct[]>> = {
  REGISTERED: ['ANSWER', 'TRIAGE', 'ACCEPT', 'RESOLVE_ON_SPOT', 'REFER', 'REFUSE'],
  TRIAGED: ['ACCEPT', 'RESOLVE_ON_SPOT', 'REFER', 'REFUSE'],
  RECEIVED: ['ACCEPT_ESCALATION', 'RETURN_ESCALATION'],
  ACCEPTED: ['DECIDE_ESCALATION', 'ASSIGN', 'RESOLVE_ON_SPOT', 'ESCALATE', 'REQUEST_MATERIAL', 'RETURN_ESCALATION'],
  HANDLING: [
    'RECEIVE_ORDER',
    'REPLY_ORDER',
    'COMPLETE',
    'DECIDE_ESCALATION',
    'RETURN_ORDER',
    'SUPPLEMENT',
    'LOG_ACTION',
    'ESCALATE',
  ],
  AWAITING_MATERIAL: ['RESUME', 'RECEIVE_ORDER', 'REPLY_ORDER', 'LOG_ACTION', 'EXTEND'],
  PAUSED: ['RESUME', 'RECEIVE_ORDER', 'REPLY_ORDER', 'LOG_ACTION', 'EXTEND'],
  COMPLETED: ['GIVE_FEEDBACK', 'SIGN_ORDER', 'LOG_ACTION'],
  AWAITING_CONFIRMATION: ['CLEAR', 'RATE', 'CLOSE_EXPLAINED', 'REDO', 'PARK', 'OBJECT'],
  PARKED: ['CLEAR', 'RATE', 'REDO', 'CLOSE_EXPLAINED', 'LOG_ACTION'],
};

/** Only ever offered while somebody waits for it: a direction, a ruling. So they come before the rest. */
const AWAITED: readonly ButtonAct[] = ['DIRECT', 'ARBITRATE'];

/** Steps on the way to the end. Everything else is done when there is a reason, and no button calls for it. */
const LEADS: readonly ButtonAct[] = [
  ...AWAITED,
  'ANSWER',
  'TRIAGE',
  'ACCEPT',
  'ACCEPT_ESCALATION',
  'DECIDE_ESCALATION',
  'ASSIGN',
  'RECEIVE_ORDER',
  'REPLY_ORDER',
  'COMPLETE',
  'RESUME',
  'GIVE_FEEDBACK',
  'CLEAR',
  'RATE',
  'REDO',
  'ARCHIVE',
];

const AFTER_THE_END: readonly ButtonAct[] = ['ARCHIVE', 'RATE', 'SUPPLEMENT', 'LOG_ACTION'];

/** Buttons beside the one that stands out. */
const BESIDE = 3;

/** More than this in the menu, or it is a menu for nothing: a single act is a button. */
const LEAST_IN_MENU = 2;

export interface Offer {
  leading: ButtonAct | null;
  beside: ButtonAct[];
  more: { part: MenuPart; acts: ButtonAct[] }[];
}

/** What there is nothing for, although the file offers it: no order to sign for, no sheet to sign, no newer rules. */
const IDLE: Partial<Record<ButtonAct, (desk: Desk) => boolean>> = {
  RECEIVE_ORDER: ({ file }) => owedOrders(file, true).length === 0,
  SIGN_ORDER: ({ file }) => unsignedOrders(file).length === 0,
  ADOPT_POLICY: ({ newer }) => !newer,
};

/** What has been done once is not what comes next: the class is known, the citizen has rated. */
function likelyOf({ state, matterClass, rating }: Desk['file']): ButtonAct[] {
  const done: ButtonAct[] = [
    ...(matterClass ? ['TRIAGE' as const] : []),
    ...(rating === null ? [] : ['RATE' as const]),
  ];
  const next = NEXT[state] ?? AFTER_THE_END;
  return [...AWAITED, ...next.filter(act => !done.includes(act)), ...next.filter(act => done.includes(act))];
}

/** The acts of a file, so that a clerk finds the next one at a glance and all the others where they are looked for. */
export function offerOf(desk: Desk): Offer {
  const { file } = desk;
  const acts = file.acts.filter(isButtonAct).filter(act => !IDLE[act]?.(desk));
  const likely = likelyOf(file).filter(act => acts.includes(act));
  const leading = likely.find(act => LEADS.includes(act)) ?? null;
  const rest = acts.filter(act => act !== leading);
  const next = likely.filter(act => act !== leading);
  const beside = rest.length < BESIDE + LEAST_IN_MENU ? rest : next.slice(0, BESIDE);
  const parts = Object.entries(MENU) as [MenuPart, readonly ButtonAct[]][];
  const more = parts.flatMap(([part, all]) => {
    const left = all.filter(act => rest.includes(act) && !beside.includes(act));
    return left.length > 0 ? [{ part, acts: left }] : [];
  });
  return { leading, beside: ordered(beside, likely), more };
}

const ordered = (acts: readonly ButtonAct[], likely: readonly ButtonAct[]): ButtonAct[] => [
  ...likely.filter(act => acts.includes(act)),
  ...acts.filter(act => !likely.includes(act)),
];
