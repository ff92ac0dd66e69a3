import { type CaseState as RuleState, OPEN, SETTLING } from '../../../shared/domain/case/lifecycle.ts';
import type { CaseState } from '../gen/graphql.ts';
import { camel } from './names.ts';

const isIn = (states: readonly RuleState[], state: CaseState): boolean =>
  (states as readonly string[]).includes(camel(state));

/** Something is still to do, and the last day counts. */
export const isOpen = (state: CaseState): boolean => isIn(OPEN, state);

/** The answer is given; whether it holds is not settled yet. */
const isSettling = (state: CaseState): boolean => isIn(SETTLING, state);

/** Nothing more is owed to anybody. */
export const isEnded = (state: CaseState): boolean => !isOpen(state) && !isSettling(state);
