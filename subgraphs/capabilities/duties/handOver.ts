import { randomUUID } from 'node:crypto';
import { In } from 'typeorm';
import { placeOf } from '../../../shared/domain/access/duty.ts';
import { relationOf } from '../../../shared/domain/access/relation.ts';
import { roleMay } from '../../../shared/domain/access/roles.ts';
import type { Actor } from '../../../shared/domain/case/decide.ts';
import { OPEN, SETTLING } from '../../../shared/domain/case/lifecycle.ts';
import { requiredText } from '../../../shared/domain/case/text.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { withoutNumbers } from '../../../shared/domain/privacy/withoutNumbers.ts';
import { actorOf } from '../../kit/context.ts';
import { formatPageCursor, pageSize, parsePageCursor } from '../../kit/pages.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { AT_HOME, checkArea } from '../cases/readPart.ts';
import { DutyRow } from './DutyRow.ts';
import { HandOverRow } from './HandOverRow.ts';

/** Who hands over and takes over: whoever may hand a case over at the own center (LH-20). */
function checkHandsOver(actor: Actor, ctx: RequestContext): void {
  if (!roleMay(actor.role, 'handOver')) throw new DomainError('NOT_PERMITTED', { act: 'handOver', role: actor.role });
  const own = ctx.service.tree.get(actor.center)?.level ?? '';
  if (own !== ctx.service.name) throw new DomainError('WRONG_LEVEL', { own, level: ctx.service.name });
}

/**
 * Writes a hand-over note (写交接) at the end of a duty, or on leaving the desk. The cases that this person answers for and that
 * are not over list themselves. Somebody else’s duty is refused: DUTY_NOT_FOUND, DUTY_NOT_YOURS.
 */
export async function writeHandOver(ctx: RequestContext, text: string, duty: string | null): Promise<HandOverRow> {
  const actor = actorOf(ctx);
  checkHandsOver(actor, ctx);
  const note = withoutNumbers(requiredText('note', text));
  const { database, now } = ctx.service;
  return database.write(async tx => {
    if (duty !== null) {
      const row = await tx.findOneBy(DutyRow, { id: duty });
      if (row?.center !== actor.center) throw new DomainError('DUTY_NOT_FOUND', {}, 'duty');
      if (row.person !== actor.id) throw new DomainError('DUTY_NOT_YOURS', {}, 'duty');
    }
    const files = await tx.find(CaseFile, {
      where: { center: actor.center, ownerId: placeOf(actor), state: In([...OPEN, ...SETTLING]) },
      order: { dueOn: 'ASC', number: 'ASC' },
    });
    const row: HandOverRow = {
      ...{ id: randomUUID(), center: actor.center, person: actor.id, role: actor.role, duty, note },
      cases: files.map(({ uid, number }) => ({ uid, number })),
      ...{ writtenAt: now().toISOString(), receivedBy: null, receivedAt: null },
    };
    await tx.insert(HandOverRow, row);
    return row;
  });
}

/** Receives a note (接班): once, by another person of the same center. HANDOVER_NOT_FOUND, DUTY_SELF, HANDOVER_RECEIVED. */
export async function receiveHandOver(ctx: RequestContext, id: string): Promise<HandOverRow> {
  const actor = actorOf(ctx);
  checkHandsOver(actor, ctx);
  const { database, now, tree } = ctx.service;
  return database.write(async tx => {
    const row = await tx.findOne(HandOverRow, { where: { id }, ...database.lockRow });
    if (!row || !AT_HOME.includes(relationOf(actor, { center: row.center }, tree)))
      throw new DomainError('HANDOVER_NOT_FOUND', {}, 'id');
    if (row.person === actor.id) throw new DomainError('DUTY_SELF', {}, 'id');
    if (row.receivedAt !== null) throw new DomainError('HANDOVER_RECEIVED', {}, 'id');
    const stamp = { receivedBy: actor.id, receivedAt: now().toISOString() };
    await tx.update(HandOverRow, { id }, stamp);
    return { ...row, ...stamp };
  });
}

export const handOverCursor = ({ writtenAt, id }: HandOverRow): string =>
  formatPageCursor({ openedAt: writtenAt, uid: id });

/** The notes of one center, the latest first, for who reads its roster. */
export async function readHandOvers(
  ctx: RequestContext,
  center: string,
  page: { first: number; after: string | null },
): Promise<{ rows: HandOverRow[]; hasNextPage: boolean }> {
  checkArea(ctx, center, ['duties'], 'center');
  const size = pageSize(page.first);
  const query = ctx.service.database.read.createQueryBuilder(HandOverRow, 'h').where('h.center = :center', { center });
  if (page.after !== null) {
    const { openedAt: at, uid: id } = parsePageCursor(page.after);
    query.andWhere('(h.writtenAt < :at or (h.writtenAt = :at and h.id < :id))', { at, id });
  }
  const rows = await query
    .orderBy('h.writtenAt', 'DESC')
    .addOrderBy('h.id', 'DESC')
    .take(size + 1)
    .getMany();
  return { rows: rows.slice(0, size), hasNextPage: rows.length > size };
}
