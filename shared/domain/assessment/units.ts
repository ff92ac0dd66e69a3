/** A line of a ledger as far as assessment looks at it. */
export interface AssessedLine {
  /** Its number at this level, and its uid: the evidence. */
  seq: number;
  uid: string;
  act: string;
  at: string;
  center: string;
  actorId: string;
  /** Null where no person acted. */
  role: string | null;
  detail: Readonly<Record<string, string>>;
  counted: { item: string; causes: readonly string[]; departments: readonly string[] } | null;
}

/** Who owes what in a case, by the names that were written. */
export interface Owing {
  /** Work orders, by number. */
  orders: ReadonlyMap<string, string>;
  /** Calls to the desk, by number. */
  summonses: ReadonlyMap<string, string>;
}

const listed = (text: string | undefined): string[] => (text ?? '').split('、').filter(Boolean);

/** The departments of an order, the lead first: as `assign` and `arbitrate` wrote them. */
export const namesOn = ({ detail }: Pick<AssessedLine, 'detail'>): string[] => [
  ...(detail.department ? [detail.department] : []),
  ...listed(detail.departments),
];

/** What orders and calls stand on the lines of a case, and whose they are. */
export function owingIn(lines: readonly Pick<AssessedLine, 'act' | 'detail'>[]): Owing {
  const orders = new Map<string, string>();
  const summonses = new Map<string, string>();
  for (const { act, detail } of lines) {
    if (act === 'assign' || act === 'arbitrate') {
      const names = namesOn({ detail });
      listed(detail.order).forEach((no, i) => orders.set(no, names[i] ?? ''));
    }
    if (act === 'summon' && detail.summons && detail.unit) summonses.set(detail.summons, detail.unit);
  }
  return { orders, summonses };
}
