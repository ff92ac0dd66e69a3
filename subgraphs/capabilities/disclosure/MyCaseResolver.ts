import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kit/subgraph.ts';
import { actOnMine } from './actOnMine.ts';
import { myCase } from './myCase.ts';
import { MyCaseType, MyReceipt } from './MyCaseType.ts';
import { printReceipt } from './printReceipt.ts';

@Resolver(() => MyCaseType)
export class MyCaseResolver {
  @Query(() => MyCaseType, {
    nullable: true,
    description:
      'One’s own case (我的办件), with the number and the code of the receipt and without an account, N12. Ask the level of the center that the number begins with. Errors: MY_CASE_NOT_FOUND for a wrong code as for an unknown number, TOO_MANY_TRIES, FIELD_INVALID.',
  })
  myCase(
    @Arg('number', { description: 'The case number (编号).' }) number: string,
    @Arg('code', { description: 'The code of the receipt (查询码).' }) code: string,
    @Ctx() ctx: RequestContext,
  ): Promise<MyCaseType> {
    return myCase(ctx, number, code);
  }

  @Query(() => MyReceipt, {
    description:
      'The receipt of one’s own case as PDF (打印回执), N3, N13: number, code, the last day and why that day, and how it is checked; with a QR code where the hub knows its public address (HUB_PUBLIC_URL). With number and code, as `myCase`. Errors: MY_CASE_NOT_FOUND, TOO_MANY_TRIES, FIELD_INVALID, PAPER_FONT_MISSING, LEVEL_BUSY.',
  })
  myReceipt(
    @Arg('number', { description: 'The case number (编号).' }) number: string,
    @Arg('code', { description: 'The code of the receipt (查询码).' }) code: string,
    @Ctx() ctx: RequestContext,
  ): Promise<MyReceipt> {
    return printReceipt(ctx, number, code);
  }

  @Mutation(() => MyCaseType, {
    description:
      'Rate the result of one’s own case (评价), LH-35…37, WL-76, with number and code and without an account. Errors: MY_CASE_NOT_FOUND, TOO_MANY_TRIES, ACT_NOT_ALLOWED, RATING_OUTSIDE_SCALE, FIELD_TOO_LONG.',
  })
  rateMyCase(
    @Arg('number', { description: 'The case number (编号).' }) number: string,
    @Arg('code', { description: 'The code of the receipt (查询码).' }) code: string,
    @Arg('level', () => Int, { description: 'From 5, very satisfied, to 1, very dissatisfied (评价等级).' })
    level: number,
    @Ctx() ctx: RequestContext,
    @Arg('comment', () => String, { nullable: true, description: 'In one’s own words (评价意见).' })
    comment?: string | null,
  ): Promise<MyCaseType> {
    return actOnMine(ctx, { number, code }, 'rate', { level: String(level), comment });
  }

  @Mutation(() => MyCaseType, {
    description:
      'Not agree with the result of one’s own case (提出异议), SJ-19: it is worked on again. Errors: MY_CASE_NOT_FOUND, TOO_MANY_TRIES, ACT_NOT_ALLOWED, OBJECTION_OVER, FIELD_REQUIRED.',
  })
  objectToMyResult(
    @Arg('number', { description: 'The case number (编号).' }) number: string,
    @Arg('code', { description: 'The code of the receipt (查询码).' }) code: string,
    @Arg('reason', { description: 'What is not right (异议理由).' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<MyCaseType> {
    return actOnMine(ctx, { number, code }, 'object', { reason });
  }

  @Mutation(() => MyCaseType, {
    description:
      'Take one’s own matter back (撤回). Errors: MY_CASE_NOT_FOUND, TOO_MANY_TRIES, ACT_NOT_ALLOWED, FIELD_REQUIRED.',
  })
  withdrawMyCase(
    @Arg('number', { description: 'The case number (编号).' }) number: string,
    @Arg('code', { description: 'The code of the receipt (查询码).' }) code: string,
    @Arg('reason', { description: 'Why (原因).' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<MyCaseType> {
    return actOnMine(ctx, { number, code }, 'withdraw', { reason });
  }

  @Mutation(() => MyCaseType, {
    description:
      'Supply something that one was asked for (补交材料), SH-19, with number and code: in words, or with files that were sent for it before. The case goes on once all has come, where the rules of the place say so. Errors: MY_CASE_NOT_FOUND, TOO_MANY_TRIES, ACT_NOT_ALLOWED, SUPPLEMENT_NOT_FOUND, SUPPLY_EMPTY, FIELD_TOO_LONG.',
  })
  supplyMyMaterial(
    @Arg('number', { description: 'The case number (编号).' }) number: string,
    @Arg('code', { description: 'The code of the receipt (查询码).' }) code: string,
    @Arg('supplement', () => Int, { description: 'The number of what was asked for (待补材料序号).' })
    supplement: number,
    @Ctx() ctx: RequestContext,
    @Arg('note', () => String, { nullable: true, description: 'In one’s own words (说明).' }) note?: string | null,
  ): Promise<MyCaseType> {
    return actOnMine(ctx, { number, code }, 'supplement', { supplement: String(supplement), note });
  }
}
