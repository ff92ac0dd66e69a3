import { parseCaseNumber } from '../../../shared/domain/case/number.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { Service } from '../../kit/subgraph.ts';
import type { CaseFile } from './CaseFile.ts';
import { fileByNumber } from './citizenRead.ts';
import { tryCode } from './tryCode.ts';

/** Longer than any number or code: what is longer was not typed from a receipt. */
const LONGEST = 60;

/** The file that number and code open; MY_CASE_NOT_FOUND, TOO_MANY_TRIES or FIELD_INVALID where they open none. */
export async function openMine(service: Service, given: string, code: string): Promise<CaseFile> {
  // people type full-width digits and hyphens
  const number = given.slice(0, LONGEST).normalize('NFKC').trim().toUpperCase();
  const parsed = parseCaseNumber(number);
  if (!parsed) throw new DomainError('FIELD_INVALID', {}, 'number');
  if (service.tree.get(parsed.center)?.level !== service.name) throw new DomainError('MY_CASE_NOT_FOUND');
  const held = await fileByNumber(service, number);
  return tryCode(service, number, held, code.slice(0, LONGEST).normalize('NFKC'));
}
