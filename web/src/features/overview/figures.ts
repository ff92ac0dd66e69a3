import type { LevelName } from '../../../../shared/domain/levels.ts';
import type { AreaQuery } from '../../gen/graphql.ts';

export type AreaCenter = NonNullable<AreaQuery['center']>;
type Child = NonNullable<NonNullable<AreaCenter['children']>[number]>;
type Leaf = NonNullable<Child['children'][number]>;

/** The figures shown on top, in the order of a case's life. */
export const KPIS = ['registered', 'open', 'overdue', 'escalated', 'waiting', 'settling', 'completed'] as const;

/** Counted apart: they are in no other figure, and most areas have few. */
export const KPIS_APART = ['parked', 'consultations'] as const;

export type Kpi = (typeof KPIS)[number] | (typeof KPIS_APART)[number];

/** A sum over levels, and the levels that it lacks. */
export interface Sum {
  value: number;
  parts: { level: LevelName; value: number | null }[];
  complete: boolean;
}

/** Adds one figure up over the levels of an area; a level that did not answer is a gap, not a zero. */
export function sumOf(center: AreaCenter, levels: readonly LevelName[], kpi: Kpi): Sum {
  const parts = levels.map(level => ({ level, value: center[level]?.tally[kpi] ?? null }));
  return {
    parts,
    value: parts.reduce((sum, { value }) => sum + (value ?? 0), 0),
    complete: parts.every(({ value }) => value !== null),
  };
}

/** The oldest of the instants that the figures are of: nothing shown is older. */
export function asOf(center: AreaCenter, levels: readonly LevelName[]): string | null {
  const instants = levels.flatMap(level => center[level]?.tally.asOf ?? []);
  return instants.sort()[0] ?? null;
}

/** How pressed an area is, by the share of open files that are overdue. */
export type Pressure = 'none' | 'calm' | 'some' | 'much';

export interface Tile {
  code: string;
  name: string;
  kind: Child['kind'];
  open: number;
  overdue: number;
  complete: boolean;
  pressure: Pressure;
}

export interface TileGroup extends Tile {
  tiles: Tile[];
}

const MUCH = 0.2;

const pressureOf = (open: number, overdue: number): Pressure =>
  open === 0 ? 'none' : overdue === 0 ? 'calm' : overdue / open < MUCH ? 'some' : 'much';

const BELOW = ['city', 'county', 'township'] as const;

function tileOf(center: Child | Leaf): Tile {
  const answers = BELOW.flatMap(level => {
    const holding = (center as Partial<Pick<Child, (typeof BELOW)[number]>>)[level];
    return holding === undefined ? [] : [holding?.tally ?? null];
  });
  const open = answers.reduce((sum, tally) => sum + (tally?.open ?? 0), 0);
  const overdue = answers.reduce((sum, tally) => sum + (tally?.overdue ?? 0), 0);
  return {
    code: center.code,
    name: center.name,
    kind: center.kind,
    open,
    overdue,
    complete: answers.every(tally => tally !== null),
    pressure: pressureOf(open, overdue),
  };
}

const there = <T>(list: readonly (T | null)[]): T[] => list.filter(item => item !== null);

/** The centers below an area as tiles, each with the tiles below it. */
export const groupsOf = (center: AreaCenter): TileGroup[] =>
  zonesLast(
    there(center.children ?? []).map(child => ({
      ...tileOf(child),
      tiles: zonesLast(there(child.children).map(tileOf)),
    })),
  );

/** Divisions in the order of their codes, as every list in an office has them; zones and branches after them. */
const zonesLast = <T extends Tile>(tiles: readonly T[]): T[] => [
  ...tiles.filter(({ kind }) => kind === 'DIVISION'),
  ...tiles.filter(({ kind }) => kind !== 'DIVISION'),
];
