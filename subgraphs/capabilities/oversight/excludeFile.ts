import { randomUUID } from 'node:crypto';
import { In, IsNull } from 'typeorm';
import { allowsOffice } from '../../../shared/domain/access/permissions.ts';
import { relationOf } from '../../../shared/domain/access/relation.ts';
import type { Actor } from '../../../shared/domain/case/decide.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';
import { withoutNumbers } from '../../../shared/domain/privacy/withoutNumbers.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { ComparisonExclusion, OverseenFile } from './OverseenRows.ts';

/** Who assesses an area at this level says what is compared in it; whoever does not watch over it has no such file. */
function admit(ctx: RequestContext, held: { center: string } | null, missing: DomainError): Actor {
  const actor = actorOf(ctx);
  if (!held) throw missing;
  const relation = relationOf(actor, { center: held.center }, ctx.service.tree);
  if (relation === 'none') throw missing;
  if (!allowsOffice(actor.role, 'decideAssessment', relation))
    throw new DomainError('NOT_PERMITTED', { act: 'decideAssessment', role: actor.role });
  // what another level compares is that level’s to say
  const own = ctx.service.tree.get(actor.center)?.level ?? '';
  if (own !== ctx.service.name) throw new DomainError('WRONG_LEVEL', { own, level: ctx.service.name });
  return actor;
}

/** Takes a file out of the comparison (不纳入比较), with the reason: it stays in every other figure. */
export function excludeFile(
  ctx: RequestContext,
  { uid, level, reason }: { uid: string; level: LevelName; reason: string },
): Promise<ComparisonExclusion> {
  const { database, now } = ctx.service;
  return database.write(async tx => {
    // a file of the own level is looked for where it is worked on, one of a level below where it is counted
    const file =
      level === ctx.service.name
        ? await tx.findOne(CaseFile, { where: { uid }, ...database.lockRow })
        : await tx.findOne(OverseenFile, { where: { uid, level }, ...database.lockRow });
    const actor = admit(ctx, file, new DomainError('CASE_NOT_FOUND', {}, 'uid'));
    if (await tx.existsBy(ComparisonExclusion, { uid, level, liftedAt: IsNull() }))
      throw new DomainError('EXCLUSION_STANDS', {}, 'uid');
    const row: ComparisonExclusion = {
      ...{ id: randomUUID(), uid, level, center: file?.center ?? '', reason: withoutNumbers(reason) },
      ...{ at: now().toISOString(), by: actor.id, role: actor.role },
      ...{ liftedAt: null, liftedBy: null, liftReason: null },
    };
    await tx.insert(ComparisonExclusion, row);
    return row;
  });
}

/** Takes it in again (恢复比较). */
export function includeFile(ctx: RequestContext, id: string, reason: string): Promise<ComparisonExclusion> {
  const { database, now } = ctx.service;
  return database.write(async tx => {
    const row = await tx.findOne(ComparisonExclusion, { where: { id }, ...database.lockRow });
    const actor = admit(ctx, row, new DomainError('EXCLUSION_NOT_FOUND', {}, 'id'));
    if (!row || row.liftedAt !== null) throw new DomainError('EXCLUSION_NOT_FOUND', {}, 'id');
    const lifted = { liftedAt: now().toISOString(), liftedBy: actor.id, liftReason: withoutNumbers(reason) };
    await tx.update(ComparisonExclusion, { id }, lifted);
    return { ...row, ...lifted };
  });
}

/** The files of these centers that are out of the comparison now, the newest first. */
export const exclusionsOf = ({ database }: Service, centers: readonly string[]): Promise<ComparisonExclusion[]> =>
  database.read.find(ComparisonExclusion, {
    where: { center: In([...centers]), liftedAt: IsNull() },
    order: { at: 'DESC', id: 'DESC' },
    take: 200,
  });
