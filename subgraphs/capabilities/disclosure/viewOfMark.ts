import type { EntityManager } from 'typeorm';
import { AuditRead } from '../cases/AuditRead.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { Disclosure } from '../cases/Disclosure.ts';
import { FileExport } from './FileExport.ts';
import type { MarkedView } from './MarkedView.ts';

/** The tables that a mark is looked up in. */
export const MARKED = [FileExport, Disclosure, AuditRead, CaseFile];

/** The view that a mark belongs to, and the center whose data were looked at; null where this level knows none. */
export async function viewOfMark(db: EntityManager, mark: string): Promise<(MarkedView & { of: string }) | null> {
  const exported = (await db.findOneBy(FileExport, { mark })) ?? (await db.findOneBy(AuditRead, { mark }));
  if (exported) return { ...exported, mark, of: exported.area, number: null, purpose: null, note: null, until: null };
  const disclosed = await db.findOneBy(Disclosure, { mark });
  const file = disclosed && (await db.findOneBy(CaseFile, { uid: disclosed.uid }));
  return file && { ...disclosed, of: file.center, number: file.number, area: null, filter: null, rows: null };
}
