import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { optionalText, requiredText } from '../../../shared/domain/case/text.ts';
import type { LibraryAct, LibraryState } from '../../../shared/domain/library/publication.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { Case } from '../cases/Case.ts';
import { Center } from '../directory/Center.ts';
import { actsOnLibrary } from './actsOnLibrary.ts';
import { draftOf } from './draftOf.ts';
import { dropCase, judgeListing, proposeCase, publishCase, returnCase, withdrawCase } from './keepLibrary.ts';
import type { LibraryRow } from './LibraryRow.ts';
import {
  DraftMatterInput,
  LibraryActs,
  LibraryCase,
  LibraryConnection,
  LibraryDraftView,
  LibraryFilter,
  LibraryInput,
  LibraryStates,
  LibraryStepView,
  SimilarCases,
} from './LibraryTypes.ts';
import { type LibraryPage, mayWorkOn, readDesk, readLibrary, readOne, similarCases } from './readLibrary.ts';

const shown = (row: LibraryRow): LibraryCase => ({ ...row, row });

const connection = ({ rows, hasNextPage }: LibraryPage): LibraryConnection => ({
  edges: rows.map(({ row, cursor }) => ({ cursor, node: shown(row) })),
  pageInfo: { hasNextPage, endCursor: rows.at(-1)?.cursor ?? null },
});

@Resolver(() => LibraryCase)
export class LibraryCaseResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'The center that wrote it (来源中心).' })
  center(@Root() { row }: LibraryCase): Center {
    return { code: row.center };
  }

  @FieldResolver(() => Case, {
    nullable: true,
    description: 'The case it is made of (来源办件), for those who work on it at its center; null for all others.',
  })
  case(@Root() { row }: LibraryCase, @Ctx() ctx: RequestContext): Case | null {
    return row.uid !== null && mayWorkOn(ctx, row) ? { uid: row.uid } : null;
  }

  @FieldResolver(() => [LibraryStepView], {
    description:
      'What was done to it, oldest first (案例经过), for those who work on it at its center; none for others.',
  })
  steps(@Root() { row }: LibraryCase, @Ctx() ctx: RequestContext): LibraryStepView[] {
    return mayWorkOn(ctx, row) ? [...row.steps] : [];
  }

  @FieldResolver(() => [LibraryActs], {
    description: 'What you may do to it, here and now (可执行的操作). Draw buttons from it.',
  })
  acts(@Root() { row }: LibraryCase, @Ctx() ctx: RequestContext): LibraryAct[] {
    return actsOnLibrary(ctx, row);
  }
}

@Resolver()
export class LibraryResolver {
  @Query(() => LibraryConnection, {
    description:
      'The published cases that reach you (案例库), those that fit a text best first, else the latest, SH-35, WL-34. Errors: NOT_PERMITTED, CENTER_UNKNOWN, PAGE_SIZE, CURSOR_MALFORMED, FIELD_TOO_LONG.',
  })
  async libraryCases(
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { defaultValue: 20, description: 'Rows a page, 1 to 200 (每页数量).' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last row seen (起始位置).' })
    after?: string | null,
    @Arg('filter', () => LibraryFilter, { nullable: true, description: 'What to narrow it to (筛选).' })
    filter?: LibraryFilter | null,
  ): Promise<LibraryConnection> {
    return connection(await readLibrary(ctx, { first, after: after ?? null }, filter ?? {}));
  }

  @Query(() => LibraryConnection, {
    description:
      'What waits at a center to be written or judged (案例编审), the latest first. Errors: CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED, PAGE_SIZE, CURSOR_MALFORMED.',
  })
  async libraryDesk(
    @Arg('center', () => ID, { description: 'Which center (中心).' }) center: string,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { defaultValue: 20, description: 'Rows a page, 1 to 200 (每页数量).' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last row seen (起始位置).' })
    after?: string | null,
    @Arg('states', () => [LibraryStates], {
      nullable: true,
      description: 'Any of these states (状态); what waits if left out.',
    })
    states?: LibraryState[] | null,
  ): Promise<LibraryConnection> {
    return connection(await readDesk(ctx, center, { first, after: after ?? null }, states ?? null));
  }

  @Query(() => LibraryCase, {
    description: 'One case of the library (案例). Errors: LIBRARY_NOT_FOUND, also for one that does not reach you.',
  })
  async libraryCase(
    @Arg('id', () => ID, { description: 'Which (案例标识).' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<LibraryCase> {
    return shown(await readOne(ctx, id));
  }

  @Query(() => LibraryDraftView, {
    description:
      'A settled case in words to go on from (案例初稿), without what points to a person. Errors: CASE_NOT_FOUND, LIBRARY_CASE_OPEN.',
  })
  libraryDraft(
    @Arg('uid', () => ID, { description: 'Which case (办件).' }) uid: string,
    @Ctx() ctx: RequestContext,
  ): Promise<LibraryDraftView> {
    return draftOf(ctx, uid);
  }

  @Query(() => SimilarCases, {
    description:
      'What others did in matters like the one that is being written down (类似案例), WL-14, WL-86. Nothing of the question is kept. Errors: NOT_PERMITTED, PAGE_SIZE, FIELD_TOO_LONG.',
  })
  async similarCases(
    @Arg('draft', () => DraftMatterInput, { description: 'What is written so far (已填内容).' })
    { text, item, causes }: DraftMatterInput,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { defaultValue: 5, description: 'How many, 1 to 20 (条数).' }) first: number,
  ): Promise<SimilarCases> {
    const draft = { text: optionalText('demand', text) ?? '', item: optionalText('item', item), causes: causes ?? [] };
    const { rows, openHere } = await similarCases(ctx, draft, first);
    return { cases: rows.map(shown), openHere };
  }

  @Mutation(() => LibraryCase, {
    description:
      'Propose a case for the library (案例入库申请), written anew, SH-35, WL-34, WL-78. Words that point to a person are refused. Errors: NOT_PERMITTED, WRONG_LEVEL, CASE_NOT_FOUND, LIBRARY_CASE_OPEN, LIBRARY_NOT_FOUND, LIBRARY_STATE, LIBRARY_PERSONAL, FIELD_REQUIRED, FIELD_TOO_LONG, FIELD_INVALID.',
  })
  async proposeLibraryCase(
    @Arg('input', () => LibraryInput, { description: 'The case (案例内容).' }) input: LibraryInput,
    @Ctx() ctx: RequestContext,
  ): Promise<LibraryCase> {
    const words = {
      title: requiredText('title', input.title),
      problem: requiredText('problem', input.problem),
      obstacle: requiredText('obstacle', input.obstacle),
      solution: requiredText('solution', input.solution),
      basis: optionalText('basis', input.basis),
      effect: optionalText('effect', input.effect),
      item: optionalText('item', input.item),
    };
    const { uid, id, causes, reach, typical, intoServiceList } = input;
    const wishes = { reach: reach ?? null, typical: typical ?? null, intoServiceList: intoServiceList ?? null };
    const form = { ...words, ...wishes, causes: [...new Set(causes)] };
    return shown(await proposeCase(ctx, { uid: uid || null, id: id || null }, form));
  }

  @Mutation(() => LibraryCase, {
    description:
      'Publish what another person has written (审核发布). The edition before it is put aside. Errors: LIBRARY_NOT_FOUND, LIBRARY_STATE, LIBRARY_SAME_PERSON, LIBRARY_PERSONAL, NOT_PERMITTED, WRONG_LEVEL.',
  })
  async publishLibraryCase(
    @Arg('id', () => ID, { description: 'Which (案例标识).' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<LibraryCase> {
    return shown(await publishCase(ctx, id));
  }

  @Mutation(() => LibraryCase, {
    description:
      'Send it back to whoever wrote it (退回修改). Errors: LIBRARY_NOT_FOUND, LIBRARY_STATE, NOT_PERMITTED, WRONG_LEVEL, FIELD_REQUIRED, FIELD_TOO_LONG.',
  })
  async returnLibraryCase(
    @Arg('id', () => ID, { description: 'Which (案例标识).' }) id: string,
    @Arg('reason', { description: 'What is missing (退回理由).' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<LibraryCase> {
    return shown(await returnCase(ctx, id, requiredText('reason', reason)));
  }

  @Mutation(() => LibraryCase, {
    description:
      'Decide that it is not for the library (不入库). Errors: LIBRARY_NOT_FOUND, LIBRARY_STATE, NOT_PERMITTED, WRONG_LEVEL, FIELD_REQUIRED, FIELD_TOO_LONG.',
  })
  async dropLibraryCase(
    @Arg('id', () => ID, { description: 'Which (案例标识).' }) id: string,
    @Arg('reason', { description: 'Why (理由).' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<LibraryCase> {
    return shown(await dropCase(ctx, id, requiredText('reason', reason)));
  }

  @Mutation(() => LibraryCase, {
    description:
      'Take a published case out of the library again (撤下), everywhere. Errors: LIBRARY_NOT_FOUND, LIBRARY_STATE, NOT_PERMITTED, WRONG_LEVEL, FIELD_REQUIRED, FIELD_TOO_LONG.',
  })
  async withdrawLibraryCase(
    @Arg('id', () => ID, { description: 'Which (案例标识).' }) id: string,
    @Arg('reason', { description: 'Why (撤下理由).' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<LibraryCase> {
    return shown(await withdrawCase(ctx, id, requiredText('reason', reason)));
  }

  @Mutation(() => LibraryCase, {
    description:
      'Say whether what a published case did goes into the list of services (纳入服务清单), WL-35, WL-105. Errors: LIBRARY_NOT_FOUND, LIBRARY_STATE, NOT_PERMITTED, WRONG_LEVEL, FIELD_REQUIRED, FIELD_TOO_LONG.',
  })
  async judgeServiceListing(
    @Arg('id', () => ID, { description: 'Which (案例标识).' }) id: string,
    @Arg('listed', () => Boolean, { description: 'Whether it goes in (是否纳入).' }) listed: boolean,
    @Arg('note', { description: 'Why (意见).' }) note: string,
    @Ctx() ctx: RequestContext,
  ): Promise<LibraryCase> {
    return shown(await judgeListing(ctx, id, listed, requiredText('note', note)));
  }
}
