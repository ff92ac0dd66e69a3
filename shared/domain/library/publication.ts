import type { OfficeAct } from '../access/permissions.ts';
import { type CenterTree, covers } from '../access/jurisdiction.ts';

/** Where a case for the library stands (案例状态): SH-35, WL-34, WL-78. */
export const LIBRARY_STATES = [
  /** The rules suggest it (待编写), because a hard matter was solved: nothing is written yet. */
  'suggested',
  /** Written anew by one person, and waits for a second one (待审核). */
  'proposed',
  /** Sent back to whoever wrote it (退回修改). */
  'returned',
  /** Not for the library (不入库). */
  'dropped',
  /** In the library (已发布). */
  'published',
  /** A later edition stands in its place (已更新). */
  'replaced',
  /** Taken out again, with the reason (已撤下). */
  'withdrawn',
] as const;
export type LibraryState = (typeof LIBRARY_STATES)[number];

/** What a person does to it. */
export const LIBRARY_ACTS = ['write', 'publish', 'return', 'drop', 'withdraw', 'list'] as const;
export type LibraryAct = (typeof LIBRARY_ACTS)[number];

const COURSE: Readonly<Record<LibraryState, Partial<Readonly<Record<LibraryAct, LibraryState>>>>> = {
  suggested: { write: 'proposed', drop: 'dropped' },
  proposed: { write: 'proposed', publish: 'published', return: 'returned', drop: 'dropped' },
  returned: { write: 'proposed', drop: 'dropped' },
  dropped: {},
  // who writes about a published one writes its next edition, and that is a row of its own
  // the list of services is kept up to date: what was judged can be judged again (WL-35)
  published: { withdraw: 'withdrawn', list: 'published' },
  replaced: {},
  withdrawn: {},
};

/** The state after an act; undefined where it is not foreseen. */
export const libraryStateAfter = (state: LibraryState, act: LibraryAct): LibraryState | undefined => COURSE[state][act];

/** The right that it takes: whoever writes does not decide whether it is published. */
export const libraryRightOf = (act: LibraryAct): OfficeAct =>
  act === 'write' ? 'writeLibraryCase' : 'publishLibraryCase';

/** How far a published case reaches (发布范围): the own center, its area with everything below, or every center (SH-35). */
export const REACHES = ['center', 'area', 'all'] as const;
export type Reach = (typeof REACHES)[number];

/** Where a case of the library lies, and how far it reaches. */
export interface Reaching {
  center: string;
  reach: Reach;
}

/**
 * Whether a published case reaches the people of a center: those of its own, those below where it reaches its area, and
 * everybody where it reaches all. Who stands above a center knows what that center tells its area.
 */
export function reaches({ center, reach }: Reaching, reader: string, tree: CenterTree): boolean {
  if (reach === 'all' || center === reader) return true;
  return covers(tree, reader, center) || (reach === 'area' && covers(tree, center, reader));
}
