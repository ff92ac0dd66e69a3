import { In } from 'typeorm';
import { pathTo } from '../../../shared/domain/access/jurisdiction.ts';
import { calendarOf } from '../../../shared/domain/clock/layers.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { workdaysBetween } from '../../../shared/domain/clock/workdaysBetween.ts';
import {
  type Ahead,
  type Closed,
  type Forecast,
  forecastOf,
  loadOf,
  openWhenOpened,
  spreadNames,
  spreadsOf,
} from '../../../shared/domain/forecast/forecast.ts';
import { monthsBefore } from '../../../shared/domain/privacy/retention.ts';
import { casesIn } from '../../../shared/domain/tally/spread.ts';
import type { CountedFact, Service } from '../../kit/subgraph.ts';
import { TallyRow } from '../cases/TallyRow.ts';
import { SpreadRow } from './SpreadRow.ts';

const AT_ONCE = 1_000;
const ROWS_AT_ONCE = 200;
/** What ended longer ago was done under other rules and by other people. */
const MONTHS = 18;

const usualName = (center: string): string => `${center}|usual`;

/** The own files of the last months. Those of levels below stand at their own level, with its working days. */
async function ownFacts(service: Service): Promise<CountedFact[]> {
  const facts: CountedFact[] = [];
  for (const { countedFacts } of service.subgraph.capabilities) {
    let after = { openedAt: `${monthsBefore(beijingDay(service.now()), MONTHS)}T00:00:00.000Z`, uid: '' };
    for (;;) {
      const page = (await countedFacts?.(service, after, AT_ONCE)) ?? [];
      facts.push(...page.filter(({ level, counted }) => level === service.name && counted?.kind === 'case'));
      const last = page.at(-1);
      if (!last || page.length < AT_ONCE) break;
      after = { openedAt: last.openedAt, uid: last.uid };
    }
  }
  return facts;
}

/** Makes the spreads anew from what counts of the own files (N17): a table that is read by key, and nothing that must be kept. */
export async function keepSpreads(service: Service): Promise<void> {
  const facts = await ownFacts(service);
  const isClosed = ({ counted }: CountedFact) => counted?.took !== null && counted?.took !== undefined;
  const open = openWhenOpened(
    facts.map(one => ({ center: one.center, openedAt: one.openedAt, closedAt: isClosed(one) ? one.updatedAt : null })),
  );
  const usual = usualOf(facts, open);
  const closed = facts.flatMap(({ center, counted }, i): Closed[] => {
    if (counted === null || counted.took === null) return [];
    const load = loadOf(open[i] ?? 0, usual.get(center) ?? 0);
    return [{ center, item: counted.item, class: counted.class, load, took: counted.took }];
  });
  const rows = [...spreadsOf(closed)].map(([name, spread]) => ({
    ...{ name: name.slice(0, 120), cases: casesIn(spread), days: [...spread] },
  }));
  rows.push(...[...usual].map(([center, n]) => ({ name: usualName(center), cases: Math.round(n), days: [] })));
  await service.database.write(async tx => {
    await tx.clear(SpreadRow);
    for (let i = 0; i < rows.length; i += ROWS_AT_ONCE) await tx.insert(SpreadRow, rows.slice(i, i + ROWS_AT_ONCE));
  });
}

/** How many files usually lie open at a center when another comes. */
function usualOf(facts: readonly CountedFact[], open: readonly number[]): Map<string, number> {
  const sums = new Map<string, { n: number; files: number }>();
  facts.forEach(({ center }, i) => {
    const { n, files } = sums.get(center) ?? { n: 0, files: 0 };
    sums.set(center, { n: n + (open[i] ?? 0), files: files + 1 });
  });
  return new Map([...sums].map(([center, { n, files }]) => [center, n / files]));
}

/** How much a center has to do now. */
async function loadNow({ database }: Service, center: string) {
  const where = { figure: 'open', dimension: 'all', span: '', value: '', center } as const;
  const [open, usual] = await Promise.all([
    database.read.findOneBy(TallyRow, where),
    database.read.findOneBy(SpreadRow, { name: usualName(center) }),
  ]);
  return loadOf(open?.n ?? 0, usual?.cases ?? 0);
}

/** When a file of this kind is likely to be done, from those that were closed at this level; null where too few were. */
export async function forecastFor(
  service: Service,
  ahead: Omit<Ahead, 'load'>,
  at: { elapsed: number; limit: number | null },
): Promise<Forecast | null> {
  const names = spreadNames({ ...ahead, load: await loadNow(service, ahead.center) });
  const rows = await service.database.read.findBy(SpreadRow, { name: In(names.map(([, name]) => name.slice(0, 120))) });
  const days = new Map(rows.map(row => [row.name, new Map(row.days)]));
  return forecastOf(
    names.map(([basis, name]) => [basis, days.get(name.slice(0, 120)) ?? new Map<number, number>()] as const),
    at,
  );
}

/** Working days since a file was opened, and from then to its limit, by the calendar of its center. */
export function workdaysOf(service: Service, file: { center: string; openedAt: string; dueOn: string }) {
  const calendar = calendarOf(service.calendar, service.layers, pathTo(service.tree, file.center));
  const opened = new Date(file.openedAt);
  return {
    elapsed: workdaysBetween(opened, service.now(), calendar),
    limit: workdaysBetween(opened, new Date(`${file.dueOn}T12:00:00+08:00`), calendar),
  };
}
