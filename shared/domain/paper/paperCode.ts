import { parseCaseNumber } from '../case/number.ts';
import { DomainError } from '../errors.ts';
import type { PaperKind } from '../forms/fillForm.ts';

/** Which paper of which case lies on the desk. */
export interface PaperRef {
  kind: PaperKind;
  number: string;
  /** Of an assignment sheet: which order; 0 for the others. */
  order: number;
}

const LETTER: Readonly<Record<PaperKind, string>> = { registration: 'D', record: 'J', assignment: 'B' };

/** Without the letters and digits that people confuse. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Two letters over the rest: one that is read wrongly, or two that change places, do not pass. */
export function checkLetters(text: string): string {
  let sum = 1;
  for (const sign of text) sum = (sum * 37 + (sign.codePointAt(0) ?? 0)) % 1021;
  return `${LETTERS[sum >> 5] ?? ''}${LETTERS[sum & 31] ?? ''}`;
}

/** The code on a paper (表单码), N21: `B-331081-20260928-0001-2-7K`. It names the case, opens nothing, and can be typed. */
export function paperCode({ kind, number, order }: PaperRef): string {
  const body = `${LETTER[kind]}-${number}-${order}`;
  return `${body}-${checkLetters(body)}`;
}

/** The paper that a code was printed on. PAPER_CODE for what is none, also for one with a slip in it. */
export function readPaperCode(text: string): PaperRef {
  const code = text.normalize('NFKC').trim().toUpperCase().replace(/\s/g, '');
  const [, letter, number, order, check] = /^([DJB])-(.+)-(\d{1,3})-([0-9A-Z]{2})$/.exec(code) ?? [];
  const kind = (Object.keys(LETTER) as PaperKind[]).find(one => LETTER[one] === letter);
  if (!kind || !number || !order || !parseCaseNumber(number) || checkLetters(`${letter}-${number}-${order}`) !== check)
    throw new DomainError('PAPER_CODE', {}, 'code');
  return { kind, number, order: Number(order) };
}
