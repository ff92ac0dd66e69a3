import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { CAUSES, type Cause } from '../../../shared/domain/case/causes.ts';
import { mayAct } from '../../../shared/domain/case/decide.ts';
import { BIRTHS } from '../../../shared/domain/case/lifecycle.ts';
import { formatCaseNumber } from '../../../shared/domain/case/number.ts';
import { optionalText, requiredText } from '../../../shared/domain/case/text.ts';
import { deadline } from '../../../shared/domain/clock/deadline.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { isKeyTaken } from '../../kit/database.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { CaseSerial } from '../cases/CaseSerial.ts';
import { open } from '../cases/record.ts';
import { Reporter } from './Reporter.ts';

/** What a registration form holds (登记表, SJ-40…51). */
export interface Registration {
  center?: string | null;
  title: string;
  demand?: string | null;
  item?: string | null;
  causes: readonly Cause[];
  otherCause?: string | null;
  reporterName?: string | null;
  reporterPhone?: string | null;
  window?: string | null;
  requestId?: string | null;
  generated?: boolean;
}

/** Puts a matter on record (登记): number, deadline, first ledger line and the reporter in one commit. */
export async function registerCase(ctx: RequestContext, form: Registration): Promise<CaseFile> {
  const actor = actorOf(ctx);
  const { service } = ctx;
  const center = form.center ?? actor.center;
  workingCenter(ctx, center);
  mayAct('register', actor, center, service.tree);
  const checked = check(form);
  const requestKey = checked.requestId === null ? null : `${center}/${checked.requestId}`;
  try {
    const file = await service.database.write(async tx => {
      const known = requestKey === null ? null : await tx.findOneBy(CaseFile, { requestKey });
      if (known) return known;
      const now = service.now();
      const opened = await open(
        tx,
        await newFile(tx, ctx, { ...checked, center, requestKey, generated: form.generated ?? false }, now),
        { act: 'register', by: actor, detail: detailOf(checked) },
        now,
      );
      if (checked.reporterName !== null || checked.reporterPhone !== null)
        await tx.insert(Reporter, {
          uid: opened.uid,
          name: checked.reporterName ?? '',
          phone: checked.reporterPhone ?? '',
        });
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
function workingCenter({ service: { tree, name: level } }: RequestContext, code: string): void {
  const center = tree.get(code) as ReturnType<typeof tree.get> & { successor?: string | null };
  if (!center) throw new DomainError('CENTER_UNKNOWN', { center: code }, 'center');
  if (center.level !== level) throw new DomainError('WRONG_LEVEL', { own: center.level, level });
  if (center.validTo !== null)
    throw new DomainError('CENTER_RETIRED', { center: center.name, successor: center.successor ?? '' }, 'center');
}

function check(form: Registration) {
  const causes = [...new Set(form.causes)];
  if (causes.length === 0) throw new DomainError('FIELD_REQUIRED', {}, 'causes'); // SJ-50
  if (causes.some(cause => !CAUSES.includes(cause))) throw new DomainError('FIELD_INVALID', {}, 'causes');
  const title = requiredText('title', form.title);
  return {
    title,
    demand: optionalText('demand', form.demand) ?? title,
    item: optionalText('item', form.item),
    causes,
    // "other" is a cause only when it is named (SJ-49)
    otherCause: causes.includes('other')
      ? requiredText('otherCause', form.otherCause)
      : optionalText('otherCause', form.otherCause),
    reporterName: optionalText('reporterName', form.reporterName),
    reporterPhone: phone(form.reporterPhone),
    window: optionalText('window', form.window),
    requestId: optionalText('requestId', form.requestId),
  };
}

function phone(text: string | null | undefined): string | null {
  const given = optionalText('reporterPhone', text);
  if (given !== null && !/^[0-9+()\- ]{5,30}$/.test(given)) throw new DomainError('FIELD_INVALID', {}, 'reporterPhone');
  return given;
}

const detailOf = ({ window, otherCause }: ReturnType<typeof check>): Record<string, string> => ({
  ...(window === null ? {} : { window }),
  ...(otherCause === null ? {} : { otherCause }),
});

async function newFile(
  tx: EntityManager,
  { service }: RequestContext,
  form: ReturnType<typeof check> & Pick<CaseFile, 'center' | 'requestKey' | 'generated'>,
  now: Date,
): Promise<CaseFile> {
  const today = beijingDay(now);
  const { dueOn, provisional } = deadline(today, service.policy.resultWorkdays, service.calendar);
  const { title, demand, item, causes, center, requestKey, generated } = form;
  const at = now.toISOString();
  return Object.assign(new CaseFile(), {
    uid: randomUUID(),
    number: await nextNumber(tx, service.database.lockRow, center, today.replaceAll('-', '')),
    title,
    demand,
    item,
    causes,
    state: BIRTHS.register,
    center,
    origin: center,
    raised: null,
    raisedTo: null,
    asked: null,
    askedBy: null,
    registeredAt: at,
    openedAt: at,
    updatedAt: at,
    dueOn,
    dueProvisional: provisional,
    generated,
    requestKey,
  });
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
