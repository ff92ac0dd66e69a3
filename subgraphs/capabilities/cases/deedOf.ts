import type { CaseAct } from '../../../shared/domain/case/lifecycle.ts';
import type { DeedWords, RequestContext } from '../../kit/subgraph.ts';
import type { Act } from './actOnCase.ts';

/**
 * An act of another capability, for a commit of one’s own: what that one would do, with what was written. Levels that have
 * the one capability have the other, which its `needs` say.
 */
export function deedOf(ctx: RequestContext, act: CaseAct, uid: string, words: DeedWords): Act {
  const deed = ctx.service.subgraph.capabilities.map(({ deeds }) => deeds?.[act]).find(known => known !== undefined);
  if (!deed) throw new Error(`no capability of this level lets others have ${act} done`);
  return deed(ctx, uid, words) as Act;
}
