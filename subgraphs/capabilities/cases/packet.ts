import { z } from 'zod';
import { CAUSES } from '../../../shared/domain/case/causes.ts';
import type { ClockEvent } from '../../../shared/domain/clock/clock.ts';
import { RECORD_KINDS } from '../../../shared/domain/policy/policy.ts';

const SOURCE = { cite: z.string().max(400), pack: z.string().max(60) };
const LIMIT = z.object({
  unit: z.enum(['workday', 'officeMinute']),
  n: z.number().int().nonnegative(),
  warn: z.number().int().nonnegative().optional(),
});

/** What happened to a clock, as it travels: everything else is replayed from it. */
const CLOCK = z.array(
  z.discriminatedUnion('event', [
    z.object({ event: z.literal('start'), at: z.iso.datetime(), limit: LIMIT, key: z.string().max(40), ...SOURCE }),
    z.object({
      event: z.literal('extend'),
      at: z.iso.datetime(),
      limit: LIMIT,
      until: z.iso.date().nullable(),
      ...SOURCE,
    }),
    z.object({ event: z.enum(['pause', 'resume']), at: z.iso.datetime() }),
    z.object({ event: z.literal('stop'), at: z.iso.datetime(), as: z.enum(['met', 'cancelled']) }),
  ]),
) as unknown as z.ZodType<ClockEvent[]>;

/** The topic of the message that puts a question to the level above. */
export const RAISED = 'escalation.raised';

/** What goes up with an escalation (提级材料). No name, no telephone: those stay at the window. */
export const RAISED_BODY = z.object({
  /** The center that asks, and the center that is asked. */
  from: z.string(),
  to: z.string(),
  round: z.number().int().positive(),
  number: z.string().max(40),
  title: z.string().min(1).max(100),
  kind: z.enum(RECORD_KINDS).default('case'),
  item: z.string().max(100).nullable(),
  demand: z.string().max(4000),
  causes: z.array(z.enum(CAUSES)),
  origin: z.string(),
  registeredAt: z.iso.datetime(),
  /** The citizen's deadline goes with the case and is never set anew. */
  dueOn: z.iso.date(),
  dueProvisional: z.boolean(),
  /** What happened to the citizen’s clock so far; empty from a level of an older release. */
  clock: CLOCK.default([]),
  generated: z.boolean(),
  raisedAt: z.iso.datetime(),
  tried: z.string().min(1).max(2000),
  question: z.string().min(1).max(2000),
  authorityWanted: z.string().min(1).max(1000),
});

export type RaisedBody = z.output<typeof RAISED_BODY>;

/** The topic of the message that tells the level below what was done with what it asked. */
export const STEP = 'escalation.step';

/** What is told to the level below about what it asked. */
export const STEP_BODY = z.object({
  /** The center that is told. */
  center: z.string(),
  /** The act, and the center that did it; it may be several levels above. */
  step: z.string().max(24),
  by: z.string(),
  detail: z.record(z.string().max(40), z.string().max(4000)),
});

/** The topic of the message that tells the level above that the citizen’s date was extended. */
export const EXTENDED = 'escalation.extended';

/** The extended date of the citizen, as the window that took the case has granted it (LH-33). */
export const EXTENDED_BODY = z.object({
  /** The center that is told. */
  center: z.string(),
  dueOn: z.iso.date(),
  dueProvisional: z.boolean(),
  clock: CLOCK,
});

export type ExtendedBody = z.output<typeof EXTENDED_BODY>;
