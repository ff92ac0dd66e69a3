import type { CaseAct } from '../case/lifecycle.ts';
import { beijingDay } from '../clock/workdays.ts';
import type { FormDefinition, FormField } from './form.ts';

/** A line of the ledger, as a form reads it. */
export interface PaperLine {
  act: CaseAct;
  at: string;
  actorId: string;
  detail: Readonly<Record<string, string>>;
}

/** What a form is filled from: the case as it stands, and what was done with it. */
export interface PaperSource {
  number: string;
  item: string | null;
  demand: string;
  causes: readonly string[];
  ownerId: string;
  matterClass: string | null;
  dueOn: string;
  /** Masked; empty where nobody gave a name. */
  reporterName: string;
  reporterPhone: string;
  reporterIdNumber?: string;
  /** Oldest first. */
  lines: readonly PaperLine[];
  /** What was filled into fields that the unit added, by code (SJ-63). */
  extra: Readonly<Record<string, string | readonly string[]>>;
  /** The order that the sheet goes with; 0 for a form of the case. */
  order: number;
  /** The last day of that order. */
  orderDueOn: string | null;
}

/** The words for acts and levels of rating, in the language of the paper. */
export interface PaperWords {
  act(act: CaseAct): string;
  rating(level: string): string;
  yes: string;
  no: string;
  signed: string;
}

/** One field of a filled form; `value` is empty where there is nothing to say yet. */
export interface FilledField {
  code: string;
  label: string;
  page: number;
  value: string;
  /** The rule that prints it, as SJ-40; null for a field that a unit added. */
  official: string | null;
}

/** The official papers of a case (登记表 / 申请单, 记录表 / 台账, 交办单 / 工单), and where the policy has their form. */
export const PAPERS = {
  registration: 'form.registration',
  record: 'form.record',
  assignment: 'form.assignment',
} as const;
export type PaperKind = keyof typeof PAPERS;

/** A paper as it stands filled. */
export interface FilledPaper {
  /** What it is filled by. */
  form: FormDefinition;
  title: string;
  /** Who fills each page, in order. */
  pages: string[];
  fields: FilledField[];
  /** Of the disclosure under which the reporter is printed in full; null where masked (N12). */
  mark: string | null;
}

const on = (line: PaperLine | undefined): string => (line ? beijingDay(new Date(line.at)) : '');

const lastOf = (lines: readonly PaperLine[], ...acts: readonly CaseAct[]): PaperLine | undefined =>
  lines.filter(({ act }) => acts.includes(act)).at(-1);

const firstOf = (lines: readonly PaperLine[], ...acts: readonly CaseAct[]): PaperLine | undefined =>
  lines.find(({ act }) => acts.includes(act));

/** Lines that speak of one order: its number stands in them. */
const ofOrder = ({ lines, order }: PaperSource): PaperLine[] =>
  lines.filter(({ detail }) => (detail.order ?? '').split('、').includes(String(order)));

type Reader = (source: PaperSource, words: PaperWords) => string;

const departments: Reader = ({ lines }) =>
  [
    ...new Set(
      lines.flatMap(({ act, detail }) =>
        act === 'assign' || act === 'arbitrate' ? [detail.department, detail.departments] : [],
      ),
    ),
  ]
    .filter(Boolean)
    .join('、');

/** The course in one text: day, act, and what was written that matters (SJ-61, LH-42, WL-88). */
const course: Reader = ({ lines }, words) =>
  lines
    .filter(({ act }) => act !== 'hearStep')
    .map(line => {
      const { department, reason, reply, result, decision, note } = line.detail;
      const said = [department, reply ?? result ?? decision ?? reason ?? note].filter(Boolean).join('：');
      return `${on(line)} ${words.act(line.act)}${said ? `（${said}）` : ''}`;
    })
    .join('；');

const result: Reader = ({ lines }) => lastOf(lines, 'complete', 'resolveOnSpot', 'answer')?.detail.result ?? '';

const signature =
  (signer: string): Reader =>
  (source, { signed }) => {
    const line = ofOrder(source).find(({ act, detail }) => act === 'signOrder' && detail.signer === signer);
    return line ? `${signed} ${on(line)}` : '';
  };

/** How each field that a form may print is read from a case (SJ-40…61, LH-42, WL-88, WL-90…98). */
const READERS: Readonly<Record<string, Reader>> = {
  serialNumber: ({ number }) => number,
  reporterName: ({ reporterName }) => reporterName,
  reporterPhone: ({ reporterPhone }) => reporterPhone,
  reporterIdNumber: ({ reporterIdNumber = '' }) => reporterIdNumber,
  registeredOn: ({ lines }) => on(firstOf(lines, 'register')),
  recordedOn: ({ lines }) => on(firstOf(lines, 'register')),
  window: ({ lines }) => firstOf(lines, 'register')?.detail.window ?? '',
  item: ({ item }) => item ?? '',
  otherCause: ({ lines }) => firstOf(lines, 'register')?.detail.otherCause ?? '',
  demand: ({ demand }) => demand,
  situation: ({ demand }) => demand,
  matterClass: ({ matterClass }) => matterClass ?? '',
  registrar: ({ lines }) => firstOf(lines, 'register')?.actorId ?? '',
  firstReceiver: ({ ownerId }) => ownerId,
  handler: ({ lines }) => lastOf(lines, 'assign')?.detail.responsible ?? '',
  accepted: ({ lines }, words) => {
    const line = lastOf(lines, 'accept', 'refuse', 'refer');
    return line ? words.act(line.act) : '';
  },
  acceptReason: ({ lines }) => lastOf(lines, 'accept', 'refuse', 'refer')?.detail.reason ?? '',
  acceptedOn: ({ lines }) => on(firstOf(lines, 'accept')),
  completedOn: ({ lines }) => on(lastOf(lines, 'complete', 'resolveOnSpot')),
  departments,
  hasFeedback: ({ lines }, { yes, no }) => (lastOf(lines, 'giveFeedback', 'resolveOnSpot') ? yes : no),
  feedbackOn: ({ lines }) => on(lastOf(lines, 'giveFeedback', 'resolveOnSpot')),
  process: course,
  acceptanceProcess: course,
  result: source => (source.order > 0 ? replyOf(source) : result(source, NO_WORDS)),
  ratingOpinion: ({ lines }, words) => {
    const level = lastOf(lines, 'rate')?.detail.level;
    return level ? words.rating(level) : '';
  },
  praise: ({ lines }, words) => {
    const level = lastOf(lines, 'rate')?.detail.level;
    return level ? words.rating(level) : '';
  },
  orderNumber: ({ number, order }) => (order > 0 ? `${number}-${order}` : ''),
  assignedOn: source => on(ofOrder(source).find(({ act }) => act === 'assign' || act === 'arbitrate')),
  department: source => ofOrder(source)[0]?.detail.department ?? '',
  receivedOn: source => on(ofOrder(source).find(({ act }) => act === 'receiveOrder')),
  dueOn: ({ orderDueOn }) => orderDueOn ?? '',
  responsiblePerson: source => ofOrder(source)[0]?.detail.responsible ?? '',
  task: source => ofOrder(source)[0]?.detail.instruction ?? ofOrder(source)[0]?.detail.ruling ?? source.demand,
  completion: source => replyOf(source),
  repliedOn: source => on(ofOrder(source).find(({ act }) => act === 'replyOrder')),
  extensionReason: ({ lines }) => lastOf(lines, 'extend')?.detail.reason ?? '',
  extendedDueOn: ({ lines }) => lastOf(lines, 'extend')?.detail.until ?? '',
  leaderSignature: signature('leader'),
  responsibleSignature: signature('responsible'),
  applicantSignature: signature('applicant'),
  applicantOpinion: ({ lines }, words) => {
    const level = lastOf(lines, 'rate')?.detail.level;
    return level ? words.rating(level) : '';
  },
};

const NO_WORDS: PaperWords = { act: act => act, rating: level => level, yes: '', no: '', signed: '' };

function replyOf(source: PaperSource): string {
  return ofOrder(source).find(({ act }) => act === 'replyOrder')?.detail.reply ?? '';
}

/** Ticked options by their printed words; a choice that the form does not print is shown as it is kept. */
const printed = ({ kind, options = [] }: FormField, codes: readonly string[], { yes, no }: PaperWords): string => {
  const words = kind === 'yesNo' ? [...options, { code: 'yes', label: yes }, { code: 'no', label: no }] : options;
  return codes.map(code => words.find(option => option.code === code)?.label ?? code).join('、');
};

/**
 * A form as it stands filled for a case: every field in the order in which it is printed, official ones from the case and its
 * ledger, added ones from what was filled in (SJ-39, SJ-63, LH-42, WL-87, WL-89).
 */
export function fillForm(form: FormDefinition, source: PaperSource, words: PaperWords): FilledField[] {
  return form.pages.flatMap(({ fields }, page) =>
    fields.map(field => {
      const { code, label, official = null } = field;
      return { code, label, page: page + 1, official, value: valueOfField(field, source, words) };
    }),
  );
}

function valueOfField(field: FormField, source: PaperSource, words: PaperWords): string {
  if (field.code === 'causes') return printed(field, source.causes, words);
  const reader = READERS[field.code];
  if (reader) return reader(source, words);
  const filled = source.extra[field.code];
  return filled === undefined ? '' : printed(field, [filled].flat(), words);
}
