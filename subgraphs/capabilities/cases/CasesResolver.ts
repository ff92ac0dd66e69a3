import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import { formatCursor } from '../../../shared/domain/stream/cursor.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { Center } from '../directory/Center.ts';
import { Case } from './Case.ts';
import { CaseFile } from './CaseFile.ts';
import { caseStream, type StreamFrame } from './caseStream.ts';
import { CaseFileConnection, CaseFileFilter, Holding, Tally, Watched } from './Holding.ts';
import { eventOf, LedgerEvent } from './LedgerEvent.ts';
import { PeriodTally } from './PeriodTally.ts';
import { cursorOf, fileOf, pageOfFiles, watchedIn } from './readFiles.ts';
import { checkArea } from './readPart.ts';
import { periodOf } from './readPeriod.ts';
import { tallyOf } from './readTallies.ts';

@Resolver(() => Case)
export class CasesResolver {
  @FieldResolver(() => CaseFile, {
    nullable: true,
    description:
      'What this level holds of the case (本级档案). Null: nothing, or nothing that you may see; with an error: the level did not answer.',
  })
  here(@Root() { uid }: Case, @Ctx() ctx: RequestContext): Promise<CaseFile | null> {
    return fileOf(ctx, uid, 'case');
  }

  @Query(() => CaseFile, {
    nullable: true,
    description:
      'What this level holds of one case, asked without the other levels (本级档案). Null: nothing, or nothing that you may see.',
  })
  file(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile | null> {
    return fileOf(ctx, uid, 'case');
  }

  @Subscription(() => LedgerEvent, {
    subscribe: ({ args, context }) => caseStream(context as never, args as never, () => true),
    description: 'Every ledger line of this level inside an area, live (台账实时流).',
  })
  ledger(
    @Root() frame: StreamFrame,
    @Arg('area', () => ID, { description: 'A center (区域); its whole area counts.' }) _area: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The last cursor seen (续传位置): what was missed comes first.',
    })
    _after?: string | null,
  ): LedgerEvent {
    return eventOf(frame);
  }
}

@Resolver(() => Center)
export class CenterHoldingResolver {
  @FieldResolver(() => Holding, {
    nullable: true,
    description:
      'What this level holds inside the area (本级在该区域的数据). Null with an error: outside your area, or the level did not answer.',
  })
  here(@Root() { code }: Center, @Ctx() ctx: RequestContext): Holding {
    checkArea(ctx, code, ['tally', 'case', 'stream']);
    return { code };
  }
}

@Resolver(() => Holding)
export class HoldingResolver {
  @FieldResolver(() => Tally, { description: 'The figures of this area (统计).' })
  async tally(@Root() { code }: Holding, @Ctx() ctx: RequestContext): Promise<Tally> {
    return { ...(await tallyOf(ctx, code)), asOf: ctx.service.now() };
  }

  @FieldResolver(() => Watched, {
    description:
      'What is to be watched in this area today (今日盯办): each figure opens its list by `files(filter: { watch })`.',
  })
  async watched(@Root() { code }: Holding, @Ctx() ctx: RequestContext): Promise<Watched> {
    return { ...(await watchedIn(ctx, code)), asOf: ctx.service.now() };
  }

  @FieldResolver(() => PeriodTally, {
    description: 'What happened in this area over some days (期间统计), at most two years. Errors: FIELD_INVALID.',
  })
  period(
    @Root() { code }: Holding,
    @Arg('from', () => GraphQLLocalDate, { description: 'The first day, in Beijing (起始日期).' }) from: string,
    @Arg('to', () => GraphQLLocalDate, { description: 'The last day; it counts (截止日期).' }) to: string,
    @Ctx() ctx: RequestContext,
  ): Promise<PeriodTally> {
    return periodOf(ctx, code, { from, to });
  }

  @FieldResolver(() => CaseFileConnection, {
    description:
      'The files in this area, newest first (办件列表). Errors: PAGE_SIZE, CURSOR_MALFORMED, FIELD_TOO_LONG, FIELD_INVALID.',
  })
  async files(
    @Root() { code }: Holding,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { defaultValue: 20, description: 'Rows a page, 1 to 200 (每页数量).' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last row seen (起始位置).' })
    after?: string | null,
    @Arg('filter', () => CaseFileFilter, { nullable: true, description: 'What to narrow the list to (筛选).' })
    filter?: CaseFileFilter | null,
  ): Promise<CaseFileConnection> {
    const { files, hasNextPage } = await pageOfFiles(ctx, code, first, after ?? null, filter ?? {});
    const edges = files.map(node => ({ cursor: cursorOf(node), node }));
    return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null } };
  }

  @FieldResolver(() => String, {
    description:
      'Where the streams of this level stand now (当前位置): subscribe with it as `after`, and nothing falls between list and stream.',
  })
  streamCursor(@Ctx() { service: { ledger } }: RequestContext): string {
    return formatCursor({ epoch: ledger.epoch, position: ledger.head });
  }
}
