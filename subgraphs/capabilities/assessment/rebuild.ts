import type { EntityManager } from 'typeorm';
import type { Occurrence } from '../../../shared/domain/assessment/strikes.ts';
import { KitState } from '../../kit/KitState.ts';
import { linesAfter } from '../cases/readLines.ts';
import { ASSESSED } from './assessLedger.ts';
import { AssessmentRow } from './AssessmentRow.ts';
import { type Draft, type Kinds, proposeFrom, type Rules } from './proposeFrom.ts';

const PAGE = 500;

/** A row that is not what the ledger leads to. */
export interface AssessmentFault {
  fault: 'missing' | 'unfounded' | 'different';
  id: string;
  uid: string;
  line: number;
  /** The columns that differ. */
  columns: string[];
}

/** What was found of one level, and up to which line of its ledger. */
export interface AssessmentVerdict {
  rows: number;
  upTo: number;
  faults: AssessmentFault[];
}

/** Problems by their kind, from the ledger alone. */
function kindsOfMemory(): Kinds {
  const all = new Map<string, Occurrence[]>();
  return {
    add: async occurrences => {
      for (const one of occurrences) all.set(one.kind, [...(all.get(one.kind) ?? []), one]);
    },
    of: async (kind, from, to) => (all.get(kind) ?? []).filter(({ at }) => at >= from && at <= to),
  };
}

async function fromLedger(db: EntityManager, rules: Rules, upTo: number): Promise<Map<string, Draft>> {
  const kinds = kindsOfMemory();
  const drafts = new Map<string, Draft>();
  for (let after = 0; after < upTo;) {
    const lines = (await linesAfter(db, after, PAGE)).filter(({ position }) => (position ?? 0) <= upTo);
    for (const line of lines)
      for (const draft of await proposeFrom(db, rules, line, kinds)) drafts.set(draft.id, draft);
    after = lines.at(-1)?.position ?? upTo;
  }
  return drafts;
}

/**
 * Works out again, from the ledger and the rules alone, what stands against whom, and names each row that is not the same (N10). What
 * people have decided stands in no ledger line, and is not judged here.
 */
export async function rebuildAssessments(db: EntityManager, rules: Rules): Promise<AssessmentVerdict> {
  const read = await db.findOneBy(KitState, { name: ASSESSED });
  const upTo = Number(read?.value ?? 0);
  const expected = await fromLedger(db, rules, upTo);
  const rows = await db.find(AssessmentRow);
  const faults: AssessmentFault[] = [];
  for (const row of rows) {
    const draft = expected.get(row.id);
    expected.delete(row.id);
    const { id, uid, line } = row;
    if (!draft) faults.push({ fault: 'unfounded', id, uid, line, columns: [] });
    else {
      const columns = (Object.keys(draft) as (keyof Draft)[]).filter(column => draft[column] !== row[column]);
      if (columns.length > 0) faults.push({ fault: 'different', id, uid, line, columns });
    }
  }
  for (const { id, uid, line } of expected.values()) faults.push({ fault: 'missing', id, uid, line, columns: [] });
  return { rows: rows.length, upTo, faults };
}
