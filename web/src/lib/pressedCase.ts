import type { LevelName } from '../../../shared/domain/levels.ts';
import type { CenterNameFragment, SupervisionLineFragment } from '../gen/graphql.ts';

/** What a case tells whoever presses for it. */
export interface PressedCase {
  uid: string;
  number: string;
  /** The orders about it, each once, with a level that holds it. */
  orders: readonly { level: LevelName; item: SupervisionLineFragment }[];
  /** The centers that hold it; the one where it lies now comes first. */
  centers: readonly CenterNameFragment[];
  /** The levels that hold a file of it. */
  levels: readonly LevelName[];
  /** The department that owes something at the first of them; null for none. */
  department: string | null;
  /** The levels at which it was solved and is settled: there it can be written about (WL-78). */
  solvedAt: readonly LevelName[];
}
