import { DomainError } from '../errors.ts';

/** The longest text a field may hold, in characters as people count them. */
export const TEXT_LIMITS = {
  title: 100,
  demand: 2000,
  item: 100,
  otherCause: 200,
  reporterName: 50,
  reporterPhone: 30,
  reporterIdNumber: 30,
  window: 40,
  requestId: 64,
  reason: 1000,
  route: 1000,
  department: 100,
  departmentName: 100,
  result: 2000,
  tried: 1000,
  question: 1000,
  authorityWanted: 500,
  decision: 2000,
  instruction: 1000,
  answer: 2000,
  basis: 300,
  cause: 500,
  note: 1000,
  viewName: 40,
  unit: 100,
  person: 50,
  opinion: 1000,
  reply: 2000,
  material: 200,
  outcome: 16,
  ruling: 1000,
  code: 24,
  sourceRef: 60,
  text: 300,
  /** What lists are searched for. */
  search: 100,
  article: 300,
  problem: 1000,
  obstacle: 1000,
  solution: 2000,
  effect: 500,
  minutes: 4000,
  content: 4000,
  requirement: 2000,
  words: 200,
  meetingName: 100,
  body: 100,
} as const;

export type TextField = keyof typeof TEXT_LIMITS;

/** Control characters and lone surrogates have no place on a form; marks that turn the writing direction can fake a text. */
export const isUnusable = (text: string): boolean =>
  // eslint-disable-next-line no-control-regex -- refusing control characters is what it is for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u.test(text);

/** The trimmed text of a field that must not be empty. Refuses with FIELD_REQUIRED or FIELD_TOO_LONG and the field's name. */
export function requiredText(field: TextField, text: string | null | undefined): string {
  const trimmed = optionalText(field, text);
  if (!trimmed) throw new DomainError('FIELD_REQUIRED', {}, field);
  return trimmed;
}

/** The trimmed text of a field that may be left out; null when it is. */
export function optionalText(field: TextField, text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  const length = [...trimmed].length;
  const limit = TEXT_LIMITS[field];
  if (length > limit) throw new DomainError('FIELD_TOO_LONG', { length: String(length), limit: String(limit) }, field);
  if (isUnusable(trimmed)) throw new DomainError('FIELD_INVALID', {}, field);
  return trimmed === '' ? null : trimmed;
}
