import { In, IsNull, LessThanOrEqual } from 'typeorm';
import { decide } from '../../../shared/domain/case/decide.ts';
import type { ClockKind } from '../../../shared/domain/clock/clock.ts';
import type { Service } from '../../kit/subgraph.ts';
import { CaseClock } from '../cases/CaseClock.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { record } from '../cases/record.ts';
import { policyOfFile } from '../policy/policyAt.ts';

const AT_ONCE = 200;

/** What somebody owes. The end of an objection closes a case, that of a supplement lapses: both are no fault of an office. */
const OWED: readonly ClockKind[] = [
  'citizen',
  'transfer',
  'result',
  'reply',
  'feedback',
  'redo',
  'summons',
  'arbitration',
  'step',
  'rung',
  'pause',
];
const WARNED: readonly ClockKind[] = [...OWED.filter(kind => kind !== 'summons'), 'supplement'];

const MARKS = {
  warn: { kinds: WARNED, instant: 'warnAt', mark: 'warnedAt' },
  breach: { kinds: OWED, instant: 'dueAt', mark: 'breachedAt' },
} as const;

/**
 * Writes each limit that comes near, or has passed, onto the ledger: never early, and once, whoever else is watching the same
 * database. A date that came with an escalation is watched by the window that took the case.
 */
export async function watchClocks(service: Service): Promise<void> {
  for (const act of ['warn', 'breach'] as const) while ((await strike(service, act)) === AT_ONCE);
}

async function strike(service: Service, act: keyof typeof MARKS): Promise<number> {
  const now = service.now().toISOString();
  const { kinds, instant, mark } = MARKS[act];
  const due = await service.database.read.find(CaseClock, {
    where: {
      kind: In([...kinds]),
      status: 'running',
      inherited: false,
      [instant]: LessThanOrEqual(now),
      [mark]: IsNull(),
    },
    order: { [instant]: 'ASC' },
    take: AT_ONCE,
  });
  for (const { id, uid, kind, no, dueOn } of due)
    await service.database.write(async tx => {
      const file = await tx.findOne(CaseFile, { where: { uid }, ...service.database.lockRow });
      const { affected } = await tx.update(CaseClock, { id, status: 'running', [mark]: IsNull() }, { [mark]: now });
      if (!file || affected !== 1) return;
      const by = { id: 'clock', role: null, center: file.center };
      const detail = { clock: kind, until: dueOn, ...(no > 0 ? { no: String(no) } : {}) };
      await record(tx, service, file, decide(file, act, policyOfFile(service, file)), { act, by, detail });
    });
  if (due.length > 0) service.relay.ring();
  return due.length;
}
