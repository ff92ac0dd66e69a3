import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import { CAUSES } from '../../../shared/domain/case/causes.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { MEASURE_KINDS, MEASURE_TERMS } from '../../../shared/domain/kinds/measure.ts';
import { isLevelName, LEVELS, type LevelName, standsAbove } from '../../../shared/domain/levels.ts';
import { personalKinds } from '../../../shared/domain/privacy/looksPersonal.ts';
import { announce } from '../../kit/outbox.ts';
import type { MessageHandler, Service } from '../../kit/subgraph.ts';
import { uidFrom } from '../../kit/uidFrom.ts';
import { MeasureRow } from './KindRows.ts';

/** The topic of the message by which a measure reaches the levels below, and by which it changes and ends there. */
export const MEASURE = 'kinds.measure';

export const MEASURE_BODY = z.object({
  id: z.uuid(),
  kind: z.uuid(),
  rev: z.number().int().positive(),
  center: z.string().max(16),
  owner: z.string().max(16).nullable(),
  ownerDepartment: z.string().max(100).nullable(),
  item: z.string().max(64),
  cause: z.enum(CAUSES).nullable(),
  what: z.enum(MEASURE_KINDS),
  term: z.enum(MEASURE_TERMS),
  text: z.string().max(1000),
  basis: z.string().max(300).nullable(),
  from: z.iso.date(),
  endsOn: z.iso.date().nullable(),
  permanentOn: z.iso.date().nullable(),
});

/** The levels below that have a center in the area of one. */
const levelsBelow = ({ tree, name }: Service, center: string): LevelName[] =>
  LEVELS.filter(
    level =>
      isLevelName(name) &&
      standsAbove(name, level) &&
      [...tree.values()].some(one => one.level === level && covers(tree, center, one.code)),
  );

/** Tells the levels below that a measure concerns how it stands, in the commit in which it came to stand so. */
export async function tellMeasure(tx: EntityManager, service: Service, row: MeasureRow): Promise<void> {
  const body = MEASURE_BODY.parse(row);
  for (const to of levelsBelow(service, row.center))
    await announce(tx, { to, topic: MEASURE, uid: uidFrom(`${row.id} ${to}`), body, at: service.now() });
}

/**
 * A level above tells of a measure about a kind of matter in its area. Only the level of the deciding center may (MESSAGE_MISDIRECTED), and
 * nothing that looks personal comes in (MESSAGE_MALFORMED). In whatever order such messages come, the latest change stands.
 */
export const hearMeasure: MessageHandler = async (tx, service, { body, origin }) => {
  const read = MEASURE_BODY.safeParse(body);
  const isPersonal = (...texts: (string | null)[]) => texts.some(text => personalKinds(text ?? '').length > 0);
  if (!read.success || isPersonal(read.data.text, read.data.basis, read.data.ownerDepartment))
    throw new DomainError('MESSAGE_MALFORMED');
  const told = read.data;
  const from = service.tree.get(told.center)?.level;
  const known = await tx.findOne(MeasureRow, { where: { id: told.id }, ...service.database.lockRow });
  const isItsLevel = from !== undefined && from === origin.split('@')[0] && (!known || known.center === told.center);
  if (!isItsLevel || !isLevelName(service.name) || !standsAbove(from, service.name))
    throw new DomainError('MESSAGE_MISDIRECTED');
  if (!known) await tx.insert(MeasureRow, { ...told, uids: [], steps: [] });
  else if (known.rev < told.rev) await tx.update(MeasureRow, { id: told.id }, told);
};
