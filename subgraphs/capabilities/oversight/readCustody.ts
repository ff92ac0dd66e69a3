import type { HolderKind } from '../../../shared/domain/clock/custody.ts';
import { LEVELS, type LevelName } from '../../../shared/domain/levels.ts';
import { grouped } from '../../../shared/domain/oversight/grouped.ts';
import type { DayRange } from '../../../shared/domain/oversight/trend.ts';
import { HOLDER_KINDS } from '../../../shared/domain/clock/custody.ts';
import { casesIn, quantileOf } from '../../../shared/domain/tally/spread.ts';
import type { Counter } from './readCounters.ts';
import { type Asked, centersIn, read } from './readFigures.ts';

/** How long files of one level lay in the hands of one kind of holder, of those stays that ended on some days. */
export interface CustodyFigures {
  level: LevelName;
  kind: HolderKind;
  stays: number;
  minutes: number;
  median: number | null;
  p90: number | null;
}

/** How many files of one level somebody has in hand now. */
export interface InHand {
  level: LevelName;
  kind: HolderKind;
  count: number;
}

/** Counters are told apart by level and holder: which center it was is not asked. */
const BY = ['level', 'value'] as const;

/** Every level and kind of which there is anything, highest level first. */
function byHolder<T>(
  counters: readonly Counter[],
  make: (level: LevelName, kind: HolderKind, rows: Counter[]) => T,
): T[] {
  const found = grouped(counters, ({ level, value }) => `${level}|${value.split('|')[0]}`);
  return LEVELS.flatMap(level =>
    HOLDER_KINDS.flatMap(kind => {
      const rows = found.get(`${level}|${kind}`) ?? [];
      return rows.some(({ n }) => n !== 0) ? [make(level, kind, rows)] : [];
    }),
  );
}

const sum = (rows: readonly Counter[]): number => rows.reduce((all, { n }) => all + n, 0);

/** Who has the files of an area in hand now (N2). */
export async function inHandOf(asked: Asked, area: string): Promise<InHand[]> {
  const rows = await read(asked, { figure: 'held', dimension: 'holder', by: BY, ...centersIn(asked, area) });
  return byHolder(rows, (level, kind, found) => ({ level, kind, count: sum(found) }));
}

/** How long the files of an area lay with whom, by level and holder, in office minutes (N2): from counters, whatever they are of. */
export async function custodyOf(asked: Asked, area: string, range: DayRange): Promise<CustodyFigures[]> {
  const [stays, minutes] = await Promise.all(
    (['within', 'minutes'] as const).map(dimension =>
      read(asked, { figure: 'held', dimension, range, by: BY, ...centersIn(asked, area) }),
    ),
  );
  const spent = new Map(byHolder(minutes ?? [], (level, kind, rows) => [`${level}|${kind}`, sum(rows)] as const));
  return byHolder(stays ?? [], (level, kind, rows) => {
    const spread = new Map<number, number>();
    for (const { value, n } of rows) {
      const rung = Number(value.split('|')[1]);
      spread.set(rung, (spread.get(rung) ?? 0) + n);
    }
    return {
      ...{ level, kind, stays: casesIn(spread), minutes: spent.get(`${level}|${kind}`) ?? 0 },
      ...{ median: quantileOf(spread, 0.5), p90: quantileOf(spread, 0.9) },
    };
  });
}
