import type { EntityManager } from 'typeorm';
import { type AskedAnswer, checkAnswers } from '../../../shared/domain/case/demands.ts';
import { requiredText } from '../../../shared/domain/case/text.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { actOnCase } from '../cases/actOnCase.ts';
import type { CaseFile } from '../cases/CaseFile.ts';
import { Demand } from '../cases/Demand.ts';

/** A result: in one sentence, and demand by demand where there are several (WL-75). */
export interface ResultForm {
  result: string;
  /** May be left out where the case has one demand and the result solves it. */
  answers?: readonly AskedAnswer[] | null;
}

/** Gives the result (办结), or gives it at the desk, at once (当场办结): every demand is answered in the same commit. */
export function giveResult(
  ctx: RequestContext,
  uid: string,
  act: 'complete' | 'resolveOnSpot',
  form: ResultForm,
): Promise<CaseFile> {
  const result = requiredText('result', form.result);
  return actOnCase(ctx, {
    uid,
    act,
    detail: { result },
    alongside: async (tx, _file, { at }) => {
      const answers = await answer(tx, uid, result, form.answers ?? []);
      const outcomes = answers.map(({ outcome }) => outcome);
      const [basis] = answers.flatMap(one => one.basis ?? []);
      return {
        set: {
          explained: outcomes.includes('EXPLAINED') || outcomes.includes('REFERRED'),
          completedAt: at.toISOString(),
          rating: null,
        },
        detail: { outcome: outcomes.join('、'), ...(basis === undefined ? {} : { basis }) },
      };
    },
  });
}

async function answer(tx: EntityManager, uid: string, result: string, given: readonly AskedAnswer[]) {
  const demands = await tx.find(Demand, { where: { uid }, order: { no: 'ASC' } });
  const numbers = demands.length > 0 ? demands.map(({ no }) => no) : [1];
  // one demand, nothing said of it: the result is its answer
  const whole =
    given.length === 0 && numbers.length === 1 ? [{ no: 1, outcome: 'SOLVED' as const, answer: result }] : given;
  const answers = checkAnswers(numbers, whole);
  for (const { no, ...said } of answers) await tx.update(Demand, { uid, no }, said);
  return answers;
}
