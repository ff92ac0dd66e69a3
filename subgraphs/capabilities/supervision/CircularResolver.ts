import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { optionalText, requiredText } from '../../../shared/domain/case/text.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { LEVELS, type LevelName } from '../../../shared/domain/levels.ts';
import { type CircularAct, receiptFigures, receiversOf } from '../../../shared/domain/supervision/circular.ts';
import { actorOf, loaderOf } from '../../kit/context.ts';
import { pageSize } from '../../kit/pages.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { Center } from '../directory/Center.ts';
import type { CircularReceiptRow, CircularRow } from './CircularRow.ts';
import {
  Circular,
  CircularActs,
  CircularConnection,
  CircularCoverage,
  CircularFilter,
  CircularInput,
  CircularNamed,
  CircularReceipt,
} from './CircularTypes.ts';
import {
  type CircularForm,
  confirmCircular,
  correctCircular,
  drawUpCircular,
  editCircular,
  issueCircular,
  knownCircular,
  reachOf,
  withdrawCircular,
} from './keepCirculars.ts';
import { actsOnCircular, seenReceipts } from './mayCircular.ts';
import { circularCursor, readCirculars, receiptsOf } from './readCirculars.ts';
import { SupervisionStepView } from './SupervisionTypes.ts';

const UUID = /^[0-9a-f-]{36}$/;

const shown = (row: CircularRow): Circular => ({ ...row, row });

/** The receivers of a circular at this level, read once for all circulars of a request. */
const receivers = async (ctx: RequestContext, id: string): Promise<CircularReceiptRow[]> =>
  (await loaderOf<CircularReceiptRow[]>(ctx, 'circularReceipts', async ids => {
    const found = await receiptsOf(ctx, ids);
    return new Map(ids.map(one => [one, found.filter(({ circular }) => circular === one)]));
  }).load(id)) ?? [];

@Resolver(() => Circular)
export class CircularFieldsResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'Who issues it (印发单位).' })
  center(@Root() { row }: Circular): Center {
    return { code: row.center };
  }

  @FieldResolver(() => [CircularNamed], { description: 'Whom it names (点名单位).' })
  named(@Root() { row }: Circular): CircularNamed[] {
    return row.named.map(unit => ({
      ...{ unit, departmentName: unit.departmentName, manner: unit.manner, words: unit.words },
      ...{ orderId: unit.order?.id ?? null, orderNumber: unit.order?.number ?? null },
    }));
  }

  @FieldResolver(() => [Center], {
    nullable: 'items',
    description: 'Those that it was drawn up for one by one (逐个选择的中心); empty where it was only told.',
  })
  chosen(@Root() { row }: Circular): Center[] {
    return row.chosen.map(code => ({ code }));
  }

  @FieldResolver(() => Int, {
    description:
      'How many centers it goes to (发送中心数): of a draft as things stand; at other levels those of that level.',
  })
  async receivers(@Root() { row }: Circular, @Ctx() ctx: RequestContext): Promise<number> {
    if (row.number !== null) return (await receivers(ctx, row.id)).length;
    return row.state === 'draft' ? receiversOf(ctx.service.tree, row.center, reachOf(row)).length : 0;
  }

  @FieldResolver(() => CircularCoverage, {
    nullable: true,
    description:
      'Who has confirmed it and who has not (收悉覆盖); null for a draft, and at levels that it was only told to: the issuing level counts.',
  })
  async coverage(@Root() { row }: Circular, @Ctx() ctx: RequestContext): Promise<CircularCoverage | null> {
    const { service } = ctx;
    if (row.dueAt === null || service.tree.get(row.center)?.level !== service.name) return null;
    const all = await receivers(ctx, row.id);
    const levels = LEVELS.map(level => {
      const there = all.filter(({ center }) => service.tree.get(center)?.level === level);
      const arrivedAt = level === service.name ? row.issuedAt : (row.arrived[level] ?? null);
      const confirmed = there.filter(({ confirmedAt }) => confirmedAt !== null).length;
      return { level: level as LevelName, receivers: there.length, confirmed, arrivedAt };
    });
    const figures = receiptFigures(all, row.dueAt, service.now().toISOString());
    return { ...figures, levels: levels.filter(one => one.receivers > 0) };
  }

  @FieldResolver(() => [CircularReceipt], {
    description:
      'The centers of your area that it goes to, as far as this level holds them, by their codes (收悉清单). Errors: PAGE_SIZE.',
  })
  async receipts(
    @Root() { row }: Circular,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 200 (数量).' }) first: number,
    @Arg('after', () => ID, { nullable: true, description: 'The center after which to go on (起始中心).' })
    after?: string | null,
    @Arg('confirmed', () => Boolean, {
      nullable: true,
      description: 'With true: only who has confirmed (已收悉); with false: only who has not (未收悉).',
    })
    confirmed?: boolean | null,
  ): Promise<CircularReceipt[]> {
    const size = pageSize(first);
    const now = ctx.service.now().toISOString();
    const wanted = ({ center, confirmedAt }: CircularReceiptRow) =>
      center > (after ?? '') && (confirmed ?? confirmedAt !== null) === (confirmedAt !== null);
    return seenReceipts(actorOf(ctx), await receivers(ctx, row.id), ctx.service)
      .filter(wanted)
      .slice(0, size)
      .map(one => ({ ...one, row: one, late: (one.confirmedAt ?? now) > (row.dueAt ?? now) }));
  }

  @FieldResolver(() => [SupervisionStepView], { description: 'What was done to it, oldest first (通报经过).' })
  steps(@Root() { row }: Circular): SupervisionStepView[] {
    return [...row.steps];
  }

  @FieldResolver(() => [CircularActs], {
    description: 'What you may do to it, here and now (可执行的操作). Draw buttons from it.',
  })
  async acts(@Root() { row }: Circular, @Ctx() ctx: RequestContext): Promise<CircularAct[]> {
    return actsOnCircular(actorOf(ctx), row, await receivers(ctx, row.id), ctx.service);
  }
}

@Resolver(() => CircularNamed)
export class CircularNamedResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'The center (中心).' })
  center(@Root() { unit }: CircularNamed): Center {
    return { code: unit.center };
  }
}

@Resolver(() => CircularReceipt)
export class CircularReceiptResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'The center (中心).' })
  center(@Root() { row }: CircularReceipt): Center {
    return { code: row.center };
  }
}

@Resolver()
export class CircularResolver {
  @Query(() => CircularConnection, {
    description:
      'The circulars that this level holds of an area, issued there or for somebody there, newest first (通报台账), WL-83. A handler sees those that name the own department. Errors: CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED, PAGE_SIZE, CURSOR_MALFORMED.',
  })
  async circulars(
    @Arg('area', () => ID, { description: 'A center (区域); its whole area counts.' }) area: string,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { defaultValue: 20, description: 'Rows a page, 1 to 200 (每页数量).' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last row seen (起始位置).' })
    after?: string | null,
    @Arg('filter', () => CircularFilter, { nullable: true, description: 'What to narrow it to (筛选).' })
    filter?: CircularFilter | null,
  ): Promise<CircularConnection> {
    const { rows, hasNextPage } = await readCirculars(ctx, area, { first, after: after ?? null }, filter ?? {});
    const edges = rows.map(row => ({ cursor: circularCursor(row), node: shown(row) }));
    return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null } };
  }

  @Query(() => Circular, {
    description: 'One circular (通报). Errors: CIRCULAR_NOT_FOUND, also for one that you may not see.',
  })
  async circular(
    @Arg('id', () => ID, { description: 'Which (通报编号).' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Circular> {
    return shown((await knownCircular(ctx.service.database.read, ctx, known(id))).row);
  }

  @Mutation(() => Circular, {
    description:
      'Draw up a circular of your own center (拟通报), or change a draft; nobody is told of it before it is issued. Errors: NOT_PERMITTED, WRONG_LEVEL, CIRCULAR_NOT_FORESEEN, CIRCULAR_NOT_FOUND, CIRCULAR_STATE, CIRCULAR_NOBODY, CIRCULAR_PERSONAL, CENTER_UNKNOWN, OUTSIDE_JURISDICTION, CENTER_RETIRED, DEPARTMENT_UNKNOWN, SUPERVISION_NOT_FOUND, FIELD_REQUIRED, FIELD_TOO_LONG, FIELD_INVALID.',
  })
  async drawUpCircular(
    @Arg('circular', () => CircularInput, { description: 'What is written (通报内容).' }) circular: CircularInput,
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID, { nullable: true, description: 'Which draft to change (草稿编号); a new one if left out.' })
    id?: string | null,
  ): Promise<Circular> {
    const form = formOf(circular);
    return shown(await (id ? editCircular(ctx, known(id), form) : drawUpCircular(ctx, form)));
  }

  @Mutation(() => Circular, {
    description:
      'Issue a draft (印发通报): it gets its number and goes to everybody whom it concerns; a measure that it carries out is taken against each unit that it criticises, WL-85. Errors: CIRCULAR_NOT_FOUND, CIRCULAR_STATE, CIRCULAR_NOT_FORESEEN, CENTER_RETIRED, LADDER_SKIPPED, NOT_PERMITTED, WRONG_LEVEL.',
  })
  async issueCircular(
    @Arg('id', () => ID, { description: 'Which (通报编号).' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Circular> {
    return shown(await issueCircular(ctx, known(id)));
  }

  @Mutation(() => Circular, {
    description:
      'Draw up the circular that is to stand in the place of an issued one (更正通报). Answers the draft; once that is issued the other is corrected, and whoever got it is told. Errors: as of drawUpCircular.',
  })
  async correctCircular(
    @Arg('id', () => ID, { description: 'Which is wrong (通报编号).' }) id: string,
    @Arg('circular', () => CircularInput, { description: 'What stands in its place (更正内容).' })
    circular: CircularInput,
    @Arg('reason', { description: 'What was wrong (更正理由).' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Circular> {
    return shown(await correctCircular(ctx, known(id), formOf(circular), requiredText('reason', reason)));
  }

  @Mutation(() => Circular, {
    description:
      'Withdraw a circular with the reason (撤销通报); it stays on record. Measures of it that nobody has answered are taken back. Errors: CIRCULAR_NOT_FOUND, CIRCULAR_STATE, CIRCULAR_PERSONAL, NOT_PERMITTED, WRONG_LEVEL, FIELD_REQUIRED.',
  })
  async withdrawCircular(
    @Arg('id', () => ID, { description: 'Which (通报编号).' }) id: string,
    @Arg('reason', { description: 'Why (撤销理由).' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Circular> {
    return shown(await withdrawCircular(ctx, known(id), requiredText('reason', reason)));
  }

  @Mutation(() => Circular, {
    description:
      'Confirm that a circular has been read at your center (收悉), once. Errors: CIRCULAR_NOT_FOUND, CIRCULAR_STATE, CIRCULAR_CONFIRMED, CIRCULAR_PERSONAL, NOT_PERMITTED, WRONG_LEVEL, FIELD_TOO_LONG.',
  })
  async confirmCircular(
    @Arg('id', () => ID, { description: 'Which (通报编号).' }) id: string,
    @Ctx() ctx: RequestContext,
    @Arg('note', () => String, { nullable: true, description: 'What is done about it (收悉说明).' })
    note?: string | null,
  ): Promise<Circular> {
    return shown(await confirmCircular(ctx, known(id), optionalText('note', note)));
  }
}

/** What was sent, trimmed and within its limits. */
const formOf = (input: CircularInput): CircularForm => ({
  title: requiredText('title', input.title),
  content: requiredText('content', input.content),
  requirement: optionalText('requirement', input.requirement),
  ...{ periodFrom: input.periodFrom ?? null, periodTo: input.periodTo ?? null },
  named: (input.named ?? []).map(({ center, department, manner, words }) => ({
    ...{ center, manner, department: optionalText('department', department), words: optionalText('words', words) },
  })),
  orders: (input.orders ?? []).map(id => {
    if (!UUID.test(id)) throw new DomainError('SUPERVISION_NOT_FOUND', {}, 'orders');
    return id;
  }),
  ...{ measure: input.measure || null, levels: input.levels ?? [], chosen: input.receivers ?? [] },
});

/** An id as circulars have it; what is none is no circular. */
function known(id: string): string {
  if (!UUID.test(id)) throw new DomainError('CIRCULAR_NOT_FOUND', {}, 'id');
  return id;
}
