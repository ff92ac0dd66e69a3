import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { placeOf } from '../../../shared/domain/access/duty.ts';
import { CAUSES, type Cause } from '../../../shared/domain/case/causes.ts';
import { type Actor, mayAct } from '../../../shared/domain/case/decide.ts';
import { BIRTHS } from '../../../shared/domain/case/lifecycle.ts';
import { smsNumber } from '../../../shared/domain/case/notices.ts';
import { formatCaseNumber } from '../../../shared/domain/case/number.ts';
import { optionalText, requiredText } from '../../../shared/domain/case/text.ts';
import { checkClass, checkOffered } from '../../../shared/domain/case/triage.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { checkExtra, checkRequired, extraFields } from '../../../shared/domain/forms/checkForm.ts';
import { type Channel, type Policy, type RecordKind, valueOf } from '../../../shared/domain/policy/policy.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import { isKeyTaken } from '../../kit/database.ts';
import { blankFile, CaseFile } from '../cases/CaseFile.ts';
import { CaseSerial } from '../cases/CaseSerial.ts';
import { Demand } from '../cases/Demand.ts';
import { open } from '../cases/record.ts';
import { policyAt } from '../policy/policyAt.ts';
import { againAt } from './earlierMatters.ts';
import { checkedIdNumber, checkedPhone } from './checkReporter.ts';
import { FormValues } from './FormValues.ts';
import { Reporter } from './Reporter.ts';
import { type Filled, sealerAt, sealFilled, sealReporter } from './sealReporter.ts';

/** At which point of the normal way a matter got stuck (SJ-05). */
export const STUCK_STAGES = ['accept', 'approve', 'finish'] as const;
export type StuckStage = (typeof STUCK_STAGES)[number];

/** Who reports (反映人类型). */
export const REPORTER_KINDS = ['citizen', 'enterprise'] as const;
export type ReporterKind = (typeof REPORTER_KINDS)[number];

/** What a registration form holds (登记表, SJ-40…51). */
export interface Registration {
  center?: string | null;
  kind?: RecordKind | null;
  channel?: Channel | null;
  title: string;
  demand?: string | null;
  demands?: readonly string[] | null;
  item?: string | null;
  causes: readonly Cause[];
  otherCause?: string | null;
  class?: string | null;
  visits?: number | null;
  sourceRef?: string | null;
  stuckStage?: StuckStage | null;
  reporterKind?: ReporterKind | null;
  reporterName?: string | null;
  reporterPhone?: string | null;
  reporterIdNumber?: string | null;
  window?: string | null;
  extra?: readonly { code: string; values: readonly string[] }[] | null;
  requestId?: string | null;
  generated?: boolean;
}

/** Puts a matter on record (登记): number, clocks, first ledger line and the reporter in one commit. */
export async function registerCase(ctx: RequestContext, form: Registration): Promise<CaseFile> {
  const actor = actorOf(ctx);
  const { service } = ctx;
  const center = form.center ?? actor.center;
  workingCenter(service, center);
  mayAct('register', actor, { center }, service.tree);
  const requestId = optionalText('requestId', form.requestId);
  return putOnRecord(service, form, {
    center,
    by: actor,
    ownerId: placeOf(actor),
    requestKey: requestId === null ? null : `${center}/${requestId}`,
  });
}

/** Who puts a matter on record, and where. */
interface Birth {
  center: string;
  by: Actor;
  /** The first receiver (首接负责人, LH-08); empty until somebody takes it on. */
  ownerId: string;
  /** The same key twice is one case. */
  requestKey: string | null;
  /** What is asked in the commit before anything is written, and may refuse. */
  before?: (tx: EntityManager, now: Date) => Promise<void>;
  detail?: Readonly<Record<string, string>>;
}

/** The work of a registration, whoever may do it. */
export async function putOnRecord(
  service: Service,
  form: Registration,
  { center, by, ownerId, requestKey, before, detail = {} }: Birth,
): Promise<CaseFile> {
  const now = service.now();
  const policy = policyAt(service, center, beijingDay(now));
  const checked = check(form, policy);
  try {
    const file = await service.database.write(async tx => {
      const known = requestKey === null ? null : await tx.findOneBy(CaseFile, { requestKey });
      if (known) return known;
      await before?.(tx, now);
      const own = { center, requestKey, ownerId, policy: policy.chain, generated: form.generated ?? false };
      const file = await newFile(tx, service, { ...checked, ...own }, now);
      const again = await againAt(tx, service, { ...checked, center }, now);
      const deed = { act: 'register', by, detail: { ...detailOf(checked), ...detail }, again } as const;
      const opened = await open(tx, service, file, deed);
      await keepParts(tx, service, opened, checked);
      return opened;
    });
    service.relay.ring();
    return file;
  } catch (fault) {
    // the same request came twice at once: the first one's case is the answer to both
    const known =
      requestKey !== null && isKeyTaken(fault) && (await service.database.read.findOneBy(CaseFile, { requestKey }));
    if (known) return known;
    throw fault;
  }
}

/** The window must be one of this level, or its case would stand where nobody of that center looks. */
export function workingCenter({ tree, name: level }: Service, code: string): void {
  const center = tree.get(code) as ReturnType<typeof tree.get> & { successor?: string | null };
  if (!center) throw new DomainError('CENTER_UNKNOWN', { center: code }, 'center');
  if (center.level !== level) throw new DomainError('WRONG_LEVEL', { own: center.level, level });
  if (center.validTo !== null)
    throw new DomainError('CENTER_RETIRED', { center: center.name, successor: center.successor ?? '' }, 'center');
}

/** A question or a suggestion need not say why something could not get done (AH-13, SJ-22). */
function checkCauses(kind: RecordKind, given: readonly Cause[]): Cause[] {
  const causes = [...new Set(given)];
  if (causes.length === 0 && (kind === 'case' || kind === 'conductComplaint'))
    throw new DomainError('FIELD_REQUIRED', {}, 'causes'); // SJ-50
  if (causes.some(cause => !CAUSES.includes(cause))) throw new DomainError('FIELD_INVALID', {}, 'causes');
  return causes;
}

function checkKind(form: Registration, policy: Policy) {
  const kind = form.kind ?? 'case';
  const channel = form.channel ?? 'window';
  checkOffered(policy, channel, kind);
  const classCode = optionalText('code', form.class);
  if (classCode !== null) checkClass(policy, classCode);
  return { kind, channel, classCode };
}

/** Several demands as one text: where one ends with its own stop, it has no second. */
const inOneText = (demands: readonly string[]): string => demands.join('；').replace(/[。；;]；/g, '；');

function check(form: Registration, policy: Policy) {
  const sort = checkKind(form, policy);
  const causes = checkCauses(sort.kind, form.causes);
  const title = requiredText('title', form.title);
  const demands = (form.demands ?? []).map(text => requiredText('demand', text));
  const checked = {
    ...sort,
    title,
    demand: optionalText('demand', form.demand) ?? (inOneText(demands) || title),
    demands,
    item: optionalText('item', form.item),
    causes,
    // "other" is a cause only when it is named (SJ-49)
    otherCause: causes.includes('other')
      ? requiredText('otherCause', form.otherCause)
      : optionalText('otherCause', form.otherCause),
    visits: visits(form.visits),
    sourceRef: optionalText('sourceRef', form.sourceRef),
    stuckStage: form.stuckStage ?? null,
    reporterKind: form.reporterKind ?? 'citizen',
    reporterName: optionalText('reporterName', form.reporterName),
    reporterPhone: checkedPhone(optionalText('reporterPhone', form.reporterPhone), 'reporterPhone'),
    reporterIdNumber: checkedIdNumber(optionalText('reporterIdNumber', form.reporterIdNumber), 'reporterIdNumber'),
    window: optionalText('window', form.window),
    extra: extra(form, policy),
  };
  const { item, window, reporterName, reporterPhone, reporterIdNumber, sourceRef } = checked;
  // what the form of the center asks for (SJ-44, SJ-63); of a question or a suggestion nothing more than its words
  if (causes.length > 0)
    checkRequired(valueOf(policy, 'form.registration'), {
      ...{ item, window, reporterName, reporterPhone, reporterIdNumber, sourceRef },
    });
  return checked;
}

/** SJ-06: how often the reporter has come in vain. */
function visits(count: number | null | undefined): number | null {
  if (count === null || count === undefined) return null;
  if (!Number.isInteger(count) || count < 0 || count > 99) throw new DomainError('FIELD_INVALID', {}, 'visits');
  return count;
}

/** Encrypted, and at four bytes a character, all added fields together fit into a text column of a server: 65,535 bytes. */
const LONGEST_FILLED = 12_000;

/** The fields that the unit has added to the official form (SJ-63). One tick of a choice of many is a list of one. */
function extra({ extra: given }: Registration, policy: Policy): Filled {
  const { value: form, cite, pack } = policy.terms['form.registration'];
  const many = new Set(extraFields(form).flatMap(({ code, kind }) => (kind === 'choices' ? [code] : [])));
  const values: Filled = Object.fromEntries(
    (given ?? []).map(({ code, values: all }) => [code, many.has(code) || all.length > 1 ? [...all] : (all[0] ?? '')]),
  );
  const checked = checkExtra(form, values, { key: 'form.registration', cite, pack });
  const length = [...JSON.stringify(checked)].length;
  if (length > LONGEST_FILLED)
    throw new DomainError('FIELD_TOO_LONG', { length: String(length), limit: String(LONGEST_FILLED) }, 'extra');
  return checked;
}

type Checked = ReturnType<typeof check>;

/** What the first ledger line says. No name and no telephone: those stand in a table of their own. */
function detailOf({ window, otherCause, visits: times, sourceRef, stuckStage, reporterKind, classCode }: Checked) {
  const all = {
    window,
    otherCause,
    sourceRef,
    stuckStage,
    reporterKind: reporterKind === 'citizen' ? null : reporterKind,
    visits: times === null ? null : String(times),
    class: classCode,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) as Record<string, string>;
}

async function keepParts(tx: EntityManager, service: Service, file: CaseFile, checked: Checked): Promise<void> {
  const { uid, center } = file;
  const { demands, demand, extra: values } = checked;
  await keepReporter(tx, service, file, checked);
  const texts = demands.length > 0 ? demands : [demand];
  const unanswered = { outcome: null, answer: null, basis: null, route: null };
  await tx.insert(
    Demand,
    texts.map((text, i) => ({ uid, no: i + 1, text, ...unanswered })),
  );
  const form = 'form.registration';
  if (Object.keys(values).length > 0)
    await tx.insert(FormValues, { uid, form, ...sealFilled({ uid, form }, values, sealerAt(service, center, false)) });
}

/** Who reported, sealed under the keys of the province. */
async function keepReporter(
  tx: EntityManager,
  service: Service,
  { uid, center }: CaseFile,
  { reporterKind: kind, reporterName: name, reporterPhone: phone, reporterIdNumber: idNumber }: Checked,
): Promise<void> {
  if (name === null && phone === null && idNumber === null) return;
  const plain = { name: name ?? '', phone: phone ?? '', idNumber };
  await tx.insert(Reporter, { uid, kind, ...sealReporter(uid, plain, sealerAt(service, center, true)) });
}

/** A mobile telephone takes text messages; another number does not. */
const roadsTo = (phone: string | null): string => (phone !== null && smsNumber(phone) !== null ? 'sms' : '');

async function newFile(
  tx: EntityManager,
  service: Service,
  form: Checked & Pick<CaseFile, 'center' | 'requestKey' | 'generated' | 'ownerId' | 'policy'>,
  now: Date,
): Promise<CaseFile> {
  const today = beijingDay(now);
  const { title, demand, item, causes, center, requestKey, generated, kind, channel, classCode, ownerId, policy } =
    form;
  const at = now.toISOString();
  return Object.assign(new CaseFile(), {
    ...blankFile(),
    ...{ title, demand, item, causes, center, requestKey, generated, kind, channel, classCode, ownerId, policy },
    uid: randomUUID(),
    number: await nextNumber(tx, service.database.lockRow, center, today.replaceAll('-', '')),
    state: BIRTHS.register,
    origin: center,
    registeredAt: at,
    openedAt: at,
    updatedAt: at,
    // set by the citizen's clock in the same commit
    dueOn: today,
    dueProvisional: false,
    done: ['register'],
    reachable: roadsTo(form.reporterPhone),
  } satisfies Partial<CaseFile>);
}

async function nextNumber(tx: EntityManager, lock: object, center: string, day: string): Promise<string> {
  const take = () => tx.findOne(CaseSerial, { where: { center, day }, ...lock });
  let counter = await take();
  if (!counter) {
    try {
      await tx.insert(CaseSerial, { center, day, last: 0 });
    } catch (fault) {
      if (!isKeyTaken(fault)) throw fault; // another window of the center was first today
    }
    counter = await take();
  }
  const serial = (counter?.last ?? 0) + 1;
  await tx.update(CaseSerial, { center, day }, { last: serial });
  return formatCaseNumber({ center, day, serial });
}
