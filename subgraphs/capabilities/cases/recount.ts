import type { EntityManager } from 'typeorm';
import type { CaseAct, CaseState } from '../../../shared/domain/case/lifecycle.ts';
import {
  type Cell,
  cellName,
  type CellChange,
  COUNTING,
  happenedCells,
  standingCells,
} from '../../../shared/domain/tally/cells.ts';
import { contradictions, type Counted, type CountedFile } from '../../../shared/domain/tally/counted.ts';
import { canonicalJson } from '../../../shared/domain/ledger/canonical.ts';
import { addUp } from '../../kit/addUp.ts';
import { KitState } from '../../kit/KitState.ts';
import { additionOf, TALLIES } from './keepTallies.ts';

const PAGE = 2_000;

/** The row of kit_state that says by which version of the rules the tallies were counted. */
export const COUNTED_BY = 'tallies';

/** A counter that is not what the ledger says, or a file that is not what its last line says. */
export type TallyFault =
  | (Cell & { fault: 'counter'; center: string; says: number; ledger: number })
  | { fault: 'file'; center: string; uid: string; members: string };

/** What a recount of one level has found. */
export interface TallyVerdict {
  lines: number;
  files: number;
  /** Files on which nothing has happened since their release counted nothing: they stand as they were taken over. */
  older: number;
  counters: number;
  faults: TallyFault[];
}

type Counter = CellChange & { center: string };

/** What the tallies of a level must be, by its ledger alone. */
interface Recount extends Omit<TallyVerdict, 'counters'> {
  counters: Map<string, Counter>;
}

interface LineText {
  seq: number;
  center: string;
  act: CaseAct;
  from: CaseState | null;
  to: CaseState;
  at: string;
  detail: string;
  counted: string | null;
}

type FileText = Omit<CountedFile, 'causes' | 'departments' | 'item'> & {
  uid: string;
  center: string;
  causes: string;
  counted: string | null;
  lastCounted: string | null;
};

/** Every page of a query, in the order of its key. */
async function* pages<T>(read: (after: never) => Promise<T[]>, start: unknown, keyOf: (row: T) => unknown) {
  for (let after = start; ;) {
    const rows = await read(after as never);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = keyOf(last);
  }
}

const linesOf = (db: EntityManager) =>
  pages(
    (after: number) =>
      db.query<LineText[]>(
        `select seq, center, act, from_state as "from", to_state as "to", at, detail, counted
           from case_entries where seq > ? order by seq limit ${PAGE}`,
        [after],
      ),
    0,
    ({ seq }) => seq,
  );

const filesOf = (db: EntityManager) =>
  pages(
    (after: string) =>
      db.query<FileText[]>(
        `select f.uid, f.center, f.state, f.kind, f.channel, f.causes, f.raised, f.asked, f.outcome, f.rating,
                f.due_on as "dueOn", f.completed_at as "completedAt", f.opened_at as "openedAt", f.counted,
                e.counted as "lastCounted"
           from case_files f left join case_entries e on e.uid = f.uid and e.no = f.chain_lines
          where f.uid > ? order by f.uid limit ${PAGE}`,
        [after],
      ),
    '',
    ({ uid }) => uid,
  );

/**
 * Counts a level anew: what happened from every line of its ledger, how things stand from the last line of each file. The caller
 * sees to it that nothing is written meanwhile, or reads at one instant.
 */
async function recount(db: EntityManager): Promise<Recount> {
  const result: Recount = { counters: new Map(), lines: 0, files: 0, older: 0, faults: [] };
  const add = (center: string, cells: readonly CellChange[]) => {
    for (const cell of cells) {
      const name = `${center}|${cellName(cell)}`;
      const known = result.counters.get(name);
      if (known) known.by += cell.by;
      else result.counters.set(name, { ...cell, center });
    }
  };
  for await (const { center, detail, counted, ...line } of linesOf(db)) {
    result.lines += 1;
    add(center, happenedCells({ ...line, detail: JSON.parse(detail) as never, counted: parse(counted) }));
  }
  for await (const file of filesOf(db)) {
    result.files += 1;
    if (file.lastCounted === null) result.older += 1;
    const counted = parse(file.lastCounted ?? file.counted);
    if (counted !== null)
      add(
        file.center,
        standingCells(counted).map(cell => ({ ...cell, by: 1 })),
      );
    result.faults.push(...faultOf(file, counted));
  }
  return result;
}

const parse = (text: string | null): Counted | null => (text === null ? null : (JSON.parse(text) as Counted));

/** A file must be what its last line counted of it, and what it counted must be what the file is. */
function faultOf(file: FileText, counted: Counted | null): TallyFault[] {
  const { uid, center } = file;
  const fault = (members: string): TallyFault[] => [{ fault: 'file', center, uid, members }];
  if (counted === null) return fault('counted');
  if (canonicalJson(parse(file.counted)) !== canonicalJson(counted)) return fault('counted');
  const seen = { ...file, causes: JSON.parse(file.causes) as never, departments: [], item: null };
  const wrong = contradictions(seen, counted);
  return wrong.length === 0 ? [] : fault(wrong.join(', '));
}

interface Stored extends Cell {
  center: string;
  n: number | string;
}

/** Counts a level anew and compares every counter with what is kept: read at one instant, and nothing is written. */
export async function checkTallies(db: EntityManager): Promise<TallyVerdict> {
  const { counters, faults, ...sums } = await recount(db);
  const kept = await db.query<Stored[]>('select figure, dimension, span, center, value, n from tallies where n <> 0');
  for (const { center, n, ...cell } of kept) {
    const name = `${center}|${cellName(cell)}`;
    const ledger = counters.get(name)?.by ?? 0;
    counters.delete(name);
    if (Number(n) !== ledger) faults.push({ ...cell, fault: 'counter', center, says: Number(n), ledger });
  }
  for (const { center, by, ...cell } of counters.values())
    faults.push({ ...cell, fault: 'counter', center, says: 0, ledger: by });
  return { ...sums, counters: kept.length, faults };
}

/**
 * Writes the tallies of a level anew from its ledger, in a transaction in which nothing else changes (`freeze`). A file that was
 * counted otherwise than by its last line is counted by that again; one that was changed without a line stays a fault.
 */
export async function rebuildTallies(tx: EntityManager): Promise<TallyVerdict> {
  const { counters, faults, ...sums } = await recount(tx);
  for (const { uid } of faults.filter(({ fault }) => fault === 'file') as { uid: string }[])
    await tx.query(
      `update case_files set counted = coalesce(
         (select e.counted from case_entries e where e.uid = case_files.uid and e.no = case_files.chain_lines), counted)
        where uid = ?`,
      [uid],
    );
  await tx.query('delete from tallies');
  await addUp(
    tx,
    TALLIES,
    [...counters.values()].map(({ center, ...change }) => additionOf(center, change)),
  );
  await tx.save(KitState, { name: COUNTED_BY, value: String(COUNTING) });
  return { ...sums, counters: counters.size, faults };
}
