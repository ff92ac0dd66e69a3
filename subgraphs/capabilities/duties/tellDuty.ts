import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { DUTY_KINDS, dutyFault, mergeDuty } from '../../../shared/domain/access/duty.ts';
import { ROLE_NAMES } from '../../../shared/domain/access/roles.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { LEVELS } from '../../../shared/domain/levels.ts';
import { announce } from '../../kit/outbox.ts';
import type { MessageHandler, Service } from '../../kit/subgraph.ts';
import { uidFrom } from '../../kit/uidFrom.ts';
import { DutyRow } from './DutyRow.ts';

/** The topic of the message that tells the other levels of a duty, and of its end. */
export const DUTY = 'duty.told';

const INSTANT = z.iso.datetime({ precision: 3 });

/** What another level has to know to check a request that is made in a duty: not why, and not by whose order. */
export const DUTY_BODY = z.object({
  id: z.uuid(),
  kind: z.enum(DUTY_KINDS),
  person: z.string().min(1).max(64),
  role: z.enum(ROLE_NAMES as [(typeof ROLE_NAMES)[number]]),
  center: z.string().max(16),
  from: INSTANT,
  to: INSTANT,
  standsFor: z.string().min(1).max(64).nullable(),
  endedAt: INSTANT.nullable(),
});

/** Tells every other level how a duty stands, in the commit in which it came to stand so. */
export async function tellDuty(tx: EntityManager, service: Service, duty: DutyRow): Promise<void> {
  const body = DUTY_BODY.parse(duty);
  const at = service.now();
  // a name for each level: messages of one name wait for each other, and one level may be down
  for (const to of LEVELS.filter(level => level !== service.name))
    await announce(tx, { to, topic: DUTY, uid: uidFrom(`${duty.id} ${to}`), body, at });
}

/**
 * Another level tells of a duty. Only the level of its center may (MESSAGE_MISDIRECTED), and of none that could not be ordered
 * there (MESSAGE_MALFORMED). In whatever order such messages come, the ended one stands.
 */
export const hearDuty: MessageHandler = async (tx, service, { body, origin }) => {
  const read = DUTY_BODY.safeParse(body);
  if (!read.success || dutyFault(read.data) !== null) throw new DomainError('MESSAGE_MALFORMED');
  const told = read.data;
  if (service.tree.get(told.center)?.level !== origin.split('@')[0]) throw new DomainError('MESSAGE_MISDIRECTED');
  const { id } = told;
  const known = await tx.findOneBy(DutyRow, { id });
  const merged = mergeDuty(known, told as DutyRow);
  if (!merged) throw new DomainError('MESSAGE_MALFORMED');
  if (known) await tx.update(DutyRow, { id }, { endedAt: merged.endedAt });
  else await tx.insert(DutyRow, { ...NOT_TOLD, ...told });
};

const NOT_TOLD = {
  reason: null,
  orderedBy: null,
  orderedRole: null,
  orderedAt: null,
  endedBy: null,
  endReason: null,
};
