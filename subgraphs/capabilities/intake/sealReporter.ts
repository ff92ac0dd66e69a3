import { normalIdNumber } from '../../../shared/domain/privacy/idNumber.ts';
import { normalPhone } from '../../../shared/domain/privacy/normalPhone.ts';
import type { PlainReporter, Service } from '../../kit/subgraph.ts';
import { provinceAt, type SealedTable, type Sealer } from '../../kit/vault/sealedTable.ts';
import { centersOf } from '../cases/centersOf.ts';
import { FormValues } from './FormValues.ts';
import { Reporter } from './Reporter.ts';

const nameAt = (uid: string) => ({ table: 'reporters', column: 'name', row: uid });
const phoneAt = (uid: string) => ({ table: 'reporters', column: 'phone', row: uid });
const idNumberAt = (uid: string) => ({ table: 'reporters', column: 'id_number', row: uid });
const filledAt = ({ uid, form }: Pick<FormValues, 'uid' | 'form'>) => ({
  table: 'form_values',
  column: 'filled',
  row: `${uid}/${form}`,
});

/** What was filled into the added fields of a form, by code. */
export type Filled = Record<string, string | string[]>;

/** What the hash of a telephone or a number is made of, so that both sides of a search make it alike. */
export const HASHED = {
  phone: (text: string) => ['phone', normalPhone(text)] as const,
  idNumber: (text: string) => ['idNumber', normalIdNumber(text)] as const,
};

/** The keys in use at the center of a new case, as a sealer. */
export function sealerAt(service: Pick<Service, 'tree' | 'vault'>, center: string, indexed: boolean): Sealer {
  const { vault } = service;
  const province = provinceAt(service, center);
  return {
    read: (place, stored) => vault.open(place, stored),
    seal: (place, text) => vault.seal(province, place, text),
    resealBytes: (place, stored) => vault.sealBytes(province, place, vault.openBytes(place, stored)),
    hash: (kind, value) => vault.hash(province, kind, value),
    mark: vault.mark(province, indexed),
  };
}

/** The sealed columns of a reporter. */
export function sealReporter(uid: string, { name, phone, idNumber }: PlainReporter, sealer: Sealer) {
  return {
    name: sealer.seal(nameAt(uid), name),
    phone: sealer.seal(phoneAt(uid), phone),
    idNumber: idNumber === null ? null : sealer.seal(idNumberAt(uid), idNumber),
    phoneHash: normalPhone(phone) === '' ? null : sealer.hash(...HASHED.phone(phone)),
    idHash: idNumber === null ? null : sealer.hash(...HASHED.idNumber(idNumber)),
    sealedWith: sealer.mark,
  };
}

/** A reporter in plain text, from the row. */
export const openReporter = ({ uid, name, phone, idNumber }: Reporter, open: Sealer['read']): PlainReporter => ({
  name: open(nameAt(uid), name),
  phone: open(phoneAt(uid), phone),
  idNumber: idNumber === null ? null : open(idNumberAt(uid), idNumber),
});

/** The sealed columns of what was filled in. */
export const sealFilled = (at: Pick<FormValues, 'uid' | 'form'>, values: Filled, sealer: Sealer) => ({
  filled: sealer.seal(filledAt(at), JSON.stringify(values)),
  sealedWith: sealer.mark,
});

export const openFilled = (row: FormValues, open: Sealer['read']): Filled =>
  JSON.parse(open(filledAt(row), row.filled)) as Filled;

/** The tables of this capability with sealed columns. */
export const SEALED: readonly SealedTable[] = [
  {
    entity: Reporter,
    name: 'reporters',
    key: ['uid'],
    indexed: true,
    centersOf,
    reseal: (row: Reporter, sealer) => sealReporter(row.uid, openReporter(row, sealer.read), sealer),
  },
  {
    entity: FormValues,
    name: 'form_values',
    key: ['uid', 'form'],
    indexed: false,
    centersOf,
    reseal: (row: FormValues, sealer) => sealFilled(row, openFilled(row, sealer.read), sealer),
  },
];
