import type { RecordKind } from '../policy/policy.ts';
import type { EscalationStatus } from './escalation.ts';
import type { CaseAct, CaseState } from './lifecycle.ts';

/** What a decision looks at. */
export interface FileFacts {
  state: CaseState;
  /** The center that holds this file. */
  center: string;
  /** The center whose window took the case first (首接). */
  origin: string;
  /** How what this level asked of the level above stands; null if it asked nothing. */
  raised: EscalationStatus | null;
  /** How what the level below asked of this level stands; null at the window that took the case. */
  asked: EscalationStatus | null;
  kind: RecordKind;
  /** The local class found at triage; null before. */
  classCode: string | null;
  /** The exclusion found at triage; null where none was. */
  exclusion: string | null;
  /** What has been done with it so far, each act once. */
  done: readonly CaseAct[];
  /** Work orders that no department has answered. */
  openOrders: number;
  /** Calls to the desk that nobody has answered (LH-27). */
  openSummonses: number;
  /** Material that is missing and has not come, whether it may follow (SH-08) or is waited for (LH-13). */
  openSupplements: number;
  /** Of what the case waits for, how much has not come (LH-13); null where it waits for nothing that was listed. */
  awaited: number | null;
  /** True while it is being ruled which department must act (N14). */
  arbitrating: boolean;
  /** How many bodies of the ladder have been asked so far (LH-28, WL-72). */
  rung: number;
  /** The rung of the ladder that was asked and has not answered; null while nobody is asked. */
  consulting: string | null;
  redos: number;
  extensions: number;
  /** The last rating of the present result; null while there is none. */
  rating: number | null;
  /** True when the present result explains rather than solves (SJ-18). */
  explained: boolean;
}
