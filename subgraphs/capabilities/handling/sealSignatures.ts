import type { Service } from '../../kit/subgraph.ts';
import { NOTHING_SEALED, provinceAt, type SealedTable, type Sealer } from '../../kit/vault/sealedTable.ts';
import { centersOf } from '../cases/centersOf.ts';
import { type Signature, WorkOrder } from './WorkOrder.ts';

type Sheet = Pick<WorkOrder, 'uid' | 'no' | 'signatures'>;

const nameAt = ({ uid, no }: Pick<Sheet, 'uid' | 'no'>) => ({
  table: 'work_orders',
  column: 'signatures',
  row: `${uid}/${no}`,
});

/** What the sheet of an order has after one more signature. That of the applicant is a citizen’s name, and is sealed. */
export function sealSignature(
  service: Pick<Service, 'tree' | 'vault'>,
  center: string,
  order: Sheet,
  signature: Signature,
): Partial<WorkOrder> {
  if (signature.signer !== 'applicant') return { signatures: [...order.signatures, signature] };
  const province = provinceAt(service, center);
  const sealed = { ...signature, by: service.vault.seal(province, nameAt(order), signature.by) };
  return { signatures: [...order.signatures, sealed], sealedWith: service.vault.mark(province, false) };
}

/** The signatures in plain text. */
export const openSignatures = (order: Sheet, open: Sealer['read']): Signature[] =>
  order.signatures.map(one => (one.signer === 'applicant' ? { ...one, by: open(nameAt(order), one.by) } : one));

function reseal(order: WorkOrder, sealer: Sealer): Partial<WorkOrder> {
  const signatures = openSignatures(order, sealer.read).map(one =>
    one.signer === 'applicant' ? { ...one, by: sealer.seal(nameAt(order), one.by) } : one,
  );
  const holds = signatures.some(({ signer }) => signer === 'applicant');
  return { signatures, sealedWith: holds ? sealer.mark : NOTHING_SEALED };
}

/** The table of this capability with a sealed column. */
export const SEALED: readonly SealedTable[] = [
  { entity: WorkOrder, name: 'work_orders', key: ['uid', 'no'], indexed: false, centersOf, reseal },
];
