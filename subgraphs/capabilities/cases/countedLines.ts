import { z } from 'zod';
import { AGAIN_WORKDAYS } from '../../../shared/domain/assessment/again.ts';
import { CAUSES } from '../../../shared/domain/case/causes.ts';
import { ESCALATION_STATUSES } from '../../../shared/domain/case/escalation.ts';
import { FLOW_SIDES, FLOW_STEPS } from '../../../shared/domain/case/flow.ts';
import { CASE_ACTS, CASE_STATES } from '../../../shared/domain/case/lifecycle.ts';
import { HOLDER_KINDS } from '../../../shared/domain/clock/custody.ts';
import { OUTCOMES } from '../../../shared/domain/policy/crosswalk.ts';
import { CHANNELS, PROVINCIAL_CLASSES, RECORD_KINDS } from '../../../shared/domain/policy/policy.ts';

/** The topic of the message that tells a level above of lines of a ledger below: what counts of each, and nobody’s words. */
export const LINES = 'oversight.lines';
/** Of the one that asks for lines again from a position on. */
export const ASK = 'oversight.ask';
/** And of the whisper that says that a level is there, and how far its ledger has come. */
export const PULSE = 'oversight.pulse';

export const LINES_AT_ONCE = 100;

const INSTANT = z.iso.datetime({ precision: 3 });
const POSITION = z.number().int().nonnegative();

/** Working days since the same matter: what lies further back is not told apart. */
const AGO = z
  .number()
  .int()
  .min(0)
  .max(AGAIN_WORKDAYS + 1);

const CENTER = z.string().max(16);

const COUNTED = z.object({
  state: z.enum(CASE_STATES),
  kind: z.enum(RECORD_KINDS),
  channel: z.enum(CHANNELS),
  class: z.enum(PROVINCIAL_CLASSES).nullable(),
  causes: z.array(z.enum(CAUSES)),
  item: z.string().max(60),
  departments: z.array(z.string().max(24)).max(100),
  raised: z.enum(ESCALATION_STATUSES).nullable(),
  asked: z.enum(ESCALATION_STATUSES).nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  rating: z.number().int().nullable(),
  dueOn: z.iso.date(),
  completed: z.boolean(),
  onTime: z.boolean().nullable(),
  took: z.number().int().nullable(),
  hand: z.enum(HOLDER_KINDS).optional(),
  raisedTo: CENTER.optional(),
  askedBy: CENTER.optional(),
  held: z.object({ by: z.enum(HOLDER_KINDS), minutes: z.number().int().nonnegative() }).optional(),
  flow: z
    .object({
      side: z.enum(FLOW_SIDES),
      step: z.enum(FLOW_STEPS),
      peer: CENTER,
      took: z.number().int().nonnegative().nullable(),
    })
    .optional(),
  again: z.object({ opened: AGO, closed: AGO.nullable() }).optional(),
});

/** A line as it is counted above: no person, no title, and no word that anybody wrote but the article of a no. */
export const LINE = z.object({
  uid: z.uuid(),
  number: z.string().max(40),
  center: z.string().max(16),
  origin: z.string().max(16),
  act: z.enum(CASE_ACTS),
  from: z.enum(CASE_STATES).nullable(),
  to: z.enum(CASE_STATES),
  at: INSTANT,
  /** Of a rating its level, of a breach its clock: what a figure is told apart by. */
  detail: z.object({ level: z.string().max(8).optional(), clock: z.string().max(40).optional() }),
  /** Of a no the article that it rests on; absent for other lines, and from a level that does not tell it. */
  rule: z.string().max(400).optional(),
  counted: COUNTED.nullable(),
});

export type OverseenLine = z.output<typeof LINE>;

export const LINES_BODY = z.object({
  /** The position before the first line: whoever counts has to be just there. */
  after: POSITION,
  lines: z.array(LINE).min(1).max(LINES_AT_ONCE),
});

export const ASK_BODY = z.object({
  /** The database whose lines are meant; one that is no more has none to give. */
  epoch: z.string().max(8),
  after: POSITION,
});

export const PULSE_BODY = z.object({ position: POSITION, at: INSTANT });
