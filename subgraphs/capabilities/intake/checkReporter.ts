import { DomainError } from '../../../shared/domain/errors.ts';
import { isIdNumber, normalIdNumber } from '../../../shared/domain/privacy/idNumber.ts';

/** A telephone as it may be written; FIELD_INVALID else. */
export function checkedPhone(given: string | null, field: string): string | null {
  if (given !== null && !/^[0-9+()\- ]{5,30}$/.test(given)) throw new DomainError('FIELD_INVALID', {}, field);
  return given;
}

/** A number of an identity document in its one spelling; ID_NUMBER_INVALID where it is none or its check digit is wrong. */
export function checkedIdNumber(given: string | null, field: string): string | null {
  if (given === null) return null;
  if (!isIdNumber(given)) throw new DomainError('ID_NUMBER_INVALID', {}, field);
  return normalIdNumber(given);
}
