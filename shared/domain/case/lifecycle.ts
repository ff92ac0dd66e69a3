/**
 * At any time somebody may have to know who the reporter is, and each look leaves a line (N12); and what went wrong may be found out
 * long after the end (LH-47).
 */
const look = <S extends string>(state: S) => ({ reveal: state, verifyFault: state });

/** N12: whoever works on it writes to the reporter without seeing the number. */
const reach = <S extends string>(state: S) => ({ ...look(state), contact: state });

/** What may be done to an open case without moving it to another state. */
const stay = <S extends string>(state: S) => ({
  ...reach(state),
  logAction: state, // AH-02, AH-14, AH-16, AH-17, SH-12: help, proxy, green channel, home visit, search
  summon: state, // LH-27: window staff are called to the desk
  arrive: state, // LH-46: and stamped when they come
  consult: state, // LH-14, LH-28, LH-31, WL-72, WL-73: up the ladder of authority
  direct: state, // WL-73: and its answer
  extend: state, // LH-33
  handOver: state, // LH-20
  adoptPolicy: state, // AH-23: a newer policy, on record
});

/** What may be done about material and orders while a case is worked on. */
const work = <S extends string>(state: S) => ({
  supplement: state, // SH-19: what was missing arrives
  checkRemotely: state, // SH-17
  receiveOrder: state, // LH-32: the clock of the reply begins
  replyOrder: state, // LH-32, WL-95
  signOrder: state, // WL-94, WL-96, WL-98
  returnOrder: state, // N14: counted, never silent
  arbitrate: state, // SH-44: who has to act where nobody wants to
});

/** What was let follow may come, or be checked, after the result: that is what it was let follow for (SH-17, SH-19). */
const follows = <S extends string>(state: S) => ({ supplement: state, checkRemotely: state });

/** What may still be done where the citizen has the turn: departments go on, and answers that are on their way arrive. */
const wait = <S extends string>(state: S) => ({
  ...reach(state),
  ...work(state),
  logAction: state, // SH-19: reminded by telephone, fetched by free post
  arrive: state, // LH-46: who was called before
  direct: state, // WL-73: an answer that was asked for before
  extend: state, // LH-33
  handOver: state, // LH-20
});

/** What a closed case still hears: a rating, a return visit, material that was allowed to follow. */
const hear = <S extends string>(state: S) =>
  ({
    ...reach(state),
    rate: state, // AH-19
    logAction: state, // AH-37, WL-81
    ...follows(state),
    redo: 'handling', // LH-37: a bad rating counts also when it comes late
    park: 'parked', // Q5, Q6: also when no redo is left
    archive: 'archived', // SH-27, WL-78
  }) as const;

/**
 * state -> act -> next state, for the file that one level holds of a case. Each line names the clauses that ask for it.
 * An escalation is not a state: it is an object of its own on the file, so that both levels can work at once.
 */
export const LIFECYCLE = {
  registered: {
    ...stay('registered'),
    triage: 'triaged', // LH-25, SH-27, WL-14
    accept: 'accepted', // SJ-55, LH-24
    refuse: 'refused', // SJ-55, AH-20
    refer: 'referred', // LH-12, WL-80, SH-39
    answer: 'answered', // AH-13, SH-07: a consultation; SJ-22: a suggestion
    resolveOnSpot: 'awaitingConfirmation', // SJ-23, AH-27, LH-26, WL-71
    withdraw: 'withdrawn',
  },
  triaged: {
    ...stay('triaged'),
    triage: 'triaged', // LH-25: looked at again
    accept: 'accepted', // SJ-55
    refuse: 'refused', // SJ-55, AH-20
    refer: 'referred', // LH-12, WL-80, SH-39
    resolveOnSpot: 'awaitingConfirmation', // SJ-23, LH-26
    withdraw: 'withdrawn',
  },
  received: { ...look('received'), acceptEscalation: 'accepted', returnEscalation: 'returned' }, // AH-32
  accepted: {
    ...stay('accepted'),
    ...work('accepted'),
    triage: 'accepted', // LH-25: the class turns out to be another one
    acceptConditionally: 'accepted', // SH-08, WL-36
    assign: 'handling', // SJ-16, LH-29
    requestMaterial: 'awaitingMaterial', // LH-13, WL-16
    pause: 'paused',
    resolveOnSpot: 'awaitingConfirmation', // SJ-23, LH-17
    complete: 'completed', // SJ-29: what cannot be done needs no order to be answered
    escalate: 'accepted', // LH-30, LH-31, WL-72
    decideEscalation: 'decided', // WL-73
    returnEscalation: 'returned', // AH-32
    withdraw: 'withdrawn',
  },
  handling: {
    ...stay('handling'),
    ...work('handling'),
    triage: 'handling', // LH-25: it turns out to be something else
    acceptConditionally: 'handling', // SH-08
    assign: 'handling', // AH-15, WL-20: further departments, child orders
    requestMaterial: 'awaitingMaterial', // LH-13
    pause: 'paused',
    complete: 'completed', // SJ-17, LH-32
    escalate: 'handling', // LH-30, LH-31
    decideEscalation: 'decided', // WL-73
    returnEscalation: 'returned', // AH-32
    withdraw: 'withdrawn',
  },
  awaitingMaterial: {
    ...wait('awaitingMaterial'),
    resume: 'handling', // SH-19: it has come, or the time for it is over
    withdraw: 'withdrawn',
  },
  paused: {
    ...wait('paused'),
    resume: 'handling',
    withdraw: 'withdrawn',
  },
  completed: {
    ...reach('completed'),
    logAction: 'completed',
    handOver: 'completed', // LH-20
    signOrder: 'completed', // WL-98: the applicant signs last
    giveFeedback: 'awaitingConfirmation', // AH-29, SJ-17
    ...follows('completed'),
  },
  awaitingConfirmation: {
    ...reach('awaitingConfirmation'),
    logAction: 'awaitingConfirmation', // LH-37, WL-81: the return visit
    handOver: 'awaitingConfirmation', // LH-20
    signOrder: 'awaitingConfirmation', // WL-97, WL-98
    rate: 'awaitingConfirmation', // LH-35, WL-76
    object: 'handling', // SJ-19
    redo: 'handling', // LH-37
    clear: 'cleared', // WL-74, WL-76
    deemClosed: 'deemedClosed', // SJ-19
    closeExplained: 'explainedClosed', // SJ-18, SJ-24
    park: 'parked', // 1.0 no. 2: neither satisfied nor ever to be
    ...follows('awaitingConfirmation'),
  },
  parked: {
    ...reach('parked'),
    ...follows('parked'),
    logAction: 'parked', // the monthly look
    rate: 'parked', // and the citizen may come round
    clear: 'cleared', // WL-76
    redo: 'handling', // a way has been found after all
    object: 'handling', // SJ-19
    closeExplained: 'explainedClosed',
    withdraw: 'withdrawn',
  },
  decided: { ...look('decided'), receiveEscalation: 'received' }, // the level below asks again
  returned: { ...look('returned'), receiveEscalation: 'received' },
  refused: { ...reach('refused'), archive: 'archived' }, // LH-41: also what was refused stays on the ledger
  referred: { ...reach('referred'), archive: 'archived' },
  answered: { ...reach('answered'), archive: 'archived' },
  withdrawn: { ...reach('withdrawn'), archive: 'archived' },
  // AH-19, AH-37, WL-81: heard after the end; SH-27, WL-78: filed
  cleared: hear('cleared'),
  deemedClosed: hear('deemedClosed'),
  explainedClosed: hear('explainedClosed'),
  archived: look('archived'),
} as const;

export type CaseState = keyof typeof LIFECYCLE;

/** Acts that bring a file into being: at the window, or by an escalation that arrives. */
export const BIRTHS = { register: 'registered', receiveEscalation: 'received' } as const;

/**
 * Lines that no person writes and that move no state: what a level above did (AH-28: the window tracks to the end), and what
 * time did: a limit comes near or has passed, a supplement did not come, a published notice moved a provisional date, the
 * time for which personal data may be kept is over.
 */
const HAPPENINGS = ['hearStep', 'warn', 'breach', 'lapse', 'moveDue', 'anonymise'] as const;

/** Where a file is worked on, or its result still settles. */
const AT_WORK = [
  ...['registered', 'triaged', 'received', 'accepted', 'handling', 'awaitingMaterial', 'paused'],
  ...['completed', 'awaitingConfirmation', 'parked'],
] as const;

/**
 * What a person does beside the course of a case: a file is added to it while somebody works with it (SJ-72, LH-13), and opened for as
 * long as it is kept (N12). It moves no state, and the list of files offers it, not the acts of the case.
 */
const BESIDE = { attach: AT_WORK as readonly string[], openAttachment: Object.keys(LIFECYCLE) } as const;

type LivingAct = { [S in CaseState]: keyof (typeof LIFECYCLE)[S] }[CaseState];

export type CaseAct = LivingAct | keyof typeof BIRTHS | keyof typeof BESIDE | (typeof HAPPENINGS)[number];

export const CASE_STATES = Object.keys(LIFECYCLE) as CaseState[];

export const CASE_ACTS = [
  ...new Set<CaseAct>([
    ...(Object.keys(BIRTHS) as CaseAct[]),
    ...CASE_STATES.flatMap(state => Object.keys(LIFECYCLE[state]) as CaseAct[]),
    ...(Object.keys(BESIDE) as CaseAct[]),
    ...HAPPENINGS,
  ]),
];

/** The states in which this level still owes something: an answer to the citizen, or to the level below. */
export const OPEN: readonly CaseState[] = [
  'registered',
  'triaged',
  'received',
  'accepted',
  'handling',
  'awaitingMaterial',
  'paused',
];

/** The answer is given; whether it holds is not settled yet (WL-77, LH-35). */
export const SETTLING: readonly CaseState[] = ['completed', 'awaitingConfirmation', 'parked'];

/** The result stands and was not taken back. */
export const CLEARED: readonly CaseState[] = ['cleared', 'deemedClosed', 'explainedClosed'];

export const actsFrom = (state: CaseState): CaseAct[] => Object.keys(LIFECYCLE[state]) as CaseAct[];

/** Whether an act goes without a place in the table of states: what happens by itself, and what goes beside the course. */
const goesBeside = (state: CaseState, act: CaseAct): boolean =>
  (HAPPENINGS as readonly CaseAct[]).includes(act) ||
  (Object.hasOwn(BESIDE, act) && BESIDE[act as keyof typeof BESIDE].includes(state));

/** The state that an act leads to, or undefined where the lifecycle does not know it. */
export function stateAfter(state: CaseState, act: CaseAct): CaseState | undefined {
  return goesBeside(state, act) ? state : (LIFECYCLE[state] as Partial<Record<CaseAct, CaseState>>)[act];
}
