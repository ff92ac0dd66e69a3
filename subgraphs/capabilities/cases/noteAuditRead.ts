import type { AuditReadKind } from '../../../shared/domain/audit/records.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { AuditRead } from './AuditRead.ts';

/** What an auditor has looked at. */
interface Look {
  what: AuditReadKind;
  area: string;
  filter: object;
  rows: number;
  mark?: string;
}

/** Writes down that somebody read the record; awaited before the answer leaves, so that without the line there is none. */
export async function noteAuditRead(ctx: RequestContext, { what, area, filter, rows, mark }: Look): Promise<void> {
  const { id: person, role, center } = actorOf(ctx);
  const { database, now } = ctx.service;
  const line = { at: now().toISOString(), person, role, center, area, what, rows, mark: mark ?? null };
  await database.write(tx => tx.insert(AuditRead, { ...line, filter: JSON.stringify(filter) }));
}
