import type { EntityManager } from 'typeorm';
import { requiredText } from '../../../shared/domain/case/text.ts';
import type { ClockEvent, ClockRules } from '../../../shared/domain/clock/clock.ts';
import { extendClock } from '../../../shared/domain/clock/extension.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { type Limit, type Policy, valueOf } from '../../../shared/domain/policy/policy.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { actOnCase } from '../cases/actOnCase.ts';
import { CaseClock } from '../cases/CaseClock.ts';
import type { CaseFile } from '../cases/CaseFile.ts';
import { clockRules } from '../cases/clockRules.ts';
import { passExtension } from '../cases/inheritClock.ts';
import { rewriteClock } from '../cases/keepClocks.ts';

/** One new limit, and why (LH-33): so many working days more, or a named day. */
export interface ExtensionForm {
  reason: string;
  workdays?: number | null;
  until?: string | null;
}

/**
 * Extends the time for a case, once and up to the cap of its rules (LH-33, LH-34). The citizen’s date moves, and with it what
 * departments still owe; whoever works on the case above is told. Citizen, window and supervision section hear of it in the
 * same commit.
 */
export function extendCase(ctx: RequestContext, uid: string, form: ExtensionForm): Promise<CaseFile> {
  const reason = requiredText('reason', form.reason);
  const ask = askOf(form);
  return actOnCase(ctx, {
    uid,
    act: 'extend',
    alongside: async (tx, file, { at, policy }) => {
      const { service } = ctx;
      const rules = clockRules(service, policy, file.origin);
      const clock = await tx.findOneBy(CaseClock, { uid, kind: 'citizen', status: 'running' });
      if (!clock) throw new DomainError('ACT_NOT_ALLOWED', { act: 'extend', state: file.state });
      const before = clock.dueOn;
      const event = extensionOf(clock, ask, { policy, rules, at });
      const moved = await rewriteClock(tx, clock, [...clock.events, event], rules);
      // what is over by then is no promise any more
      if (moved.dueAt <= at.toISOString()) throw new DomainError('FIELD_INVALID', {}, 'until');
      await moveInner(tx, uid, moved.dueOn, event, rules);
      const news = { dueOn: moved.dueOn, dueProvisional: moved.provisional };
      await passExtension(tx, service, file, { ...news, clock: moved.events });
      return {
        set: { ...news, extensions: file.extensions + 1 },
        detail: { reason, from: before, until: moved.dueOn },
      };
    },
  });
}

function askOf({ workdays, until }: ExtensionForm): { workdays: number } | { until: string } {
  if (typeof workdays === 'number' && !until) return { workdays };
  if (until && typeof workdays !== 'number') return { until };
  throw new DomainError('FIELD_REQUIRED', {}, 'until');
}

function extensionOf(
  clock: CaseClock,
  ask: ReturnType<typeof askOf>,
  { policy, rules, at }: { policy: Policy; rules: ClockRules; at: Date },
): ClockEvent {
  const rule = valueOf(policy, 'clock.extension');
  const { cite, pack } = policy.terms['clock.extension'];
  return extendClock({
    events: clock.events,
    rule,
    base: firstLimit(clock),
    ask,
    at: at.toISOString(),
    rules,
    cite,
    pack,
  });
}

function firstLimit({ uid, events: [begun] }: CaseClock): Limit {
  if (begun?.event !== 'start') throw new Error(`a clock of ${uid} has no beginning`);
  return begun.limit;
}

/** What departments still owe moves to the same day, where it was due before. */
async function moveInner(tx: EntityManager, uid: string, dueOn: string, event: ClockEvent, rules: ClockRules) {
  if (event.event !== 'extend') return;
  const inner = await tx.findBy(CaseClock, { uid, status: 'running' });
  for (const clock of inner.filter(({ kind, dueOn: due }) => (kind === 'result' || kind === 'reply') && due < dueOn))
    await rewriteClock(tx, clock, [...clock.events, { ...event, limit: firstLimit(clock), until: dueOn }], rules);
}
