import { type EntityManager, LessThan } from 'typeorm';
import type { Forgotten, Purge, Service } from '../../kit/subgraph.ts';
import { AuditRead } from '../cases/AuditRead.ts';

/** Deletes old lines of who read the record. */
export async function purgeReads(tx: EntityManager, _service: Service, { before }: Purge): Promise<Forgotten> {
  const { affected } = await tx.delete(AuditRead, { at: LessThan(before) });
  return { auditReads: affected ?? 0 };
}
