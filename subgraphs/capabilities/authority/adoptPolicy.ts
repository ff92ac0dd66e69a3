import { requiredText } from '../../../shared/domain/case/text.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { actOnCase } from '../cases/actOnCase.ts';
import type { CaseFile } from '../cases/CaseFile.ts';
import { policyAt } from '../policy/policyAt.ts';

/**
 * Moves an open case to the rules that hold at its center today, on record and with a reason (N5): the only way in which a
 * case leaves the version it was registered under. Clocks that run are not touched; the citizen’s date does not move.
 */
export function adoptPolicy(ctx: RequestContext, uid: string, text: string): Promise<CaseFile> {
  const reason = requiredText('reason', text);
  return actOnCase(ctx, {
    uid,
    act: 'adoptPolicy',
    alongside: async (_tx, file, { at, policy }) => {
      const next = policyAt(ctx.service, file.center, beijingDay(at));
      if (next.chain === policy.chain)
        throw new DomainError('ACT_NOT_ALLOWED', { act: 'adoptPolicy', state: file.state });
      return { set: { policy: next.chain }, detail: { reason, before: policy.chain, after: next.chain } };
    },
  });
}
