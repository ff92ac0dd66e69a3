import type { EntityManager } from 'typeorm';
import { answeredAtOnce, type AskedAnswer, checkAnswers } from '../../../shared/domain/case/demands.ts';
import {
  type AskedDemand,
  passGate,
  replyGate,
  type ReplyFinding,
  type ReplyFindingCode,
} from '../../../shared/domain/case/replyGate.ts';
import { requiredText } from '../../../shared/domain/case/text.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { actOnCase } from '../cases/actOnCase.ts';
import type { CaseFile } from '../cases/CaseFile.ts';
import { Demand } from '../cases/Demand.ts';
import { fileOf, isStaff } from '../cases/readFiles.ts';

/** A result: in one sentence, and demand by demand where there are several (WL-75). */
export interface ResultForm {
  result: string;
  /** May be left out where the case has one demand and the result solves it. */
  answers?: readonly AskedAnswer[] | null;
  /** Advice of the reply gate that somebody has looked at and leaves as it is (N18); it goes into the ledger. */
  confirmed?: readonly ReplyFindingCode[] | null;
}

/**
 * Gives the result (办结), or gives it at the desk, at once (当场办结): every demand is answered in the same commit. What says
 * nothing, contradicts itself, or refuses without article and way on is not sent: REPLY_INCOMPLETE, REPLY_UNCONFIRMED (N18).
 */
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
    alongside: async (tx, file, { at }) => {
      const asked = await askedOf(tx, file);
      const answers = checkAnswers(
        asked.map(({ no }) => no),
        answeredAtOnce(
          asked.map(({ no }) => no),
          { result, answers: form.answers ?? [] },
        ),
      );
      const confirmed = passGate(replyGate(asked, { result, answers }), form.confirmed ?? []);
      for (const { no, ...said } of answers) await tx.update(Demand, { uid, no }, said);
      const outcomes = answers.map(({ outcome }) => outcome);
      const [basis] = answers.flatMap(one => one.basis ?? []);
      return {
        set: {
          explained: outcomes.includes('EXPLAINED') || outcomes.includes('REFERRED'),
          completedAt: at.toISOString(),
          rating: null,
        },
        detail: {
          outcome: outcomes.join('、'),
          ...(basis === undefined ? {} : { basis }),
          ...(confirmed.length === 0 ? {} : { confirmed: confirmed.join('、') }),
        },
      };
    },
  });
}

/** What was asked for; a file of a release that knew no demands asks what it is about. */
async function askedOf(db: EntityManager, { uid, demand }: Pick<CaseFile, 'uid' | 'demand'>): Promise<AskedDemand[]> {
  const demands = await db.find(Demand, { where: { uid }, order: { no: 'ASC' } });
  return demands.length > 0 ? demands.map(({ no, text }) => ({ no, text })) : [{ no: 1, text: demand }];
}

/**
 * What the gate would find in a result, without giving it. CASE_NOT_FOUND where there is no file, or none that this person may
 * see. What is missing is found, not refused.
 */
export async function tryReply(
  ctx: RequestContext,
  uid: string,
  { result, answers }: ResultForm,
): Promise<ReplyFinding[]> {
  const file = isStaff(ctx) ? await fileOf(ctx, uid) : null;
  if (!file) throw new DomainError('CASE_NOT_FOUND', {}, 'uid');
  return replyGate(await askedOf(ctx.service.database.read, file), { result, answers: answers ?? [] });
}
