import { IsNull } from 'typeorm';
import { auditedSince } from '../../../shared/domain/privacy/retention.ts';
import type { Service } from '../../kit/subgraph.ts';
import { Deletion } from './Deletion.ts';
import { LegalHold } from './LegalHold.ts';

/**
 * Deletes records of who did and saw what that are older than the months set for them, except those about cases that somebody
 * holds; a line on the deletion ledger says how many of what. The ledgers of cases are no such records: they stay.
 */
export async function purgeAudit(service: Service): Promise<void> {
  const { auditMonths, database, now, subgraph } = service;
  const before = auditedSince(now(), auditMonths);
  await database.write(async tx => {
    const held = (await tx.findBy(LegalHold, { liftedAt: IsNull() })).map(({ uid }) => uid);
    const counts: Record<string, number> = {};
    for (const { purge } of subgraph.capabilities) Object.assign(counts, await purge?.(tx, service, { before, held }));
    if (Object.values(counts).every(count => count === 0)) return;
    const rule = `HUB_AUDIT_MONTHS=${auditMonths}`;
    await tx.insert(Deletion, { at: now().toISOString(), uid: null, center: null, counts, erasedLines: null, rule });
  });
}
