import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Cause } from '../../../shared/domain/case/causes.ts';
import { optionalText, requiredText } from '../../../shared/domain/case/text.ts';
import type { KindAct, KindState } from '../../../shared/domain/kinds/measure.ts';
import { loaderOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { Case } from '../cases/Case.ts';
import { Causes } from '../cases/CaseEnums.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { Center } from '../directory/Center.ts';
import {
  actsOnKind,
  changeMeasure,
  confirmKind,
  dismissKind,
  fittingMeasures,
  measuresFor,
  measuresOf,
  readKinds,
  recurrenceSince,
  recurrenceView,
  takeMeasure,
} from './keepKinds.ts';
import { KindRow, type MeasureRow } from './KindRows.ts';
import {
  KindActs,
  KindMeasure,
  KindPlaceView,
  KindRecurrence,
  KindStates,
  KindStepView,
  MatterKind,
  MatterKindConnection,
  MeasureChanges,
  MeasureInput,
} from './KindTypes.ts';

const shown = (row: KindRow): MatterKind => ({
  ...row,
  ...{ row, expected: row.expected / 100, departments: row.pair === null ? [] : row.pair.split('+') },
});
const measure = (row: MeasureRow): KindMeasure => ({ ...row, row });

@Resolver(() => MatterKind)
export class MatterKindResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'In whose area it stands out (区域).' })
  center(@Root() { row }: MatterKind): Center {
    return { code: row.center };
  }

  @FieldResolver(() => Center, { nullable: true, description: 'The center that sees to it (牵头中心).' })
  owner(@Root() { row }: MatterKind): Center | null {
    return row.owner === null ? null : { code: row.owner };
  }

  @FieldResolver(() => [Case], {
    description: 'The latest of its cases (涉及办件), 50 at most: who may see their files finds them there.',
  })
  latest(@Root() { row }: MatterKind): Case[] {
    return row.uids.map(uid => ({ uid }));
  }

  @FieldResolver(() => [KindPlaceView], {
    description:
      'At which centers its cases were registered (涉及中心), the most first, 200 at most; none until the first look of this release.',
  })
  places(@Root() { row }: MatterKind): KindPlaceView[] {
    return (row.places ?? []).map(({ center, cases }) => ({ code: center, cases }));
  }

  @FieldResolver(() => [KindMeasure], { description: 'What was done about it, oldest first (改进措施).' })
  async measures(@Root() { row }: MatterKind, @Ctx() ctx: RequestContext): Promise<KindMeasure[]> {
    const rows = await loaderOf<MeasureRow[]>(ctx, 'measuresOfKinds', async kinds => {
      const found = await measuresOf(ctx.service, kinds);
      return new Map(kinds.map(kind => [kind, found.filter(one => one.kind === kind)]));
    }).load(row.id);
    return (rows ?? []).map(measure);
  }

  @FieldResolver(() => [KindStepView], { description: 'What was done to it, oldest first (研判经过).' })
  steps(@Root() { row }: MatterKind): KindStepView[] {
    return [...row.steps];
  }

  @FieldResolver(() => [KindActs], {
    description: 'What you may do to it, here and now (可执行的操作). Draw buttons from it.',
  })
  acts(@Root() { row }: MatterKind, @Ctx() ctx: RequestContext): KindAct[] {
    return actsOnKind(ctx, row);
  }
}

@Resolver(() => KindPlaceView)
export class KindPlaceResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'The center (中心).' })
  center(@Root() { code }: KindPlaceView): Center {
    return { code };
  }
}

@Resolver(() => KindMeasure)
export class KindMeasureResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'Who took it (采取单位).' })
  center(@Root() { row }: KindMeasure): Center {
    return { code: row.center };
  }

  @FieldResolver(() => Center, {
    nullable: true,
    description: 'The center that sees to it (牵头中心); null where the kind named none.',
  })
  owner(@Root() { row }: KindMeasure): Center | null {
    return row.owner === null ? null : { code: row.owner };
  }

  @FieldResolver(() => [Case], {
    description:
      'The cases that brought it about (来源办件), LH-40, WL-105: who may see their files finds them there. Empty where a level above decided it.',
  })
  causedBy(@Root() { row }: KindMeasure): Case[] {
    return row.uids.map(uid => ({ uid }));
  }

  @FieldResolver(() => KindRecurrence, {
    nullable: true,
    description:
      'Whether the kind came again since (措施前后对比), SH-22; null where a level above decided it: that level counts.',
  })
  async recurrence(@Root() { row }: KindMeasure, @Ctx() { service }: RequestContext): Promise<KindRecurrence | null> {
    const kind = await service.database.read.findOneBy(KindRow, { id: row.kind });
    return kind ? recurrenceView(recurrenceSince(service, kind, row.from)) : null;
  }

  @FieldResolver(() => [KindStepView], { description: 'What was done to it, oldest first (措施经过).' })
  steps(@Root() { row }: KindMeasure): KindStepView[] {
    return [...row.steps];
  }
}

@Resolver(() => CaseFile)
export class MeasuresOfCaseResolver {
  @FieldResolver(() => [KindMeasure], {
    description:
      'Measures of the own center and of those above it that hold today for a case of this kind, newest first (适用的改进措施), SH-15.',
  })
  async fittingMeasures(
    @Root() { center, item, causes }: CaseFile,
    @Ctx() ctx: RequestContext,
  ): Promise<KindMeasure[]> {
    return (await measuresFor(ctx.service, center, item ?? '', causes)).map(measure);
  }
}

@Resolver()
export class FittingMeasuresResolver {
  @Query(() => [KindMeasure], {
    description:
      'Measures that hold today about an item (是否另有适用政策): a hint for who handles a case, from the own center and those above it at any level. Errors: NOT_PERMITTED, FIELD_TOO_LONG.',
  })
  async fittingMeasures(
    @Arg('item', { description: 'The service item (办理业务名称), however it is written.' }) item: string,
    @Ctx() ctx: RequestContext,
    @Arg('causes', () => [Causes], { nullable: true, description: 'The causes ticked (办不成的原因).' })
    causes?: Cause[] | null,
  ): Promise<KindMeasure[]> {
    return (await fittingMeasures(ctx, optionalText('item', item) ?? '', causes ?? [])).map(measure);
  }
}

@Resolver()
export class KindsResolver {
  @Query(() => MatterKindConnection, {
    description:
      'The kinds of matter that stand out in the area of a center (一类事清单), N9, LH-39. Looked for each day. Errors: CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED, PAGE_SIZE, CURSOR_MALFORMED.',
  })
  async matterKinds(
    @Arg('center', () => ID, { description: 'In whose area (区域).' }) center: string,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { defaultValue: 20, description: 'Rows a page, 1 to 200 (每页数量).' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last row seen (起始位置).' })
    after?: string | null,
    @Arg('states', () => [KindStates], { nullable: true, description: 'Any of these states (状态).' })
    states?: KindState[] | null,
  ): Promise<MatterKindConnection> {
    const { rows, hasNextPage } = await readKinds(ctx, center, { first, after: after ?? null }, states ?? null);
    return {
      edges: rows.map(({ row, cursor }) => ({ cursor, node: shown(row) })),
      pageInfo: { hasNextPage, endCursor: rows.at(-1)?.cursor ?? null },
    };
  }

  @Mutation(() => MatterKind, {
    description:
      'Confirm a kind and say who sees to it (确认一类事). Errors: KIND_NOT_FOUND, KIND_STATE, CENTER_UNKNOWN, OUTSIDE_JURISDICTION, LIBRARY_PERSONAL, NOT_PERMITTED, WRONG_LEVEL, FIELD_TOO_LONG.',
  })
  async confirmKind(
    @Arg('id', () => ID, { description: 'Which (标识).' }) id: string,
    @Ctx() ctx: RequestContext,
    @Arg('owner', () => ID, { nullable: true, description: 'Which center sees to it (牵头中心); the own if left out.' })
    owner?: string | null,
    @Arg('department', () => String, { nullable: true, description: 'Which department there (牵头部门).' })
    department?: string | null,
    @Arg('note', () => String, { nullable: true, description: 'Why (研判意见).' }) note?: string | null,
  ): Promise<MatterKind> {
    const words = { department: optionalText('department', department), note: optionalText('note', note) };
    return shown(await confirmKind(ctx, id, { owner: owner || null, ...words }));
  }

  @Mutation(() => MatterKind, {
    description:
      'Say that it is no kind, and why (排除). It is not proposed again. Errors: KIND_NOT_FOUND, KIND_STATE, LIBRARY_PERSONAL, NOT_PERMITTED, WRONG_LEVEL, FIELD_REQUIRED, FIELD_TOO_LONG.',
  })
  async dismissKind(
    @Arg('id', () => ID, { description: 'Which (标识).' }) id: string,
    @Arg('reason', { description: 'Why (排除理由).' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<MatterKind> {
    return shown(await dismissKind(ctx, id, requiredText('reason', reason)));
  }

  @Mutation(() => KindMeasure, {
    description:
      'Take a measure about a confirmed kind (采取改进措施), SH-15, SH-43, LH-39. Errors: KIND_NOT_FOUND, KIND_STATE, LIBRARY_PERSONAL, NOT_PERMITTED, WRONG_LEVEL, FIELD_REQUIRED, FIELD_TOO_LONG, FIELD_INVALID.',
  })
  async takeMeasure(
    @Arg('kind', () => ID, { description: 'About which kind (一类事标识).' }) kind: string,
    @Arg('measure', () => MeasureInput, { description: 'What is done (措施).' }) input: MeasureInput,
    @Ctx() ctx: RequestContext,
  ): Promise<KindMeasure> {
    const { what, term, from, endsOn } = input;
    const words = { text: requiredText('note', input.text), basis: optionalText('basis', input.basis) };
    return measure(await takeMeasure(ctx, kind, { what, term, from, endsOn: endsOn ?? null, ...words }));
  }

  @Mutation(() => KindMeasure, {
    description:
      'Make a makeshift the rule (临时变长效), SH-16, or end a measure (终止). Errors: MEASURE_NOT_FOUND, MEASURE_OVER, KIND_STATE, LIBRARY_PERSONAL, NOT_PERMITTED, WRONG_LEVEL, FIELD_REQUIRED, FIELD_TOO_LONG.',
  })
  async changeMeasure(
    @Arg('id', () => ID, { description: 'Which measure (措施标识).' }) id: string,
    @Arg('act', () => MeasureChanges, { description: 'What (操作).' }) act: 'makePermanent' | 'end',
    @Arg('reason', { description: 'Why (理由).' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<KindMeasure> {
    return measure(await changeMeasure(ctx, id, act, requiredText('reason', reason)));
  }
}
