import { z } from 'zod';
import { AGAIN_WORKDAYS } from '../domain/assessment/again.ts';
import { POINT_EVENTS } from '../domain/assessment/faults.ts';
import type { CaseAct, CaseState } from '../domain/case/lifecycle.ts';
import { FIELD_KINDS, type FormDefinition } from '../domain/forms/form.ts';
import { LEVELS } from '../domain/levels.ts';
import {
  CHANNELS,
  NOTICE_CHANNELS,
  NOTICE_EVENTS,
  PARTIES,
  type PolicyKey,
  type PolicyValues,
  PROVINCIAL_CLASSES,
  RECORD_KINDS,
} from '../domain/policy/policy.ts';
import { LIST_KINDS, REPORT_KINDS } from '../domain/reports/kinds.ts';
import { ORDER_GRADES } from '../domain/supervision/order.ts';

const text = z.string().trim().min(1).max(4_000);
const texts = z.array(text);
/** A case keeps the code in a short column. */
const code = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,23}$/);
const count = z.number().int().min(0).max(1_000);
const some = z.number().int().min(1).max(1_000);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const closingTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);

// which acts and states there are is the lifecycle's to say, and `checkPolicy` asks it: a shape takes any name
const act = z.string().min(1).max(40) as unknown as z.ZodType<CaseAct>;
const state = z.string().min(1).max(40) as unknown as z.ZodType<CaseState>;

const limit = z.strictObject({
  unit: z.enum(['workday', 'officeMinute']),
  n: z.number().int().min(1).max(100_000),
  warn: z.number().int().min(0).optional(),
});
const maybeLimit = limit.nullable();

const matterClass = z.strictObject({
  code,
  name: text,
  provincial: z.enum(PROVINCIAL_CLASSES),
  result: limit.optional(),
  requires: z.array(act).optional(),
  rung: count.optional(),
  cite: text.optional(),
});

const rung = z.strictObject({
  code,
  body: text,
  cadence: z.enum(['atOnce', 'weekly', 'monthly']),
  limit,
  crosses: z.boolean(),
});

const field = z.strictObject({
  code: z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/),
  label: text,
  kind: z.enum(FIELD_KINDS),
  required: z.boolean(),
  options: z.array(z.strictObject({ code: z.string().min(1).max(40), label: text })).optional(),
  official: text.optional(),
  help: text.optional(),
  maxLength: z.number().int().min(1).max(10_000).optional(),
});

const form: z.ZodType<FormDefinition> = z.strictObject({
  id: z.string().min(1).max(60),
  title: text,
  pages: z.array(z.strictObject({ by: text, fields: z.array(field) })).min(1),
});

const extension = z.strictObject({ capWorkdays: some, capMeans: z.enum(['TOTAL', 'ADDED']), times: some });

const pointRule = z.strictObject({
  on: z.enum(POINT_EVENTS),
  unit: z.number(),
  person: z.number(),
  relatedUnits: z.number(),
  cite: text,
});

const confidence = z.literal([90, 95, 99]);
const share = z.number().min(0).max(1);
const sign = z.strictObject({ factor: z.number().min(0).max(100), floor: share });

/** So many working days are as far back as is looked (AGAIN_WORKDAYS). */
const again = sign.extend({ within: z.number().int().min(0).max(AGAIN_WORKDAYS) });

const strikeRule = z.strictObject({
  scope: z.enum(['window', 'person']),
  of: z.enum(['sameKind', 'upheldComplaint']),
  n: some,
  within: z.enum(['rolling12Months', 'calendarYear']),
  loses: text,
  cite: text,
});

/** The shape of the value of every key: nothing may be added to it, and nothing left out. */
export const POLICY_SHAPES: { readonly [K in PolicyKey]: z.ZodType<PolicyValues[K]> } = {
  'intake.channels': z.array(z.enum(CHANNELS)).min(1),
  'intake.kinds': z.array(z.enum(RECORD_KINDS)).min(1),
  'intake.guidance': z.string().max(4_000),
  'owner.model': z.strictObject({ responsible: text, team: texts, followsToTheEnd: z.boolean() }),
  'flow.requires': z.array(act),
  'flow.stages': z.array(z.strictObject({ name: text, states: z.array(state).min(1) })).min(1),
  'triage.classes': z.array(matterClass).min(1),
  'triage.exclusions': z.array(z.strictObject({ code, name: text, route: text })),
  'triage.scopeTest': z.array(z.strictObject({ code, text })),
  'triage.refusal': z.enum(['REASON', 'EXCLUDED_ONLY', 'NO_VETO', 'REFER_ONWARD']),
  'triage.greyZone': z.enum(['CONSULT_UP', 'NONE']),
  'clock.counting': z.strictObject({ firstDayCounts: z.boolean(), dayEnds: z.enum(['MIDNIGHT', 'OFFICE_CLOSE']) }),
  'clock.officeHours': z.array(z.tuple([time, closingTime])),
  'clock.citizen': limit,
  'clock.transfer': maybeLimit,
  'clock.result': maybeLimit,
  'clock.reply': maybeLimit,
  'clock.feedback': maybeLimit,
  'clock.objection': maybeLimit,
  'clock.redo': maybeLimit,
  'clock.summons': maybeLimit,
  'clock.arbitration': maybeLimit,
  'clock.step': maybeLimit,
  'clock.supplement': maybeLimit,
  'clock.extension': extension.nullable(),
  'clock.pause': z.strictObject({ maxWorkdays: some }),
  'workOrder.kind': z.strictObject({ name: text, signOff: z.array(z.enum(['leader', 'responsible', 'applicant'])) }),
  'workOrder.returnsBeforeArbitration': z.number().int().max(100),
  'escalation.ladder': z.array(rung),
  'meeting.cadence': z.array(
    z.strictObject({
      name: text,
      every: z.enum(['week', 'month', 'quarter', 'regular']),
      sorts: z.boolean().optional(),
    }),
  ),
  'closing.doctrine': z.enum(['DEEMED_IF_NO_OBJECTION', 'FEEDBACK_GIVEN', 'RATED', 'SATISFIED_ONLY']),
  'closing.redoLimit': count,
  'closing.park': z.strictObject({ by: text, reviewEvery: z.enum(['month', 'quarter']) }).nullable(),
  'rating.scale': z.enum(['HCP5', 'SATISFIED', 'NONE']),
  'rating.redoOn': z.array(z.number().int()),
  'rating.satisfiedFrom': z.number().int(),
  'followUp.visit': z.strictObject({ by: text, afterRedo: z.boolean() }).nullable(),
  'notify.parties': z.partialRecord(z.enum(NOTICE_EVENTS), z.array(z.enum(PARTIES))),
  'notify.channels': z.array(z.enum(NOTICE_CHANNELS)).min(1),
  'notify.quietHours': z.tuple([time, time]).nullable(),
  'form.registration': form,
  'form.record': form,
  'form.assignment': form,
  'supervision.tools': texts,
  'visit.rules': z.strictObject({
    answer: limit,
    percent: z.number().int().min(0).max(100),
    least: z.number().int().min(0).max(1_000),
  }),
  'supervision.orders': z.record(z.enum(ORDER_GRADES), z.strictObject({ name: text, reply: limit })),
  'supervision.circulars': z.strictObject({ levels: z.array(z.enum(LEVELS)), confirm: limit, rungs: texts }),
  'supervision.sanctions': texts,
  'assessment.points': z.array(pointRule),
  'assessment.strikes': z.array(strikeRule),
  'assessment.counts': texts,
  'assessment.reply': limit,
  'assessment.compare': z.strictObject({ minSample: some, confidence }),
  'assessment.signs': z.strictObject({
    ...{ minSample: some, confidence },
    ...{ lastDayClosing: sign, onlySatisfied: sign, deemedClosed: sign, reopened: sign },
  }),
  'assessment.again': z.strictObject({ reregistered: again, split: again }),
  'assessment.signals': z.strictObject({
    ...{ recentWorkdays: z.number().int().min(5).max(60), pastWorkdays: z.number().int().min(20).max(250) },
    ...{ minExpected: some, fallen: share, goesOn: share },
  }),
  'report.set': z.array(
    z.strictObject({
      name: text,
      every: z.enum(['month', 'quarter', 'year', 'always']),
      kind: z.enum([...REPORT_KINDS, ...LIST_KINDS]).optional(),
    }),
  ),
  'retention.personal': z.number().int().min(1).max(1_200),
  // more than 10 MB in one file no road of the hub carries
  'attachment.limits': z.strictObject({
    fileMb: z.number().int().min(1).max(10),
    files: z.number().int().min(1).max(100),
    totalMb: z.number().int().min(1).max(500),
  }),
  'material.supply': z.strictObject({ goesOn: z.enum(['WHEN_ALL_CAME', 'WHEN_CHECKED']) }),
  'library.publish': z.strictObject({
    when: z.enum(['typical', 'afterSuccess', 'shared']),
    intoServiceList: z.boolean(),
  }),
};
