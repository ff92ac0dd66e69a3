import type { EntityManager } from 'typeorm';
import { pathTo } from '../../../shared/domain/access/jurisdiction.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import {
  findKinds,
  type FoundKind,
  isOfKind,
  type KindFact,
  type KindKey,
  type Support,
} from '../../../shared/domain/kinds/cluster.ts';
import { monthsBefore } from '../../../shared/domain/privacy/retention.ts';
import type { CountedFact, Service } from '../../kit/subgraph.ts';
import { uidFrom } from '../../kit/uidFrom.ts';
import { countGuideChanges } from './countGuideChanges.ts';
import { GuideChangeRow } from './GuideChangeRow.ts';
import { type KindPlace, KindRow } from './KindRows.ts';

const AT_ONCE = 1_000;
/** So far back is looked: a kind that does not come any more is none to put right. */
export const KIND_MONTHS = 12;
const MOST_UIDS = 50;
/** The lowest rating that is no complaint is 3 (LH-36, LH-37). */
const BAD_UP_TO = 2;

/** In an area of several counties a kind is met at several; a county looks at itself (N9). */
const support = (centers: number): Support => ({ cases: 8, centers: centers > 3 ? 3 : 1, months: 2, lift: 1.5 });

const factOf = ({ uid, center, openedAt, rule, counted }: CountedFact): KindFact | null =>
  // a case is counted once: at the window that took it, and not again where it was escalated to
  counted === null || counted.asked !== null || counted.kind !== 'case' || counted.item === ''
    ? null
    : {
        ...{ uid, center, rule, item: counted.item, causes: counted.causes, departments: counted.departments },
        ...{ day: beijingDay(new Date(openedAt)), bad: counted.rating !== null && counted.rating <= BAD_UP_TO },
      };

/** The facts of the last months in the area of each center of this level. */
async function factsByArea(service: Service): Promise<Map<string, KindFact[]>> {
  const since = `${monthsBefore(beijingDay(service.now()), KIND_MONTHS)}T00:00:00.000Z`;
  const areas = new Map<string, string[]>();
  const areasOf = (center: string): string[] => {
    const known = areas.get(center);
    if (known) return known;
    const found = pathTo(service.tree, center).filter(code => service.tree.get(code)?.level === service.name);
    areas.set(center, found);
    return found;
  };
  const byArea = new Map<string, KindFact[]>();
  const add = (area: string, fact: KindFact | null) => {
    const facts = byArea.get(area) ?? [];
    byArea.set(area, facts);
    if (fact) facts.push(fact);
  };
  for (const { countedFacts } of service.subgraph.capabilities) {
    let after = { openedAt: since, uid: '' };
    for (;;) {
      const page = (await countedFacts?.(service, after, AT_ONCE)) ?? [];
      for (const fact of page.map(factOf)) for (const area of fact ? areasOf(fact.center) : []) add(area, fact);
      const last = page.at(-1);
      if (!last || page.length < AT_ONCE) break;
      after = { openedAt: last.openedAt, uid: last.uid };
    }
  }
  return byArea;
}

const daysOf = (facts: readonly KindFact[]): Record<string, number> => {
  const days: Record<string, number> = {};
  for (const { day } of facts) days[day] = (days[day] ?? 0) + 1;
  return days;
};

const MOST_PLACES = 200;

/** Where the cases of a kind were registered, the most first. */
function placesOf(facts: readonly KindFact[], uids: readonly string[]): KindPlace[] {
  const own = new Set(uids);
  const places = new Map<string, number>();
  for (const { uid, center } of facts) if (own.has(uid)) places.set(center, (places.get(center) ?? 0) + 1);
  return [...places]
    .map(([center, cases]) => ({ center, cases }))
    .sort((a, b) => b.cases - a.cases || (a.center < b.center ? -1 : 1))
    .slice(0, MOST_PLACES);
}

/**
 * Looks for kinds in each area, and counts anew those that are known (N9, LH-39: 每月汇总分析, here each day). What a person has confirmed
 * or dismissed stays so; what was only found and stands out no more is marked.
 */
export async function lookForKinds(service: Service): Promise<void> {
  const byArea = await factsByArea(service);
  const { read } = service.database;
  const known = [
    ...(await read.find(KindRow, { select: { center: true } })),
    ...(await read.find(GuideChangeRow, { select: { center: true } })),
  ];
  for (const center of new Set([...byArea.keys(), ...known.map(row => row.center)])) {
    const facts = byArea.get(center) ?? [];
    const found = findKinds(facts, support(new Set(facts.map(fact => fact.center)).size));
    await service.database.write(tx => keep(tx, service, center, { facts, found }));
  }
}

async function keep(
  tx: EntityManager,
  service: Service,
  center: string,
  { facts, found }: { facts: readonly KindFact[]; found: readonly FoundKind[] },
): Promise<void> {
  const lookedAt = service.now().toISOString();
  const since = monthsBefore(beijingDay(service.now()), KIND_MONTHS);
  await countGuideChanges(tx, service, { center, facts, since });
  // what was counted before stays, so that a measure of last year is still compared with the time before it
  const daysFor = (key: KindKey, before: KindRow | undefined) => ({
    ...Object.fromEntries(Object.entries(before?.days ?? {}).filter(([day]) => day < since)),
    ...daysOf(facts.filter(fact => isOfKind(fact, key))),
  });
  const rows = new Map((await tx.findBy(KindRow, { center })).map(row => [row.id, row]));
  const seen = new Set<string>();
  for (const { key, uids, centers, months, expected, bad, weight } of found) {
    const id = uidFrom(`kind ${center} ${key.item}|${key.cause}|${key.rule}|${key.pair}`);
    seen.add(id);
    const figures = {
      ...{
        weight: Math.round(weight * 100),
        cases: uids.length,
        centers,
        months,
        expected: Math.round(expected * 100),
        bad,
      },
      ...{ stands: true, lookedAt, uids: uids.slice(0, MOST_UIDS), places: placesOf(facts, uids) },
      days: daysFor(key, rows.get(id)),
    };
    if (rows.has(id)) await tx.update(KindRow, { id }, figures);
    else
      await tx.insert(KindRow, {
        ...{
          id,
          center,
          ...key,
          rule: key.rule?.slice(0, 500) ?? null,
          state: 'found',
          owner: null,
          ownerDepartment: null,
        },
        ...{ steps: [], ...figures },
      });
  }
  for (const row of rows.values())
    if (!seen.has(row.id))
      await tx.update(KindRow, { id: row.id }, { stands: false, lookedAt, days: daysFor(row, row) });
}
