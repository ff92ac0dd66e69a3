import { requiredText } from '../../../shared/domain/case/text.ts';
import { channelsFrom, leavesTheHub } from '../../../shared/domain/case/notices.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { type NoticeChannel, valueOf } from '../../../shared/domain/policy/policy.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { actOnCase } from '../cases/actOnCase.ts';
import type { CaseFile } from '../cases/CaseFile.ts';
import { writeMessage } from '../cases/writeNotices.ts';

/**
 * Writes to the reporter without seeing the number (N12): the message waits in the outbox of notices, and the road asks for
 * the address only when it leaves. What was written stands encrypted on the ledger, until the reporter is forgotten.
 */
export function contactReporter(
  ctx: RequestContext,
  uid: string,
  words: string,
  channel: NoticeChannel,
): Promise<CaseFile> {
  const text = requiredText('text', words);
  if (!leavesTheHub(channel)) throw new DomainError('FIELD_INVALID', {}, 'channel');
  return actOnCase(ctx, {
    uid,
    act: 'contact',
    detail: { text, road: channel },
    alongside: async (tx, file, { policy }) => {
      const reachable = channelsFrom(file.reachable);
      if (!reachable.includes(channel) || !valueOf(policy, 'notify.channels').includes(channel))
        throw new DomainError('REPORTER_UNREACHABLE', {}, 'channel');
      const line = file.chainLines + 1; // the one that this act writes, under the lock that it holds
      await writeMessage(tx, ctx.service, { ...file, reachable }, { line, channel }, policy);
    },
  });
}
