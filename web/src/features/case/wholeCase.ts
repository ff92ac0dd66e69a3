import { LEVELS, type LevelName } from '../../../../shared/domain/levels.ts';
import { mergeTimeline } from '../../../../shared/domain/case/timeline.ts';
import type { EntryLineFragment, WholeCaseQuery } from '../../gen/graphql.ts';
import { levelName } from '../../lib/levels.ts';

type Case = WholeCaseQuery['case'];
export type CaseFile = NonNullable<Case[LevelName]>;

export interface HeldFile {
  level: LevelName;
  file: CaseFile;
}

/** What the levels hold of the case, highest first; those that hold nothing for this person are left out. */
export const filesOf = (whole: Case): HeldFile[] =>
  LEVELS.flatMap(level => {
    const file = whole[level];
    return file ? [{ level, file }] : [];
  });

const ENDED = ['COMPLETED', 'REFUSED', 'DECIDED', 'RETURNED'];
const PENDING = ['OPEN', 'ACCEPTED'];

/** Where the case lies now: the level that still owes something and waits for nobody above; none when all is done. */
export const holderOf = (files: readonly HeldFile[]): HeldFile | undefined =>
  files.find(
    ({ file }) =>
      !ENDED.includes(file.state) && !(file.raised && PENDING.includes(file.raised.status) && isAsked(files, file)),
  );

/** Whether the level above has the question on its table; until it arrives, the case still lies here. */
const isAsked = (files: readonly HeldFile[], { raised }: CaseFile): boolean =>
  files.some(({ file }) => file.center?.code === raised?.with?.code);

/** The file that speaks for the case: the own level's, or else the window's, which every level's began from. */
export const leadingFile = (files: readonly HeldFile[], own: LevelName): HeldFile | undefined =>
  files.find(({ level }) => level === own) ?? files.at(-1);

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
