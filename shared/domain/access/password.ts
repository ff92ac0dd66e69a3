import type { ErrorCode } from '../errors.ts';

export const PASSWORD_LENGTH = { min: 12, max: 128 } as const;

/** What a password must not be made of: whole words that attackers try first, with or without figures around them. */
const TRIED_FIRST = [
  'password',
  'passw0rd',
  'administrator',
  'qwertyuiop',
  'asdfghjkl',
  'iloveyou',
  'letmein',
  'woaini',
];
const FEWEST_DIFFERENT = 5;
/** So much of a password must be left when the words that are tried first are taken out of it. */
const LEFT_OVER = 8;

/**
 * Why a password will not do; undefined for one that will. Length counts most (NIST SP 800-63B, OWASP): no classes of
 * characters are asked for. Lengths are in characters.
 */
export function passwordFault(password: string, owner: { id: string; name: string }): ErrorCode | undefined {
  const text = password.normalize('NFKC').toLowerCase();
  const letters = [...text];
  if (letters.length < PASSWORD_LENGTH.min || letters.length > PASSWORD_LENGTH.max) return 'PASSWORD_LENGTH';
  const own = [owner.id, owner.name].map(word => word.normalize('NFKC').toLowerCase().replace(/\s/gu, ''));
  if (own.some(word => [...word].length > 1 && text.includes(word))) return 'PASSWORD_NAMES_OWNER';
  if (new Set(letters).size < FEWEST_DIFFERENT || isRow(letters)) return 'PASSWORD_GUESSABLE';
  const left = TRIED_FIRST.reduce((rest, word) => rest.replaceAll(word, ''), text);
  return left !== text && [...left].length < LEFT_OVER ? 'PASSWORD_GUESSABLE' : undefined;
}

/** 123456789012, abcdefghijkl, and the same backwards: nearly every character is the neighbour of the one before. */
function isRow(letters: readonly string[]): boolean {
  const steps = letters.slice(1).map((letter, i) => (letter.codePointAt(0) ?? 0) - (letters[i]?.codePointAt(0) ?? 0));
  const neighbours = steps.filter(step => Math.abs(step) === 1 || step === 0 || Math.abs(step) === 9).length;
  return neighbours >= steps.length - 1;
}
