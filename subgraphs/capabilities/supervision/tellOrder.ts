import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import { ROLE_NAMES } from '../../../shared/domain/access/roles.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { isLevelName, type LevelName, standsAbove } from '../../../shared/domain/levels.ts';
import { ORDER_ACTS, ORDER_GRADES, ORDER_STATES } from '../../../shared/domain/supervision/order.ts';
import { announce } from '../../kit/outbox.ts';
import type { MessageHandler, RefusalHandler, Service } from '../../kit/subgraph.ts';
import { uidFrom } from '../../kit/uidFrom.ts';
import { SupervisionRow } from './SupervisionRow.ts';

/** The topic of the message that tells the level of whom an order is for how it stands. */
export const ORDERED = 'supervision.ordered';
/** And of the one that brings the answer up. */
export const ANSWERED = 'supervision.answered';

const INSTANT = z.iso.datetime({ precision: 3 });
const CENTER = z.string().max(16);

/** Every step, without the person: other levels hear of a role at a center. */
const STEPS = z
  .array(
    z.object({
      act: z.enum([...ORDER_ACTS, 'issue', 'replyLate', 'refused']),
      at: INSTANT,
      role: z.enum(ROLE_NAMES as [(typeof ROLE_NAMES)[number]]),
      center: CENTER,
      text: z.string().max(2000),
    }),
  )
  .max(200);

export const ORDERED_BODY = z.object({
  id: z.uuid(),
  number: z.string().max(32),
  grade: z.enum(ORDER_GRADES),
  state: z.enum(ORDER_STATES),
  rev: z.number().int().positive(),
  center: CENTER,
  target: CENTER,
  department: z.string().max(24).nullable(),
  departmentName: z.string().max(100).nullable(),
  uid: z.uuid().nullable(),
  /** Absent from a level that does not know of it yet. */
  finding: z.string().max(40).nullable().default(null),
  name: z.string().max(100),
  rung: z.number().int().nonnegative().nullable(),
  ground: z.string().max(1000),
  demand: z.string().max(2000),
  issuedAt: INSTANT,
  dueAt: INSTANT,
  dueOn: z.iso.date(),
  cite: z.string().max(400),
  pack: z.string().max(60),
  reply: z.string().max(2000).nullable(),
  repliedAt: INSTANT.nullable(),
  endedAt: INSTANT.nullable(),
  raisedFrom: z.uuid().nullable(),
  raisedTo: z.uuid().nullable(),
  steps: STEPS,
});

export const ANSWERED_BODY = z.object({
  id: z.uuid(),
  /** The number of the order’s change that was answered: one that came since is not answered by it. */
  rev: z.number().int().positive(),
  reply: z.string().min(1).max(2000),
  at: INSTANT,
  role: z.enum(ROLE_NAMES as [(typeof ROLE_NAMES)[number]]),
  center: CENTER,
});

type Answered = z.output<typeof ANSWERED_BODY>;

const levelOf = ({ tree }: Pick<Service, 'tree'>, center: string): LevelName | undefined => tree.get(center)?.level;

/** Who keeps what visits have found, where that is kept at this level. */
export const noterOf = ({ subgraph }: Pick<Service, 'subgraph'>) =>
  subgraph.capabilities.find(({ orderFinding }) => orderFinding)?.orderFinding;

/** Tells the level below how an order for one of its centers stands, in the commit in which it came to stand so. */
export async function tellOrder(tx: EntityManager, service: Service, row: SupervisionRow): Promise<void> {
  const to = levelOf(service, row.target);
  if (to === undefined || to === service.name) return;
  const uid = uidFrom(`${row.id} ${to}`);
  await announce(tx, { to, topic: ORDERED, uid, body: ORDERED_BODY.parse(row), at: service.now() });
}

/** Tells the level that issued an order what was answered. */
export async function tellAnswer(
  tx: EntityManager,
  service: Service,
  row: SupervisionRow,
  body: Answered,
): Promise<void> {
  const to = levelOf(service, row.center);
  if (to === undefined || to === service.name) return;
  await announce(tx, { to, topic: ANSWERED, uid: uidFrom(`${row.id} ${to}`), body, at: service.now() });
}

/**
 * The level above tells of an order. Only the level of the issuing center may, and only for a center below it
 * (MESSAGE_MISDIRECTED). In whatever order such messages come, the latest change stands; an answer that is still on its way
 * up is kept. One that comes of a finding which does not fit is refused as it would be if it were issued here (FINDING_NOT_FOUND,
 * FINDING_STATE): the level above hears why.
 */
export const hearOrder: MessageHandler = async (tx, service, { body, origin }) => {
  const read = ORDERED_BODY.safeParse(body);
  if (!read.success) throw new DomainError('MESSAGE_MALFORMED');
  const { tree, name } = service;
  const { steps, ...told } = read.data;
  const from = levelOf(service, told.center);
  const isAbove = from !== undefined && isLevelName(name) && standsAbove(from, name);
  const fits = isAbove && from === origin.split('@')[0] && levelOf(service, told.target) === name;
  if (!fits || !covers(tree, told.center, told.target)) throw new DomainError('MESSAGE_MISDIRECTED');
  const known = await tx.findOne(SupervisionRow, { where: { id: told.id }, ...service.database.lockRow });
  const row = { ...told, steps: steps.map(step => ({ ...step, by: null })) };
  if (!known) {
    await tx.insert(SupervisionRow, row);
    const noted = row.finding === null ? null : await noterOf(service)?.(tx, service, row.finding, row);
    if (noted !== null) throw new DomainError(noted ?? 'FINDING_NOT_FOUND', {}, 'finding');
    return;
  }
  if (known.rev >= told.rev) return;
  const onItsWay =
    told.state === 'issued' ? {} : { reply: told.reply ?? known.reply, repliedAt: told.repliedAt ?? known.repliedAt };
  await tx.update(SupervisionRow, { id: told.id }, { ...row, ...onItsWay });
};

/**
 * The level of whom an order is for does not take it on. It is taken back with the code as its reason, so that nobody waits for an answer that
 * will not come. A later change that is refused leaves the order as it is: it stands below, as it was told before.
 */
export const hearOrderRefusal: RefusalHandler = async (tx, service, { body }, code) => {
  const { id, rev } = ORDERED_BODY.parse(body);
  const row = await tx.findOne(SupervisionRow, { where: { id }, ...service.database.lockRow });
  if (!row) throw new Error(`the outbox speaks of an order that is not here: ${id}`);
  if (rev !== 1 || row.endedAt !== null) return;
  const at = service.now().toISOString();
  const step = { act: 'refused', at, by: null, role: '', center: row.target, text: code } as const;
  const after = { state: 'cancelled', endedAt: at, rev: row.rev + 1, steps: [...row.steps, step] } as const;
  await tx.update(SupervisionRow, { id }, after);
};

/**
 * The level of whom an order is for brings its answer. Only that level may (MESSAGE_MISDIRECTED). An answer to what has been
 * taken back, raised or judged meanwhile changes nothing and is on record all the same.
 */
export const hearAnswer: MessageHandler = async (tx, service, { body, origin }) => {
  const read = ANSWERED_BODY.safeParse(body);
  if (!read.success) throw new DomainError('MESSAGE_MALFORMED');
  const { id, rev, reply, at, role, center } = read.data;
  const row = await tx.findOne(SupervisionRow, { where: { id }, ...service.database.lockRow });
  if (!row || levelOf(service, row.target) !== origin.split('@')[0] || levelOf(service, row.center) !== service.name)
    throw new DomainError('MESSAGE_MISDIRECTED');
  const isInTime = row.state === 'issued' && row.rev === rev;
  const step = { act: isInTime ? ('reply' as const) : ('replyLate' as const), at, by: null, role, center, text: reply };
  const after: SupervisionRow = {
    ...row,
    ...(isInTime ? { state: 'replied' as const, reply, repliedAt: at } : {}),
    rev: row.rev + 1,
    steps: [...row.steps, step],
  };
  await tx.update(SupervisionRow, { id }, after);
  await tellOrder(tx, service, after);
};
