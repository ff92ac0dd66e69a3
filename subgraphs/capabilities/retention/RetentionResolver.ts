import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { requiredText } from '../../../shared/domain/case/text.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { Deletion } from './Deletion.ts';
import { holdCase, liftHold, readDeletions, readHolds } from './holds.ts';
import { LegalHold } from './LegalHold.ts';

@Resolver()
export class RetentionResolver {
  @Query(() => [LegalHold], {
    description:
      'What is held in an area (封存清单), newest first, 200 at most. Errors: NOT_PERMITTED, OUTSIDE_JURISDICTION.',
  })
  legalHolds(
    @Arg('area', () => ID, { description: 'A center (区域); its whole area counts.' }) area: string,
    @Ctx() ctx: RequestContext,
    @Arg('lifted', () => Boolean, {
      defaultValue: false,
      description: 'With true also those that were lifted (含已解封).',
    })
    lifted: boolean,
  ): Promise<LegalHold[]> {
    return readHolds(ctx, area, lifted);
  }

  @Query(() => [Deletion], {
    description:
      'The deletion ledger of an area (销毁台账), newest first, with what was deleted from the records of the whole level. Errors: NOT_PERMITTED, OUTSIDE_JURISDICTION, PAGE_SIZE.',
  })
  deletions(
    @Arg('area', () => ID, { description: 'A center (区域); its whole area counts.' }) area: string,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Lines, 1 to 200 (每页数量).' }) first: number,
    @Arg('before', () => Int, { nullable: true, description: 'Lines before this number (起始序号).' })
    before?: number | null,
  ): Promise<Deletion[]> {
    return readDeletions(ctx, area, { first, before: before ?? null });
  }

  @Mutation(() => LegalHold, {
    description:
      'Order that nothing about a case may be deleted (封存). Errors: CASE_NOT_FOUND, NOT_PERMITTED, FIELD_REQUIRED, HOLD_STANDS.',
  })
  holdCase(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('reason', { description: 'Why (封存理由), 1,000 characters at most.' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<LegalHold> {
    return holdCase(ctx, uid, requiredText('reason', reason));
  }

  @Mutation(() => LegalHold, {
    description: 'Lift the hold on a case (解封). Errors: CASE_NOT_FOUND, NOT_PERMITTED, FIELD_REQUIRED, NOT_HELD.',
  })
  liftHold(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('reason', { description: 'Why (解封理由), 1,000 characters at most.' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<LegalHold> {
    return liftHold(ctx, uid, requiredText('reason', reason));
  }
}
