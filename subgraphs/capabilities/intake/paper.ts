import { classOf, valueOf } from '../../../shared/domain/policy/policy.ts';
import {
  type FilledPaper,
  fillForm,
  type PaperKind,
  PAPERS,
  type PaperWords,
} from '../../../shared/domain/forms/fillForm.ts';
import { isTextKey } from '../../../shared/i18n/phrase.ts';
import { translate } from '../../../shared/i18n/translate.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import type { CaseFile } from '../cases/CaseFile.ts';
import { openDisclosureOf } from '../cases/openDisclosure.ts';
import { clocksOf, entriesOf, fileOf } from '../cases/readFiles.ts';
import { mayReadPart } from '../cases/readPart.ts';
import { textsOf } from '../cases/readWords.ts';
import { policyOfFile } from '../policy/policyAt.ts';
import { shownFields } from './extraFields.ts';
import { maskedReporterOf } from './maskedReporter.ts';
import { reporterOf } from './reporterOf.ts';

const say = (key: string) => (isTextKey(key) ? translate(key, 'zh-CN') : key);

const WORDS: PaperWords = {
  act: act => say(`act.${act}`),
  rating: level => say(`ratingLevel.${level}`),
  yes: '是',
  no: '否',
  signed: '已签字',
};

/**
 * Fills a paper of a case, with the reporter masked as everywhere, or in full and with its mark while this person has a
 * disclosure open (N12). `order` names the order of an assignment sheet.
 */
export async function paperOf(
  ctx: RequestContext,
  file: CaseFile,
  kind: PaperKind,
  order: number,
): Promise<FilledPaper> {
  const policy = policyOfFile(ctx.service, file);
  const form = valueOf(policy, PAPERS[kind]);
  const { mark, reporter } = await printedReporter(ctx, file);
  const clock = (await clocksOf(ctx, file.uid)).find(one => one.kind === 'reply' && one.no === order);
  const { number, item, demand, causes, ownerId, dueOn } = file;
  const source = {
    ...{ number, item, demand, causes, ownerId, dueOn, order },
    matterClass: classOf(policy, file.classCode)?.name ?? null,
    reporterName: reporter?.name ?? '',
    reporterPhone: reporter?.phone ?? '',
    reporterIdNumber: reporter?.idNumber ?? '',
    lines: mayReadPart(ctx, file, 'entries') ? await linesOf(ctx, file.uid) : [],
    extra: await shownFields(ctx, file),
    orderDueOn: clock?.dueOn ?? null,
  };
  const pages = form.pages.map(({ by }) => by);
  return { form, title: form.title, pages, fields: fillForm(form, source, WORDS), mark };
}

/** The same, of a case that is named; null for one of which this person may not read the papers. */
export async function paperOfCase(
  ctx: RequestContext,
  uid: string,
  kind: PaperKind,
  order: number,
): Promise<FilledPaper | null> {
  const file = await fileOf(ctx, uid);
  return file && paperOf(ctx, file, kind, order);
}

/** The reporter as this person’s papers print him (N12). */
async function printedReporter(ctx: RequestContext, file: CaseFile) {
  const disclosure = await openDisclosureOf(ctx, file.uid);
  const reporter = disclosure ? await reporterOf(ctx.service, file.uid) : await maskedReporterOf(ctx, file);
  return { mark: disclosure?.mark ?? null, reporter };
}

/** The lines of the ledger with what was written in them, as far as it stands. */
const linesOf = async (ctx: RequestContext, uid: string) =>
  Promise.all(
    (await entriesOf(ctx, uid)).map(async line => ({ ...line, detail: { ...(await textsOf(ctx, line)).texts } })),
  );
