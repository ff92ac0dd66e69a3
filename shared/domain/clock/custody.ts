import type { CaseAct } from '../case/lifecycle.ts';
import { type ClockRules, openMinutes } from './officeTime.ts';

/** Who has the next move in a case: never a person by name. */
export const HOLDER_KINDS = ['window', 'department', 'center', 'citizen', 'body'] as const;

export type HolderKind = (typeof HOLDER_KINDS)[number];

export interface Holder {
  kind: HolderKind;
  /** The code of the center for its window and for a center above, the name of the department, the code of the rung. */
  id: string;
}

/** A case passes into these hands; null when nobody owes it anything any more. */
export interface CustodyChange {
  /** ISO instant. */
  at: string;
  holder: Holder | null;
}

/** How long somebody held a case, in whole office minutes. */
export interface Custody {
  holder: Holder;
  from: string;
  to: string;
  minutes: number;
}

const same = (a: Holder | null, b: Holder | null): boolean => a?.kind === b?.kind && a?.id === b?.id;

/**
 * The custody ledger of a case up to an instant (N2): who held it from when to when. A holder that takes over from itself
 * goes on; changes after `until` have not happened yet, and one that is dated before its forerunner counts as no earlier.
 * While somebody holds the case throughout, the minutes add up to the open minutes from the first change to `until`.
 */
export function custody(changes: readonly CustodyChange[], until: string, rules: ClockRules): Custody[] {
  const end = new Date(until).toISOString();
  const hands: CustodyChange[] = [];
  for (const { at, holder } of changes) {
    const last = hands.at(-1);
    const instant = new Date(at).toISOString();
    if (instant > end) continue;
    if (!last || !same(last.holder, holder)) hands.push({ holder, at: last && last.at > instant ? last.at : instant });
  }
  return hands.flatMap(({ holder, at: from }, i) => {
    const to = hands[i + 1]?.at ?? end;
    return holder ? [{ holder, from, to, minutes: openMinutes(from, to, rules) }] : [];
  });
}

/** A line of the ledger, and what was so before it. */
export interface CustodyLine {
  act: CaseAct;
  /** The center whose file the line stands in. */
  center: string;
  /** What the line says: `department`, `rung`, and for `hearStep` also `step` and `by`. */
  detail: Readonly<Record<string, string>>;
  previous: Holder | null;
  /** Who held it when the body that is asked now was asked. */
  beforeConsult?: Holder | null;
  /** The department that has the work order; none before the first, nor after it was returned or replied to. */
  department?: string | null;
  /** The center above that this level asked. */
  raisedTo?: string | null;
}

type HolderOf = (line: CustodyLine) => Holder | null;

const windowOf: HolderOf = ({ center }) => ({ kind: 'window', id: center });
const nobody: HolderOf = () => null;
const departmentOf = (id: string | null | undefined): Holder | null => (id ? { kind: 'department', id } : null);
const named: HolderOf = ({ detail, previous }) => departmentOf(detail.department) ?? previous;

const HOLDER_AFTER: Partial<Record<CaseAct, HolderOf>> = {
  register: windowOf, // LH-08
  receiveEscalation: windowOf,
  accept: windowOf,
  acceptEscalation: windowOf,
  triage: windowOf,
  assign: named, // LH-29
  arbitrate: named, // SH-44
  returnOrder: windowOf, // N14
  // LH-32; while the citizen has the turn it stays there
  replyOrder: line => (line.previous?.kind === 'citizen' ? line.previous : windowOf(line)),
  requestMaterial: () => ({ kind: 'citizen', id: 'reporter' }), // LH-13
  resume: line =>
    line.previous?.kind === 'citizen' ? (departmentOf(line.department) ?? windowOf(line)) : line.previous,
  consult: ({ detail, previous }) => (detail.rung ? { kind: 'body', id: detail.rung } : previous), // LH-31, WL-72
  direct: line => line.beforeConsult ?? windowOf(line), // WL-73
  hearStep: heard, // AH-28
  resolveOnSpot: windowOf, // SJ-23
  complete: windowOf,
  giveFeedback: windowOf, // AH-29
  object: windowOf, // SJ-19
  redo: windowOf, // LH-37: also where a late bad rating opens again what nobody held any more
  refuse: nobody,
  refer: nobody,
  answer: nobody,
  withdraw: nobody,
  clear: nobody,
  deemClosed: nobody,
  closeExplained: nobody,
  decideEscalation: nobody,
  returnEscalation: nobody,
  archive: nobody,
};

/** A question that a level above has not taken up yet stays with who asked; one that went on higher comes back by the way it went. */
function heard(line: CustodyLine): Holder | null {
  const { center, detail, previous, raisedTo } = line;
  const { step, by } = detail;
  if (!by || by === center) return previous;
  if (step === 'acceptEscalation') return { kind: 'center', id: by };
  if (step !== 'decideEscalation' && step !== 'returnEscalation') return previous;
  return raisedTo && by !== raisedTo ? { kind: 'center', id: raisedTo } : windowOf(line);
}

/**
 * Who has the next move after a line of the ledger; null once nobody has.
 *
 * - The **window** holds what is registered, taken on and sorted, what a department returned or replied to, what a level above
 *   answered, and every result until it is settled: also a result to be redone, until a new order goes out (LH-09).
 * - A **department** holds what it was given an order for, by assignment or by a ruling on who must act.
 * - The **citizen** holds it while material is asked for; then it goes back to the department with the order, or the window.
 * - A **body** of the ladder holds it while it is consulted; then it goes back to who held it before.
 * - A **center above** holds it from the moment it accepts the escalation until it decides or returns it. In its own file it
 *   is its window then, and nobody afterwards.
 *
 * Everything else leaves a case in the hands it is in: a warning, an extension, an urge, a pause for another cause.
 */
export const holderAfter = (line: CustodyLine): Holder | null =>
  (HOLDER_AFTER[line.act] ?? (({ previous }: CustodyLine) => previous))(line);

/** A line of the ledger, as far as custody looks at it. */
export type HandedLine = Pick<CustodyLine, 'act' | 'center' | 'detail'> & { at: string };

/** In whose hands a file is behind a line of its ledger, since when, and what later lines need to be told. */
export interface Hands extends Noted {
  previous: Holder | null;
  /** When that holder got it; null before the first line. */
  since: string | null;
}

export const NO_HANDS: Hands = { previous: null, since: null };

/** In whose hands a file is after one more line. A holder that takes over from itself goes on. */
export function handsAfter(before: Hands, { at, act, center, detail }: HandedLine): Hands {
  const line = { at, act, center, detail, ...before };
  const holder = holderAfter(line);
  const since = same(before.previous, holder) ? before.since : at;
  return { ...before, ...NOTED[act]?.(line), previous: holder, since };
}

/** What a line has ended: who had the case in hand until then, and for how many office minutes. Null where it stays where it was. */
export function handedOver(
  before: Hands,
  { previous, since }: Hands,
  rules: ClockRules,
): { by: HolderKind; minutes: number } | null {
  if (!before.previous || before.since === null || since === null || same(before.previous, previous)) return null;
  return { by: before.previous.kind, minutes: Math.max(0, openMinutes(before.since, since, rules)) };
}

/** In whose hands a file is behind the last of its lines, oldest line first. */
export const handsBehind = (lines: readonly HandedLine[]): Hands => lines.reduce(handsAfter, NO_HANDS);

/** The changes of custody along the ledger of one level, oldest line first. */
export function custodyChanges(lines: readonly HandedLine[]): CustodyChange[] {
  let hands = NO_HANDS;
  return lines.map(line => {
    hands = handsAfter(hands, line);
    return { at: line.at, holder: hands.previous };
  });
}

interface Noted extends Pick<CustodyLine, 'beforeConsult' | 'department' | 'raisedTo'> {
  /** When the level above was asked last, and when the level below last asked. */
  raisedAt?: string;
  askedAt?: string;
}

const withOrder = ({ detail: { department } }: CustodyLine): Noted => (department ? { department } : {});
const withoutOrder = (): Noted => ({ department: null });

/** What has to be kept in mind of a line for those that follow. */
const NOTED: Partial<Record<CaseAct, (line: CustodyLine & { at: string }) => Noted>> = {
  receiveEscalation: ({ at }) => ({ askedAt: at }),
  consult: ({ previous }) => ({ beforeConsult: previous }),
  assign: withOrder,
  arbitrate: withOrder,
  returnOrder: withoutOrder,
  replyOrder: withoutOrder,
  escalate: ({ at }) => ({ raisedTo: null, raisedAt: at }),
  // the first above that takes the question up is the one that was asked
  hearStep: ({ detail: { step, by }, raisedTo }) =>
    step === 'acceptEscalation' && by ? { raisedTo: raisedTo ?? by } : {},
};
