import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { optionalText, requiredText } from '../../../shared/domain/case/text.ts';
import type { GuideChangeAct, GuideChangeState } from '../../../shared/domain/kinds/guideChange.ts';
import { loaderOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { Case } from '../cases/Case.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { Center } from '../directory/Center.ts';
import type { GuideChangeRow } from './GuideChangeRow.ts';
import { GuideChange, GuideChangeActs, GuideChangeInput, GuideChangeStates } from './GuideChangeTypes.ts';
import {
  actsOnGuideChange,
  casesOfChanges,
  changesOfCases,
  decideGuideChange,
  draftGuideChange,
  readGuideChanges,
} from './keepGuideChanges.ts';
import { recurrenceSince, recurrenceView } from './keepKinds.ts';
import { KindRecurrence, KindStepView } from './KindTypes.ts';

const shown = (row: GuideChangeRow): GuideChange => ({ ...row, row });

@Resolver(() => GuideChange)
export class GuideChangeFieldsResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'Who decides it (决定单位).' })
  center(@Root() { row }: GuideChange): Center {
    return { code: row.center };
  }

  @FieldResolver(() => [Case], {
    description: 'The cases that brought it about (来源办件), WL-105: who may see their files finds them there.',
  })
  async causedBy(@Root() { row }: GuideChange, @Ctx() ctx: RequestContext): Promise<Case[]> {
    const found = await loaderOf<string[]>(ctx, 'casesOfGuideChanges', async changes => {
      const links = await casesOfChanges(ctx.service, changes);
      return new Map(changes.map(id => [id, links.filter(one => one.change === id).map(({ uid }) => uid)]));
    }).load(row.id);
    return (found ?? []).map(uid => ({ uid }));
  }

  @FieldResolver(() => KindRecurrence, {
    nullable: true,
    description:
      'Whether the item came again in the area since (变更前后对比), SH-22; null before the first look, which is taken each day.',
  })
  recurrence(@Root() { row }: GuideChange, @Ctx() { service }: RequestContext): KindRecurrence | null {
    const { center, days, lookedAt, from } = row;
    return lookedAt === null ? null : recurrenceView(recurrenceSince(service, { center, days, lookedAt }, from));
  }

  @FieldResolver(() => [KindStepView], { description: 'What was done to it, oldest first (变更经过).' })
  steps(@Root() { row }: GuideChange): KindStepView[] {
    return [...row.steps];
  }

  @FieldResolver(() => [GuideChangeActs], {
    description: 'What you may do to it, here and now (可执行的操作). Draw buttons from it.',
  })
  acts(@Root() { row }: GuideChange, @Ctx() ctx: RequestContext): GuideChangeAct[] {
    return actsOnGuideChange(ctx, row);
  }
}

@Resolver(() => CaseFile)
export class GuideChangesOfCaseResolver {
  @FieldResolver(() => [GuideChange], {
    description:
      'Guides and lists of items that this case has changed (本件促成的变更), as they were adopted, LH-40, WL-105.',
  })
  async guideChanges(@Root() { uid }: CaseFile, @Ctx() ctx: RequestContext): Promise<GuideChange[]> {
    const load = (uids: readonly string[]) => changesOfCases(ctx.service, uids);
    return ((await loaderOf<GuideChangeRow[]>(ctx, 'guideChangesOfCases', load).load(uid)) ?? []).map(shown);
  }
}

@Resolver()
export class GuideChangeResolver {
  @Query(() => [GuideChange], {
    description:
      'Changes of guides and of the list of items of a center, the latest first (办事指南、事项清单变更). Errors: CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED, PAGE_SIZE.',
  })
  async guideChanges(
    @Arg('center', () => ID, { description: 'Of which center (中心).' }) center: string,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 200 (数量).' }) first: number,
    @Arg('states', () => [GuideChangeStates], { nullable: true, description: 'Any of these states (状态).' })
    states?: GuideChangeState[] | null,
  ): Promise<GuideChange[]> {
    return (await readGuideChanges(ctx, center, first, states ?? null)).map(shown);
  }

  @Mutation(() => GuideChange, {
    description:
      'Draft a change of the guide of an item, or of the list of items (变更拟稿), with the kind or the cases that brought it about, LH-40, WL-35, WL-105. Errors: KIND_NOT_FOUND, KIND_STATE, CASE_NOT_FOUND, LIBRARY_PERSONAL, NOT_PERMITTED, WRONG_LEVEL, FIELD_REQUIRED, FIELD_TOO_LONG.',
  })
  async draftGuideChange(
    @Arg('change', () => GuideChangeInput, { description: 'What changes (变更内容).' }) input: GuideChangeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<GuideChange> {
    const { changes, item, from, kind, cases } = input;
    const words = {
      text: requiredText('note', input.text),
      basis: optionalText('basis', input.basis),
      department: requiredText('department', input.department),
    };
    const links = { kind: kind || null, cases: cases ?? [] };
    return shown(await draftGuideChange(ctx, { changes, item: item ?? null, from, ...words, ...links }));
  }

  @Mutation(() => GuideChange, {
    description:
      'Adopt a change (采纳变更): the cases that brought it about show it from then on. Errors: GUIDE_CHANGE_NOT_FOUND, GUIDE_CHANGE_STATE, LIBRARY_PERSONAL, NOT_PERMITTED, WRONG_LEVEL, FIELD_TOO_LONG.',
  })
  async adoptGuideChange(
    @Arg('id', () => ID, { description: 'Which (变更标识).' }) id: string,
    @Ctx() ctx: RequestContext,
    @Arg('note', () => String, { nullable: true, description: 'Words with it (采纳意见).' }) note?: string | null,
  ): Promise<GuideChange> {
    return shown(await decideGuideChange(ctx, id, 'adopt', optionalText('note', note)));
  }

  @Mutation(() => GuideChange, {
    description:
      'Drop a draft with the reason (不采纳). Errors: GUIDE_CHANGE_NOT_FOUND, GUIDE_CHANGE_STATE, LIBRARY_PERSONAL, NOT_PERMITTED, WRONG_LEVEL, FIELD_REQUIRED, FIELD_TOO_LONG.',
  })
  async dropGuideChange(
    @Arg('id', () => ID, { description: 'Which (变更标识).' }) id: string,
    @Arg('reason', { description: 'Why (不采纳理由).' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<GuideChange> {
    return shown(await decideGuideChange(ctx, id, 'drop', requiredText('reason', reason)));
  }
}
