import { type EntityManager, In, MoreThan } from 'typeorm';
import type { Cause } from '../../../shared/domain/case/causes.ts';
import { requiredText, TEXT_LIMITS } from '../../../shared/domain/case/text.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { valueOf } from '../../../shared/domain/policy/policy.ts';
import { withoutNumbers } from '../../../shared/domain/privacy/withoutNumbers.ts';
import { translate } from '../../../shared/i18n/translate.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import { provinceAt } from '../../kit/vault/sealedTable.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { whyDue } from '../cases/citizenRead.ts';
import { receiptCode } from '../cases/receiptCode.ts';
import { policyAt, policyOfFile } from '../policy/policyAt.ts';
import { checkedPhone } from './checkReporter.ts';
import type { MatterReceipt, MatterOffer } from './ReportTypes.ts';
import { Reporter } from './Reporter.ts';
import { putOnRecord, type ReporterKind, workingCenter } from './registerCase.ts';
import { HASHED } from './sealReporter.ts';

/** What somebody reports without an account (我要反映). */
export interface Report {
  center: string;
  demand: string;
  item?: string | null;
  causes: readonly Cause[];
  otherCause?: string | null;
  visits?: number | null;
  sourceRef?: string | null;
  reporterKind?: ReporterKind | null;
  reporterName: string;
  reporterPhone: string;
  reporterIdNumber?: string | null;
  forRelative?: boolean | null;
  requestId: string;
}

/** What stands on the form for the window that took it. */
const NET = '网上';

/** The fields of the official form that a report has; the others a clerk fills in. */
const ASKED = ['item', 'reporterIdNumber', 'sourceRef'];

/** What a center asks of whoever reports without an account: whether it does at all, and what its form cannot do without. */
export function matterOffer({ service }: RequestContext, center: string): MatterOffer {
  workingCenter(service, center);
  const policy = policyAt(service, center, beijingDay(service.now()));
  const fields = valueOf(policy, 'form.registration').pages.flatMap(page => page.fields);
  return {
    online: valueOf(policy, 'intake.channels').includes('online'),
    required: fields.flatMap(({ code, required }) => (required && ASKED.includes(code) ? [code] : [])),
  };
}

/** How many matters one telephone reports in a day: who has more is better heard at a window. */
export const REPORTS_A_DAY = 5;
const DAY_MS = 86_400_000;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Puts on record what somebody reports in plain words and without an account (WL-12, WL-62). It is a registration like any
 * other, by the rules of the center: nobody decides first whether it may be one. Who takes it up becomes its first receiver
 * (LH-08). The receipt is for whoever has the id of the request, which nobody else can guess.
 */
export async function reportMatter({ service }: RequestContext, report: Report): Promise<MatterReceipt> {
  const { center, requestId, forRelative } = report;
  workingCenter(service, center);
  if (!UUID.test(requestId)) throw new DomainError('FIELD_INVALID', {}, 'requestId');
  const demand = requiredText('demand', report.demand);
  requiredText('reporterName', report.reporterName);
  const phone = checkedPhone(requiredText('reporterPhone', report.reporterPhone), 'reporterPhone') ?? '';
  const form = { ...report, demand, title: titleOf(report), channel: 'online', window: NET } as const;
  const file = await putOnRecord(service, form, {
    center,
    by: { id: 'reporter', role: 'citizen', center },
    ownerId: '',
    // apart from the requests of clerks: what one of them calls a request is no secret
    requestKey: `${center}/public/${requestId}`,
    before: (tx, now) => checkNotTooMany(tx, service, { center, phone, now }),
    detail: forRelative ? { proxy: 'relative' } : {},
  });
  const { number, title, registeredAt, dueOn, dueProvisional } = file;
  return {
    ...{ number, title, dueOn, dueProvisional },
    registeredAt: new Date(registeredAt),
    code: receiptCode(service, file.uid),
    center: service.tree.get(center)?.name ?? center,
    dueWhy: await whyDue(service, file),
    fileLimits: valueOf(policyOfFile(service, file), 'attachment.limits'),
  };
}

/**
 * What it is about, in one line, out of what was ticked and not of what was told: titles stand in lists, and travel upward with
 * a case, and people write their names and numbers into what they tell.
 */
export function titleOf({ item, causes }: Pick<Report, 'item' | 'causes'>): string {
  const about = withoutNumbers(item?.trim() || '网上反映');
  const letters = [...`${about}：${causes.map(cause => translate(`cause.${cause}`, 'zh-CN')).join('、')}`];
  return letters.length <= TEXT_LIMITS.title
    ? letters.join('')
    : `${letters.slice(0, TEXT_LIMITS.title - 1).join('')}…`;
}

async function checkNotTooMany(
  tx: EntityManager,
  service: Service,
  { center, phone, now }: { center: string; phone: string; now: Date },
): Promise<void> {
  const hashes = service.vault.hashes(provinceAt(service, center), ...HASHED.phone(phone));
  const since = new Date(now.getTime() - DAY_MS).toISOString();
  const held = await tx.find(Reporter, { where: { phoneHash: In(hashes) }, select: { uid: true } });
  const count =
    held.length === 0
      ? 0
      : await tx.countBy(CaseFile, {
          uid: In(held.map(({ uid }) => uid)),
          channel: 'online',
          registeredAt: MoreThan(since),
        });
  if (count >= REPORTS_A_DAY)
    throw new DomainError('TOO_MANY_REPORTS', { limit: String(REPORTS_A_DAY) }, 'reporterPhone');
}
