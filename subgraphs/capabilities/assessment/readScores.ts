import { type AssessmentState, counts, isUndecided } from '../../../shared/domain/assessment/course.ts';
import { standingOf } from '../../../shared/domain/assessment/strikes.ts';
import { beijingDay, dayAfter } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { StrikeRule } from '../../../shared/domain/policy/policy.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { policyAt } from '../policy/policyAt.ts';
import { AssessmentRow } from './AssessmentRow.ts';
import { readable, restrict } from './readAssessments.ts';

/** Who a sum or a distinction is of. */
export interface Whom {
  center: string;
  department: string | null;
  departmentName: string | null;
  person: string | null;
}

export interface Score extends Whom {
  /** What was confirmed. */
  points: number;
  confirmed: number;
  /** What would come on top if all that waits were confirmed. */
  waitingPoints: number;
  waiting: number;
  dropped: number;
}

/** The first instant of a day in Beijing. */
export const dayStart = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();

const whomKey = ({ center, department, departmentName, person }: Whom): string =>
  [center, department ?? departmentName ?? '', person ?? ''].join('|');

const LONGEST_DAYS = 366;

/** FIELD_INVALID for days that run backwards or are longer than a year. */
export function checkDays(from: string, to: string): void {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  if (!(days >= 0 && days < LONGEST_DAYS)) throw new DomainError('FIELD_INVALID', {}, 'to');
}

interface Sum extends Whom {
  state: AssessmentState;
  n: number | string;
  points: number | string;
}

/**
 * The points of units and persons of an area over some days (Q13: a base there is none, and the period is whoever’s who asks), by the day
 * of what happened. As readAssessments, and FIELD_INVALID for days that run backwards or are longer than a year.
 */
export async function readScores(ctx: RequestContext, area: string, from: string, to: string): Promise<Score[]> {
  checkDays(from, to);
  const query = ctx.service.database.read.createQueryBuilder(AssessmentRow, 'a');
  restrict(query, readable(ctx, area));
  const sums = await query
    .andWhere("a.kind = 'points' and a.happenedAt >= :since and a.happenedAt < :until", {
      since: dayStart(from),
      until: dayStart(dayAfter(to)),
    })
    .select('a.center', 'center')
    .addSelect('a.department', 'department')
    .addSelect('a.departmentName', 'departmentName')
    .addSelect('a.person', 'person')
    .addSelect('a.state', 'state')
    .addSelect('count(*)', 'n')
    .addSelect('sum(a.points)', 'points')
    .groupBy('a.center, a.department, a.departmentName, a.person, a.state')
    .getRawMany<Sum>();
  const scores = new Map<string, Score>();
  for (const { state, n, points, ...whom } of sums) {
    const score = scores.get(whomKey(whom)) ?? {
      ...whom,
      points: 0,
      confirmed: 0,
      waitingPoints: 0,
      waiting: 0,
      dropped: 0,
    };
    scores.set(whomKey(whom), addTo(score, state, Number(n), Number(points)));
  }
  return [...scores.values()].sort((a, b) => a.points - b.points || (whomKey(a) < whomKey(b) ? -1 : 1));
}

function addTo(score: Score, state: AssessmentState, n: number, points: number): Score {
  if (counts(state)) return { ...score, points: score.points + points, confirmed: score.confirmed + n };
  if (isUndecided(state)) return { ...score, waitingPoints: score.waitingPoints + points, waiting: score.waiting + n };
  return { ...score, dropped: score.dropped + n };
}

export interface Honour extends Whom {
  loses: string;
  cite: string;
  pack: string;
  n: number;
  within: StrikeRule['within'];
  confirmed: number;
  waiting: number;
  eligible: boolean;
  lostAt: string | null;
  against: readonly AssessmentRow[];
}

/**
 * Who may still be given the distinctions of a year at a center (红旗窗口、服务明星), of those against whom anything stands: LH-48, LH-50. All
 * others may. By the rules that hold at its center today, or held on the last day of that year.
 */
export async function readHonours(ctx: RequestContext, center: string, year: number): Promise<Honour[]> {
  const { service } = ctx;
  if (year < 2020 || year > 2100) throw new DomainError('FIELD_INVALID', {}, 'year');
  const query = service.database.read.createQueryBuilder(AssessmentRow, 'a');
  restrict(query, readable(ctx, center));
  // a window that ends on the first of January began twelve months before
  const rows = await query
    .andWhere("a.kind = 'strike' and a.happenedAt >= :since and a.happenedAt < :until", {
      since: dayStart(`${year - 1}-01-01`),
      until: dayStart(`${year + 1}-01-01`),
    })
    .orderBy('a.happenedAt')
    .getMany();
  const today =
    dayStart(`${year + 1}-01-01`) <= service.now().toISOString() ? `${year}-12-31` : beijingDay(service.now());
  return honoursOf(
    rows,
    row => {
      const { value, pack } = policyAt(service, row.center, today).terms['assessment.strikes'];
      const scope = row.scope === 'person' ? 'person' : 'window';
      return { rule: value.find(rule => rule.of === row.event && rule.scope === scope), pack };
    },
    year,
  );
}

type RuleOf = (row: AssessmentRow) => { rule: StrikeRule | undefined; pack: string };

function honoursOf(rows: readonly AssessmentRow[], ruleOf: RuleOf, year: number): Honour[] {
  const groups = new Map<string, AssessmentRow[]>();
  for (const row of rows) {
    const name = [row.event, row.scope, whomKey(row)].join('|');
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups.values()].flatMap(strikes => {
    const [first] = strikes;
    if (!first) return [];
    const { rule, pack } = ruleOf(first);
    if (!rule) return []; // the rules take nothing for it any more
    const { center, department, departmentName, person } = first;
    const told = strikes.map(({ id, group, uid, happenedAt: at, state }) => ({
      ...{ id, group: group ?? '', uid, at, counts: counts(state) },
    }));
    const { eligible, lostAt, against } = standingOf(told, rule, year);
    return {
      ...{ center, department, departmentName, person, loses: rule.loses, cite: rule.cite, pack, n: rule.n },
      ...{ within: rule.within, eligible, lostAt },
      confirmed: strikes.filter(({ state }) => counts(state)).length,
      waiting: strikes.filter(({ state }) => isUndecided(state)).length,
      against: strikes.filter(({ id }) => against.includes(id)),
    };
  });
}
