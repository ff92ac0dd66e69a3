import { In, IsNull } from 'typeorm';
import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';
import type { DayRange } from '../../../shared/domain/oversight/trend.ts';
import type { Service } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { linesOfCases } from '../cases/readLines.ts';
import type { CounterSource } from './compareArea.ts';
import { comparedCells } from './comparedCells.ts';
import { type ComparedCell, ComparisonExclusion, OverseenFile } from './OverseenRows.ts';
import type { Counter, Wanted } from './readCounters.ts';

/**
 * Why a file is not compared: it is set aside as a matter that cannot be solved now (历史遗留), which is no merit and no fault of who
 * holds it today (Q6), or a person took it out with a reason (AH-20).
 */
export type LeftOutReason = 'parked' | 'ordered';

/** A file that is not compared, and what it has added to the counters by which centers are. */
interface LeftOutFile {
  center: string;
  reason: LeftOutReason;
  cells: readonly ComparedCell[];
}

/** Where is looked: an area, and the levels of it that can be reached. */
interface Looked {
  area: string;
  levels: readonly LevelName[];
}

/** As many files as are asked about in one statement. */
const AT_ONCE = 500;

type Held = Pick<CaseFile, 'uid' | 'center'>;

/** What files of the own level have added, from their own ledger. */
async function ownCells({ database }: Service, files: readonly Held[]): Promise<Map<string, ComparedCell[]>> {
  const cells = new Map<string, ComparedCell[]>();
  for (let i = 0; i < files.length; i += AT_ONCE) {
    const uids = files.slice(i, i + AT_ONCE).map(({ uid }) => uid);
    for (const line of await linesOfCases(database.read, uids))
      cells.set(line.uid, [...(cells.get(line.uid) ?? []), ...comparedCells(line)]);
  }
  return cells;
}

async function ownFiles(service: Service, { area, levels }: Looked, ordered: ReadonlySet<string>) {
  const { database, name, tree } = service;
  if (!levels.includes(name as LevelName)) return [];
  const centers = [...tree.values()].filter(({ level, code }) => level === name && covers(tree, area, code));
  const uids = [...ordered].filter(key => key.endsWith(`|${name}`)).map(key => key.slice(0, 36));
  const files: Held[] = await database.read.find(CaseFile, {
    where: [{ state: 'parked', center: In(centers.map(({ code }) => code)) }, { uid: In(uids) }],
    select: { uid: true, center: true },
  });
  const cells = await ownCells(service, files);
  return files.map(({ uid, center }) => ({ uid, level: name, center, cells: cells.get(uid) ?? [] }));
}

/** The files of an area that are not compared now; one that is set aside and taken out counts as taken out. */
async function leftOutFiles(service: Service, looked: Looked): Promise<LeftOutFile[]> {
  const { database, name, tree } = service;
  const { area, levels } = looked;
  const out = await database.read.findBy(ComparisonExclusion, { liftedAt: IsNull() });
  const ordered = new Set(out.map(({ uid, level }) => `${uid}|${level}`));
  const below = levels.filter(level => level !== name);
  const overseen = await database.read.find(OverseenFile, {
    where: [
      { state: 'parked', level: In(below) },
      { uid: In(out.map(({ uid }) => uid)), level: In(below) },
    ],
    select: { uid: true, level: true, center: true, state: true, compared: true },
  });
  const meant = overseen
    .filter(({ uid, level, state }) => state === 'parked' || ordered.has(`${uid}|${level}`))
    .map(({ uid, level, center, compared }) => ({ uid, level, center, cells: compared ?? [] }));
  return [...meant, ...(await ownFiles(service, looked, ordered))]
    .filter(({ center }) => covers(tree, area, center))
    .map(({ uid, level, center, cells }) => ({
      ...{ center, cells },
      reason: ordered.has(`${uid}|${level}`) ? 'ordered' : 'parked',
    }));
}

const isOn = ([, , day]: ComparedCell, { from, to }: DayRange): boolean => day >= from && day <= to;

/** How many files of each center are not compared that would be on these days, and why. */
export async function leftOutOf(
  service: Service,
  looked: Looked,
  range: DayRange,
): Promise<{ center: string; reason: LeftOutReason; n: number }[]> {
  const sums = new Map<string, { center: string; reason: LeftOutReason; n: number }>();
  for (const { center, reason, cells } of await leftOutFiles(service, looked)) {
    if (!cells.some(cell => isOn(cell, range))) continue;
    const known = sums.get(`${center}|${reason}`) ?? { center, reason, n: 0 };
    sums.set(`${center}|${reason}`, { ...known, n: known.n + 1 });
  }
  return [...sums.values()].sort((a, b) => (`${a.center}|${a.reason}` < `${b.center}|${b.reason}` ? -1 : 1));
}

/** Counters without what files that are not compared have added to them. */
export function withoutLeftOut(source: CounterSource, service: Service, looked: Looked): CounterSource {
  let files: Promise<LeftOutFile[]> | undefined;
  const minus = async ({ figure, dimension, range }: Wanted): Promise<Counter[]> => {
    files ??= leftOutFiles(service, looked);
    return (await files).flatMap(({ center, cells }) =>
      cells
        .filter(cell => cell[0] === figure && cell[1] === dimension && range && isOn(cell, range))
        .map(([, , , value]) => ({ center, value, span: '', level: '', n: -1 })),
    );
  };
  return { ...source, sums: async wanted => [...(await source.sums(wanted)), ...(await minus(wanted))] };
}
