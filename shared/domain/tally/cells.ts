import type { Again } from '../assessment/again.ts';
import { isPending } from '../case/escalation.ts';
import type { FlowSide } from '../case/flow.ts';
import { type CaseAct, type CaseState, OPEN } from '../case/lifecycle.ts';
import { beijingDay } from '../clock/workdays.ts';
import { outcomeOf } from '../policy/crosswalk.ts';
import { type Counted, isOpen } from './counted.ts';
import { monthOf } from './spans.ts';
import { rungOf } from './steps.ts';

/**
 * The version of these rules. Whoever changes what is counted, here or in `counted`, takes the next number: each level then
 * recounts its ledger at its next start.
 */
export const COUNTING = 4;

/**
 * How things stand, each of them now: all files by state; those taken at the own windows; questions; files that came from below, and
 * those of them that nobody has accepted; those whose question the level above has not answered; those on which there is something
 * to do; results that were given; how files ended; how they were rated; whether they were closed on time; in whose hands they are
 * (`held`); and which questions between two levels are not answered, as each side has it (`flow`).
 */
type Standing =
  | 'files'
  | 'registered'
  | 'consultations'
  | 'received'
  | 'waiting'
  | 'escalated'
  | 'open'
  | 'completed'
  | 'ended'
  | 'rated'
  | 'closed'
  | 'held'
  | 'flow';

/**
 * What happened on a day, which nothing takes back: lines by act; registrations; files closed, opened again, ended and rated; limits
 * that passed; stays in somebody’s hands that ended; steps between two levels.
 */
type Happened = 'done' | 'new' | 'closed' | 'reopened' | 'ended' | 'rated' | 'overdue' | 'held' | 'flow';

export type Figure = Standing | Happened;

/** What a figure is told apart by. `all` is the figure itself. A case with two causes stands under both, and once under `all`. */
export type Dimension =
  | 'all'
  | 'state'
  | 'source'
  | 'kind'
  | 'class'
  | 'cause'
  | 'item'
  | 'department'
  | 'channel'
  | 'outcome'
  | 'rating'
  | 'onTime'
  | 'took'
  | 'dueOn'
  | 'dueMonth'
  | 'clock'
  | 'act'
  | 'holder'
  | 'minutes'
  | 'within'
  | 'verdict'
  | 'lastDay'
  | 'classRating'
  | 'from'
  | 'again'
  | FlowSide
  | `${FlowSide}Took`;

/** One counter of a center. */
export interface Cell {
  figure: Figure;
  dimension: Dimension;
  /** The day in Beijing, YYYY-MM-DD, or its month, M2026-09; `NOW` for how things stand. */
  span: string;
  /** What of the dimension: `handling`, `market-regulation`, `3`; empty under `all`, and for what is not known yet. */
  value: string;
}

/** Stands in the place of the day and the month in a figure of how things stand. */
export const NOW = '';

/** A counter and by how much it changes. */
export interface CellChange extends Cell {
  by: number;
}

/** A line of the ledger, as far as it is counted. `counted` is null in a line of a release that counted nothing. */
export interface CountedLine {
  act: CaseAct;
  from: CaseState | null;
  to: CaseState;
  at: string;
  detail: Readonly<Record<string, string>>;
  counted: Counted | null;
}

type Parts = readonly (readonly [Dimension, string])[];

/** By what a figure of files is told apart. */
const partsOf = ({ asked, kind, channel, class: found, causes, item, departments }: Counted): Parts => [
  ['all', ''],
  ['source', asked === null ? 'window' : 'below'],
  ['kind', kind],
  ['channel', channel],
  ['class', found ?? ''],
  ...causes.map(cause => ['cause', cause] as const),
  ...(item === '' ? [] : [['item', item] as const]),
  ...departments.map(code => ['department', code] as const),
];

const cellsOf = (figure: Figure, span: string, parts: Parts): Cell[] =>
  parts.map(([dimension, value]) => ({ figure, dimension, span, value }));

const ALL: Parts = [['all', '']];

/** The counters under which a file stands now. */
export function standingCells(counted: Counted): Cell[] {
  const { state, kind, asked, raised, outcome, rating, completed, onTime, dueOn } = counted;
  const own = asked === null;
  const stand = (figure: Figure, holds: boolean, parts: Parts = ALL) => (holds ? cellsOf(figure, NOW, parts) : []);
  return [
    ...stand('files', true, [['state', state]]),
    ...stand('registered', own && (kind === 'case' || kind === 'conductComplaint')), // AH-13
    ...stand('consultations', own && kind === 'consultation'), // AH-13
    ...stand('received', !own), // AH-32
    ...stand('waiting', asked === 'open'),
    ...stand('escalated', raised === 'open' || raised === 'accepted'),
    ...stand('open', isOpen(counted), [...partsOf(counted), ['dueOn', dueOn], ['dueMonth', monthOf(dueOn)]]),
    ...stand('completed', completed && state !== 'parked'), // Q6: what is parked is in no figure of results
    ...stand('ended', outcome !== null, [['outcome', outcome ?? '']]),
    ...stand('rated', rating !== null, [['rating', String(rating)]]),
    ...stand('closed', onTime !== null, [['onTime', yesNo(onTime)]]),
    ...stand('held', counted.hand !== undefined, [['holder', counted.hand ?? '']]), // N2
    ...stand('flow', isPending(raised) && counted.raisedTo !== undefined, [
      ['raised', `${raised}|${counted.raisedTo}`],
    ]),
    ...stand('flow', isPending(asked) && counted.askedBy !== undefined, [['asked', `${asked}|${counted.askedBy}`]]),
  ];
}

/** `8|4`: registered before, eight working days ago, and closed four ago; nothing behind the bar where none was closed. */
const againValue = (again: Again | undefined): string => `${again?.opened ?? ''}|${again?.closed ?? ''}`;

const yesNo = (holds: boolean | null): string => (holds === null ? '' : holds ? 'yes' : 'no');

/** Items are told apart by month alone: there are hundreds of them, and a counter for each and day would be one for each case. */
const byDay = ([dimension]: Parts[number]): boolean => dimension !== 'item';

/**
 * What a line adds to its day and to its month. It is the same whatever came before the line, so that a day once over stays as it
 * was.
 */
export function happenedCells(line: CountedLine): CellChange[] {
  const { act, from, to, at, detail, counted } = line;
  const day = beijingDay(new Date(at));
  const [wasOpen, isOpenNow] = [from !== null && OPEN.includes(from), OPEN.includes(to)];
  const parts = counted === null ? ALL : partsOf(counted);
  const closing: Parts =
    counted === null
      ? ALL
      : [
          ...parts,
          ['onTime', yesNo(counted.onTime)],
          ['took', counted.took === null ? '' : String(counted.took)],
          // N11: within its class, and whether it was the very last day
          ['verdict', `${counted.class ?? ''}|${yesNo(counted.onTime)}`],
          ['lastDay', yesNo(counted.dueOn === day)],
        ];
  const happen = (figure: Figure, holds: boolean, told: Parts = ALL, by = 1): CellChange[] =>
    holds
      ? [...cellsOf(figure, day, told.filter(byDay)), ...cellsOf(figure, monthOf(day), told)].map(cell => ({
          ...cell,
          by,
        }))
      : [];
  const ends = from !== to && outcomeOf({ state: to, answers: [] }) !== null;
  return [
    ...happen('done', true, [['act', act]]),
    ...happen('new', act === 'register', parts), // SJ-66
    ...happen('new', act === 'register' && counted?.again !== undefined, [['again', againValue(counted?.again)]]), // N11
    ...happen('closed', wasOpen && !isOpenNow, closing),
    ...happen('reopened', from !== null && !wasOpen && isOpenNow, [
      ...ALL,
      ['class', counted?.class ?? ''],
      ['from', from ?? ''], // N11: after it was cleared
    ]),
    ...happen('ended', ends, [['outcome', counted?.outcome ?? '']]),
    ...happen('rated', act === 'rate', [
      ['rating', detail.level ?? ''], // AH-19
      ['classRating', `${counted?.class ?? ''}|${detail.level ?? ''}`], // N11
    ]),
    ...happen('overdue', act === 'breach', [['clock', detail.clock ?? '']]),
    ...betweenHands(counted, happen),
  ];
}

/** What a line says of custody (N2) and of the way between two levels: minutes add up, so a figure of them grows by more than one. */
function betweenHands(
  counted: Counted | null,
  happen: (figure: Figure, holds: boolean, told: Parts, by?: number) => CellChange[],
): CellChange[] {
  const { held, flow } = counted ?? {};
  return [
    ...(held
      ? [
          ...happen('held', true, [['within', `${held.by}|${rungOf(held.minutes)}`]]),
          ...happen('held', held.minutes > 0, [['minutes', held.by]], held.minutes),
        ]
      : []),
    ...(flow
      ? happen('flow', true, [
          [flow.side, `${flow.step}|${flow.peer}`],
          ...(flow.took === null ? [] : [[`${flow.side}Took`, `${flow.took}|${flow.peer}`] as const]),
        ])
      : []),
  ];
}

/** The name of a counter inside its center; in the order of these names counters are written, so that no two writers cross. */
export const cellName = ({ figure, dimension, span, value }: Cell): string =>
  [figure, dimension, span, value].join('|');

/** By how much a line changes which counters of its center: those that it leaves as they are do not appear. */
export function changesOf(before: Counted | null, line: CountedLine): CellChange[] {
  const changes = new Map<string, CellChange>();
  const add = (cells: readonly CellChange[]) => {
    for (const cell of cells) {
      const name = cellName(cell);
      changes.set(name, { ...cell, by: (changes.get(name)?.by ?? 0) + cell.by });
    }
  };
  const by = (cells: readonly Cell[], n: number) => cells.map(cell => ({ ...cell, by: n }));
  if (before !== null) add(by(standingCells(before), -1));
  if (line.counted !== null) add(by(standingCells(line.counted), 1));
  add(happenedCells(line));
  return [...changes]
    .filter(([, { by }]) => by !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, change]) => change);
}
