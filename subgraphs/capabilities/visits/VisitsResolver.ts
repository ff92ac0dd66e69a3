import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { optionalText } from '../../../shared/domain/case/text.ts';
import { DomainError, type ErrorCode } from '../../../shared/domain/errors.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { drawReturnVisits, recordReturnVisit } from './askAgain.ts';
import { readReturnVisits, readVisit, readVisits, returnCursor, returnFigures, visitCursor } from './readVisits.ts';
import { answerFinding, cancelVisit, judgeFinding, planVisit, publishVisit, reportVisit } from './visitCenter.ts';
import type { VisitRow } from './VisitRow.ts';
import {
  FindingInput,
  ReturnVisit,
  ReturnVisitConnection,
  ReturnVisitFigures,
  Visit,
  VisitConnection,
  VisitInput,
} from './VisitTypes.ts';

const UUID = /^[0-9a-f-]{36}$/;
const shown = (row: VisitRow): Visit => ({ ...row, row });
const share = (part: number, whole: number) => (whole === 0 ? null : Math.round((part * 1_000) / whole));

@Resolver()
export class VisitsResolver {
  @Query(() => VisitConnection, {
    description:
      'Visits to an area at this level, the latest day first (检查台账). A handler sees those to the own department. Errors: CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED, PAGE_SIZE, CURSOR_MALFORMED.',
  })
  async visits(
    @Arg('area', () => ID, { description: 'A center (区域); its whole area counts.' }) area: string,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { defaultValue: 20, description: 'Rows a page, 1 to 200 (每页数量).' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last row seen (起始位置).' })
    after?: string | null,
  ): Promise<VisitConnection> {
    const { rows, hasNextPage } = await readVisits(ctx, area, { first, after: after ?? null });
    const edges = rows.map(row => ({ cursor: visitCursor(row), node: shown(row) }));
    return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null } };
  }

  @Query(() => Visit, {
    description: 'One visit (检查). Errors: VISIT_NOT_FOUND, also for one that you may not see.',
  })
  async visit(
    @Arg('id', () => ID, { description: 'Which (检查编号).' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Visit> {
    return shown(await readVisit(ctx, known(id)));
  }

  @Query(() => ReturnVisitConnection, {
    description:
      'Return visits of an area at this level, the latest drawn first (回访台账). Errors: CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED, PAGE_SIZE, CURSOR_MALFORMED.',
  })
  async returnVisits(
    @Arg('area', () => ID, { description: 'A center (区域); its whole area counts.' }) area: string,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { defaultValue: 20, description: 'Rows a page, 1 to 200 (每页数量).' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last row seen (起始位置).' })
    after?: string | null,
    @Arg('open', () => Boolean, {
      nullable: true,
      description: 'Only those to be made, or only those that were (待回访).',
    })
    open?: boolean | null,
  ): Promise<ReturnVisitConnection> {
    const { rows, hasNextPage } = await readReturnVisits(ctx, area, { first, after: after ?? null }, open ?? null);
    const edges = rows.map(row => ({ cursor: returnCursor(row), node: { ...row, row } }));
    return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null } };
  }

  @Query(() => ReturnVisitFigures, {
    description:
      'What came of the return visits of an area that were drawn in these days (回访情况), N11. Errors: CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED.',
  })
  async returnVisitFigures(
    @Arg('area', () => ID, { description: 'A center (区域); its whole area counts.' }) area: string,
    @Arg('from', () => GraphQLLocalDate, { description: 'The first day (起).' }) from: string,
    @Arg('to', () => GraphQLLocalDate, { description: 'The last day (止).' }) to: string,
    @Ctx() ctx: RequestContext,
  ): Promise<ReturnVisitFigures> {
    const figures = await returnFigures(ctx, area, from, to);
    const { done, reached, compared, differing } = figures;
    return { ...figures, shareReached: share(reached, done), shareDiffering: share(differing, compared) };
  }

  @Mutation(() => Visit, {
    description:
      'Order a visit (安排检查), AH-31, AH-36, WL-82, to a center of this level in the own area. Errors: NOT_PERMITTED, OUTSIDE_JURISDICTION, WRONG_LEVEL, CENTER_UNKNOWN, CENTER_RETIRED, DEPARTMENT_UNKNOWN, VISIT_DAY.',
  })
  async planVisit(
    @Arg('visit', () => VisitInput, { description: 'What is ordered (检查安排).' })
    { target, department, manner, source, isPlanned, day }: VisitInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Visit> {
    const how = { manner, source: source ?? 'own', isPlanned: isPlanned ?? true, day } as const;
    return shown(await planVisit(ctx, { target, department: optionalText('department', department), ...how }));
  }

  @Mutation(() => Visit, {
    description:
      'Write down what was looked at and found (登记检查情况); numbers that name a person are starred. Errors: VISIT_NOT_FOUND, VISIT_STATE, VISIT_DAY, CASE_NOT_FOUND, NOT_PERMITTED, FIELD_REQUIRED, FIELD_TOO_LONG.',
  })
  async reportVisit(
    @Arg('id', () => ID, { description: 'The visit (检查编号).' }) id: string,
    @Arg('looked', { description: 'What was looked at (检查内容), 2,000 characters at most.' }) looked: string,
    @Arg('findings', () => [FindingInput], { description: 'What was found (发现的问题), 50 at most; none is good.' })
    findings: FindingInput[],
    @Ctx() ctx: RequestContext,
  ): Promise<Visit> {
    const found = findings.map(({ kind, seriousness, words, uid }) => ({ kind, seriousness, words, uid: uid ?? null }));
    return shown(await reportVisit(ctx, known(id), looked, found));
  }

  @Mutation(() => Visit, {
    description:
      'Publish a visit (公布检查情况): the unit sees it, and its time to answer begins, WL-82. Errors: VISIT_NOT_FOUND, VISIT_STATE, NOT_PERMITTED.',
  })
  async publishVisit(
    @Arg('id', () => ID, { description: 'The visit (检查编号).' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Visit> {
    return shown(await publishVisit(ctx, known(id)));
  }

  @Mutation(() => Visit, {
    description:
      'Call a visit off that was not made (取消检查). Errors: VISIT_NOT_FOUND, VISIT_STATE, NOT_PERMITTED, FIELD_REQUIRED.',
  })
  async cancelVisit(
    @Arg('id', () => ID, { description: 'The visit (检查编号).' }) id: string,
    @Arg('reason', { description: 'Why (取消原因).' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Visit> {
    return shown(await cancelVisit(ctx, known(id), reason));
  }

  @Mutation(() => Visit, {
    description:
      'Answer a finding (整改答复), at the place that was visited. Errors: VISIT_NOT_FOUND, VISIT_STATE, FINDING_NOT_FOUND, FINDING_STATE, NOT_PERMITTED, FIELD_REQUIRED.',
  })
  async answerFinding(
    @Arg('id', () => ID, { description: 'The visit (检查编号).' }) id: string,
    @Arg('no', () => Int, { description: 'The finding (问题序号).' }) no: number,
    @Arg('answer', { description: 'What was done (整改情况), 2,000 characters at most.' }) answer: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Visit> {
    return shown(await answerFinding(ctx, known(id), no, answer));
  }

  @Mutation(() => Visit, {
    description:
      'Say whether a finding was put right (整改结论), once it is answered or its limit has passed. Errors: VISIT_NOT_FOUND, VISIT_STATE, FINDING_NOT_FOUND, FINDING_STATE, FINDING_NOT_YET, NOT_PERMITTED, FIELD_REQUIRED.',
  })
  async judgeFinding(
    @Arg('id', () => ID, { description: 'The visit (检查编号).' }) id: string,
    @Arg('no', () => Int, { description: 'The finding (问题序号).' }) no: number,
    @Arg('putRight', { description: 'Whether it was put right (是否整改到位).' }) putRight: boolean,
    @Arg('verdict', { description: 'What was seen of it (整改结论), 1,000 characters at most.' }) verdict: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Visit> {
    return shown(await judgeFinding(ctx, known(id), no, { putRight, verdict }));
  }

  @Mutation(() => Int, {
    description:
      'Draw who is asked again about cases of an area with a result of these days (抽取回访), AH-37, WL-81, N11: by a stated rule and a seed of area and days, so that drawing again adds nothing. Answers how many were drawn now. Errors: NOT_PERMITTED, OUTSIDE_JURISDICTION, CENTER_UNKNOWN, VISIT_DAY.',
  })
  drawReturnVisits(
    @Arg('area', () => ID, { description: 'A center (区域); its whole area counts.' }) area: string,
    @Arg('from', () => GraphQLLocalDate, { description: 'The first day of results (起).' }) from: string,
    @Arg('to', () => GraphQLLocalDate, { description: 'The last day (止): before today, within 92 days.' }) to: string,
    @Ctx() ctx: RequestContext,
  ): Promise<number> {
    return drawReturnVisits(ctx, area, from, to);
  }

  @Mutation(() => ReturnVisit, {
    description:
      'Write down a return visit (登记回访), once: whether somebody was reached, and what is said now. Errors: RETURN_VISIT_NOT_FOUND, RETURN_VISIT_DONE, FIELD_INVALID, FIELD_TOO_LONG.',
  })
  async recordReturnVisit(
    @Arg('id', () => ID, { description: 'Which (回访编号).' }) id: string,
    @Arg('reached', { description: 'Whether somebody was reached (是否联系上).' }) reached: boolean,
    @Ctx() ctx: RequestContext,
    @Arg('rating', () => Int, { nullable: true, description: 'What is said now (回访评价), 5 best to 1 worst.' })
    rating?: number | null,
    @Arg('note', () => String, {
      nullable: true,
      description: 'What was said (回访情况), 1,000 characters at most; forgotten with the reporter.',
    })
    note?: string | null,
  ): Promise<ReturnVisit> {
    const said = { reached, rating: rating ?? null, note: note ?? null };
    const row = await recordReturnVisit(ctx, known(id, 'RETURN_VISIT_NOT_FOUND'), said);
    return { ...row, row };
  }
}

/** An id as visits have it; what is none is no visit. */
function known(id: string, code: ErrorCode = 'VISIT_NOT_FOUND'): string {
  if (!UUID.test(id)) throw new DomainError(code, {}, 'id');
  return id;
}
