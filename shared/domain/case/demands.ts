import { DomainError } from '../errors.ts';
import { requiredText, optionalText } from './text.ts';

/** How a demand was answered. CONDITIONAL: done, while material is still to come (SH-08). */
export const ANSWER_OUTCOMES = ['SOLVED', 'EXPLAINED', 'CONDITIONAL', 'REFERRED'] as const;
export type AnswerOutcome = (typeof ANSWER_OUTCOMES)[number];

/** One answer to one demand (一事一回应, WL-75). */
export interface DemandAnswer {
  /** The number of the demand in its case, from 1. */
  no: number;
  outcome: AnswerOutcome;
  answer: string;
  /** The article that an explanation rests on (SJ-30). */
  basis: string | null;
  /** Where to go instead, and how (LH-12). */
  route: string | null;
}

export interface AskedAnswer {
  no: number;
  outcome: AnswerOutcome;
  answer: string;
  basis?: string | null;
  route?: string | null;
}

/** The answers that were given; where there is one demand and nothing is said of it, the result is its answer. */
export const answeredAtOnce = (
  demands: readonly number[],
  { result, answers }: { result: string; answers: readonly AskedAnswer[] },
): readonly AskedAnswer[] =>
  answers.length === 0 && demands.length === 1 ? [{ no: demands[0] ?? 1, outcome: 'SOLVED', answer: result }] : answers;

/**
 * The checked answers to all demands of a case: every demand has exactly one (WL-75), an explanation names its basis
 * (SJ-30), a referral its route (LH-12). Refuses with DEMAND_UNANSWERED, DEMAND_UNKNOWN or FIELD_REQUIRED.
 */
export function checkAnswers(demands: readonly number[], answers: readonly AskedAnswer[]): DemandAnswer[] {
  const unknown = answers.find(({ no }) => !demands.includes(no));
  if (unknown) throw new DomainError('DEMAND_UNKNOWN', { no: String(unknown.no) }, 'answers');
  return demands.map(no => {
    const given = answers.filter(answer => answer.no === no);
    if (given.length !== 1) throw new DomainError('DEMAND_UNANSWERED', { no: String(no) }, 'answers');
    const { outcome, answer, basis, route } = given[0] as AskedAnswer;
    if (!ANSWER_OUTCOMES.includes(outcome)) throw new DomainError('FIELD_INVALID', {}, 'outcome');
    return {
      no,
      outcome,
      answer: requiredText('answer', answer),
      basis: outcome === 'EXPLAINED' ? requiredText('basis', basis) : optionalText('basis', basis),
      route: outcome === 'REFERRED' ? requiredText('route', route) : optionalText('route', route),
    };
  });
}
