/**
 * state -> act -> next state, for the file that one level holds of a case. Each line names the clauses that ask for it.
 * An escalation is not a state: it is an object of its own on the file, so that both levels can work at once.
 */
export const LIFECYCLE = {
  registered: { accept: 'accepted', refuse: 'refused' }, // SJ-15, SJ-55
  received: { acceptEscalation: 'accepted', returnEscalation: 'returned' }, // AH-32
  accepted: {
    assign: 'handling', // SJ-16, LH-29
    escalate: 'accepted', // LH-30, LH-31, WL-72
    decideEscalation: 'decided', // WL-73
    returnEscalation: 'returned', // AH-32
  },
  handling: {
    complete: 'completed', // SJ-17, LH-32
    escalate: 'handling', // LH-30, LH-31
    decideEscalation: 'decided', // WL-73
    returnEscalation: 'returned', // AH-32
  },
  decided: { receiveEscalation: 'received' }, // the level below asks again
  returned: { receiveEscalation: 'received' },
  refused: {},
  completed: {},
} as const;

export type CaseState = keyof typeof LIFECYCLE;

/** Acts that bring a file into being: at the window, or by an escalation that arrives. */
export const BIRTHS = { register: 'registered', receiveEscalation: 'received' } as const;

type LivingAct = { [S in CaseState]: keyof (typeof LIFECYCLE)[S] }[CaseState];

/** `hearStep` records what a level above did with the case; it changes no state (AH-28: the window tracks to the end). */
export type CaseAct = LivingAct | keyof typeof BIRTHS | 'hearStep';

export const CASE_STATES = Object.keys(LIFECYCLE) as CaseState[];

export const CASE_ACTS = [
  ...new Set<CaseAct>([
    ...(Object.keys(BIRTHS) as CaseAct[]),
    ...CASE_STATES.flatMap(state => Object.keys(LIFECYCLE[state]) as CaseAct[]),
    'hearStep',
  ]),
];

/** The states in which nothing is left to do at this level. */
export const ENDED: readonly CaseState[] = ['completed', 'refused', 'decided', 'returned'];

export const actsFrom = (state: CaseState): CaseAct[] => Object.keys(LIFECYCLE[state]) as CaseAct[];

/** The state that an act leads to, or undefined where the lifecycle does not know it. */
export function stateAfter(state: CaseState, act: CaseAct): CaseState | undefined {
  return act === 'hearStep' ? state : (LIFECYCLE[state] as Partial<Record<CaseAct, CaseState>>)[act];
}
