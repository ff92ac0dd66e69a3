import { In } from 'typeorm';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { stands } from '../../../shared/domain/fairness/treatments.ts';
import { loaderOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { Case } from '../cases/Case.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { Holding } from '../cases/Holding.ts';
import { checkArea } from '../cases/readPart.ts';
import { Treatment } from '../cases/Treatment.ts';
import { Center } from '../directory/Center.ts';
import { findUnequal } from './findUnequal.ts';
import { pageOfRefusals, refusalCursor, tallyOfRefusals } from './readRefusals.ts';
import {
  RefusalConnection,
  RefusalFilter,
  type RefusalGroup,
  RefusalGroups,
  RefusalTally,
  UnequalPairs,
} from './RefusalTypes.ts';

@Resolver(() => Holding)
export class FairnessResolver {
  @FieldResolver(() => RefusalConnection, {
    description:
      'The registry of refusals in this area (不予办理登记), newest first: each no with reason, article and route, SJ-30, SJ-56, LH-11…14. What a redo took back stays on it. Errors: PAGE_SIZE, CURSOR_MALFORMED, FIELD_TOO_LONG, FIELD_INVALID.',
  })
  async refusals(
    @Root() { code }: Holding,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { defaultValue: 20, description: 'Rows a page, 1 to 200 (每页数量).' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last row seen (起始位置).' })
    after?: string | null,
    @Arg('filter', () => RefusalFilter, { nullable: true, description: 'What to narrow it to (筛选).' })
    filter?: RefusalFilter | null,
  ): Promise<RefusalConnection> {
    const { rows, hasNextPage } = await pageOfRefusals(ctx, code, { first, after: after ?? null }, filter ?? {});
    const edges = rows.map(node => ({ cursor: refusalCursor(node), node }));
    return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null } };
  }

  @FieldResolver(() => RefusalTally, {
    description:
      'The refusals in this area, counted (不予办理统计), the most frequent first. Errors: PAGE_SIZE, FIELD_TOO_LONG, FIELD_INVALID.',
  })
  async refusalTally(
    @Root() { code }: Holding,
    @Ctx() ctx: RequestContext,
    @Arg('by', () => RefusalGroups, { defaultValue: 'ITEM', description: 'What to count by (统计维度).' })
    by: RefusalGroup,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many groups, 1 to 200 (项数).' }) first: number,
    @Arg('filter', () => RefusalFilter, { nullable: true, description: 'What to narrow it to (筛选).' })
    filter?: RefusalFilter | null,
  ): Promise<RefusalTally> {
    // a count by a text tells what stands in it
    if (filter?.text?.trim()) checkArea(ctx, code, ['file'], 'filter');
    return { ...(await tallyOfRefusals(ctx, code, by, first, filter ?? {})), asOf: ctx.service.now() };
  }

  @FieldResolver(() => UnequalPairs, {
    description:
      'The same matter, refused at one center of this area and done at another within a year (同事不同办), the likest first, N19. Rules that lawfully differ are marked. Errors: PAGE_SIZE.',
  })
  async unequal(
    @Root() { code }: Holding,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many pairs, 1 to 200 (条数).' }) first: number,
  ): Promise<UnequalPairs> {
    return { ...(await findUnequal(ctx, code, first)), asOf: ctx.service.now() };
  }
}

@Resolver(() => Treatment)
export class TreatmentResolver {
  @FieldResolver(() => Case, { description: 'The case (办件): who may see its files finds them there.' })
  case(@Root() { uid }: Treatment): Case {
    return { uid };
  }

  @FieldResolver(() => Center, { nullable: true, description: 'The center that said so (承办中心).' })
  center(@Root() { center }: Treatment): Center {
    return { code: center };
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether it is still the last word (是否仍有效): a redo or an objection takes it back, SJ-19, LH-37.',
  })
  async stands(@Root() treatment: Treatment, @Ctx() ctx: RequestContext): Promise<boolean> {
    const loader = loaderOf<Pick<CaseFile, 'redos' | 'state'>>(ctx, 'treated', async uids => {
      const select = { uid: true, redos: true, state: true } as const;
      const files = await ctx.service.database.read.find(CaseFile, { select, where: { uid: In([...uids]) } });
      return new Map(files.map(file => [file.uid, file]));
    });
    const file = await loader.load(treatment.uid);
    return file !== undefined && stands(treatment, file);
  }
}
