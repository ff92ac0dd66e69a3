import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import { ROLE_NAMES } from '../../../shared/domain/access/roles.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { isLevelName, type LevelName, LEVELS, standsAbove } from '../../../shared/domain/levels.ts';
import { personalKinds } from '../../../shared/domain/privacy/looksPersonal.ts';
import { MANNERS } from '../../../shared/domain/supervision/circular.ts';
import { announce } from '../../kit/outbox.ts';
import type { MessageHandler, Service } from '../../kit/subgraph.ts';
import { uidFrom } from '../../kit/uidFrom.ts';
import { CircularReceiptRow, CircularRow } from './CircularRow.ts';
import { departmentsIn } from './mayCircular.ts';

/** The topic of the message by which a circular goes down, and by which it is corrected or withdrawn there. */
export const CIRCULAR = 'circular.issued';
/** And of the one that tells above that it has arrived, and who has confirmed it. */
export const RECEIPTS = 'circular.receipts';

/** The most receivers that one message names. */
const MOST_RECEIVERS = 200;

const INSTANT = z.iso.datetime({ precision: 3 });
const CENTER = z.string().max(16);
const ROLE = z.enum(ROLE_NAMES as [(typeof ROLE_NAMES)[number]]);
const ORDER = z.object({ id: z.uuid(), number: z.string().max(32) });

export const CIRCULAR_BODY = z.object({
  id: z.uuid(),
  number: z.string().max(32),
  state: z.enum(['issued', 'corrected', 'withdrawn']),
  rev: z.number().int().positive(),
  center: CENTER,
  title: z.string().max(100),
  content: z.string().max(4000),
  requirement: z.string().max(2000).nullable(),
  periodFrom: z.iso.date().nullable(),
  periodTo: z.iso.date().nullable(),
  named: z
    .array(
      z.object({
        center: CENTER,
        department: z.string().max(24).nullable(),
        departmentName: z.string().max(100).nullable(),
        manner: z.enum(MANNERS),
        words: z.string().max(200).nullable(),
        order: ORDER.nullable(),
      }),
    )
    .max(30),
  orders: z.array(ORDER).max(50),
  measure: z.string().max(100).nullable(),
  receivers: z
    .array(z.object({ center: CENTER, departments: z.array(z.string().max(24)).max(30) }))
    .min(1)
    .max(MOST_RECEIVERS),
  issuedAt: INSTANT,
  dueAt: INSTANT,
  dueOn: z.iso.date(),
  cite: z.string().max(400),
  pack: z.string().max(60),
  endedAt: INSTANT.nullable(),
  corrects: z.uuid().nullable(),
  correctedBy: z.uuid().nullable(),
  steps: z
    .array(
      z.object({
        act: z.enum(['issue', 'correct', 'withdraw']),
        at: INSTANT,
        role: ROLE,
        center: CENTER,
        text: z.string().max(1000),
      }),
    )
    .max(3),
});

export const RECEIPTS_BODY = z.object({
  id: z.uuid(),
  at: INSTANT,
  confirmed: z
    .array(z.object({ center: CENTER, at: INSTANT, role: ROLE, note: z.string().max(1000).nullable() }))
    .max(100),
});

type Told = z.output<typeof CIRCULAR_BODY>;

const levelOf = ({ tree }: Pick<Service, 'tree'>, center: string): LevelName | undefined => tree.get(center)?.level;

/** Tells every other level that a circular goes to how it stands, in the commit in which it came to stand so. */
export async function tellCircular(
  tx: EntityManager,
  service: Service,
  row: CircularRow,
  receipts: readonly CircularReceiptRow[],
): Promise<void> {
  for (const to of LEVELS) {
    const there = receipts.filter(({ center }) => levelOf(service, center) === to);
    if (to === service.name || there.length === 0) continue;
    const receivers = there.map(one => ({ center: one.center, departments: departmentsIn(one) }));
    const steps = row.steps.filter(({ act }) => act !== 'draw' && act !== 'edit');
    // a column of MySQL holds 64 kB: a province tells its townships in several messages, which belong together by their `rev`
    for (let from = 0; from < receivers.length; from += MOST_RECEIVERS) {
      const body = CIRCULAR_BODY.parse({ ...row, steps, receivers: receivers.slice(from, from + MOST_RECEIVERS) });
      await announce(tx, { to, topic: CIRCULAR, uid: uidFrom(`${row.id} ${to}`), body, at: service.now() });
    }
  }
}

/** Tells the level that issued a circular that it has arrived here, and who has confirmed it. */
export async function tellReceipts(
  tx: EntityManager,
  service: Service,
  row: Pick<CircularRow, 'id' | 'center'>,
  confirmed: z.input<typeof RECEIPTS_BODY>['confirmed'],
): Promise<void> {
  const to = levelOf(service, row.center);
  if (to === undefined || to === service.name) return;
  const at = service.now();
  const body = { id: row.id, at: at.toISOString(), confirmed };
  await announce(tx, { to, topic: RECEIPTS, uid: uidFrom(`${row.id} ${to}`), body, at });
}

const texts = ({ title, content, requirement, named }: Told): (string | null)[] => [
  ...[title, content, requirement],
  ...named.map(({ words }) => words),
];

/**
 * A level above tells of a circular. Only the level of the issuing center may, and only for centers below it that are this
 * level’s (MESSAGE_MISDIRECTED); what looks personal does not come in (MESSAGE_MALFORMED). In whatever order such messages come,
 * the latest change stands; what was confirmed stays confirmed.
 */
export const hearCircular: MessageHandler = async (tx, service, { body, origin }) => {
  const read = CIRCULAR_BODY.safeParse(body);
  if (!read.success || texts(read.data).some(text => personalKinds(text ?? '').length > 0))
    throw new DomainError('MESSAGE_MALFORMED');
  const { tree, name, database } = service;
  const { receivers, steps, ...told } = read.data;
  const from = levelOf(service, told.center);
  const isAbove = from !== undefined && isLevelName(name) && standsAbove(from, name) && from === origin.split('@')[0];
  const isHere = (center: string) => levelOf(service, center) === name && covers(tree, told.center, center);
  const known = await tx.findOne(CircularRow, { where: { id: told.id }, ...database.lockRow });
  if (!isAbove || !receivers.every(one => isHere(one.center)) || (known && known.center !== told.center))
    throw new DomainError('MESSAGE_MISDIRECTED');
  const row = { ...told, listedAt: told.issuedAt, steps: steps.map(step => ({ ...step, by: null })) };
  if (!known) await tx.insert(CircularRow, { ...row, levels: [], chosen: [], arrived: {} });
  else if (known.rev < told.rev) await tx.update(CircularRow, { id: told.id }, row);
  await addReceivers(tx, told.id, receivers);
  if (!known) await tellReceipts(tx, service, told, []);
};

/** Adds the receivers that are not known yet: they may come in several messages, and again with each change. */
async function addReceivers(tx: EntityManager, circular: string, receivers: Told['receivers']): Promise<void> {
  const known = await tx.findBy(CircularReceiptRow, { circular });
  const blank = { circular, confirmedAt: null, role: null, note: null };
  for (const { center, departments } of receivers)
    if (!known.some(one => one.center === center))
      await tx.insert(CircularReceiptRow, { ...blank, center, departments: departmentsText(departments) });
}

/** Codes of departments as a receipt keeps them: each between commas. */
export const departmentsText = (codes: readonly string[]): string => (codes.length === 0 ? '' : `,${codes.join(',')},`);

/**
 * A level below tells that a circular has arrived there, and which of its centers have confirmed it. Each level speaks for its own
 * centers alone (MESSAGE_MISDIRECTED). The first confirmation of a center stands.
 */
export const hearReceipts: MessageHandler = async (tx, service, { body, origin }) => {
  const read = RECEIPTS_BODY.safeParse(body);
  if (!read.success) throw new DomainError('MESSAGE_MALFORMED');
  const { id, at, confirmed } = read.data;
  const [from = ''] = origin.split('@');
  const row = await tx.findOne(CircularRow, { where: { id }, ...service.database.lockRow });
  const speaks = confirmed.every(({ center }) => levelOf(service, center) === from);
  if (!row || !isLevelName(from) || !speaks || levelOf(service, row.center) !== service.name)
    throw new DomainError('MESSAGE_MISDIRECTED');
  if (!row.arrived[from]) await tx.update(CircularRow, { id }, { arrived: { ...row.arrived, [from]: at } });
  for (const { center, at: confirmedAt, role, note } of confirmed) {
    const receipt = await tx.findOneBy(CircularReceiptRow, { circular: id, center });
    if (!receipt) throw new DomainError('MESSAGE_MISDIRECTED');
    if (receipt.confirmedAt === null)
      await tx.update(CircularReceiptRow, { circular: id, center }, { confirmedAt, role, note });
  }
};
