import { z } from 'zod';
import { CAUSES } from '../../../shared/domain/case/causes.ts';

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
  item: z.string().max(100).nullable(),
  demand: z.string().max(4000),
  causes: z.array(z.enum(CAUSES)),
  origin: z.string(),
  registeredAt: z.iso.datetime(),
  /** The citizen's deadline goes with the case and is never set anew. */
  dueOn: z.iso.date(),
  dueProvisional: z.boolean(),
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
