import { isPending } from '../case/escalation.ts';
import type { FileFacts } from '../case/facts.ts';
import { OPEN } from '../case/lifecycle.ts';
import { classOf, type Policy } from '../policy/policy.ts';

/** Why a case stands on the list that is sorted every week (每周梳理), the gravest first. */
export const UNSORTED_WHYS = ['overdue', 'untriaged', 'notRaised', 'nobody'] as const;
export type UnsortedWhy = (typeof UNSORTED_WHYS)[number];

type Unsorted = Pick<
  FileFacts,
  'state' | 'classCode' | 'rung' | 'consulting' | 'raised' | 'openOrders' | 'openSummonses'
> & { dueOn: string };

/**
 * Why an open case is to be sorted (WL-70), or null for one that is where it belongs: its day has passed; nobody has found its
 * class; its class begins on a rung of the ladder that it was never put to; or neither a department, nor a body, nor the
 * level above, nor the reporter has it in hand.
 */
export function whyUnsorted(file: Unsorted, policy: Policy, today: string): UnsortedWhy | null {
  if (!OPEN.includes(file.state)) return null;
  if (file.dueOn < today) return 'overdue';
  if (file.consulting !== null || isPending(file.raised)) return null;
  if (file.classCode === null) return 'untriaged';
  if (file.rung < (classOf(policy, file.classCode)?.rung ?? 0)) return 'notRaised';
  return inHand(file) ? null : 'nobody';
}

const inHand = ({ state, openOrders, openSummonses }: Unsorted): boolean =>
  state === 'awaitingMaterial' || state === 'paused' || openOrders > 0 || openSummonses > 0;
