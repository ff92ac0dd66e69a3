import { DomainError } from '../errors.ts';
import { type AskedAnswer, answeredAtOnce } from './demands.ts';
import * as words from './replyWords.ts';

/**
 * What the gate finds. SJ-30, LH-11: a no has its reason and article. LH-12: and a way on. WL-75: each demand has its
 * answer. The rest is plain language: what says nothing is no answer (N18).
 */
const SEVERITIES = {
  UNANSWERED: 'stop', // WL-75
  TOO_SHORT: 'stop',
  EMPTY_PHRASE: 'stop', // SJ-30
  REPEATS_DEMAND: 'stop',
  BARE_NO: 'stop', // LH-11
  CONTRADICTION: 'stop',
  BASIS_MISSING: 'stop', // SJ-30
  BASIS_VAGUE: 'stop',
  ROUTE_MISSING: 'stop', // LH-12
  ROUTE_VAGUE: 'stop',
  NO_RESULT: 'advise',
  PROMISE: 'advise',
  DONE_AFTER_ALL: 'advise',
  NO_ARTICLE: 'advise',
  JARGON: 'advise',
} as const;

export type ReplyFindingCode = keyof typeof SEVERITIES;
export const REPLY_FINDINGS = Object.keys(SEVERITIES) as ReplyFindingCode[];

/** `stop`: the reply is not sent so. `advise`: a person looks again, and may send it so (the person decides). */
export const FINDING_SEVERITIES = ['stop', 'advise'] as const;
export type FindingSeverity = (typeof FINDING_SEVERITIES)[number];

export const severityOf = (code: ReplyFindingCode): FindingSeverity => SEVERITIES[code];

type ReplyField = 'result' | 'answer' | 'basis' | 'route' | 'reason';

/** Something in a reply that should not go out so. */
export interface ReplyFinding {
  code: ReplyFindingCode;
  severity: FindingSeverity;
  /** Where it stands: the field of the form. */
  field: ReplyField;
  /** The number of the demand; null for what is said of the whole case. */
  no: number | null;
  /** The words it is about; empty where it is about what is missing. */
  words: string;
}

/** A reply as it is written: one result, and an answer to each demand where there are several (WL-75). */
export interface Reply {
  result: string;
  answers: readonly AskedAnswer[];
}

/** A demand, in the words of who asked. */
export interface AskedDemand {
  no: number;
  text: string;
}

const found = (code: ReplyFindingCode, field: ReplyField, no: number | null, at = ''): ReplyFinding => ({
  code,
  severity: SEVERITIES[code],
  field,
  no,
  words: at,
});

const bare = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');

const clausesOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .split(/[,;!?:。、\n\t]+|\.(?!\d)/)
    .map(bare)
    .filter(clause => clause !== '');

const every = (text: string, pattern: RegExp): boolean => clausesOf(text).every(clause => pattern.test(clause));

/** Starts as a result does: who repeats the demand and says that it is done has answered. */
const STARTS_DONE = /^(?:现|均|都|业)?已|^同意|^准予|^经.{0,6}已/;

function repeats(text: string, demand: string): boolean {
  const [said, asked] = [bare(text), bare(demand)];
  if ([...said].length < 4 || STARTS_DONE.test(said)) return false;
  if (asked.includes(said)) return true;
  return (
    said.includes(asked) &&
    [...asked].length >= 4 &&
    /^(?:您|你|关于|反映|要求|申请|的|问题|诉求|希望)*$/.test(said.replace(asked, ''))
  );
}

/** A place at which the text says that it cannot be done, after all that it says was done; undefined where there is none. */
function lastCannot(text: string): string | undefined {
  const plain = text.normalize('NFKC');
  const cannots = [...plain.matchAll(words.CANNOT_BE_DONE)].filter(
    ({ index }) => !words.ONCE.test(plain.slice(0, index)),
  );
  const last = cannots.at(-1);
  const done = [...plain.matchAll(words.DONE_WORDS)].at(-1);
  return last && (!done || done.index < last.index) ? last[0] : undefined;
}

const isExplained = (text: string): boolean =>
  /^["'”’」』]?\s*(?:\(|（|:|：|,?\s*(?:即|也就是|是指|指的是))/.test(text);

/** The first word of the trade that is used and nowhere explained; one that is explained at its first place is known from there. */
function jargonIn(text: string): string | undefined {
  let plain = text.normalize('NFKC');
  for (const term of words.JARGON) {
    const at = plain.indexOf(term);
    if (at < 0) continue;
    if (!isExplained(plain.slice(at + term.length))) return term;
    plain = plain.replaceAll(term, '');
  }
  return undefined;
}

/** “Sorry, no” is no more than no. */
const isBareNo = (text: string): boolean =>
  clausesOf(text).some(clause => words.BARE_NO.test(clause)) &&
  clausesOf(text).every(clause => words.BARE_NO.test(clause) || words.EMPTY_CLAUSE.test(clause));

/** What is wrong with a text whatever it answers: at most one finding, the plainest. */
function emptiness(text: string, field: ReplyField, no: number | null): ReplyFinding[] {
  if ([...bare(text)].length < 2) return [found('TOO_SHORT', field, no, text.trim())];
  if (every(text, words.EMPTY_CLAUSE)) return [found('EMPTY_PHRASE', field, no, text.trim())];
  return [];
}

function doneFindings(text: string, field: ReplyField, no: number): ReplyFinding[] {
  const cannot = lastCannot(text);
  if (cannot !== undefined) return [found('CONTRADICTION', field, no, cannot)];
  const promise = words.IS_DONE.test(text) ? null : words.PROMISE_WORDS.exec(text);
  if (promise) return [found('PROMISE', field, no, promise[0])];
  return words.RESULT_WORDS.test(text) ? [] : [found('NO_RESULT', field, no)];
}

/** Why not, by which article, and where else (SJ-30, LH-11, LH-12). */
function refusalFindings(answer: AskedAnswer, field: ReplyField): ReplyFinding[] {
  const { no, outcome, answer: text } = answer;
  const [basis, route] = [answer.basis?.trim() ?? '', answer.route?.trim() ?? ''];
  const findings: ReplyFinding[] = [];
  if (isBareNo(text)) findings.push(found('BARE_NO', field, no, text.trim()));
  const done = words.DONE_AFTER_ALL.exec(text);
  if (done) findings.push(found('DONE_AFTER_ALL', field, no, done[0]));
  if (outcome === 'EXPLAINED') findings.push(...basisFindings(basis, no));
  return [...findings, ...routeFindings(route, outcome === 'REFERRED' || !words.WAY_IN_TEXT.test(text), no)];
}

/** LH-12: a way on, and one that leads somewhere. */
function routeFindings(route: string, owed: boolean, no: number): ReplyFinding[] {
  if (route === '') return owed ? [found('ROUTE_MISSING', 'route', no)] : [];
  return every(route, words.VAGUE_ROUTE) ? [found('ROUTE_VAGUE', 'route', no, route)] : [];
}

function basisFindings(basis: string, no: number): ReplyFinding[] {
  if (basis === '') return [found('BASIS_MISSING', 'basis', no)];
  if (words.VAGUE_BASIS.test(bare(basis))) return [found('BASIS_VAGUE', 'basis', no, basis)];
  return words.ARTICLE.test(basis) ? [] : [found('NO_ARTICLE', 'basis', no, basis)];
}

function answerFindings(answer: AskedAnswer, field: ReplyField, demand: string): ReplyFinding[] {
  const { no, outcome, answer: text } = answer;
  const isNo = outcome === 'EXPLAINED' || outcome === 'REFERRED';
  const empty = emptiness(text, field, no);
  if (empty.length === 0 && repeats(text, demand)) empty.push(found('REPEATS_DEMAND', field, no, text.trim()));
  const term = jargonIn(text);
  return [
    ...empty,
    ...(isNo ? refusalFindings(answer, field) : empty.length > 0 ? [] : doneFindings(text, field, no)),
    ...(term === undefined ? [] : [found('JARGON', field, no, term)]),
  ];
}

/**
 * What keeps a reply from being sent, or asks for a second look, in the order of the form. It changes nothing and refuses
 * nothing: see `passGate`. One demand that the result itself answers is looked at where the result stands.
 */
export function replyGate(demands: readonly AskedDemand[], reply: Reply): ReplyFinding[] {
  const answers = answeredAtOnce(
    demands.map(({ no }) => no),
    reply,
  );
  const byResult = demands.length === 1 && answers[0]?.answer.trim() === reply.result.trim();
  const allDone = answers.length > 0 && answers.every(({ outcome }) => outcome === 'SOLVED');
  const cannot = allDone ? lastCannot(reply.result) : undefined;
  const ofResult = byResult
    ? []
    : [
        ...emptiness(reply.result, 'result', null),
        ...(cannot === undefined ? [] : [found('CONTRADICTION', 'result', null, cannot)]),
      ];
  const ofDemands = demands.flatMap(({ no, text }) => {
    const answer = answers.find(one => one.no === no);
    if (!answer || answer.answer.trim() === '') return [found('UNANSWERED', 'answer', no)];
    return answerFindings(answer, byResult ? 'result' : 'answer', text);
  });
  return [...ofResult, ...ofDemands];
}

/**
 * What is wrong with a refusal or a referral at the window (SJ-56, LH-11, LH-12): a reason that says nothing, a way that leads
 * nowhere. A reason may be left out where only the way is shown.
 */
export function refusalGate({ reason, route }: { reason: string | null; route: string | null }): ReplyFinding[] {
  const empty = reason === null ? [] : emptiness(reason, 'reason', null);
  const no = reason !== null && empty.length === 0 && isBareNo(reason);
  return [
    ...empty,
    ...(no ? [found('BARE_NO', 'reason', null, reason)] : []),
    ...(route !== null && every(route, words.VAGUE_ROUTE) ? [found('ROUTE_VAGUE', 'route', null, route)] : []),
  ];
}

/** A finding in one word, for programs: `EMPTY_PHRASE:answer:2`. */
const nameOf = ({ code, field, no }: ReplyFinding): string => [code, field, ...(no === null ? [] : [no])].join(':');

function refuse(code: 'REPLY_INCOMPLETE' | 'REPLY_UNCONFIRMED', findings: readonly ReplyFinding[]): never {
  const [first] = findings as [ReplyFinding, ...ReplyFinding[]];
  const codes = [...new Set(findings.map(one => one.code))].join('、');
  const all = findings.map(nameOf).join(' ');
  const no: Record<string, string> = first.no === null ? {} : { no: String(first.no) };
  throw new DomainError(code, { finding: first.code, advice: first.code, findings: all, codes, ...no }, first.field);
}

/**
 * Lets a reply pass, or refuses it: with REPLY_INCOMPLETE while something stops it, with REPLY_UNCONFIRMED while somebody has
 * yet to say that it may go as it is. Answers with what was confirmed, for the ledger; what was confirmed without having
 * been found is left out.
 */
export function passGate(
  findings: readonly ReplyFinding[],
  confirmed: readonly ReplyFindingCode[],
): ReplyFindingCode[] {
  const stops = findings.filter(({ severity }) => severity === 'stop');
  if (stops.length > 0) refuse('REPLY_INCOMPLETE', stops);
  const open = findings.filter(({ code }) => !confirmed.includes(code));
  if (open.length > 0) refuse('REPLY_UNCONFIRMED', open);
  return [...new Set(findings.map(({ code }) => code))];
}
