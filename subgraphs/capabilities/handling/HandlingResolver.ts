import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { requiredText } from '../../../shared/domain/case/text.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { actOnCase } from '../cases/actOnCase.ts';
import { CaseFile } from '../cases/CaseFile.ts';

@Resolver(() => CaseFile)
export class HandlingResolver {
  @Mutation(() => CaseFile, { description: 'Give the case to a department (交办), SJ-16, LH-29.' })
  assignCase(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('department', { description: 'The department that handles it (承办部门).' }) department: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    return actOnCase(ctx, uid, 'assign', { department: requiredText('department', department) });
  }

  @Mutation(() => CaseFile, {
    description: 'Record the result and finish (办结), SJ-17. Only the window that first took the case: AH-28, LH-09.',
  })
  completeCase(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('result', { description: 'The result as the citizen is told it (办理结果).' }) result: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    return actOnCase(ctx, uid, 'complete', { result: requiredText('result', result) });
  }
}
