import { Between, type EntityManager, In } from 'typeorm';
import { readClock } from '../../../shared/domain/clock/clock.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { valueOf } from '../../../shared/domain/policy/policy.ts';
import { KitState } from '../../kit/KitState.ts';
import type { Service } from '../../kit/subgraph.ts';
import { uidFrom } from '../../kit/uidFrom.ts';
import { clockRules } from '../cases/clockRules.ts';
import { linesAfter } from '../cases/readLines.ts';
import { policyAt } from '../policy/policyAt.ts';
import { AssessedKind, AssessmentRow } from './AssessmentRow.ts';
import { type Draft, type Kinds, proposeFrom } from './proposeFrom.ts';

/** The row of kit_state with the last position of the ledger that was assessed. */
export const ASSESSED = 'assessed';
const AT_ONCE = 200;

/** Problems by their kind, as the database has them. */
const kindsIn = (tx: EntityManager): Kinds => ({
  add: async occurrences => {
    if (occurrences.length === 0) return;
    const rows = occurrences.map(({ kind, at, ...one }) => ({ ...one, kind: uidFrom(kind), happenedAt: at }));
    await tx.upsert(AssessedKind, rows, ['seq', 'kind']);
  },
  of: async (kind, from, to) => {
    const rows = await tx.find(AssessedKind, {
      where: { kind: uidFrom(kind), happenedAt: Between(from, to) },
      order: { happenedAt: 'ASC', seq: 'ASC' },
    });
    return rows.map(({ happenedAt, ...row }) => ({ ...row, kind, at: happenedAt }));
  },
});

/** Until when the unit may answer: the days of its own rules, counted from the proposal. */
function limitOf(service: Service, { center }: Draft, at: Date) {
  const policy = policyAt(service, center, beijingDay(at));
  const { cite, pack } = policy.terms['assessment.reply'];
  const limit = valueOf(policy, 'assessment.reply');
  const start = { event: 'start', at: at.toISOString(), limit, key: 'assessment.reply', cite, pack } as const;
  const { dueAt, dueOn } = readClock([start], clockRules(service, policy, center));
  return { dueAt, dueOn };
}

/** Lays drafts before people: those that are there already are left as they stand. */
async function lay(tx: EntityManager, service: Service, drafts: readonly Draft[]): Promise<void> {
  const fresh = new Map(drafts.map(draft => [draft.id, draft]));
  const known = await tx.find(AssessmentRow, { where: { id: In([...fresh.keys()]) }, select: { id: true } });
  for (const { id } of known) fresh.delete(id);
  const at = service.now();
  for (const draft of fresh.values())
    await tx.insert(AssessmentRow, {
      ...draft,
      ...{ proposedAt: at.toISOString(), ...limitOf(service, draft, at) },
      ...{ state: 'proposed', answer: null, decidedAt: null, steps: [] },
    });
}

/**
 * Reads the ledger on from where it was read last, in the commit that remembers how far: whatever happens next, no line is left out
 * and none is proposed twice. The acts themselves wait for nothing of this.
 */
export async function assessLedger(service: Service): Promise<void> {
  for (let more = true; more;)
    more = await service.database.write(async tx => {
      const row = await tx.findOne(KitState, { where: { name: ASSESSED }, ...service.database.lockRow });
      const lines = await linesAfter(tx, Number(row?.value ?? 0), AT_ONCE);
      const last = lines.at(-1)?.position;
      if (last === undefined || last === null) return false;
      const kinds = kindsIn(tx);
      const drafts: Draft[] = [];
      for (const line of lines) drafts.push(...(await proposeFrom(tx, service, line, kinds)));
      if (drafts.length > 0) await lay(tx, service, drafts);
      await (row
        ? tx.update(KitState, { name: ASSESSED }, { value: String(last) })
        : tx.insert(KitState, { name: ASSESSED, value: String(last) }));
      return lines.length === AT_ONCE;
    });
}
