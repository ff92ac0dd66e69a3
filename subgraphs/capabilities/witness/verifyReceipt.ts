import { MoreThanOrEqual, Not, IsNull } from 'typeorm';
import { optionalText } from '../../../shared/domain/case/text.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { Service } from '../../kit/subgraph.ts';
import { readChain } from '../cases/readChain.ts';
import { DailyRoot } from './DailyRoot.ts';
import type { CountersignedRoot, ReceiptProof } from './ReceiptProof.ts';

/** What is answered to whoever does not hold a hash of the case: the same for a wrong number and for a wrong hash. */
const NOTHING: ReceiptProof = { unbroken: false, no: null, lines: null, headHash: null, root: null };

/** Checks a receipt for whoever holds it. Refuses with FIELD_INVALID what can be no hash or no number. */
export async function verifyReceipt(service: Service, number: string, hash: string): Promise<ReceiptProof> {
  const wanted = hash.trim().toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(wanted)) throw new DomainError('FIELD_INVALID', {}, 'hash');
  const name = optionalText('sourceRef', number) ?? '';
  if (name === '' || name.length > 40) throw new DomainError('FIELD_INVALID', {}, 'number');
  const reading = await readChain(service, name, wanted);
  if (!reading?.unbroken) return NOTHING;
  const { unbroken, no, lines, headHash, center, rootedOn } = reading;
  return {
    unbroken,
    no,
    lines,
    headHash,
    root: rootedOn === null ? null : await countersigned(service, center, rootedOn),
  };
}

/** Each root covers the ones before it, so that the newest covers most. */
async function countersigned({ database }: Service, center: string, from: string): Promise<CountersignedRoot | null> {
  const found = await database.read.findOne(DailyRoot, {
    where: { center, day: MoreThanOrEqual(from), countersignature: Not(IsNull()) },
    order: { day: 'DESC' },
  });
  if (!found?.witness || !found.witnessedAt) return null;
  const { day, root, witness, witnessedAt } = found;
  return { day, root, witness, witnessedAt };
}
