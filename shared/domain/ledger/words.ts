import type { CaseAct } from '../case/lifecycle.ts';

/**
 * The words of the ledger that were written to the reporter, by the reporter, or about the person: by act, the field they stand
 * in. They are forgotten with the reporter (个人信息保护法第四十七条). What an office decided and answered for, with its reasons, is the
 * record of the case and stays. docs/ledger.md has the table with the reason of each.
 */
export const WORDS = {
  contact: 'text', // N12: what staff wrote to the reporter
  giveFeedback: 'note', // AH-29: how the reporter was told, and what was said
  object: 'reason', // SJ-19: in the reporter's words
  withdraw: 'reason', // in the reporter's words
  logAction: 'note', // AH-02, SH-12, LH-37: help, home visits, return visits
  checkRemotely: 'note', // SH-17: what was looked up about the person
  resume: 'note', // SH-19: what came, and from whom
  supplement: 'note', // SH-19: in the reporter's words
} as const satisfies Partial<Record<CaseAct, string>>;

/** Texts by the name of their field. */
export type Texts = Readonly<Record<string, string>>;

/** In which field of a line the words stand; for the echo of another level's act, those of that act. */
export function wordsField(act: string, detail: Texts): string | undefined {
  const done = act === 'hearStep' ? (detail.step ?? '') : act;
  return Object.hasOwn(WORDS, done) ? WORDS[done as keyof typeof WORDS] : undefined;
}

/** What a line says for good, and the words that can be erased; null where it has none. */
export function splitWords(act: string, detail: Texts): { detail: Texts; words: Texts | null } {
  const field = wordsField(act, detail);
  const text = field === undefined ? undefined : detail[field];
  if (field === undefined || text === undefined) return { detail, words: null };
  const { [field]: _text, ...kept } = detail;
  return { detail: kept, words: { [field]: text } };
}

/** The numbers of lines, as the line of the erasure and the deletion ledger name them: 3、5、9. */
export const nameLines = (nos: readonly number[]): string => nos.join('、');

/** Reads them again. */
export const namedLines = (text: string | null | undefined): number[] =>
  (text ?? '').split('、').filter(Boolean).map(Number);
