import { In } from 'typeorm';
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { loaderOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { EscalationPacketInput } from '../cases/EscalationPacketInput.ts';
import { adoptPolicy } from './adoptPolicy.ts';
import { consultUp, direct } from './consult.ts';
import { LadderStep } from '../cases/LadderStep.ts';

@Resolver(() => CaseFile)
export class AuthorityResolver {
  @FieldResolver(() => [LadderStep], {
    description: 'Questions put to higher authorities of this level (请示记录), oldest first.',
  })
  async ladder(@Root() { uid }: CaseFile, @Ctx() ctx: RequestContext): Promise<LadderStep[]> {
    const loader = loaderOf<LadderStep[]>(ctx, 'ladder', async uids => {
      const { read } = ctx.service.database;
      const rows = await read.find(LadderStep, { where: { uid: In([...uids]) }, order: { no: 'ASC' } });
      return new Map(uids.map(key => [key, rows.filter(row => row.uid === key)]));
    });
    return (await loader.load(uid)) ?? [];
  }

  @Mutation(() => CaseFile, {
    description:
      'Ask the next authority on the ladder of the center (请示), LH-14, LH-28, LH-31, WL-72, WL-73; where that is the level above, it becomes an escalation. Errors: CONSULT_OPEN, ESCALATION_OPEN, LADDER_END, FIELD_REQUIRED.',
  })
  consultUp(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('question', () => EscalationPacketInput, { description: 'What is put before it (请示内容).' })
    question: EscalationPacketInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    return consultUp(ctx, uid, question);
  }

  @Mutation(() => CaseFile, {
    description: 'Give the direction that was asked for (批示), LH-31, WL-72, WL-73. Errors: NOTHING_CONSULTED.',
  })
  directCase(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('decision', { description: 'What is to be done (批示意见).' }) decision: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    return direct(ctx, uid, decision);
  }

  @Mutation(() => CaseFile, {
    description:
      'Move an open case to the rules that hold today (换用新规则), on record. Limits that run stay as they are. Errors: ACT_NOT_ALLOWED where nothing is newer.',
  })
  adoptPolicy(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('reason', { description: 'Why (原因).' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    return adoptPolicy(ctx, uid, reason);
  }
}
