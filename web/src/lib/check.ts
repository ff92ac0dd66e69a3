import { optionalText, requiredText, type TextField } from '../../../shared/domain/case/text.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { type Language, translate } from '../../../shared/i18n/translate.ts';

/** What is said at a field: what is wrong, and what to do about it. */
export function refusalText(refusal: DomainError, language: Language): string {
  const params = { ...refusal.params, ...(refusal.field === undefined ? {} : { field: refusal.field }) };
  return translate(`error.${refusal.code}`, language, params);
}

/** The server's own rule for a text field, asked before anything is sent; null when it is content. */
function checkText(field: TextField, text: string | undefined, required: boolean): DomainError | null {
  try {
    if (required) requiredText(field, text);
    else optionalText(field, text);
    return null;
  } catch (refusal) {
    if (refusal instanceof DomainError) return refusal;
    throw refusal;
  }
}

/** The same as a rule of an antd form. */
export const textRule = (field: TextField, required: boolean, language: Language) => ({
  required,
  validator: (_rule: unknown, text: string | undefined) => {
    const refusal = checkText(field, text, required);
    return refusal ? Promise.reject(new Error(refusalText(refusal, language))) : Promise.resolve();
  },
});
