import { mergeTimeline } from '../../../../shared/domain/case/timeline.ts';
import { LEVELS, type LevelName } from '../../../../shared/domain/levels.ts';
import type { EntryLineFragment, WholeCaseQuery } from '../../gen/graphql.ts';
import { levelName } from '../../lib/levels.ts';
import { isEnded } from '../../lib/states.ts';

type Case = WholeCaseQuery['case'];
export type CaseFile = NonNullable<Case[LevelName]>;
export type Clock = CaseFile['clocks'][number];

export interface HeldFile {
  level: LevelName;
  file: CaseFile;
}

/** Something that one level's file holds. */
export interface Held<T> {
  level: LevelName;
  item: T;
}

/** What the levels hold of the case, highest first; those that hold nothing for this person are left out. */
export const filesOf = (whole: Case): HeldFile[] =>
  LEVELS.flatMap(level => {
    const file = whole[level];
    return file ? [{ level, file }] : [];
  });

/** One list from what each level holds, the window's first: it began. */
export const heldIn = <T>(files: readonly HeldFile[], pick: (file: CaseFile) => readonly T[]): Held<T>[] =>
  [...files].reverse().flatMap(({ level, file }) => pick(file).map(item => ({ level, item })));

const PENDING = ['OPEN', 'ACCEPTED'];

/** Where the case lies now: the level that still owes something and waits for nobody above; none when all is done. */
export const holderOf = (files: readonly HeldFile[]): HeldFile | undefined =>
  files.find(
    ({ file }) =>
      !isEnded(file.state) && !(file.raised && PENDING.includes(file.raised.status) && isAsked(files, file)),
  );

/** Whether the level above has the question on its table; until it arrives, the case still lies here. */
const isAsked = (files: readonly HeldFile[], { raised }: CaseFile): boolean =>
  files.some(({ file }) => file.center?.code === raised?.with?.code);

/** The file that speaks for the case: the own level's, or else the window's, which every level's began from. */
export const leadingFile = (files: readonly HeldFile[], own: LevelName): HeldFile | undefined =>
  files.find(({ level }) => level === own) ?? files.at(-1);

const RUNS = ['RUNNING', 'PAUSED'];

export const isRunning = ({ status }: Pick<Clock, 'status'>): boolean => RUNS.includes(status);

/**
 * The limits of a case: what still runs before what is over. Among those that run the citizen's comes first (once, as the
 * leading file has it: the levels pass it on), then the others by their end.
 */
export function limitsOf(files: readonly HeldFile[], leading: HeldFile): Held<Clock>[] {
  const citizen = leading.file.clocks.filter(({ kind }) => kind === 'CITIZEN').map(item => ({ ...leading, item }));
  const others = heldIn(files, ({ clocks }) => clocks.filter(({ kind }) => kind !== 'CITIZEN'));
  const all = [...citizen, ...others].map(({ level, item }) => ({ level, item }));
  const rank = ({ kind, dueAt }: Clock) => `${kind === 'CITIZEN' ? 0 : 1}${dueAt}`;
  const running = all.filter(({ item }) => isRunning(item)).sort((a, b) => (rank(a.item) < rank(b.item) ? -1 : 1));
  return [...running, ...all.filter(({ item }) => !isRunning(item))];
}

/** One timeline from the ledgers of all levels. */
export const timelineOf = (files: readonly HeldFile[]): EntryLineFragment[] =>
  mergeTimeline(
    files.map(({ file }) =>
      file.entries.map(entry => {
        const { seq, at, act } = entry;
        return { entry, seq, at, act, level: levelName(entry.level) };
      }),
    ),
  ).map(({ entry }) => entry);
