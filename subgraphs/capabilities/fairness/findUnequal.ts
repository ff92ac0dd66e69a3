import { In } from 'typeorm';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import type { Likeness } from '../../../shared/domain/fairness/likeness.ts';
import { DONES, stands, type TreatmentKind } from '../../../shared/domain/fairness/treatments.ts';
import { differingRules, type TreatedMatter, unequalPairs } from '../../../shared/domain/fairness/unequal.ts';
import { pageSize } from '../../kit/pages.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { Demand } from '../cases/Demand.ts';
import { Treatment } from '../cases/Treatment.ts';
import { policyOfFile } from '../policy/policyAt.ts';
import { centersOf } from './readRefusals.ts';

/** What is looked at in one question, so that it costs the same in a large province as in a small one. */
const MOST_REFUSALS = 1_000;
const MOST_DONE_OF_AN_ITEM = 200;
const WINDOW_DAYS = 365;
const AT_ONCE = 400;

/** A row of the registry, with the text it is compared by. */
interface Compared extends TreatedMatter {
  row: Treatment;
}

/** What was closed as explained, or put aside, stands there by its demands as well; compared is what was said of each demand. */
const COMPARED: readonly TreatmentKind[] = ['REFUSED', 'REFERRED', 'EXPLAINED', 'PARKED'];

export interface Unequal {
  pairs: (Likeness & { refused: Treatment; done: Treatment; rulesDiffer: boolean; differing: string[] })[];
  compared: number;
  truncated: boolean;
}

/**
 * Matters of an area that one of its centers refused and another did (N19), within a year. Both sides stand in the registry
 * of this level, which holds all its centers; so one question compares all counties. Errors: PAGE_SIZE.
 */
export async function findUnequal(ctx: RequestContext, area: string, first: number): Promise<Unequal> {
  const size = pageSize(first);
  const { service } = ctx;
  const since = beijingDay(new Date(service.now().getTime() - WINDOW_DAYS * 86_400_000));
  const centers = centersOf(ctx, area);
  const latest = await rowsOf(ctx, { centers, since, kinds: COMPARED }, MOST_REFUSALS + 1);
  const refusals = await standing(ctx, latest.slice(0, MOST_REFUSALS));
  const done: Treatment[] = [];
  // each item has its share, so that one that is done every day hides no other
  for (const itemKey of new Set(refusals.map(row => row.itemKey)))
    done.push(...(await rowsOf(ctx, { centers, since, kinds: DONES, itemKey }, MOST_DONE_OF_AN_ITEM)));
  const texts = await textsOf(ctx, [...refusals, ...done]);
  const compared = (row: Treatment): Compared => ({ ...row, text: texts(row), row });
  const pairs = unequalPairs(refusals.map(compared), (await standing(ctx, done)).map(compared), size);
  return {
    pairs: pairs.map(({ refused, done: yes, similarity, why }) => {
      const differing = rulesApart(ctx, refused.row, yes.row);
      const sides = { refused: refused.row, done: yes.row };
      return { ...sides, similarity, why, rulesDiffer: differing.length > 0, differing };
    }),
    compared: refusals.length,
    truncated: latest.length > MOST_REFUSALS,
  };
}

interface Wanted {
  centers: readonly string[];
  since: string;
  kinds: readonly TreatmentKind[];
  itemKey?: string;
}

/** The latest rows of some kinds, in a window of time; only of items that have a name. */
function rowsOf(ctx: RequestContext, { centers, since, kinds, itemKey }: Wanted, most: number): Promise<Treatment[]> {
  const query = ctx.service.database.read
    .createQueryBuilder(Treatment, 't')
    .where('t.center in (:...centers)', { centers })
    .andWhere('t.kind in (:...kinds)', { kinds })
    .andWhere('t.onDay >= :since', { since });
  if (itemKey === undefined) query.andWhere("t.itemKey <> ''");
  else query.andWhere('t.itemKey = :itemKey', { itemKey });
  return query.orderBy('t.at', 'DESC').addOrderBy('t.id', 'DESC').take(most).getMany();
}

/** Reads rows of some cases, some hundred cases at a time: a database takes only so many parameters. */
async function inParts<T>(uids: readonly string[], read: (part: string[]) => Promise<T[]>): Promise<T[]> {
  const all = [...new Set(uids)];
  const found: T[] = [];
  for (let i = 0; i < all.length; i += AT_ONCE) found.push(...(await read(all.slice(i, i + AT_ONCE))));
  return found;
}

/** Those that are still the last word on their case. */
async function standing(ctx: RequestContext, rows: readonly Treatment[]): Promise<Treatment[]> {
  const { read } = ctx.service.database;
  const files = await inParts(
    rows.map(({ uid }) => uid),
    part => read.find(CaseFile, { select: { uid: true, redos: true, state: true }, where: { uid: In(part) } }),
  );
  const byUid = new Map(files.map(file => [file.uid, file]));
  return rows.filter(row => {
    const file = byUid.get(row.uid);
    return file !== undefined && stands(row, file);
  });
}

/** What a row is compared by: the line it stands under, and the demand in the words of who asked. These words go no further. */
async function textsOf(ctx: RequestContext, rows: readonly Treatment[]): Promise<(row: Treatment) => string> {
  const { read } = ctx.service.database;
  const demands = await inParts(
    rows.map(({ uid }) => uid),
    part => read.find(Demand, { select: { uid: true, no: true, text: true }, where: { uid: In(part) } }),
  );
  const byCase = new Map<string, Demand[]>();
  for (const demand of demands) byCase.set(demand.uid, [...(byCase.get(demand.uid) ?? []), demand]);
  return ({ uid, no, subject }) => {
    const said = (byCase.get(uid) ?? []).filter(demand => no === 0 || demand.no === no).map(({ text }) => text);
    return [subject, ...said].join('。');
  };
}

/** The rules that bear on the refusal and are others at the other place. */
function rulesApart({ service }: RequestContext, refused: Treatment, done: Treatment): string[] {
  const policyOf = ({ policy, center, at }: Treatment) => policyOfFile(service, { policy, center, openedAt: at });
  return differingRules(refused.kind, policyOf(refused), policyOf(done));
}
