import { DomainError } from '../../shared/domain/errors.ts';

/** The refusal of some work as an API answers it; undefined where it is done. A fault is no refusal and goes on. */
export function refusalOf(work: () => unknown): DomainError['extensions'] | undefined {
  try {
    work();
  } catch (refusal) {
    if (refusal instanceof DomainError) return refusal.extensions;
    throw refusal;
  }
  return undefined;
}
