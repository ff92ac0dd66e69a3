import { type Policy, type Rung, valueOf } from '../policy/policy.ts';

/** What fills the agenda of meetings that come again: the questions to one body of the ladder, or what nobody has placed yet. */
export const UNSORTED = '-unsorted';

/** What kind of meeting it is: a list is sorted, a body of the ladder sits, or somebody called it for its cases (WL-42, WL-70…73). */
export const MEETING_KINDS = ['sorting', 'body', 'consultation'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

/** The kind of a meeting by what fills its agenda; null fills nothing. */
export const meetingKind = (takes: string | null): MeetingKind =>
  takes === null ? 'consultation' : takes === UNSORTED ? 'sorting' : 'body';

/** Meetings of a center that come again by its rules. */
export interface Series {
  name: string;
  /** The code of the rung of the ladder that sits, or `UNSORTED`. */
  takes: string;
  cadence: Exclude<Rung['cadence'], 'atOnce'>;
  /** The document and the version of the rules that ask for it. */
  cite: string;
  pack: string;
}

const EVERY = { week: 'weekly', month: 'monthly' } as const;

/**
 * The meetings that the rules of a center ask for (WL-70, WL-72, WL-73, SJ-38): one for each body of the ladder that sits by the
 * week or the month, and one for each list that is sorted. What sits at once needs no meeting, and what crosses to another
 * level sits there.
 */
export function seriesOf(policy: Policy): Series[] {
  const { cite, pack } = policy.terms['escalation.ladder'];
  const bodies = valueOf(policy, 'escalation.ladder').flatMap(({ body, code, cadence, crosses }) =>
    cadence === 'atOnce' || crosses ? [] : [{ name: body, takes: code, cadence, cite, pack }],
  );
  const terms = policy.terms['meeting.cadence'];
  const sorting = terms.value.flatMap(({ name, every, sorts = false }) =>
    sorts && (every === 'week' || every === 'month')
      ? [{ name, takes: UNSORTED, cadence: EVERY[every], cite: terms.cite, pack: terms.pack }]
      : [],
  );
  return [...sorting, ...bodies];
}
