/** How far what was proposed has come (考核状态): N10. */
export const ASSESSMENT_STATES = ['proposed', 'answered', 'confirmed', 'dropped'] as const;
export type AssessmentState = (typeof ASSESSMENT_STATES)[number];

export const ASSESSMENT_ACTS = ['answer', 'confirm', 'drop'] as const;
export type AssessmentAct = (typeof ASSESSMENT_ACTS)[number];

/** state -> act -> next state. What was confirmed by mistake is dropped; what was dropped stays so. */
const COURSE: Readonly<Record<AssessmentState, Partial<Readonly<Record<AssessmentAct, AssessmentState>>>>> = {
  proposed: { answer: 'answered', confirm: 'confirmed', drop: 'dropped' },
  answered: { confirm: 'confirmed', drop: 'dropped' },
  confirmed: { drop: 'dropped' },
  dropped: {},
};

/** The state after an act; undefined where it is not foreseen. */
export const assessmentAfter = (state: AssessmentState, act: AssessmentAct): AssessmentState | undefined =>
  COURSE[state][act];

/**
 * Whether the time has come for an act. The unit has its days to answer: nothing is confirmed before that, and silence is no
 * confession, so that a person still decides. What is plainly wrong may be dropped at once. `at` is an ISO instant.
 */
export const isTimeFor = (
  act: AssessmentAct,
  { state, dueAt }: { state: AssessmentState; dueAt: string },
  at: string,
): boolean => act !== 'confirm' || state !== 'proposed' || dueAt <= at;

/** Only what a person has confirmed counts: what is proposed, disputed or undecided does not (N10). */
export const counts = (state: AssessmentState): boolean => state === 'confirmed';

/** Whether a person still has to decide. */
export const isUndecided = (state: AssessmentState): boolean => state === 'proposed' || state === 'answered';
