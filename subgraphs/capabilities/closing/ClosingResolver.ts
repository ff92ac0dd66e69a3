import { In } from 'typeorm';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import { optionalText, requiredText } from '../../../shared/domain/case/text.ts';
import { loaderOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { actOnCase } from '../cases/actOnCase.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { objectToResult, rateCase } from './rateCase.ts';
import { Rating } from './Rating.ts';

@Resolver(() => CaseFile)
export class ClosingResolver {
  @FieldResolver(() => [Rating], { description: 'What the citizen said of the results (评价记录), oldest first.' })
  async ratings(@Root() { uid }: CaseFile, @Ctx() ctx: RequestContext): Promise<Rating[]> {
    const loader = loaderOf<Rating[]>(ctx, 'ratings', async uids => {
      const rows = await ctx.service.database.read.find(Rating, {
        where: { uid: In([...uids]) },
        order: { no: 'ASC' },
      });
      return new Map(uids.map(key => [key, rows.filter(row => row.uid === key)]));
    });
    return (await loader.load(uid)) ?? [];
  }

  @Mutation(() => CaseFile, {
    description:
      'Tell the citizen the result (反馈), AH-29, SJ-17. Where feedback is all that the rules ask for, the case is cleared with it.',
  })
  giveFeedback(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('note', { description: 'How the citizen was told, and what was said (反馈说明).' }) note: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    return actOnCase(ctx, { uid, act: 'giveFeedback', detail: { note: requiredText('note', note) } });
  }

  @Mutation(() => CaseFile, {
    description:
      'Rate the result (评价), LH-35…37, WL-76: by the citizen, or written down by the first receiver, with the code of the receipt. Where a rating decides, what follows is done with it. Errors: RATING_CODE_WRONG, RATING_OUTSIDE_SCALE.',
  })
  rateCase(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('level', () => Int, { description: 'From 5, very satisfied, to 1, very dissatisfied (评价等级).' })
    level: number,
    @Arg('code', { description: 'The code of the receipt (查询码).' }) code: string,
    @Ctx() ctx: RequestContext,
    @Arg('comment', () => String, { nullable: true, description: 'In the citizen’s words (评价意见).' })
    comment?: string | null,
  ): Promise<CaseFile> {
    return rateCase(ctx, uid, { level, code, comment: comment ?? null });
  }

  @Mutation(() => CaseFile, {
    description: 'The citizen does not agree (提出异议), SJ-19: the case is worked on again. Errors: OBJECTION_OVER.',
  })
  objectToResult(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('reason', { description: 'What is not right (异议理由).' }) reason: string,
    @Ctx() ctx: RequestContext,
    @Arg('code', () => String, { nullable: true, description: 'The code of the receipt (查询码); a citizen needs it.' })
    code?: string | null,
  ): Promise<CaseFile> {
    return objectToResult(ctx, uid, reason, code ?? null);
  }

  @Mutation(() => CaseFile, {
    description:
      'Send it back to be done again (重办), LH-37. Errors: REDO_LIMIT: then a supervisor parks or explains it.',
  })
  redoCase(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('reason', { description: 'What has to be done otherwise (重办要求).' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    return actOnCase(ctx, { uid, act: 'redo', detail: { reason: requiredText('reason', reason) } });
  }

  @Mutation(() => CaseFile, {
    description:
      'Strike it off the list (销号), WL-74, WL-76: one by one, and only as the doctrine of the center allows. Errors: NOT_SATISFIED, RATING_MISSING, OBJECTION_RUNNING, STEP_MISSING.',
  })
  clearCase(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    return actOnCase(ctx, { uid, act: 'clear' });
  }

  @Mutation(() => CaseFile, {
    description:
      'Close it as lawfully explained (依规答复办结), SJ-18, SJ-24: the result says why it cannot be done. Errors: NOT_EXPLAINED, NOT_SATISFIED.',
  })
  closeExplained(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('basis', { description: 'The article it rests on (依据).' }) basis: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    return actOnCase(ctx, { uid, act: 'closeExplained', detail: { basis: requiredText('basis', basis) } });
  }

  @Mutation(() => CaseFile, {
    description:
      'Keep it apart (挂账): not satisfied, and nothing more to be done now; looked at again as the rules say. Counted apart. Errors: NOT_FORESEEN, SATISFIED.',
  })
  parkCase(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('reason', { description: 'Why it cannot be solved now (挂账原因).' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    return actOnCase(ctx, { uid, act: 'park', detail: { reason: requiredText('reason', reason) } });
  }

  @Mutation(() => CaseFile, { description: 'File it (归档), SH-27, LH-41, with what others can learn from it, WL-78.' })
  archiveCase(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Ctx() ctx: RequestContext,
    @Arg('lesson', () => String, {
      nullable: true,
      description: 'What others can learn from it (案例要点), LH-39, SH-35.',
    })
    lesson?: string | null,
  ): Promise<CaseFile> {
    const words = optionalText('note', lesson);
    return actOnCase(ctx, { uid, act: 'archive', detail: words === null ? {} : { lesson: words } });
  }
}
