import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { optionalText, requiredText } from '../../../shared/domain/case/text.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { isUnanswered, type OrderAct, type OrderGrade } from '../../../shared/domain/supervision/order.ts';
import { actorOf, loaderOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { Case } from '../cases/Case.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { Center } from '../directory/Center.ts';
import { actsOnOrder, mayKnowOrder } from './mayOrder.ts';
import {
  cancelOrder,
  closeOrder,
  issueOrder,
  ordersOfCases,
  raiseOrder,
  replyOrder,
  sendBackOrder,
} from './orderSupervision.ts';
import { orderCursor, readOrder, readOrders } from './readOrders.ts';
import type { SupervisionRow } from './SupervisionRow.ts';
import {
  SupervisionActs,
  SupervisionConnection,
  SupervisionFilter,
  SupervisionGrades,
  SupervisionInput,
  SupervisionOrder,
  SupervisionStepView,
} from './SupervisionTypes.ts';

const UUID = /^[0-9a-f-]{36}$/;
/** As visits name what they found. */
const FINDING = /^[0-9a-f-]{36}-\d{1,3}$/;

const shown = (row: SupervisionRow): SupervisionOrder => ({ ...row, row });

@Resolver(() => SupervisionOrder)
export class SupervisionOrderResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'Who issued it (下发单位).' })
  center(@Root() { row }: SupervisionOrder): Center {
    return { code: row.center };
  }

  @FieldResolver(() => Center, { nullable: true, description: 'For which center it is (责任中心).' })
  target(@Root() { row }: SupervisionOrder): Center {
    return { code: row.target };
  }

  @FieldResolver(() => Case, { nullable: true, description: 'The case that it is about (所涉办件); null for none.' })
  case(@Root() { row }: SupervisionOrder): Case | null {
    return row.uid === null ? null : { uid: row.uid };
  }

  @FieldResolver(() => Boolean, { description: 'Whether the limit has passed without an answer (逾期未答复).' })
  unanswered(@Root() { row }: SupervisionOrder, @Ctx() { service }: RequestContext): boolean {
    return isUnanswered(row, service.now().toISOString());
  }

  @FieldResolver(() => [SupervisionStepView], { description: 'What was done to it, oldest first (督办经过).' })
  steps(@Root() { row }: SupervisionOrder): SupervisionStepView[] {
    return [...row.steps];
  }

  @FieldResolver(() => [SupervisionActs], {
    description: 'What you may do to it, here and now (可执行的操作). Draw buttons from it.',
  })
  acts(@Root() { row }: SupervisionOrder, @Ctx() ctx: RequestContext): OrderAct[] {
    return actsOnOrder(actorOf(ctx), row, ctx.service);
  }
}

@Resolver(() => SupervisionStepView)
export class SupervisionStepResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'At which center (中心).' })
  center(@Root() { center }: SupervisionStepView): Center {
    return { code: center };
  }
}

@Resolver(() => CaseFile)
export class SupervisionOfCaseResolver {
  @FieldResolver(() => [SupervisionOrder], {
    description: 'Supervision orders about this case that this level holds and you may see, newest first (督办文书).',
  })
  async supervision(@Root() { uid }: CaseFile, @Ctx() ctx: RequestContext): Promise<SupervisionOrder[]> {
    const actor = actorOf(ctx);
    const rows = await loaderOf<SupervisionRow[]>(ctx, 'supervisionOfCases', async uids => {
      const found = await ordersOfCases(ctx.service.database.read, uids);
      return new Map(uids.map(one => [one, found.filter(row => row.uid === one)]));
    }).load(uid);
    return (rows ?? []).filter(row => mayKnowOrder(actor, row, ctx.service)).map(shown);
  }
}

@Resolver()
export class SupervisionResolver {
  @Query(() => SupervisionConnection, {
    description:
      'The supervision orders that this level holds of an area, issued there or for somebody there, newest first (督办台账). A handler sees those for the own department. Errors: CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED, PAGE_SIZE, CURSOR_MALFORMED.',
  })
  async supervisionOrders(
    @Arg('area', () => ID, { description: 'A center (区域); its whole area counts.' }) area: string,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { defaultValue: 20, description: 'Rows a page, 1 to 200 (每页数量).' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last row seen (起始位置).' })
    after?: string | null,
    @Arg('filter', () => SupervisionFilter, { nullable: true, description: 'What to narrow it to (筛选).' })
    filter?: SupervisionFilter | null,
  ): Promise<SupervisionConnection> {
    const { rows, hasNextPage } = await readOrders(ctx, area, { first, after: after ?? null }, filter ?? {});
    const edges = rows.map(row => ({ cursor: orderCursor(row), node: shown(row) }));
    return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null } };
  }

  @Query(() => SupervisionOrder, {
    description: 'One supervision order (督办文书). Errors: SUPERVISION_NOT_FOUND, also for one that you may not see.',
  })
  async supervisionOrder(
    @Arg('id', () => ID, { description: 'Which (文书编号).' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<SupervisionOrder> {
    return shown(await readOrder(ctx, known(id)));
  }

  @Mutation(() => SupervisionOrder, {
    description:
      'Issue a supervision order (下发督办文书) of your own center: who tracks a case may urge, AH-28; who supervises may order and take measures, AH-26, LH-56, WL-83, WL-85. Errors: NOT_PERMITTED, WRONG_LEVEL, CENTER_UNKNOWN, CENTER_RETIRED, OUTSIDE_JURISDICTION, CASE_NOT_FOUND, DEPARTMENT_UNKNOWN, LADDER_SKIPPED, FINDING_NOT_FOUND, FINDING_STATE, FIELD_REQUIRED, FIELD_TOO_LONG, FIELD_INVALID.',
  })
  async issueSupervision(
    @Arg('order', () => SupervisionInput, { description: 'What is ordered, and of whom (督办内容).' })
    { grade, target, department, uid, ground, demand, measure, finding }: SupervisionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<SupervisionOrder> {
    if (uid && !UUID.test(uid)) throw new DomainError('CASE_NOT_FOUND', {}, 'uid');
    if ((grade === 'measure') !== Boolean(measure)) throw new DomainError('FIELD_INVALID', {}, 'measure');
    const words = { ground: requiredText('reason', ground), demand: requiredText('demand', demand) };
    if (finding && !FINDING.test(finding)) throw new DomainError('FINDING_NOT_FOUND', {}, 'finding');
    const place = { target, department: optionalText('department', department), uid: uid || null };
    return shown(
      await issueOrder(ctx, { grade, ...place, ...words, measure: measure ?? null, finding: finding || null }),
    );
  }

  @Mutation(() => SupervisionOrder, {
    description:
      'Answer a supervision order (答复督办): at the place that it is for. Errors: SUPERVISION_NOT_FOUND, SUPERVISION_STATE, NOT_PERMITTED, WRONG_LEVEL, FIELD_REQUIRED, FIELD_TOO_LONG.',
  })
  async replySupervision(
    @Arg('id', () => ID, { description: 'Which (文书编号).' }) id: string,
    @Arg('reply', { description: 'What was done (答复), 2,000 characters at most.' }) reply: string,
    @Ctx() ctx: RequestContext,
  ): Promise<SupervisionOrder> {
    return shown(await replyOrder(ctx, known(id), requiredText('reply', reply)));
  }

  @Mutation(() => SupervisionOrder, {
    description:
      'Send an answer back that does not hold (退回答复); the limit begins anew. Errors: SUPERVISION_NOT_FOUND, SUPERVISION_STATE, NOT_PERMITTED, WRONG_LEVEL, FIELD_REQUIRED.',
  })
  async sendBackSupervision(
    @Arg('id', () => ID, { description: 'Which (文书编号).' }) id: string,
    @Arg('reason', { description: 'What is missing (退回理由).' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<SupervisionOrder> {
    return shown(await sendBackOrder(ctx, known(id), requiredText('reason', reason)));
  }

  @Mutation(() => SupervisionOrder, {
    description:
      'Close an order whose answer holds (销单), or lift a measure (解除). Errors: SUPERVISION_NOT_FOUND, SUPERVISION_STATE, NOT_PERMITTED, WRONG_LEVEL, FIELD_REQUIRED.',
  })
  async closeSupervision(
    @Arg('id', () => ID, { description: 'Which (文书编号).' }) id: string,
    @Arg('note', { description: 'What was found (销单意见).' }) note: string,
    @Ctx() ctx: RequestContext,
  ): Promise<SupervisionOrder> {
    return shown(await closeOrder(ctx, known(id), requiredText('note', note)));
  }

  @Mutation(() => SupervisionOrder, {
    description:
      'Take an order back that should not have been issued (撤回). Errors: SUPERVISION_NOT_FOUND, SUPERVISION_STATE, NOT_PERMITTED, WRONG_LEVEL, FIELD_REQUIRED.',
  })
  async cancelSupervision(
    @Arg('id', () => ID, { description: 'Which (文书编号).' }) id: string,
    @Arg('reason', { description: 'Why (撤回理由).' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<SupervisionOrder> {
    return shown(await cancelOrder(ctx, known(id), requiredText('reason', reason)));
  }

  @Mutation(() => SupervisionOrder, {
    description:
      'Put a harder order in the place of one that was not answered in time, or not well (升级督办), AH-30. Answers the new one. Errors: SUPERVISION_NOT_FOUND, SUPERVISION_STATE, SUPERVISION_NOT_YET, SUPERVISION_GRADE, NOT_PERMITTED, WRONG_LEVEL, FIELD_REQUIRED.',
  })
  async raiseSupervision(
    @Arg('id', () => ID, { description: 'Which (文书编号).' }) id: string,
    @Arg('grade', () => SupervisionGrades, { description: 'To which grade (升级后的等级).' }) grade: OrderGrade,
    @Arg('reason', { description: 'Why (升级理由).' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<SupervisionOrder> {
    return shown(await raiseOrder(ctx, known(id), grade, requiredText('reason', reason)));
  }
}

/** An id as orders have it; what is none is no order. */
function known(id: string): string {
  if (!UUID.test(id)) throw new DomainError('SUPERVISION_NOT_FOUND', {}, 'id');
  return id;
}
