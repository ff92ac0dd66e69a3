import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { extendCase } from './extendCase.ts';

@Resolver(() => CaseFile)
export class ClocksResolver {
  @Mutation(() => CaseFile, {
    description:
      'Extend the time (延期), LH-33, LH-34: one new limit, up to the cap, as often as the rules allow; citizen, window and supervision section are told. Errors: EXTENSION_NOT_FORESEEN, EXTENSION_USED, EXTENSION_BEYOND_CAP, CALENDAR_UNPUBLISHED, FIELD_REQUIRED, FIELD_INVALID.',
  })
  extendCase(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('reason', { description: 'Why more time is needed (延期理由).' }) reason: string,
    @Ctx() ctx: RequestContext,
    @Arg('workdays', () => Int, { nullable: true, description: 'So many working days more (延长工作日); or `until`.' })
    workdays?: number | null,
    @Arg('until', () => GraphQLLocalDate, { nullable: true, description: 'The new last day (延至); or `workdays`.' })
    until?: string | null,
  ): Promise<CaseFile> {
    return extendCase(ctx, uid, { reason, workdays: workdays ?? null, until: until ?? null });
  }
}
