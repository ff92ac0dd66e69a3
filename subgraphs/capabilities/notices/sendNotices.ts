import { IsNull, LessThan, LessThanOrEqual } from 'typeorm';
import {
  leavesTheHub,
  type NoticeFault,
  type OutsideChannel,
  type QuietHours,
  sendableAt,
} from '../../../shared/domain/case/notices.ts';
import { maskAddress } from '../../../shared/domain/privacy/maskAddress.ts';
import { log } from '../../../shared/log.ts';
import type { Service } from '../../kit/subgraph.ts';
import { Notice } from '../cases/Notice.ts';
import { noticeWords } from '../cases/noticeWords.ts';
import { ADAPTERS } from './adapters.ts';
import { fileTransport } from './fileTransport.ts';
import type { Transport } from './transport.ts';

/** Notices sent in one go; the next go comes seconds later. */
const BATCH = 500;
const MOST_ATTEMPTS = 10;
const FIRST_RETRY_MS = 60_000;
/** A notice that waited longer for a road says what is no longer so. */
const OF_USE_MS = 7 * 86_400_000;

/**
 * Sends the notices that are due. Where no road is set up they wait. Each is counted before it is handed over and marked
 * after it, so that one whose mark a crash took away is found again by its count, and is not sent twice.
 */
export async function sendNotices(service: Service): Promise<void> {
  if (service.noticesFolder === null) return;
  const transport = fileTransport(service.noticesFolder);
  const due = await service.database.read.find(Notice, {
    where: {
      sentAt: IsNull(),
      notBefore: LessThanOrEqual(service.now().toISOString()),
      attempts: LessThan(MOST_ATTEMPTS),
    },
    order: { notBefore: 'ASC', id: 'ASC' },
    take: BATCH,
  });
  for (const notice of due) if (leavesTheHub(notice.channel)) await send(service, transport, notice, notice.channel);
}

async function send(service: Service, transport: Transport, notice: Notice, channel: OutsideChannel): Promise<void> {
  const now = service.now();
  // it may have waited for a road, or for this process, into the next quiet hours
  const notBefore = sendableAt(now.toISOString(), quietOf(notice), channel);
  if (notBefore > now.toISOString()) return void (await change(service, notice, { notBefore }));
  if (now.getTime() - Date.parse(notice.createdAt) > OF_USE_MS)
    return void (await change(service, notice, { fault: 'expired', attempts: MOST_ATTEMPTS }));
  const tries = notice.attempts + 1;
  if (!(await change(service, notice, { attempts: tries }))) return; // another process was faster
  const claimed = { ...notice, attempts: tries };
  try {
    const to = await addressOf(service, notice.uid, channel);
    if (to === null) return void (await fail(service, claimed, channel, 'noAddress'));
    const words = await noticeWords(service, notice);
    const receipt = await transport.deliver({ id: notice.id, channel, to, ...ADAPTERS[channel](words) }, tries > 1);
    const recipientMasked = maskAddress(channel, to);
    await change(service, claimed, { sentAt: now.toISOString(), receipt, recipientMasked, fault: null });
  } catch (fault) {
    const { code } = fault as { code?: string };
    log.warn({ subgraph: service.name, notice: notice.id, channel, code }, 'a notice could not be sent');
    await fail(service, claimed, channel, 'transportFailed');
  }
}

/** Puts it off, longer each time; after the last try it stays where it is, with its fault. */
function fail(service: Service, notice: Notice, channel: OutsideChannel, fault: NoticeFault): Promise<boolean> {
  const next = new Date(service.now().getTime() + FIRST_RETRY_MS * 2 ** (notice.attempts - 1)).toISOString();
  return change(service, notice, { fault, notBefore: sendableAt(next, quietOf(notice), channel) });
}

/** Changes a notice that nobody has tried to send since it was read; answers whether that was so. */
function change(service: Service, { id, attempts }: Notice, set: Partial<Notice>): Promise<boolean> {
  return service.database.write(async tx => {
    const { affected } = await tx.update(Notice, { id, attempts }, set as never);
    return affected === 1;
  });
}

const quietOf = ({ quiet }: Notice): QuietHours | null =>
  quiet === null ? null : (quiet.split('-') as [string, string]);

/** The reporter’s address, from whichever capability keeps it. */
async function addressOf(service: Service, uid: string, channel: OutsideChannel): Promise<string | null> {
  for (const capability of service.subgraph.capabilities) {
    const address = await capability.addressOf?.(service, uid, channel);
    if (address) return address;
  }
  return null;
}
