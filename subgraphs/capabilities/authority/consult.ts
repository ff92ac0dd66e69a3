import type { EscalationPacket } from '../../../shared/domain/case/escalation.ts';
import { mayAct } from '../../../shared/domain/case/decide.ts';
import { nextRung } from '../../../shared/domain/case/ladder.ts';
import { requiredText } from '../../../shared/domain/case/text.ts';
import type { ClockEffect } from '../../../shared/domain/clock/effects.ts';
import { nextMeeting } from '../../../shared/domain/clock/officeTime.ts';
import { addWorkdays } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { Rung } from '../../../shared/domain/policy/policy.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { type Act, actOnCase } from '../cases/actOnCase.ts';
import { clockRules } from '../cases/clockRules.ts';
import type { CaseFile } from '../cases/CaseFile.ts';
import { escalateCase } from '../cases/escalateCase.ts';
import { fileOf } from '../cases/readFiles.ts';
import { policyOfFile } from '../policy/policyAt.ts';
import { LadderStep } from '../cases/LadderStep.ts';

/** What goes up the ladder: the same that goes up to another level (N2). */
export type Question = EscalationPacket;

/**
 * Asks the next body on the ladder of the center (LH-14, LH-28, LH-31, WL-72, WL-73). Where the next step leaves this level,
 * it becomes an escalation to the level above. The question is on record, with the day on which the body sits.
 */
export async function consultUp(ctx: RequestContext, uid: string, question: Question): Promise<CaseFile> {
  const file = await fileOf(ctx, uid, 'case');
  if (!file) throw new DomainError('CASE_NOT_FOUND', {}, 'uid');
  // before the ladder is looked at: where it ends is for those who may climb it
  mayAct('consult', actorOf(ctx), file, ctx.service.tree);
  if (nextRung(policyOfFile(ctx.service, file), file.rung).crosses) return escalateCase(ctx, uid, question);
  return askRung(ctx, uid, question);
}

function askRung(ctx: RequestContext, uid: string, packet: Question): Promise<CaseFile> {
  const tried = requiredText('tried', packet.tried);
  const question = requiredText('question', packet.question);
  const wanted = requiredText('authorityWanted', packet.authorityWanted);
  return actOnCase(ctx, {
    uid,
    act: 'consult',
    alongside: async (tx, file, { at, policy }) => {
      const rung = nextRung(policy, file.rung);
      const rules = clockRules(ctx.service, policy, file.origin);
      const sitsOn = nextMeeting(at.toISOString(), rung.cadence, rules);
      const no = (await tx.countBy(LadderStep, { uid })) + 1;
      const step = { uid, no, rung: rung.code, body: rung.body, tried, question, sitsOn };
      await tx.insert(LadderStep, { ...step, raisedAt: at.toISOString(), decision: null, decidedAt: null });
      return {
        set: { rung: file.rung + 1, consulting: rung.code },
        clocks: [rungClock(rung, no, sitsOn, rules)],
        detail: { rung: rung.code, body: rung.body, tried, question, authorityWanted: wanted, sitsOn },
      };
    },
  });
}

/** A body that sits by the week or the month has its time from that sitting on. */
function rungClock(
  { limit, cadence }: Rung,
  no: number,
  sitsOn: string,
  rules: ReturnType<typeof clockRules>,
): ClockEffect {
  const begun = { op: 'start', kind: 'rung', no, limit, key: 'escalation.ladder' } as const;
  if (cadence === 'atOnce' || limit.unit !== 'workday') return begun;
  return { ...begun, until: addWorkdays(sitsOn, limit.n, rules.calendar) };
}

/** The body that was asked gives its direction (批示); the case goes back to who held it. */
export const direct = (ctx: RequestContext, uid: string, text: string): Promise<CaseFile> =>
  actOnCase(ctx, directing(uid, text));

/** The direction as the door of cases takes it: by itself, or in the commit of a meeting. */
export function directing(uid: string, text: string | null | undefined): Act {
  const decision = requiredText('decision', text);
  return {
    uid,
    act: 'direct',
    alongside: async (tx, file, { at }) => {
      const no = await tx.countBy(LadderStep, { uid });
      await tx.update(LadderStep, { uid, no }, { decision, decidedAt: at.toISOString() });
      return {
        set: { consulting: null },
        clocks: [{ op: 'stop', kind: 'rung', no, as: 'met' }],
        detail: { decision, rung: file.consulting ?? '' },
      };
    },
  };
}
