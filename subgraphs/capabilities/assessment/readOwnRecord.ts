import { relationOf } from '../../../shared/domain/access/relation.ts';
import { ownRecord, type OwnRecord } from '../../../shared/domain/assessment/ownRecord.ts';
import { dayAfter } from '../../../shared/domain/clock/workdays.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { linesOfWork } from '../cases/readLines.ts';
import { AT_HOME } from '../cases/readPart.ts';
import { checkDays, dayStart } from './readScores.ts';

/** What the person who asks did with orders over some days: the own figures, and nobody else’s. FIELD_INVALID as `readScores`. */
export async function readOwnRecord(ctx: RequestContext, from: string, to: string): Promise<OwnRecord> {
  checkDays(from, to);
  const { database, tree } = ctx.service;
  const actor = actorOf(ctx);
  const centers = [...tree.values()]
    .filter(({ code, parent }) => code === actor.center || parent === actor.center)
    .filter(({ code }) => AT_HOME.includes(relationOf(actor, { center: code }, tree)))
    .map(({ code }) => code);
  const days = { from: dayStart(from), until: dayStart(dayAfter(to)) };
  if (centers.length === 0) return ownRecord([], actor.id, days.from, days.until);
  const acts = ['replyOrder', 'returnOrder'] as const;
  const lines = await linesOfWork(database.read, centers, { person: actor.id, acts, ...days });
  return ownRecord(lines, actor.id, days.from, days.until);
}
