import { isUnusable } from '../case/text.ts';
import { DomainError, type ErrorCode } from '../errors.ts';
import type { PolicyKey } from '../policy/policy.ts';
import { CASE_FIELDS, type FieldKind, type FormDefinition, type FormField, optionsOf } from './form.ts';

/** What was filled in, by the code of its field. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** The checked content: trimmed, in the order of the form, without what was left empty. */
export type CheckedForm = Record<string, string | string[]>;

/** Where the form stands: the key, the article and the version that a refusal names. */
export interface FormSource {
  key: PolicyKey;
  cite: string;
  pack: string;
}

/** Characters that a field holds where its definition sets no limit of its own. */
const DEFAULT_LENGTH = { longText: 2000, other: 200 } as const;

const PHONE = /^[0-9+()\- ]{5,30}$/;
const NUMBER = /^-?\d+(\.\d+)?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether it is a day of the calendar: 2026-02-30 is none. */
function isDay(text: string): boolean {
  const at = DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

const fieldsOf = ({ pages }: FormDefinition): FormField[] => pages.flatMap(({ fields }) => fields);

/** The fields that a unit added (SJ-63): neither printed by an official form nor kept by the case itself. */
export const extraFields = (form: FormDefinition): FormField[] =>
  fieldsOf(form).filter(({ official, code }) => official === undefined && !CASE_FIELDS.includes(code));

/** Refuses with FIELD_REQUIRED where the form asks for a field of the case that was left empty (SJ-44, SJ-63). */
export function checkRequired(form: FormDefinition, given: Readonly<Record<string, unknown>>): void {
  const empty = fieldsOf(form).find(
    ({ code, required }) => required && code in given && (given[code] === null || given[code] === ''),
  );
  if (empty) throw new DomainError('FIELD_REQUIRED', {}, empty.code);
}

/**
 * The content of a form as it may be kept. Refuses with FORM_FIELD_UNKNOWN, FORM_OPTION_UNKNOWN, FIELD_REQUIRED,
 * FIELD_TOO_LONG or FIELD_INVALID and the code of the field (SJ-39, SJ-63, LH-42, WL-87).
 */
export function checkForm(form: FormDefinition, values: FormValues, cite: FormSource): CheckedForm {
  return checkFields(fieldsOf(form), values, cite);
}

/** The content of the fields that a unit added (SJ-63); the official ones are checked where they are used. */
export function checkExtra(form: FormDefinition, values: FormValues, cite: FormSource): CheckedForm {
  return checkFields(extraFields(form), values, cite);
}

function checkFields(fields: readonly FormField[], values: FormValues, cite: FormSource): CheckedForm {
  const unknown = Object.keys(values).find(code => !fields.some(field => field.code === code));
  if (unknown !== undefined) {
    const known = named(fields);
    throw new DomainError('FORM_FIELD_UNKNOWN', { field: unknown, fields: known }, unknown);
  }
  const checked: CheckedForm = {};
  for (const field of fields) {
    const value = checkField(field, Object.hasOwn(values, field.code) ? values[field.code] : undefined, cite);
    if (value.length > 0) checked[field.code] = value;
    else if (field.required) refuse('FIELD_REQUIRED', field);
  }
  return checked;
}

/** The trimmed value of a field; empty where nothing was filled in. */
function checkField(field: FormField, value: unknown, cite: FormSource): string | string[] {
  if (value === undefined || value === null) return '';
  if (field.kind === 'choices') {
    if (!Array.isArray(value) || !value.every(one => typeof one === 'string')) refuse('FIELD_INVALID', field);
    const ticked = new Set((value as string[]).map(one => one.trim()).filter(one => one !== ''));
    return [...ticked].map(one => checkOption(field, one, cite));
  }
  if (typeof value !== 'string') refuse('FIELD_INVALID', field);
  const text = value.trim();
  if (text === '') return text;
  if (field.kind === 'choice' || field.kind === 'yesNo') return checkOption(field, text, cite);
  checkText(field, text);
  return text;
}

/** What a text must look like where its kind says more than its length; a signature is the name of who signed. */
const LOOKS: Partial<Record<FieldKind, (text: string) => boolean>> = {
  date: isDay,
  phone: text => PHONE.test(text),
  number: text => NUMBER.test(text),
};

function checkText(field: FormField, text: string): void {
  const length = [...text].length;
  const limit = field.maxLength ?? (field.kind === 'longText' ? DEFAULT_LENGTH.longText : DEFAULT_LENGTH.other);
  if (length > limit) refuse('FIELD_TOO_LONG', field, { length: String(length), limit: String(limit) });
  if (isUnusable(text) || LOOKS[field.kind]?.(text) === false) refuse('FIELD_INVALID', field);
}

function checkOption(field: FormField, option: string, { key, cite, pack }: FormSource): string {
  const known = optionsOf(field);
  if (known.some(({ code }) => code === option)) return option;
  return refuse('FORM_OPTION_UNKNOWN', field, { option, options: named(known), key, cite, pack });
}

/** `a（甲）、b（乙）`: codes for programs, labels for people. */
const named = (known: readonly { code: string; label: string }[]): string =>
  known.map(({ code, label }) => `${code}（${label}）`).join('、');

function refuse(code: ErrorCode, field: FormField, params: Readonly<Record<string, string>> = {}): never {
  throw new DomainError(code, params, field.code);
}
