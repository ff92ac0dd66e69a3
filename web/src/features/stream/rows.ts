import type { StreamEvent } from '../../lib/api/streams.ts';
import type { EntryLineFragment, FileRowFragment } from '../../gen/graphql.ts';

/** One line of the panel. */
export interface StreamRow {
  /** The same line never shows twice, however often the stream was taken up again. */
  key: string;
  uid: string;
  at: string;
  title: string | null;
  number: string | null;
  /** Who asked, or who did it. */
  from: string;
  act: EntryLineFragment['act'];
  /** What was asked, in an escalation; what was written, in another line. */
  text: string | null;
  state: FileRowFragment['state'] | null;
  generated: boolean;
  /** True for a line that came while somebody was looking. */
  live: boolean;
}

/** No screen grows for ever: older lines are in the list of cases. */
const MOST = 100;

const TELLING = [
  'question',
  'decision',
  'instruction',
  'result',
  'reply',
  'answer',
  'ruling',
  'reason',
  'note',
  'missing',
  'cause',
  'department',
];

const tellingOf = ({ details }: EntryLineFragment): string | null =>
  TELLING.map(name => details.find(detail => detail.name === name)?.text).find(Boolean) ?? null;

const pick = ({ title, number, state, generated }: FileRowFragment) => ({ title, number, state, generated });
const UNREAD = { title: null, number: null, state: null, generated: false };

export function rowOfEvent({ entry, case: known }: StreamEvent): StreamRow | null {
  if (!entry || !known) return null;
  const { file, uid } = known;
  return {
    key: `${uid}/${entry.level}/${entry.seq}`,
    uid,
    at: entry.at,
    ...(file ? pick(file) : UNREAD),
    from: entry.by?.name ?? '',
    act: entry.act,
    text: tellingOf(entry),
    live: true,
  };
}

/** What was there before the stream began: the escalations that this level has received, newest first. */
export const rowsOfFiles = (files: readonly FileRowFragment[]): StreamRow[] =>
  files
    .flatMap(({ uid, number, title, state, asked, generated }) =>
      asked
        ? {
            key: `${uid}/round/${asked.round}`,
            uid,
            at: asked.raisedAt,
            title,
            number,
            from: asked.with?.name ?? '',
            act: 'RECEIVE_ESCALATION' as const,
            text: asked.question,
            state,
            generated,
            live: false,
          }
        : [],
    )
    .sort((a, b) => (a.at < b.at ? 1 : -1));

/** The same for a level to which nobody escalates: its newest files. */
export const rowsOfOwnFiles = (files: readonly FileRowFragment[]): StreamRow[] =>
  files.map(({ uid, number, title, state, origin, openedAt, generated, asked }) => ({
    key: `${uid}/opened`,
    uid,
    at: openedAt,
    title,
    number,
    from: (asked ? asked.with?.name : origin?.name) ?? '',
    act: asked ? ('RECEIVE_ESCALATION' as const) : ('REGISTER' as const),
    text: null,
    state,
    generated,
    live: false,
  }));

export const withRow = (rows: readonly StreamRow[], row: StreamRow): StreamRow[] =>
  rows.some(({ key }) => key === row.key) ? [...rows] : [row, ...rows].slice(0, MOST);
