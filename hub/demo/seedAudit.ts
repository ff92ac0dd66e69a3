import { LessThan } from 'typeorm';
import type { RoleName } from '../../shared/domain/access/roles.ts';
import { beijingDay } from '../../shared/domain/clock/workdays.ts';
import type { DisclosurePurpose } from '../../shared/domain/privacy/disclosure.ts';
import { CaseFile } from '../../subgraphs/capabilities/cases/CaseFile.ts';
import { exportFiles } from '../../subgraphs/capabilities/disclosure/exportFiles.ts';
import { mayReveal, reporterOf, revealReporter } from '../../subgraphs/capabilities/disclosure/reveal.ts';
import { filesOfReporter } from '../../subgraphs/capabilities/intake/findReporter.ts';
import { contextFor } from '../../subgraphs/kit/context.ts';
import type { RequestContext, Service } from '../../subgraphs/kit/subgraph.ts';
import type { Services } from './driver.ts';

const CENTER = '340882';
const DAY = 86_400_000;
const LOOKS = 3;

/** Numbers that nobody has: somebody goes through them, and registers nothing. */
const SOUGHT = ['19900000001', '19900000002', '19900000003', '19900000004', '19900000005'];

/** Something for the auditor to read: looks by day and one at night, an export, and searches that led to nothing. */
export async function seedAudit(services: Services, stopAt: (at: Date) => void, now: Date): Promise<void> {
  const county = services.get('county');
  if (!county?.tree.has(CENTER)) return;
  const yesterday = beijingDay(new Date(now.getTime() - DAY));
  const at = (time: string) => stopAt(new Date(`${yesterday}T${time}:00+08:00`));
  const as = (role: RoleName): RequestContext =>
    contextFor(county, { id: `demo-${role}@${CENTER}`, role, center: CENTER, expiresAt: Number.MAX_SAFE_INTEGER });
  const seen = await filesToSee(county, as('registrar'), new Date(`${yesterday}T00:00:00+08:00`));
  const look = (role: RoleName, file: CaseFile | undefined, purpose: DisclosurePurpose, note: string) =>
    file && revealReporter(as(role), file.uid, purpose, note);

  at('09:12');
  await look('registrar', seen[0], 'contact', '电话通知补正材料');
  for (const [i, phone] of SOUGHT.entries()) {
    at(`10:0${i}`);
    await filesOfReporter(as('coordinator'), { phone });
  }
  at('11:20');
  await look('registrar', seen[1], 'verify', '核对身份信息');
  at('16:45');
  await exportFiles(as('supervision-section'), CENTER, { first: 5_000, after: null }, { open: true });
  at('22:41');
  await look('supervision-section', seen[2], 'supervise', '核查办理情况');
}

/** Files of the window whose reporter can be looked at, and to which nothing has happened since. */
async function filesToSee(county: Service, ctx: RequestContext, since: Date): Promise<CaseFile[]> {
  const files = await county.database.read.find(CaseFile, {
    where: { center: CENTER, origin: CENTER, updatedAt: LessThan(since.toISOString()) },
    order: { updatedAt: 'DESC' },
    take: 50,
  });
  const found: CaseFile[] = [];
  for (const file of files)
    if (found.length < LOOKS && (await reporterOf(county, file.uid)) && (await mayReveal(ctx, file))) found.push(file);
  return found;
}
