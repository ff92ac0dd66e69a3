import { FLOW_STEPS, type FlowSide, type FlowStepName, isAnswer } from '../case/flow.ts';
import { isPending } from '../case/escalation.ts';
import type { LevelName } from '../levels.ts';
import { mergeSpreads, quantileOf, type Spread } from '../tally/spread.ts';
import { grouped } from './grouped.ts';

/** A counter of the way between two levels, as one side has it. */
export interface FlowCounter {
  side: FlowSide;
  /** Who asked, and who was asked. */
  from: string;
  to: string;
  /** `sent`, `taken` … of what happened; `open`, `accepted` of what is not answered; working days of an answer. */
  what: FlowStepName | 'open' | 'accepted' | number;
  n: number;
}

/** What one side says of the questions between two places. */
export type FlowSideFigures = Record<FlowStepName | 'pending', number>;

/** The questions that went from one place to another (提级流向), as both sides have them. */
export interface FlowFigures {
  /** Two levels, or two centers. */
  from: string;
  to: string;
  /** Null of a side whose level does not answer: then nothing is compared. */
  raised: FlowSideFigures | null;
  asked: FlowSideFigures | null;
  /**
   * How many are on their way: questions that have not arrived, and answers that have not come back. What the one side waits for and
   * the other does not owe; null where a side is missing.
   */
  underway: number | null;
  /** Within how many working days answers came, as who asked has it, or else who was asked. */
  median: number | null;
  p90: number | null;
}

const none = (): FlowSideFigures => ({ sent: 0, taken: 0, returned: 0, decided: 0, pending: 0 });

function sideOf(counters: readonly FlowCounter[]): FlowSideFigures {
  const figures = none();
  for (const { what, n } of counters) {
    if (typeof what === 'number') continue;
    if (what === 'open' || what === 'accepted') figures.pending += isPending(what) ? n : 0;
    else figures[what] += n;
  }
  return figures;
}

const spreadOf = (counters: readonly FlowCounter[]): Spread =>
  mergeSpreads(counters.flatMap(({ what, n }) => (typeof what === 'number' ? [new Map([[what, n]])] : [])));

const answersIn = (figures: FlowSideFigures | null): number =>
  figures === null ? 0 : FLOW_STEPS.filter(step => isAnswer({ step })).reduce((sum, step) => sum + figures[step], 0);

/**
 * Puts both sides of the way between levels together, by level or center by center, the most first. `answers` says of a level whether
 * its counters are here.
 */
export function flowsOf(
  counters: readonly FlowCounter[],
  placeOf: (code: string) => string,
  answers: (level: LevelName | undefined) => boolean,
  levelOf: (code: string) => LevelName | undefined,
): FlowFigures[] {
  const edges = grouped(counters, ({ from, to }) => `${placeOf(from)}|${placeOf(to)}`);
  const flows = [...edges.values()].flatMap((all): FlowFigures[] => {
    const [first] = all;
    if (!first) return [];
    const of = (side: FlowSide, code: string) => {
      const own = all.filter(counter => counter.side === side);
      return answers(levelOf(code)) ? { own, figures: sideOf(own) } : { own: [], figures: null };
    };
    const [raised, asked] = [of('raised', first.from), of('asked', first.to)];
    const spread = spreadOf(answersIn(raised.figures) > 0 ? raised.own : asked.own);
    const both = raised.figures && asked.figures;
    return [
      {
        ...{ from: placeOf(first.from), to: placeOf(first.to), raised: raised.figures, asked: asked.figures },
        underway: both ? Math.abs((raised.figures?.pending ?? 0) - (asked.figures?.pending ?? 0)) : null,
        ...{ median: quantileOf(spread, 0.5), p90: quantileOf(spread, 0.9) },
      },
    ];
  });
  const weight = ({ raised, asked }: FlowFigures) => raised?.sent ?? asked?.sent ?? 0;
  const name = ({ from, to }: FlowFigures) => `${from} ${to}`;
  return flows.sort((a, b) => weight(b) - weight(a) || (name(a) < name(b) ? -1 : 1));
}
