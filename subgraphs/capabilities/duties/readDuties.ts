import { IsNull, LessThan, MoreThan } from 'typeorm';
import { dayAfter } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { actorOf, personOf } from '../../kit/context.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import { checkArea } from '../cases/readPart.ts';
import { DutyRow } from './DutyRow.ts';

const LONGEST_DAYS = 31;
const MOST = 500;
const MOST_OF_ONE = 50;

/** A duty as the table has it, for the check of a request. */
export const dutyOf = ({ database }: Service, id: string): Promise<DutyRow | null> =>
  /^[0-9a-f-]{36}$/.test(id) ? database.read.findOneBy(DutyRow, { id }) : Promise.resolve(null);

/** The roster and the delegations of one center that touch these days, ended ones included. */
export async function readDuties(ctx: RequestContext, center: string, from: string, to: string): Promise<DutyRow[]> {
  const { service } = ctx;
  checkArea(ctx, center, ['duties'], 'center');
  const level = service.tree.get(center)?.level ?? '';
  if (level !== service.name) throw new DomainError('WRONG_LEVEL', { own: level, level: service.name }, 'center');
  const instant = (day: string) => new Date(`${day}T00:00:00+08:00`);
  const [begin, end] = [instant(from), instant(dayAfter(to))];
  const days = (end.getTime() - begin.getTime()) / 86_400_000;
  if (!(days >= 1 && days <= LONGEST_DAYS)) throw new DomainError('PAGE_SIZE', { limit: String(LONGEST_DAYS) }, 'days');
  return service.database.read.find(DutyRow, {
    where: { center, from: LessThan(end.toISOString()), to: MoreThan(begin.toISOString()) },
    order: { from: 'ASC', role: 'ASC', person: 'ASC' },
    take: MOST,
  });
}

/** The duties of the person who asks that are in force or to come, at whatever center, whatever is worn. */
export async function readOwnDuties(ctx: RequestContext): Promise<DutyRow[]> {
  actorOf(ctx); // a request in a duty that does not hold is refused here as everywhere
  const { id: person } = personOf(ctx);
  const { database, now } = ctx.service;
  return database.read.find(DutyRow, {
    where: { person, endedAt: IsNull(), to: MoreThan(now().toISOString()) },
    order: { from: 'ASC', id: 'ASC' },
    take: MOST_OF_ONE,
  });
}
