import { smsNumber } from '../../../shared/domain/case/notices.ts';
import type { NoticeChannel } from '../../../shared/domain/policy/policy.ts';
import type { Service } from '../../kit/subgraph.ts';
import { reporterOf } from './reporterOf.ts';

/**
 * Where the reporter of a case can be reached on a road; null where he left nothing for it. Asked at the moment a notice
 * leaves: the number goes to the carrier and nowhere else.
 */
export async function addressOf(
  service: Pick<Service, 'database' | 'vault'>,
  uid: string,
  channel: NoticeChannel,
): Promise<string | null> {
  if (channel !== 'sms') return null; // a reporter leaves a telephone, and nothing else
  const reporter = await reporterOf(service, uid);
  return reporter && smsNumber(reporter.phone);
}
