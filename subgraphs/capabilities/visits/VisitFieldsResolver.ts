import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { actorOf, loaderOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { Case } from '../cases/Case.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { Center } from '../directory/Center.ts';
import { mayKnowVisit } from './mayInspect.ts';
import { findingsOf, findingsOfCases, returnsOfCases } from './readVisits.ts';
import type { ReturnVisitRow } from './ReturnVisitRow.ts';
import type { FindingRow, VisitRow } from './VisitRow.ts';
import { ReturnVisit, Visit, VisitFinding } from './VisitTypes.ts';

const shownFinding = (finding: FindingRow): VisitFinding => ({
  ...finding,
  finding,
  id: `${finding.visit}-${finding.no}`,
});

@Resolver(() => Visit)
export class VisitResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'Which center is looked at (受检中心).' })
  target(@Root() { row }: Visit): Center {
    return { code: row.target };
  }

  @FieldResolver(() => Center, { nullable: true, description: 'Who ordered it (安排单位).' })
  byCenter(@Root() { row }: Visit): Center {
    return { code: row.byCenter };
  }

  @FieldResolver(() => [VisitFinding], { description: 'What was found (发现的问题).' })
  async findings(@Root() { row }: Visit, @Ctx() ctx: RequestContext): Promise<VisitFinding[]> {
    const loader = loaderOf<FindingRow[]>(ctx, 'findings', ids => findingsOf(ctx.service.database.read, ids));
    return ((await loader.load(row.id)) ?? []).map(shownFinding);
  }
}

@Resolver(() => VisitFinding)
export class VisitFindingResolver {
  @FieldResolver(() => Case, { nullable: true, description: 'The case in which it shows (所涉办件); null for none.' })
  case(@Root() { finding: { uid } }: VisitFinding): Case | null {
    return uid === null ? null : { uid };
  }
}

@Resolver(() => ReturnVisit)
export class ReturnVisitResolver {
  @FieldResolver(() => Case, { nullable: true, description: 'The case (办件).' })
  case(@Root() { row }: ReturnVisit): Case {
    return { uid: row.uid };
  }

  @FieldResolver(() => Center, { nullable: true, description: 'Whose case it is (中心).' })
  center(@Root() { row }: ReturnVisit): Center {
    return { code: row.center };
  }
}

@Resolver(() => CaseFile)
export class VisitsOfCaseResolver {
  @FieldResolver(() => [VisitFinding], {
    description: 'What visits found in this case, as far as you may know of them (检查发现).',
  })
  async findings(@Root() { uid }: CaseFile, @Ctx() ctx: RequestContext): Promise<VisitFinding[]> {
    const actor = actorOf(ctx);
    const found = await loaderOf<{ finding: FindingRow; visit: VisitRow }[]>(ctx, 'findingsOfCases', async uids => {
      const all = await findingsOfCases(ctx.service.database.read, uids);
      return new Map(uids.map(one => [one, all.filter(({ finding }) => finding.uid === one)]));
    }).load(uid);
    return (found ?? [])
      .filter(({ visit }) => mayKnowVisit(actor, visit, ctx.service))
      .map(({ finding }) => shownFinding(finding));
  }

  @FieldResolver(() => [ReturnVisit], {
    description: 'When somebody was asked again about this case, the latest first (回访记录).',
  })
  async returnVisits(@Root() { uid }: CaseFile, @Ctx() ctx: RequestContext): Promise<ReturnVisit[]> {
    const rows = await loaderOf<ReturnVisitRow[]>(ctx, 'returnsOfCases', async uids => {
      const all = await returnsOfCases(ctx.service.database.read, uids);
      return new Map(uids.map(one => [one, all.filter(row => row.uid === one)]));
    }).load(uid);
    return (rows ?? []).map(row => ({ ...row, row }));
  }
}
