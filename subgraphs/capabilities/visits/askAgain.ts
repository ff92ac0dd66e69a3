import { randomUUID } from 'node:crypto';
import { Between, In } from 'typeorm';
import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import type { CaseState } from '../../../shared/domain/case/lifecycle.ts';
import { CLEARED } from '../../../shared/domain/case/lifecycle.ts';
import { optionalText } from '../../../shared/domain/case/text.ts';
import { beijingDay, dayAfter } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { valueOf } from '../../../shared/domain/policy/policy.ts';
import { withoutNumbers } from '../../../shared/domain/privacy/withoutNumbers.ts';
import { drawSample } from '../../../shared/domain/visit/sample.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { CenterRow } from '../directory/CenterRow.ts';
import { policyAt } from '../policy/policyAt.ts';
import { checkInspects, mayInspect } from './mayInspect.ts';
import { ReturnVisitRow } from './ReturnVisitRow.ts';

const LONGEST_DAYS = 92;
const DAY_MS = 86_400_000;
const AT_ONCE = 500;
/** What is over: the result stands, or was put aside. */
const OVER: readonly CaseState[] = [...CLEARED, 'parked', 'archived'];

type Candidate = Pick<CaseFile, 'uid' | 'number' | 'center' | 'rating' | 'redos'>;

/**
 * Draws who is asked again (抽取回访) about cases of an area whose result is of these days: AH-37, WL-81, N11. Area and days are
 * the seed, so that drawing again draws the same: nobody draws until it suits.
 */
export async function drawReturnVisits(ctx: RequestContext, area: string, from: string, to: string): Promise<number> {
  const actor = actorOf(ctx);
  const { service } = ctx;
  const { database, now } = service;
  if (!service.tree.has(area)) throw new DomainError('CENTER_UNKNOWN', { center: area }, 'area');
  checkInspects(actor, area, service);
  checkDays(from, to, beijingDay(now()));
  const round = `${area} ${from} ${to}`;
  const drawn = (await candidates(service, area, from, to)).flatMap(({ center, files }) => {
    const { rule, said } = ruleOf(service, center);
    return drawSample(files, rule, round).map(file => ({ ...file, said }));
  });
  return database.write(async tx => {
    // two who draw the same wait for each other, so that each case is drawn once
    await tx.findOne(CenterRow, { where: { code: area }, ...database.lockRow });
    const known = new Set((await tx.find(ReturnVisitRow, { where: { round }, select: { uid: true } })).map(r => r.uid));
    const rows = drawn
      .filter(({ uid }) => !known.has(uid))
      .map(({ uid, number, center, rating, said }) => ({
        ...{ id: randomUUID(), round, uid, number, center, recorded: rating, rule: said },
        ...{ drawnAt: now().toISOString(), drawnRole: actor.role, reached: null, rating: null, differs: null },
        ...{ note: null, doneAt: null, doneRole: null },
      }));
    for (let i = 0; i < rows.length; i += AT_ONCE) await tx.insert(ReturnVisitRow, rows.slice(i, i + AT_ONCE));
    return rows.length;
  });
}

/** Days that are over, at most a quarter of a year: what is still to come would change the draw. */
function checkDays(from: string, to: string, today: string): void {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  if (days >= 0 && days < LONGEST_DAYS && to < today) return;
  const last = new Date(Date.parse(today) - DAY_MS).toISOString().slice(0, 10);
  const first = new Date(Math.min(Date.parse(to), Date.parse(last)) - (LONGEST_DAYS - 1) * DAY_MS);
  throw new DomainError('VISIT_DAY', { from: first.toISOString().slice(0, 10), to: last }, 'from');
}

/** The cases of each center that are over, with a result of these days. */
async function candidates({ tree, name, database }: Service, area: string, from: string, to: string) {
  const centers = [...tree.values()].filter(({ code, level }) => level === name && covers(tree, area, code));
  const instant = (day: string) => new Date(`${day}T00:00:00+08:00`).toISOString();
  const found: Candidate[] = [];
  for (let i = 0; i < centers.length; i += AT_ONCE) {
    const codes = centers.slice(i, i + AT_ONCE).map(({ code }) => code);
    const where = {
      center: In(codes),
      state: In([...OVER]),
      completedAt: Between(instant(from), instant(dayAfter(to))),
    };
    const select = { uid: true, number: true, center: true, rating: true, redos: true } as const;
    found.push(...(await database.read.find(CaseFile, { where, select })));
  }
  return [...new Set(found.map(({ center }) => center))].map(center => ({
    center,
    files: found.filter(file => file.center === center),
  }));
}

function ruleOf(service: Service, center: string) {
  const policy = policyAt(service, center, beijingDay(service.now()));
  const { value, pack } = policy.terms['visit.rules'];
  const { percent, least } = value;
  const afterRedo = valueOf(policy, 'followUp.visit')?.afterRedo ?? false;
  const rule = { percent, least, afterRedo, satisfiedFrom: valueOf(policy, 'rating.satisfiedFrom') };
  return { rule, said: `${percent}%，每中心至少${least}件${afterRedo ? '，重办的全部回访' : ''}（${pack}）` };
}

/** What somebody said who was asked again. */
export interface Said {
  reached: boolean;
  rating: number | null;
  note: string | null;
}

/** Writes down a return visit (登记回访), once. Whoever calls sees the telephone only by a purpose-bound look at the case. */
export async function recordReturnVisit(ctx: RequestContext, id: string, said: Said): Promise<ReturnVisitRow> {
  const actor = actorOf(ctx);
  const { database, now } = ctx.service;
  const { reached, rating } = said;
  if (rating !== null && (!reached || rating < 1 || rating > 5)) throw new DomainError('FIELD_INVALID', {}, 'rating');
  const text = optionalText('note', said.note);
  return database.write(async tx => {
    const row = await tx.findOne(ReturnVisitRow, { where: { id }, ...database.lockRow });
    if (!row || !mayInspect(actor, row.center, ctx.service)) throw new DomainError('RETURN_VISIT_NOT_FOUND', {}, 'id');
    if (row.doneAt !== null) throw new DomainError('RETURN_VISIT_DONE', {}, 'id');
    const set = {
      ...{ reached, rating, differs: rating === null || row.recorded === null ? null : rating !== row.recorded },
      note: text === null ? null : withoutNumbers(text),
      ...{ doneAt: now().toISOString(), doneRole: actor.role },
    };
    await tx.update(ReturnVisitRow, { id }, set);
    return { ...row, ...set };
  });
}
