import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import { LEVELS, type LevelName, standsAbove } from '../../../shared/domain/levels.ts';
import { coverOf, isReachable, type SourceCover } from '../../../shared/domain/oversight/coverage.ts';
import type { Service } from '../../kit/subgraph.ts';
import { OverseenSource } from './OverseenRows.ts';

/** The levels whose figures a sum over an area is of: this one, and those below that have centers in it. */
export function levelsIn({ tree, name }: Service, area: string): LevelName[] {
  const found = new Set([...tree.values()].filter(({ code }) => covers(tree, area, code)).map(({ level }) => level));
  return LEVELS.filter(level => found.has(level) && (level === name || standsAbove(name as LevelName, level)));
}

export interface AreaCover {
  sources: SourceCover[];
  /** Centers whose figures are in the sums, and centers that there are. */
  answered: number;
  expected: number;
  /** The levels that are in the sums. */
  levels: LevelName[];
  /** The oldest of them: figures are whole up to then. Null where nothing of one of them is here yet. */
  asOf: string | null;
}

async function sourcesOf(service: Service, levels: readonly LevelName[]): Promise<SourceCover[]> {
  const now = service.now().toISOString();
  const rows = new Map((await service.database.read.find(OverseenSource)).map(row => [row.level, row]));
  return levels.map(level => {
    if (level === service.name) return { level, fault: null, asOf: now, lag: 0 };
    const { position = 0, told = 0, heardAt = null, lastAt = null } = rows.get(level) ?? {};
    return coverOf({ level, position, told, heardAt, lastAt }, now);
  });
}

/** This level and all below it that can be reached now: a question that went up from an area is answered outside it. */
export async function reachableLevels(service: Service): Promise<LevelName[]> {
  const own = LEVELS.filter(level => level === service.name || standsAbove(service.name as LevelName, level));
  return (await sourcesOf(service, own)).filter(isReachable).map(({ level }) => level);
}

/** How whole and how fresh the figures of an area are now (N7). What this level holds itself is always of now. */
export async function coverageOf(service: Service, area: string): Promise<AreaCover> {
  return coverIn(service, area, await sourcesOf(service, levelsIn(service, area)));
}

/** The same of a part of an area whose sources were looked at already: it has no others. */
export function coverageOfPart(service: Service, part: string, { sources }: AreaCover): AreaCover {
  const levels = levelsIn(service, part);
  return coverIn(
    service,
    part,
    sources.filter(({ level }) => levels.includes(level)),
  );
}

function coverIn(service: Service, area: string, sources: SourceCover[]): AreaCover {
  const levels = sources.filter(isReachable).map(({ level }) => level);
  const centers = [...service.tree.values()].filter(({ code }) => covers(service.tree, area, code));
  const of = (within: readonly LevelName[]) => centers.filter(({ level }) => within.includes(level)).length;
  const ages = sources.filter(isReachable).map(({ asOf }) => asOf);
  return {
    ...{ sources, levels, answered: of(levels), expected: of(sources.map(({ level }) => level)) },
    asOf: ages.includes(null) ? null : (ages.toSorted()[0] ?? null),
  };
}
