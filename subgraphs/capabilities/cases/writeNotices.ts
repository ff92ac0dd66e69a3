import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import {
  leavesTheHub,
  NOTICE_PARAMS,
  type NoticeDue,
  type NoticeParam,
  noticesOf,
  sendableAt,
} from '../../../shared/domain/case/notices.ts';
import { type NoticeChannel, type NoticeEvent, type Policy, valueOf } from '../../../shared/domain/policy/policy.ts';
import type { Service } from '../../kit/subgraph.ts';
import type { CaseFile } from './CaseFile.ts';
import { Notice } from './Notice.ts';

/** The file that is told of, and the roads on which its reporter can be reached. */
export type NoticeFile = Pick<CaseFile, 'uid' | 'center' | 'origin' | 'number'> & {
  reachable: readonly NoticeChannel[];
};

const LONGEST_PARAM = 100;

/**
 * Writes the notices of an event into the caller’s transaction, so that whoever must know is told of exactly what was
 * committed (LH-32, LH-33). Only the window that took the case speaks to its reporter (AH-28); a level above tells its own
 * people. Of `params` nothing is taken that NOTICE_PARAMS does not name.
 */
export async function writeNotices(
  tx: EntityManager,
  service: Pick<Service, 'now'>,
  file: NoticeFile,
  { event, params }: { event: NoticeEvent; params: Readonly<Record<string, string | undefined>> },
  policy: Policy,
): Promise<void> {
  const own = file.center === file.origin && event !== 'contacted'; // a message goes on the road that its writer chose
  const due = noticesOf(event, policy, file).filter(({ party }) => party !== 'reporter' || own);
  if (due.length === 0) return;
  const at = service.now().toISOString();
  const words = wordsOf({ ...params, number: file.number });
  await tx.insert(
    Notice,
    due.map(one => ({ ...rowOf(one, file, policy, at), event, params: words })),
  );
}

/**
 * Writes a message to the reporter (N12): on the road that was chosen, and into the hub, where the reporter reads it with
 * number and code. Quiet hours hold as for every notice. The notice names the line of the ledger where the text stands: there it
 * is encrypted, and there it is erased.
 */
export async function writeMessage(
  tx: EntityManager,
  service: Pick<Service, 'now'>,
  file: NoticeFile,
  { line, channel }: { line: number; channel: NoticeChannel },
  policy: Policy,
): Promise<void> {
  const at = service.now().toISOString();
  const roads = [...new Set<NoticeChannel>(['inApp', channel])];
  await tx.insert(
    Notice,
    roads.map(road => ({
      ...rowOf({ party: 'reporter', channel: road }, file, policy, at),
      event: 'contacted' as const,
      params: { number: file.number, line: String(line) },
    })),
  );
}

const wordsOf = (params: Readonly<Record<string, string | undefined>>): Partial<Record<NoticeParam, string>> =>
  Object.fromEntries(
    NOTICE_PARAMS.flatMap(name => (params[name] ? [[name, params[name].slice(0, LONGEST_PARAM)]] : [])),
  );

function rowOf({ party, channel }: NoticeDue, { uid, center }: NoticeFile, policy: Policy, at: string) {
  const quiet = leavesTheHub(channel) ? valueOf(policy, 'notify.quietHours') : null;
  return {
    id: randomUUID(),
    uid,
    party,
    channel,
    box: party === 'reporter' ? uid : center,
    quiet: quiet?.join('-') ?? null,
    createdAt: at,
    notBefore: sendableAt(at, quiet, channel),
    sentAt: leavesTheHub(channel) ? null : at,
    readAt: null,
    attempts: 0,
    fault: null,
    receipt: null,
    recipientMasked: null,
  };
}
