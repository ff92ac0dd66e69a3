/** How a case came onto an agenda. */
export const ITEM_SOURCES = ['agenda', 'hand', 'carried'] as const;
export type ItemSource = (typeof ITEM_SOURCES)[number];

/** A case on an agenda as far as its order goes. */
export interface AgendaItem {
  uid: string;
  number: string;
  /** Its place once the meeting is held; null before. */
  no: number | null;
  /** How often it was put off. */
  carried: number;
  dueOn: string;
}

/**
 * The agenda in the order in which it is printed and called: as it was numbered, else what was put off most often first, then
 * what is due first.
 */
export const inOrder = <T extends AgendaItem>(items: readonly T[]): T[] => [...items].sort(before);

function before(one: AgendaItem, other: AgendaItem): number {
  if (one.no !== null || other.no !== null) return (one.no ?? Infinity) - (other.no ?? Infinity);
  if (one.carried !== other.carried) return other.carried - one.carried;
  const [a, b] = [one, other].map(({ dueOn, number, uid }) => `${dueOn} ${number} ${uid}`) as [string, string];
  return a < b ? -1 : 1;
}

/** What stands on the agenda by itself, without what stands there already by hand or from the meeting before. */
export function beside<T extends { uid: string }>(found: readonly T[], rows: readonly { uid: string }[]): T[] {
  const there = new Set(rows.map(({ uid }) => uid));
  return found.filter(({ uid }) => !there.has(uid));
}
