import type { CaseState } from '../case/lifecycle.ts';
import { policyFault } from './fault.ts';
import { classOf, type Policy, type ProvincialClass, valueOf } from './policy.ts';

/** The eight stages that every local course maps to (登记 研判 交办 办理 反馈 评价 销号 归档), 1.6. */
export const STAGES = ['register', 'triage', 'assign', 'handle', 'feedback', 'rate', 'clear', 'archive'] as const;
export type Stage = (typeof STAGES)[number];

/** How a case came out, in the words that all places share (1.6). */
export const OUTCOMES = ['SOLVED', 'EXPLAINED', 'CONDITIONAL', 'REFERRED', 'WITHDRAWN', 'PARKED', 'REFUSED'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A stage is what the file waits for, or what was done last where it waits for nothing. */
const STAGE_OF: Readonly<Record<CaseState, Stage>> = {
  registered: 'register',
  // a level above puts on record what arrived, as a window does, and has looked at nothing yet
  received: 'register',
  triaged: 'triage',
  accepted: 'assign',
  handling: 'handle',
  awaitingMaterial: 'handle',
  paused: 'handle',
  completed: 'feedback',
  // a level above has spoken to the level below; rating and clearing are the first window's alone (AH-28, LH-09)
  decided: 'feedback',
  returned: 'feedback',
  // told no, told where to go, told the answer: nobody rates or clears these, so they must not count as cleared
  refused: 'feedback',
  referred: 'feedback',
  answered: 'feedback',
  awaitingConfirmation: 'rate',
  // rated as unsatisfied and still on the list: what is parked is reported apart and never as cleared (Q6)
  parked: 'rate',
  // taken off the list; whether anything was solved is told by the outcome, not by the stage
  withdrawn: 'clear',
  cleared: 'clear',
  deemedClosed: 'clear',
  explainedClosed: 'clear',
  archived: 'archive',
};

/** The canonical stage of a state, the same for all places. */
export const stageOf = (state: CaseState): Stage => STAGE_OF[state];

/** What a center calls the state (1.6 flow.stages). POLICY_STATE_DANGLING for a policy that was never checked. */
export function localStageOf(policy: Policy, state: CaseState): string {
  const stage = valueOf(policy, 'flow.stages').find(({ states }) => states.includes(state));
  const { cite, pack } = policy.terms['flow.stages'];
  if (!stage) throw policyFault('flow.stages', 'stateMissing', { at: state, cite, pack });
  return stage.name;
}

/**
 * From the best to the worst. A demand that was withdrawn is nobody's merit and nobody's fault, so any other answer
 * outweighs it. What was done with something still to come (SH-08) is worse than done; an explanation solves nothing
 * (SJ-18); a referral leaves the citizen to begin again elsewhere (LH-12); after that only waiting (Q6) and a plain no.
 */
const FROM_BEST_TO_WORST: readonly Outcome[] = [
  'WITHDRAWN',
  'SOLVED',
  'CONDITIONAL',
  'EXPLAINED',
  'REFERRED',
  'PARKED',
  'REFUSED',
];

const worst = (outcomes: readonly Outcome[]): Outcome | undefined =>
  FROM_BEST_TO_WORST.filter(outcome => outcomes.includes(outcome)).at(-1);

type Closing = (answers: readonly Outcome[]) => Outcome | undefined;

/** How each closing state reads the answers to the demands of its case. */
const CLOSED_AS: Partial<Record<CaseState, Closing>> = {
  cleared: answers => worst(answers) ?? 'SOLVED',
  deemedClosed: answers => worst(answers) ?? 'SOLVED',
  explainedClosed: answers => worst([...answers, 'EXPLAINED']), // SJ-18, SJ-24: closed without satisfaction, whatever they say
  answered: answers => worst([...answers, 'EXPLAINED']), // AH-13: a question that was answered is explained, never solved
  refused: () => 'REFUSED',
  referred: () => 'REFERRED',
  withdrawn: () => 'WITHDRAWN',
  parked: () => 'PARKED',
};

/**
 * The outcome of a case, from the state in which it was closed and the outcomes of the answers to its demands: the worst
 * counts, so that nine demands solved and one refused are not one case solved. Null while it is not closed, at a level that
 * was only asked, and for `archived`, which no longer says how it was closed: keep the outcome found before.
 */
export const outcomeOf = ({ state, answers }: { state: CaseState; answers: readonly Outcome[] }): Outcome | null =>
  CLOSED_AS[state]?.(answers) ?? null;

/** What a local class counts as when counties are compared (1.6); null before triage and for a code that is not known. */
export const provincialClassOf = (policy: Policy, classCode: string | null): ProvincialClass | null =>
  classOf(policy, classCode)?.provincial ?? null;
