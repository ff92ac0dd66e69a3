import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { FindingAct, VisitAct } from '../../../shared/domain/visit/visit.ts';
import { actorOf, loaderOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { Case } from '../cases/Case.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { Center } from '../directory/Center.ts';
import { actsOfFinding, actsOfVisit, mayKnowVisit, mayRecord } from './mayInspect.ts';
import { findingsOf, findingsOfCases, returnsOfCases } from './readVisits.ts';
import type { ReturnVisitRow } from './ReturnVisitRow.ts';
import type { FindingRow, VisitRow } from './VisitRow.ts';
import { FindingActs, ReturnVisit, Visit, VisitActs, VisitFinding } from './VisitTypes.ts';

const shownFinding = (finding: FindingRow, visitRow: VisitRow): VisitFinding => ({
  ...finding,
  finding,
  visitRow,
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
    return ((await loader.load(row.id)) ?? []).map(finding => shownFinding(finding, row));
  }

  @FieldResolver(() => [VisitActs], {
    description: 'What you may do to it, here and now (可执行的操作). Draw buttons from it.',
  })
  acts(@Root() { row }: Visit, @Ctx() ctx: RequestContext): VisitAct[] {
    return actsOfVisit(actorOf(ctx), row, ctx.service);
  }
}

@Resolver(() => VisitFinding)
export class VisitFindingResolver {
  @FieldResolver(() => Case, { nullable: true, description: 'The case in which it shows (所涉办件); null for none.' })
  case(@Root() { finding: { uid } }: VisitFinding): Case | null {
    return uid === null ? null : { uid };
  }

  @FieldResolver(() => [FindingActs], {
    description: 'What you may do about it, here and now (可执行的操作). Draw buttons from it.',
  })
  acts(@Root() { finding, visitRow }: VisitFinding, @Ctx() ctx: RequestContext): FindingAct[] {
    return actsOfFinding(actorOf(ctx), visitRow, finding, ctx.service);
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

  @FieldResolver(() => Boolean, {
    description: 'Whether you may write down what is said (可否登记): of one that was not made yet.',
  })
  mayRecord(@Root() { row }: ReturnVisit, @Ctx() ctx: RequestContext): boolean {
    return mayRecord(actorOf(ctx), row, ctx.service);
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
      .map(({ finding, visit }) => shownFinding(finding, visit));
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
