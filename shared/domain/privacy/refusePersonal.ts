import { DomainError, type ErrorCode } from '../errors.ts';
import { personalKinds } from './looksPersonal.ts';

/**
 * Refuses texts that are read far and wide and still point to a person (N12), with the code of what is written, and says in which
 * field and by what. `known` are words that a case is known to have: nothing of them is kept.
 */
export function refusePersonal(
  code: ErrorCode,
  texts: Readonly<Record<string, string | null | undefined>>,
  known: readonly string[] = [],
): void {
  for (const [field, text] of Object.entries(texts)) {
    const [found] = personalKinds(text ?? '', known);
    if (found) throw new DomainError(code, { found }, field);
  }
}
