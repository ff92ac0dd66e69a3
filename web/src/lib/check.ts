import { optionalText, requiredText, type TextField } from '../../../shared/domain/case/text.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { Language } from '../../../shared/i18n/languages.ts';
import { phraseIn } from '../i18n/text.ts';

/** What is said at a field: what is wrong, and what to do about it. `label`: what the field is called here, if not as usual. */
export function refusalText(refusal: DomainError, language: Language, label = refusal.field): string {
  const params = { ...refusal.params, ...(label === undefined ? {} : { field: label }) };
  return phraseIn(language, `error.${refusal.code}`, params);
}

const refused = (refusal: DomainError, language: Language, label?: string) =>
  Promise.reject(new Error(refusalText(refusal, language, label)));

/** A rule of shared/domain, asked before anything is sent; null when it is content. */
export function refusalOf(check: () => unknown): DomainError | null {
  try {
    check();
    return null;
  } catch (refusal) {
    if (refusal instanceof DomainError) return refusal;
    throw refusal;
  }
}

/** The server's own rule for a text field, as a rule of an antd form. */
export const textRule = (field: TextField, required: boolean, language: Language, label?: string) => ({
  required,
  validator: (_rule: unknown, text: string | undefined) => {
    const refusal = refusalOf(() => (required ? requiredText(field, text) : optionalText(field, text)));
    return refusal ? refused(refusal, language, label) : Promise.resolve();
  },
});

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/** Something has to be chosen or filled in. */
export const needRule = (required: boolean, language: Language, label: string) => ({
  required,
  validator: (_rule: unknown, value: unknown) =>
    required && isEmpty(value) ? refused(new DomainError('FIELD_REQUIRED'), language, label) : Promise.resolve(),
});

interface DaySpec {
  required: boolean;
  min?: string;
  max?: string;
}

/** A day between two days. A browser that is not asked to check lets any day through. */
export const dayRule = ({ required, min = '', max = '9999' }: DaySpec, language: Language, label: string) => ({
  required,
  validator: (_rule: unknown, day: string | undefined) => {
    if (isEmpty(day)) return needRule(required, language, label).validator(undefined, day);
    const fits = day !== undefined && day >= min && day <= max;
    return fits ? Promise.resolve() : refused(new DomainError('FIELD_INVALID'), language, label);
  },
});
