import { checkRating } from '../../../shared/domain/case/closing.ts';
import { optionalText, requiredText } from '../../../shared/domain/case/text.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { type Act, actOnCase } from '../cases/actOnCase.ts';
import { CaseClock } from '../cases/CaseClock.ts';
import type { CaseFile } from '../cases/CaseFile.ts';
import { Rating } from './Rating.ts';

/** What a citizen says of a result. */
export interface RatingForm {
  level: number;
  /** The code of the receipt: nobody rates for somebody else. */
  code: string;
  comment?: string | null;
}

/**
 * Takes down what the citizen says of the result (LH-35, WL-76). What follows of itself, a redo or the clearance, is done in
 * the same commit.
 */
export const rateCase = (ctx: RequestContext, uid: string, form: RatingForm): Promise<CaseFile> =>
  actOnCase(ctx, rating(uid, form));

/** The rating as the door of cases takes it. */
export function rating(uid: string, { level, code, comment }: RatingForm): Act {
  const words = optionalText('opinion', comment);
  return {
    uid,
    act: 'rate',
    code,
    alongside: async (tx, _file, { at, policy, actor }) => {
      checkRating(level, policy);
      const no = (await tx.countBy(Rating, { uid })) + 1;
      const direct = actor.role === 'citizen';
      await tx.insert(Rating, { uid, no, level, comment: words, direct, ratedAt: at.toISOString() });
      return { set: { rating: level }, detail: { level: String(level) } };
    },
  };
}

/** SJ-19: the citizen does not agree with the result, while the time for it runs; the case is worked on again. */
export const objectToResult = (
  ctx: RequestContext,
  uid: string,
  reason: string,
  code: string | null,
): Promise<CaseFile> => actOnCase(ctx, objecting(uid, reason, code));

/** The objection as the door of cases takes it. */
export function objecting(uid: string, text: string | null | undefined, code: string | null): Act {
  return {
    uid,
    act: 'object',
    code,
    detail: { reason: requiredText('reason', text) },
    alongside: async (tx, _file, { at, policy }) => {
      const clock = await tx.findOne(CaseClock, { where: { uid, kind: 'objection' }, order: { id: 'DESC' } });
      if (clock && clock.status !== 'cancelled' && clock.dueAt <= at.toISOString()) {
        const { cite, pack } = policy.terms['clock.objection'];
        throw new DomainError('OBJECTION_OVER', { key: 'clock.objection', cite, pack, day: clock.dueOn });
      }
    },
  };
}
