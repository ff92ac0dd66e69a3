import type { Again } from '../assessment/again.ts';
import type { Cause } from '../case/causes.ts';
import type { EscalationStatus } from '../case/escalation.ts';
import type { FlowStep } from '../case/flow.ts';
import { type CaseState, OPEN } from '../case/lifecycle.ts';
import type { HolderKind } from '../clock/custody.ts';
import { beijingDay, type WorkCalendar } from '../clock/workdays.ts';
import { workdaysBetween } from '../clock/workdaysBetween.ts';
import { itemKey } from '../fairness/itemKey.ts';
import type { Outcome } from '../policy/crosswalk.ts';
import type { Channel, ProvincialClass, RecordKind } from '../policy/policy.ts';
import { withoutNumbers } from '../privacy/withoutNumbers.ts';

/**
 * What of a file counts: all that a figure may be asked by, as it stands behind one line of the ledger. It stands in the line, and
 * is hashed with it, so that figures can be recounted from the ledger and cannot be changed behind its back (N7, N10). It holds
 * no person, and no text but the name of the service item.
 */
export interface Counted {
  state: CaseState;
  kind: RecordKind;
  channel: Channel;
  /** The provincial class, by which counties compare; null before triage. */
  class: ProvincialClass | null;
  causes: readonly Cause[];
  /** The key of the service item (办理业务名称); empty for none. */
  item: string;
  /** The codes of the departments that it concerns. */
  departments: readonly string[];
  /** How what this level asked of the level above stands; null where it asked nothing. */
  raised: EscalationStatus | null;
  /** How what the level below asked of this one stands; null at the window that took the case. */
  asked: EscalationStatus | null;
  outcome: Outcome | null;
  /** The last rating of the present result. */
  rating: number | null;
  /** The citizen’s date, YYYY-MM-DD. */
  dueOn: string;
  /** Whether a result has been given that was not taken back. */
  completed: boolean;
  /** Settled when this level has nothing more to do: whether that was on the citizen’s date or before; null until then. */
  onTime: boolean | null;
  /** Settled at the same moment: working days since the file was opened here. */
  took: number | null;
  /** Who has the next move behind this line (N2), the level above that was asked, and the one below that asked. Each is left out where nobody is. */
  hand?: HolderKind;
  raisedTo?: string;
  askedBy?: string;
  /** What the line itself did: whose stay it ended, and which step between two levels it is. */
  held?: HeldFor;
  flow?: FlowStep;
  /** Of a registration: how long ago the same matter was registered and closed; left out where it was not (N11). */
  again?: Again;
}

/** Who had a file in hand until a line, and for how many office minutes. */
export interface HeldFor {
  by: HolderKind;
  minutes: number;
}

/** What is looked at on a file. */
export interface CountedFile extends Pick<
  Counted,
  'state' | 'kind' | 'channel' | 'causes' | 'departments' | 'raised' | 'asked' | 'outcome' | 'rating' | 'dueOn'
> {
  item: string | null;
  completedAt: string | null;
  openedAt: string;
}

/** The longest name of an item that is told apart from others. */
const LONGEST_ITEM = 60;

export const isOpen = ({ state }: Pick<Counted, 'state'>): boolean => OPEN.includes(state);

/** What can be seen on the file as it stands, without what was settled before. */
const seenOn = (file: CountedFile) => ({
  state: file.state,
  kind: file.kind,
  channel: file.channel,
  causes: [...file.causes].sort(),
  raised: file.raised,
  asked: file.asked,
  outcome: file.outcome,
  rating: file.rating,
  dueOn: file.dueOn,
  completed: file.completedAt !== null,
});

/**
 * What of a file counts once something was done to it. `before` is what counted until then, null for a file that is opened or was
 * never counted. Whether it was on time, and how long it took, is settled as the file is closed, and holds until it is
 * opened again: a later change of the calendar or of the date makes no result late.
 */
export function countedOf(
  file: CountedFile,
  before: Pick<Counted, 'state' | 'onTime' | 'took'> | null,
  { at, calendar, class: found }: { at: Date; calendar: WorkCalendar; class: ProvincialClass | null },
): Counted {
  const closedBefore = before !== null && !isOpen(before);
  const settled = closedBefore
    ? { onTime: before.onTime, took: before.took }
    : { onTime: beijingDay(at) <= file.dueOn, took: workdaysBetween(new Date(file.openedAt), at, calendar) };
  return {
    ...seenOn(file),
    class: found,
    item: itemKey(file.item === null ? null : withoutNumbers(file.item)).slice(0, LONGEST_ITEM),
    departments: [...new Set(file.departments)].sort(),
    ...(isOpen(file) ? { onTime: null, took: null } : settled),
  };
}

/**
 * In which members a file is not what was counted of it: then it was changed without a line of the ledger. Departments are left
 * out: those of a file of an older release are found without a line, and count from the next one on.
 */
export function contradictions(file: CountedFile, counted: Counted): (keyof Counted)[] {
  const seen = seenOn(file);
  return (Object.keys(seen) as (keyof typeof seen)[]).filter(
    name => JSON.stringify(seen[name]) !== JSON.stringify(counted[name]),
  );
}
