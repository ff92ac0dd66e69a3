import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import type { ReplyFindingCode } from '../../../shared/domain/case/replyGate.ts';
import { requiredText } from '../../../shared/domain/case/text.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { actOnCase } from '../cases/actOnCase.ts';
import { ReplyFindingCodes } from '../cases/CaseEnums.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { giveResult } from './giveResult.ts';
import { DemandAnswerInput } from './ReplyTypes.ts';
import { SupplyWays, type SupplyWay } from './Supplement.ts';
import { acceptConditionally, arrive, checkRemotely, requestMaterial, resume, summon, supplement } from './waiting.ts';

@InputType({ description: 'A material that may follow (容缺材料), SH-08.' })
class MissingMaterialInput {
  @Field({ description: 'What is missing (所缺材料).' })
  material: string;

  @Field(() => SupplyWays, { description: 'How it is to come (补齐方式), SH-19.' })
  way: SupplyWay;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'By when (补齐期限); the limit of the rules if left out.',
  })
  until?: string | null;
}

@Resolver(() => CaseFile)
export class HandlingResolver {
  @Mutation(() => CaseFile, {
    description:
      'Record the result and finish (办结), SJ-17. Only the window that first took the case: AH-28, LH-09. Every demand has its answer. Errors: NOT_FIRST_RECEIVER, ESCALATION_OPEN, CONSULT_OPEN, ORDERS_OPEN, STEP_MISSING, DEMAND_UNANSWERED, FIELD_REQUIRED, REPLY_INCOMPLETE, REPLY_UNCONFIRMED.',
  })
  completeCase(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('result', { description: 'The result as the citizen is told it (办理结果).' }) result: string,
    @Ctx() ctx: RequestContext,
    @Arg('answers', () => [DemandAnswerInput], {
      nullable: true,
      description: 'The answer to each demand (逐项答复); may be left out for one demand that is solved.',
    })
    answers?: DemandAnswerInput[] | null,
    @Arg('confirmed', () => [ReplyFindingCodes], {
      nullable: true,
      description:
        'Advice of the reply gate that you have looked at and leave as it is (已确认的提示); it goes into the ledger.',
    })
    confirmed?: ReplyFindingCode[] | null,
  ): Promise<CaseFile> {
    return giveResult(ctx, uid, 'complete', { result, answers: answers ?? null, confirmed: confirmed ?? null });
  }

  @Mutation(() => CaseFile, {
    description:
      'Solve it at the desk, at once (当场办结), SJ-23, AH-27, LH-26, WL-71. Feedback is given with it. Errors: REPLY_INCOMPLETE, REPLY_UNCONFIRMED.',
  })
  resolveOnSpot(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('result', { description: 'The result as the citizen is told it (办理结果).' }) result: string,
    @Ctx() ctx: RequestContext,
    @Arg('answers', () => [DemandAnswerInput], { nullable: true, description: 'The answer to each demand (逐项答复).' })
    answers?: DemandAnswerInput[] | null,
    @Arg('confirmed', () => [ReplyFindingCodes], {
      nullable: true,
      description:
        'Advice of the reply gate that you have looked at and leave as it is (已确认的提示); it goes into the ledger.',
    })
    confirmed?: ReplyFindingCode[] | null,
  ): Promise<CaseFile> {
    return giveResult(ctx, uid, 'resolveOnSpot', { result, answers: answers ?? null, confirmed: confirmed ?? null });
  }

  @Mutation(() => CaseFile, { description: 'Call the staff of a window unit to the desk (叫办), LH-27.' })
  summonStaff(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('unit', { description: 'The window unit (窗口单位).' }) unit: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    return summon(ctx, uid, unit);
  }

  @Mutation(() => CaseFile, { description: 'Stamp the arrival of those who were called (到场签到), LH-46.' })
  stampArrival(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('summons', () => Int, { description: 'The number of the call (叫办序号).' }) no: number,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    return arrive(ctx, uid, no);
  }

  @Mutation(() => CaseFile, {
    description:
      'Go on although material is missing (容缺受理), SH-08, WL-36: the list, the basis, by when, on which road.',
  })
  acceptConditionally(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('basis', { description: 'Why it may follow (容缺依据).' }) basis: string,
    @Arg('missing', () => [MissingMaterialInput], { description: 'What is missing (容缺清单).' })
    missing: MissingMaterialInput[],
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    return acceptConditionally(ctx, uid, basis, missing);
  }

  @Mutation(() => CaseFile, {
    description:
      'Material that was missing has come (补交材料), SH-19. A case that waited for it goes on once all has come, where the rules say so.',
  })
  supplyMaterial(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('supplement', () => Int, { description: 'The number of the material (容缺序号).' }) no: number,
    @Arg('way', () => SupplyWays, { description: 'How it came (补齐方式).' }) way: SupplyWay,
    @Ctx() ctx: RequestContext,
    @Arg('code', () => String, { nullable: true, description: 'The code of the receipt (查询码); a citizen needs it.' })
    code?: string | null,
  ): Promise<CaseFile> {
    return supplement(ctx, uid, no, { way, code: code ?? null });
  }

  @Mutation(() => CaseFile, { description: 'What is missing was checked from afar (远程核验), SH-17.' })
  checkRemotely(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('supplement', () => Int, { description: 'The number of the material (容缺序号).' }) no: number,
    @Arg('note', { description: 'Where it was looked up, and what was found (核验说明).' }) note: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    return checkRemotely(ctx, uid, no, note);
  }

  @Mutation(() => CaseFile, {
    description:
      'Ask the citizen for material (请群众补正), LH-13, WL-16: the whole list at once. Limits of departments stand still; the citizen’s date does not move.',
  })
  requestMaterial(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('missing', () => [String], { description: 'All that is needed, at once (一次性告知清单).' }) missing: string[],
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    return requestMaterial(ctx, uid, missing);
  }

  @Mutation(() => CaseFile, {
    description:
      'Let the case rest for a reason of law (中止). Limits of departments stand still; the citizen’s date does not move.',
  })
  pauseCase(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('reason', { description: 'Why (中止原因).' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    return actOnCase(ctx, { uid, act: 'pause', detail: { reason: requiredText('reason', reason) } });
  }

  @Mutation(() => CaseFile, { description: 'Go on (恢复办理).' })
  resumeCase(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('note', { description: 'What came, or why it goes on (恢复说明).' }) note: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    return resume(ctx, uid, note);
  }
}
