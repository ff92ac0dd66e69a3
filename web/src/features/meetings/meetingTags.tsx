import type {
  MeetingItemOutcome,
  MeetingItemTextFragment,
  MeetingKind,
  MeetingPartTextFragment,
  MeetingState,
} from '../../gen/graphql.ts';
import { type Say, useText } from '../../i18n/text.ts';
import { roleName } from '../../lib/names.ts';
import { daysUntil } from '../../lib/time.ts';

/** Where it stands, in words; the colour only helps to find it. */
export function MeetingStateTag({ state }: { state: MeetingState }) {
  return <span className={`state meet-${state.toLowerCase()}`}>{useText()(`meetings.state.${state}`)}</span>;
}

export function MeetingKindTag({ kind }: { kind: MeetingKind }) {
  return <span className="record-kind">{useText()(`meetings.kind.${kind}`)}</span>;
}

export function OutcomeTag({ outcome }: { outcome: MeetingItemOutcome }) {
  return <span className={`state meet-item-${outcome.toLowerCase()}`}>{useText()(`meetings.outcome.${outcome}`)}</span>;
}

/** The day, and how far away it is; one that has passed without the meeting is said in words. */
export function MeetingDay({ day, state }: { day: string; state: MeetingState }) {
  const say = useText();
  const left = daysUntil(day, new Date());
  return (
    <span className="due">
      <b>{day}</b>
      {state === 'PLANNED' && left < 0 && <span className="due-over">{say('meetings.late')}</span>}
      {state === 'PLANNED' && left === 0 && <span className="due-soon">{say('meetings.today')}</span>}
      {state === 'PLANNED' && left > 0 && <span className="due-left">{say('meetings.inDays', { n: left })}</span>}
    </span>
  );
}

/** Why a case stands on the agenda: its reason, how it came there, and how often it was put off. */
export function ItemWhy({ item }: { item: Pick<MeetingItemTextFragment, 'source' | 'why' | 'carried'> }) {
  const say = useText();
  return (
    <span className="meet-why">
      {item.why && <span className="meet-reason">{say(`meetings.why.${item.why}`)}</span>}
      <span className="quiet">{say(`meetings.source.${item.source}`)}</span>
      {item.carried > 0 && <span className="due-soon">{say('meetings.carried', { n: item.carried })}</span>}
    </span>
  );
}

type Spoken = Pick<MeetingItemTextFragment, 'outcome' | 'meanwhile'>;

/** How many items wait for a word, of how many. */
export const openOf = (agenda: readonly Spoken[]): number =>
  agenda.filter(({ outcome, meanwhile }) => outcome === null && meanwhile === null).length;

/** Who takes part, in one line: departments, bodies and roles. */
export const partText = (say: Say, part: MeetingPartTextFragment | null): string =>
  part === null
    ? ''
    : [...part.departments, ...part.bodies, ...part.roles.map(role => roleName(say, role))].join(say('list.comma'));
