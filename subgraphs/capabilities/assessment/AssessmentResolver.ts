import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AssessmentAct } from '../../../shared/domain/assessment/course.ts';
import type { Fault } from '../../../shared/domain/assessment/faults.ts';
import { requiredText } from '../../../shared/domain/case/text.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { Case } from '../cases/Case.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { Center } from '../directory/Center.ts';
import { AssessmentActs, FaultKinds } from './AssessmentEnums.ts';
import type { AssessmentRow } from './AssessmentRow.ts';
import {
  Assessment,
  AssessmentConnection,
  AssessmentFilter,
  AssessmentHonour,
  AssessmentScore,
  AssessmentStepView,
  OwnRecordView,
} from './AssessmentTypes.ts';
import { actOnAssessment } from './decideAssessment.ts';
import { actsOnAssessment } from './mayAssess.ts';
import { assessmentCursor, readAssessment, readAssessments } from './readAssessments.ts';
import { readOwnRecord } from './readOwnRecord.ts';
import { readHonours, readScores } from './readScores.ts';
import { verifyFault } from './verifyFault.ts';

const UUID = /^[0-9a-f-]{36}$/;

const shown = (row: AssessmentRow): Assessment => ({ ...row, row });

@Resolver(() => Assessment)
export class AssessmentFieldsResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'At which center (中心).' })
  center(@Root() { row }: Assessment): Center {
    return { code: row.center };
  }

  @FieldResolver(() => Case, { nullable: true, description: 'The case that is the evidence (所涉办件).' })
  case(@Root() { row }: Assessment): Case {
    return { uid: row.uid };
  }

  @FieldResolver(() => [AssessmentStepView], { description: 'What people did to it, oldest first (考核经过).' })
  steps(@Root() { row }: Assessment): AssessmentStepView[] {
    return [...row.steps];
  }

  @FieldResolver(() => [AssessmentActs], {
    description: 'What you may do to it, here and now (可执行的操作). Draw buttons from it.',
  })
  acts(@Root() { row }: Assessment, @Ctx() ctx: RequestContext): AssessmentAct[] {
    return actsOnAssessment(actorOf(ctx), row, ctx.service);
  }
}

@Resolver(() => AssessmentStepView)
export class AssessmentStepResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'At which center (中心).' })
  center(@Root() { center }: AssessmentStepView): Center {
    return { code: center };
  }
}

@Resolver(() => AssessmentScore)
export class AssessmentScoreResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'At which center (中心).' })
  center(@Root() { center }: AssessmentScore): Center {
    return { code: center };
  }
}

@Resolver(() => AssessmentHonour)
export class AssessmentHonourResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'At which center (中心).' })
  center(@Root() { center }: AssessmentHonour): Center {
    return { code: center };
  }

  @FieldResolver(() => [Assessment], {
    description: 'The strikes that took it, or the most that stand together so far (依据的记录).',
  })
  against(@Root() { rows }: AssessmentHonour): Assessment[] {
    return rows.map(shown);
  }
}

@Resolver()
export class AssessmentResolver {
  @Query(() => AssessmentConnection, {
    description:
      'What was proposed and decided against units and persons of an area (考核台账), the newest event first, N10. A handler sees the own department; what stands against a person is seen by that one and by who assesses. Errors: CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED, PAGE_SIZE, CURSOR_MALFORMED.',
  })
  async assessments(
    @Arg('area', () => ID, { description: 'A center (区域); its whole area counts.' }) area: string,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { defaultValue: 20, description: 'Rows a page, 1 to 200 (每页数量).' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last row seen (起始位置).' })
    after?: string | null,
    @Arg('filter', () => AssessmentFilter, { nullable: true, description: 'What to narrow it to (筛选).' })
    filter?: AssessmentFilter | null,
  ): Promise<AssessmentConnection> {
    const { rows, hasNextPage } = await readAssessments(ctx, area, { first, after: after ?? null }, filter ?? {});
    const edges = rows.map(row => ({ cursor: assessmentCursor(row), node: shown(row) }));
    return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null } };
  }

  @Query(() => Assessment, {
    description: 'One proposal (考核记录). Errors: ASSESSMENT_NOT_FOUND, also for one that you may not see.',
  })
  async assessment(
    @Arg('id', () => ID, { description: 'Which (考核记录编号).' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Assessment> {
    return shown(await readAssessment(ctx, known(id)));
  }

  @Query(() => [AssessmentScore], {
    description:
      'Points by unit and person over some days (考核得分), the fewest first, Q13, LH-60, WL-37. Errors: CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED, FIELD_INVALID.',
  })
  assessmentScores(
    @Arg('area', () => ID, { description: 'A center (区域); its whole area counts.' }) area: string,
    @Arg('from', () => GraphQLLocalDate, { description: 'The first day (起), in Beijing.' }) from: string,
    @Arg('to', () => GraphQLLocalDate, { description: 'The last day (止), a year later at most.' }) to: string,
    @Ctx() ctx: RequestContext,
  ): Promise<AssessmentScore[]> {
    return readScores(ctx, area, from, to);
  }

  @Query(() => [AssessmentHonour], {
    description:
      'The distinctions of a year, of those against whom anything stands (评选资格), LH-48, LH-50: everybody else may be given them. Errors: CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED, FIELD_INVALID.',
  })
  async assessmentHonours(
    @Arg('area', () => ID, { description: 'A center (区域); its whole area counts.' }) area: string,
    @Arg('year', () => Int, { description: 'The year (年度).' }) year: number,
    @Ctx() ctx: RequestContext,
  ): Promise<AssessmentHonour[]> {
    const found = await readHonours(ctx, area, year);
    return found.map(({ against, ...honour }) => ({ ...honour, rows: against }));
  }

  @Query(() => OwnRecordView, {
    description:
      'What you did with orders over some days (本人办理情况), by the ledger of the own center and its branches: for yourself alone. Errors: FIELD_INVALID.',
  })
  ownRecord(
    @Arg('from', () => GraphQLLocalDate, { description: 'The first day (起), in Beijing.' }) from: string,
    @Arg('to', () => GraphQLLocalDate, { description: 'The last day (止), a year later at most.' }) to: string,
    @Ctx() ctx: RequestContext,
  ): Promise<OwnRecordView> {
    return readOwnRecord(ctx, from, to);
  }

  @Mutation(() => Assessment, {
    description:
      'Answer what is proposed (申辩): the unit that is charged, N10. Errors: ASSESSMENT_NOT_FOUND, ASSESSMENT_STATE, NOT_PERMITTED, FIELD_REQUIRED, FIELD_TOO_LONG.',
  })
  async answerAssessment(
    @Arg('id', () => ID, { description: 'Which (考核记录编号).' }) id: string,
    @Arg('answer', { description: 'What there is to say to it (申辩), 2,000 characters at most.' }) answer: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Assessment> {
    return shown(await actOnAssessment(ctx, known(id), 'answer', requiredText('answer', answer)));
  }

  @Mutation(() => Assessment, {
    description:
      'Confirm a proposal (确认), so that it counts: once it was answered, or the days for that are over, LH-60, N10. Errors: ASSESSMENT_NOT_FOUND, ASSESSMENT_STATE, ASSESSMENT_NOT_YET, ASSESSMENT_OWN, NOT_PERMITTED, FIELD_REQUIRED.',
  })
  async confirmAssessment(
    @Arg('id', () => ID, { description: 'Which (考核记录编号).' }) id: string,
    @Arg('reason', { description: 'Why (认定理由); of a strike, why it is of the same kind, Q8.' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Assessment> {
    return shown(await actOnAssessment(ctx, known(id), 'confirm', requiredText('reason', reason)));
  }

  @Mutation(() => Assessment, {
    description:
      'Drop a proposal (撤销), also one that was confirmed by mistake. Errors: ASSESSMENT_NOT_FOUND, ASSESSMENT_STATE, ASSESSMENT_OWN, NOT_PERMITTED, FIELD_REQUIRED.',
  })
  async dropAssessment(
    @Arg('id', () => ID, { description: 'Which (考核记录编号).' }) id: string,
    @Arg('reason', { description: 'Why (撤销理由).' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Assessment> {
    return shown(await actOnAssessment(ctx, known(id), 'drop', requiredText('reason', reason)));
  }

  @Mutation(() => CaseFile, {
    description:
      'Put on the ledger what was found at fault in a case (核实认定问题): LH-46, LH-47, LH-49, LH-51. It takes no points by itself. Errors: CASE_NOT_FOUND, NOT_PERMITTED, WRONG_LEVEL, DEPARTMENT_UNKNOWN, FAULT_LINE, FIELD_REQUIRED, FIELD_TOO_LONG.',
  })
  verifyFault(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('fault', () => FaultKinds, { description: 'What was found (核实的问题).' }) fault: Fault,
    @Arg('note', { description: 'What it is based on (核实情况); no name and no number of who reported.' })
    note: string,
    @Ctx() ctx: RequestContext,
    @Arg('department', () => String, {
      nullable: true,
      description: 'The unit (责任部门); the center itself if left out.',
    })
    department?: string | null,
    @Arg('line', () => Int, {
      nullable: true,
      description: 'The `seq` of the ledger line that shows it (台账行): whoever wrote it is the person meant.',
    })
    line?: number | null,
  ): Promise<CaseFile> {
    return verifyFault(ctx, uid, { fault, note, department: department ?? null, line: line ?? null });
  }
}

/** An id as proposals have it; what is none is no proposal. */
function known(id: string): string {
  if (!UUID.test(id)) throw new DomainError('ASSESSMENT_NOT_FOUND', {}, 'id');
  return id;
}
