import { type EntityManager, In, IsNull, LessThan } from 'typeorm';
import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import { allowsOffice, roleHolds, roleReads } from '../../../shared/domain/access/permissions.ts';
import { refuseRead } from '../../../shared/domain/access/refuseRead.ts';
import { relationOf } from '../../../shared/domain/access/relation.ts';
import type { Actor } from '../../../shared/domain/case/decide.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { actorOf } from '../../kit/context.ts';
import { pageSize } from '../../kit/pages.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { checkArea } from '../cases/readPart.ts';
import { Deletion } from './Deletion.ts';
import { LegalHold } from './LegalHold.ts';

const MOST_HOLDS = 200;

/** Puts a case under hold; the next deletion of its data asks for it in the same transaction in which it deletes. */
export async function holdCase(ctx: RequestContext, uid: string, reason: string): Promise<LegalHold> {
  const { service } = ctx;
  const actor = actorOf(ctx);
  return service.database.write(async tx => {
    const { center } = await fileToHold(tx, service, actor, uid);
    const all = await tx.findBy(LegalHold, { uid });
    if (all.some(({ liftedAt }) => liftedAt === null)) throw new DomainError('HOLD_STANDS', {}, 'uid');
    const hold: LegalHold = {
      ...{ uid, no: all.length + 1, center, reason },
      ...{ placedBy: actor.id, placedRole: actor.role, placedAt: service.now().toISOString() },
      ...{ liftedAt: null, liftedBy: null, liftReason: null },
    };
    await tx.insert(LegalHold, hold);
    return hold;
  });
}

/** Lifts it again, with a reason; the row stays. */
export async function liftHold(ctx: RequestContext, uid: string, reason: string): Promise<LegalHold> {
  const { service } = ctx;
  const actor = actorOf(ctx);
  return service.database.write(async tx => {
    await fileToHold(tx, service, actor, uid);
    const hold = await tx.findOneBy(LegalHold, { uid, liftedAt: IsNull() });
    if (!hold) throw new DomainError('NOT_HELD', {}, 'uid');
    const lifted = { liftedAt: service.now().toISOString(), liftedBy: actor.id, liftReason: reason };
    await tx.update(LegalHold, { uid, no: hold.no }, lifted);
    return Object.assign(hold, lifted);
  });
}

/** The file, locked. One of another area is answered as one that is not there. */
async function fileToHold(tx: EntityManager, service: Service, actor: Actor, uid: string): Promise<CaseFile> {
  if (!roleHolds(actor.role, 'holdCase')) throw new DomainError('NOT_PERMITTED', { act: 'holdCase', role: actor.role });
  const file = await tx.findOne(CaseFile, { where: { uid }, ...service.database.lockRow });
  if (!file || !allowsOffice(actor.role, 'holdCase', relationOf(actor, file, service.tree)))
    throw new DomainError('CASE_NOT_FOUND', {}, 'uid');
  return file;
}

/** The centers of this level inside an area, for somebody who may read records there. */
function centersFor(ctx: RequestContext, area: string): string[] {
  const { role } = actorOf(ctx);
  const { tree, name } = ctx.service;
  if (!roleReads(role, 'records')) throw refuseRead(role, 'records');
  checkArea(ctx, area, ['records'], 'area');
  return [...tree.values()]
    .filter(({ code, level }) => level === name && covers(tree, area, code))
    .map(({ code }) => code);
}

export async function readHolds(ctx: RequestContext, area: string, lifted: boolean): Promise<LegalHold[]> {
  const centers = centersFor(ctx, area);
  return ctx.service.database.read.find(LegalHold, {
    where: { center: In(centers), ...(lifted ? {} : { liftedAt: IsNull() }) },
    order: { placedAt: 'DESC', uid: 'ASC' },
    take: MOST_HOLDS,
  });
}

export async function readDeletions(
  ctx: RequestContext,
  area: string,
  { first, before }: { first: number; before: number | null },
): Promise<Deletion[]> {
  const centers = centersFor(ctx, area);
  const earlier = before === null ? {} : { id: LessThan(before) };
  return ctx.service.database.read.find(Deletion, {
    where: [
      { center: In(centers), ...earlier },
      { center: IsNull(), ...earlier },
    ],
    order: { id: 'DESC' },
    take: pageSize(first),
  });
}
