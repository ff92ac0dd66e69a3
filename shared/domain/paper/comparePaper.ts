import type { FilledField } from '../forms/fillForm.ts';

/** How a field that was typed back stands to what the hub has. */
export const FIELD_FINDINGS = ['same', 'different', 'missing', 'added', 'masked', 'unknown'] as const;
export type FieldFinding = (typeof FIELD_FINDINGS)[number];

export interface ComparedField {
  code: string;
  label: string;
  /** What the hub prints there now. */
  kept: string;
  typed: string;
  finding: FieldFinding;
}

/**
 * A text as two people write the same: full width or half, whatever spaces, line ends or ticks. Everything else is a
 * difference, a comma too.
 */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[☑✓√■□]/g, '');

/**
 * A paper that was filled in or signed by hand and typed back, against what the hub would print now, field by field, in the
 * order of the form (N21). Nothing is written: who typed it looks at the differences, and acts on the case as always. What the
 * hub shows masked is not compared: to confirm a guess would tell who it is (N12).
 */
export function comparePaper(
  kept: readonly FilledField[],
  typed: readonly { code: string; value: string }[],
  masked: readonly string[] = [],
): ComparedField[] {
  const given = new Map(typed.map(({ code, value }) => [code, value]));
  const known = kept.map(({ code, label, value }): ComparedField => {
    const text = given.get(code) ?? '';
    return {
      code,
      label,
      kept: value,
      typed: text,
      finding: masked.includes(code) ? 'masked' : findingOf(plain(value), plain(text)),
    };
  });
  const codes = new Set(kept.map(({ code }) => code));
  const strangers = typed
    .filter(({ code }) => !codes.has(code))
    .map(({ code, value }): ComparedField => ({ code, label: code, kept: '', typed: value, finding: 'unknown' }));
  return [...known, ...strangers];
}

function findingOf(kept: string, typed: string): FieldFinding {
  if (kept === typed) return 'same';
  if (kept === '') return 'added';
  return typed === '' ? 'missing' : 'different';
}
