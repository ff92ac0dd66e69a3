import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { filesOfReporter } from './findReporter.ts';

@Resolver()
export class ReporterSearchResolver {
  @Query(() => [CaseFile], {
    description:
      'The files of one person in your own area, newest first, 50 at most (反映人的历次办件): who comes again is met with what was done before, SJ-06, LH-22. Exact matches only; with both given, both must fit. For the counter of this level; each search is kept with who, when and the hash of what was sought. Errors: FIELD_REQUIRED, FIELD_INVALID, ID_NUMBER_INVALID, NOT_PERMITTED, WRONG_LEVEL.',
  })
  filesOfReporter(
    @Ctx() ctx: RequestContext,
    @Arg('phone', () => String, { nullable: true, description: 'The telephone, however it is written (联系电话).' })
    phone?: string | null,
    @Arg('idNumber', () => String, { nullable: true, description: 'The number of the identity document (证件号码).' })
    idNumber?: string | null,
  ): Promise<CaseFile[]> {
    return filesOfReporter(ctx, { phone, idNumber });
  }
}
