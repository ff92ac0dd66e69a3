import type { Outcome } from '../policy/crosswalk.ts';
import type { ProvincialClass, RecordKind } from '../policy/policy.ts';
import type { CaseState } from '../case/lifecycle.ts';

/** What decides whether a case is suggested for the library. */
export interface Told {
  kind: RecordKind;
  state: CaseState;
  outcome: Outcome | null;
  class: ProvincialClass | null;
  departments: readonly string[];
  redos: number;
  returns: number;
  /** Whether it was asked about at a level above. */
  raised: boolean;
}

const HARD: readonly (ProvincialClass | null)[] = ['difficult', 'complex', 'urgent'];
const SOLVED: readonly (Outcome | null)[] = ['SOLVED', 'CONDITIONAL'];
const SETTLED: readonly CaseState[] = ['cleared', 'deemedClosed', 'archived'];

/**
 * Whether others can learn from it (WL-78: 疑难复杂的办事案例, 在成功办结基础上): it was solved and is settled, and it was hard – by its
 * class, or because several departments, a redo, a returned order or a level above were needed.
 */
export const worthTelling = (told: Told): boolean => isSolved(told) && isHard(told);

/** Solved, and nobody objects any more. */
export const isSolved = ({ kind, state, outcome }: Pick<Told, 'kind' | 'state' | 'outcome'>): boolean =>
  kind === 'case' && SETTLED.includes(state) && SOLVED.includes(outcome);

const isHard = ({ class: found, departments, redos, returns, raised }: Told): boolean =>
  HARD.includes(found) || departments.length > 1 || redos > 0 || returns > 0 || raised;
