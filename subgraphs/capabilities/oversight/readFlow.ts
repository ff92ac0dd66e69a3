import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import { FLOW_SIDES, type FlowSide } from '../../../shared/domain/case/flow.ts';
import { type FlowCounter, type FlowFigures, flowsOf } from '../../../shared/domain/oversight/flow.ts';
import type { DayRange } from '../../../shared/domain/oversight/trend.ts';
import type { Counter } from './readCounters.ts';
import { type Asked, read } from './readFigures.ts';

/** A counter stands at the center that tells of it, and names the one on the other side. */
const sidedOf = (side: FlowSide, { center, value, n }: Counter): FlowCounter => {
  const [word = '', peer = ''] = value.split('|');
  const what = /^\d+$/.test(word) ? Number(word) : (word as FlowCounter['what']);
  return side === 'raised' ? { side, from: center, to: peer, what, n } : { side, from: peer, to: center, what, n };
};

/**
 * What went up from an area and came back (提级流向), as both sides have counted it: what happened on some days, and what is not
 * answered now. `asked.levels` are all that can be reached, for who was asked lies outside the area.
 */
export async function flowOfArea(
  asked: Asked,
  area: string,
  range: DayRange,
  { each }: { each: boolean },
): Promise<FlowFigures[]> {
  const { service, levels } = asked;
  const { tree } = service;
  const found = await Promise.all(
    FLOW_SIDES.flatMap(side =>
      [
        { figure: 'flow', dimension: side, range } as const,
        { figure: 'flow', dimension: `${side}Took`, range } as const,
        { figure: 'flow', dimension: side } as const,
      ].map(async wanted => (await read(asked, wanted)).map(counter => sidedOf(side, counter))),
    ),
  );
  const counters = found
    .flat()
    .filter(({ from, to, n }) => n !== 0 && tree.has(from) && tree.has(to) && covers(tree, area, from));
  const levelOf = (code: string) => tree.get(code)?.level;
  return flowsOf(
    counters,
    code => (each ? code : (levelOf(code) ?? code)),
    level => level !== undefined && levels.includes(level),
    levelOf,
  );
}
