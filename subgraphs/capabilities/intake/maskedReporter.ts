import { In } from 'typeorm';
import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import { maskName, maskPhone } from '../../../shared/domain/privacy/mask.ts';
import { actorOf, loaderOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import type { CaseFile } from '../cases/CaseFile.ts';
import { Reporter } from './Reporter.ts';

export interface MaskedReporter {
  name: string;
  phone: string;
}

/** The reporter of a case, masked, for people of the level that took it; null for everybody else. */
export async function maskedReporterOf(ctx: RequestContext, { uid, center }: CaseFile): Promise<MaskedReporter | null> {
  const actor = actorOf(ctx);
  const { tree, database, name: level } = ctx.service;
  if (tree.get(actor.center)?.level !== level || !covers(tree, actor.center, center)) return null;
  const loader = loaderOf<Reporter>(ctx, 'reporters', async uids => {
    const reporters = await database.read.findBy(Reporter, { uid: In([...uids]) });
    return new Map(reporters.map(reporter => [reporter.uid, reporter]));
  });
  const reporter = await loader.load(uid);
  return reporter ? { name: maskName(reporter.name), phone: maskPhone(reporter.phone) } : null;
}
