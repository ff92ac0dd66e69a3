import { IsNull } from 'typeorm';
import { log } from '../../../shared/log.ts';
import type { Service } from '../../kit/subgraph.ts';
import { CaseEntry } from './CaseEntry.ts';
import { CaseFile } from './CaseFile.ts';
import { type ChainHead, headAfter, linkLine, lockHead } from './chain.ts';

const AT_ONCE = 500;

/**
 * Takes the lines of an older release into the chains of their files, in the order of their numbers. Each says so
 * (`chainedAt`, inside its hash): what happened to it before that instant no chain can tell.
 */
export async function chainLater(service: Service): Promise<void> {
  const { database } = service;
  let chained = 0;
  for (;;) {
    const open = await database.read.find(CaseEntry, {
      where: { hash: IsNull() },
      select: { seq: true, uid: true },
      order: { seq: 'ASC' },
      take: AT_ONCE,
    });
    if (open.length === 0) break;
    for (const uid of new Set(open.map(line => line.uid))) chained += await chainFile(service, uid);
  }
  if (chained > 0) log.info({ subgraph: service.name, lines: chained }, 'lines of an older release are chained now');
}

const chainFile = (service: Service, uid: string): Promise<number> =>
  service.database.write(async tx => {
    let head: ChainHead = await lockHead(tx, service, uid);
    const lines = await tx.find(CaseEntry, { where: { uid, hash: IsNull() }, order: { seq: 'ASC' } });
    const chainedAt = service.now().toISOString();
    for (const line of lines) {
      const link = linkLine(service, line, head, chainedAt);
      await tx.update(CaseEntry, { seq: line.seq }, link);
      head = headAfter(link, head.firstHash);
    }
    const { chainLines, firstHash, headHash } = head;
    await tx.update(CaseFile, { uid }, { chainLines, firstHash, headHash });
    return lines.length;
  });
