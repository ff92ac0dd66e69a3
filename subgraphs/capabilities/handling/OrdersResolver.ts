import { In } from 'typeorm';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import { stateAfter } from '../../../shared/domain/case/lifecycle.ts';
import { missingSignatures, type Signer } from '../../../shared/domain/case/orders.ts';
import { maskName } from '../../../shared/domain/privacy/mask.ts';
import { loaderOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { CaseClock } from '../cases/CaseClock.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { clockToCome } from '../cases/keepClocks.ts';
import {
  arbitrate,
  assignCase,
  receiveOrder,
  replyClock,
  replyOrder,
  returnOrder,
  rulingFor,
  signOrder,
} from './orders.ts';
import { openSignatures } from './sealSignatures.ts';
import { JurisdictionRule } from './JurisdictionRule.ts';
import { Summons } from './Summons.ts';
import { Supplement } from './Supplement.ts';
import { policyOfFile } from '../policy/policyAt.ts';
import { Signers, WorkOrder } from './WorkOrder.ts';

type Numbered = { uid: string; no: number };

/** The rows of one kind that belong to a file, in their order; asked for file by file, read at once. */
async function partsOf<T extends Numbered>(ctx: RequestContext, kind: new () => T, uid: string): Promise<T[]> {
  const loader = loaderOf<T[]>(ctx, kind.name, async uids => {
    const rows = await ctx.service.database.read.find(kind, {
      where: { uid: In([...uids]) } as never,
      order: { no: 'ASC' } as never,
    });
    return new Map(uids.map(key => [key, rows.filter(row => row.uid === key)]));
  });
  return (await loader.load(uid)) ?? [];
}

@Resolver(() => CaseFile)
export class OrdersResolver {
  @FieldResolver(() => [WorkOrder], { description: 'Orders to departments (工单), oldest first.' })
  async orders(@Root() file: CaseFile, @Ctx() ctx: RequestContext): Promise<WorkOrder[]> {
    const policy = policyOfFile(ctx.service, file);
    const orders = await partsOf(ctx, WorkOrder, file.uid);
    return orders.map(order => ({
      ...order,
      // the applicant's name is a citizen's: masked, as everywhere
      signatures: openSignatures(order, ctx.service.vault.open).map(one =>
        one.signer === 'applicant' ? { ...one, by: maskName(one.by) } : one,
      ),
      missingSignatures: missingSignatures(
        policy,
        order.signatures.map(({ signer }) => signer),
      ),
    }));
  }

  @FieldResolver(() => [Summons], { description: 'Calls to the desk (叫办记录), LH-27.' })
  summonses(@Root() { uid }: CaseFile, @Ctx() ctx: RequestContext): Promise<Summons[]> {
    return partsOf(ctx, Summons, uid);
  }

  @FieldResolver(() => [Supplement], { description: 'Material that is missing (待补材料), SH-08, LH-13.' })
  supplements(@Root() { uid }: CaseFile, @Ctx() ctx: RequestContext): Promise<Supplement[]> {
    return partsOf(ctx, Supplement, uid);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The department that was ruled for this item (派单目录), N14; null where nothing was ruled.',
  })
  async ruledDepartment(@Root() file: CaseFile, @Ctx() { service }: RequestContext): Promise<string | null> {
    return (await rulingFor(service.database.read, file))?.department ?? null;
  }

  @FieldResolver(() => JurisdictionRule, {
    nullable: true,
    description:
      'The ruling that offers that department (派单裁定), N14, SH-44: why, since when, and how often it was followed; null where nothing was ruled.',
  })
  ruling(@Root() file: CaseFile, @Ctx() { service }: RequestContext): Promise<JurisdictionRule | null> {
    return rulingFor(service.database.read, file);
  }

  @FieldResolver(() => CaseClock, {
    nullable: true,
    description:
      'The limit that an order given now would have by the rules (交办时限预览), LH-32, WL-92, with every step that leads there; null where none may be given. Nothing is written.',
  })
  async orderLimit(@Root() file: CaseFile, @Ctx() ctx: RequestContext): Promise<CaseClock | null> {
    const { service } = ctx;
    if (stateAfter(file.state, 'assign') === undefined) return null;
    const policy = policyOfFile(service, file);
    const no = (await partsOf(ctx, WorkOrder, file.uid)).length + 1;
    const [start] = replyClock(file, policy, no, null);
    return start?.op === 'start' ? clockToCome(service, file, start, { policy, at: service.now() }) : null;
  }

  @Mutation(() => CaseFile, {
    description:
      'Give the case to a department (交办), SJ-16, LH-29, WL-89: one order for the lead, one for each that helps. Errors: ARBITRATION_OPEN, FIELD_REQUIRED, FIELD_INVALID, ORDER_NOT_FOUND.',
  })
  assignCase(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Ctx() ctx: RequestContext,
    @Arg('department', () => String, {
      nullable: true,
      description: 'The lead department (承办部门); the one that was ruled for this item if left out.',
    })
    department?: string | null,
    @Arg('assist', () => [String], { nullable: true, description: 'Departments that help (协办部门), AH-15.' })
    assist?: string[] | null,
    @Arg('responsible', () => String, { nullable: true, description: 'The responsible person (责任人), WL-92.' })
    responsible?: string | null,
    @Arg('instruction', () => String, { nullable: true, description: 'What is ordered (交办事项), WL-93.' })
    instruction?: string | null,
    @Arg('until', () => GraphQLLocalDate, {
      nullable: true,
      description: 'The limit stated on the sheet (完成时限), WL-92; not after the citizen’s date.',
    })
    until?: string | null,
    @Arg('parent', () => Int, { nullable: true, description: 'The order this one is a part of (上级工单).' })
    parent?: number | null,
  ): Promise<CaseFile> {
    const form = { department, assist, responsible, instruction, until, parent };
    return assignCase(ctx, uid, form as Parameters<typeof assignCase>[2]);
  }

  @Mutation(() => CaseFile, { description: 'Sign for an order (签收工单).' })
  receiveOrder(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Ctx() ctx: RequestContext,
    @Arg('order', () => Int, { nullable: true, description: 'Its number (工单序号); the only open one if left out.' })
    order?: number | null,
  ): Promise<CaseFile> {
    return receiveOrder(ctx, uid, order);
  }

  @Mutation(() => CaseFile, {
    description:
      'Answer an order (回复工单), LH-32, WL-95. Citizen, window and supervision section are told as the rules say.',
  })
  replyOrder(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('reply', { description: 'What was done (完成情况).' }) reply: string,
    @Ctx() ctx: RequestContext,
    @Arg('order', () => Int, { nullable: true, description: 'Its number (工单序号); the only open one if left out.' })
    order?: number | null,
  ): Promise<CaseFile> {
    return replyOrder(ctx, uid, reply, order);
  }

  @Mutation(() => CaseFile, {
    description: 'Give an order back with the reason (退单). Counted; the n-th time opens an arbitration, N14.',
  })
  returnOrder(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('reason', { description: 'Why this department cannot act (退单理由).' }) reason: string,
    @Ctx() ctx: RequestContext,
    @Arg('order', () => Int, { nullable: true, description: 'Its number (工单序号); the only open one if left out.' })
    order?: number | null,
  ): Promise<CaseFile> {
    return returnOrder(ctx, uid, reason, order);
  }

  @Mutation(() => CaseFile, {
    description:
      'Rule which department acts (裁定派单), SH-44: it gets the order, and so does the next equal case. Errors: NO_ARBITRATION.',
  })
  arbitrateOrder(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('department', { description: 'The department that has to act (承办部门).' }) department: string,
    @Arg('ruling', { description: 'The ruling and its reason (裁定意见).' }) ruling: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    return arbitrate(ctx, uid, department, ruling);
  }

  @Mutation(() => CaseFile, {
    description: 'Sign the sheet of an order (签字), WL-94, WL-96, WL-98. Errors: NOT_FORESEEN, ORDER_STATE.',
  })
  signOrder(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('order', () => Int, { description: 'The order (工单序号).' }) order: number,
    @Arg('signer', () => Signers, { description: 'In which place (签字栏).' }) signer: Signer,
    @Arg('by', { description: 'Who signs (签字人).' }) by: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    return signOrder(ctx, uid, order, signer, by);
  }
}
