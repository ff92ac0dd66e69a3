import type { CompareRules } from '../assessment/compare.ts';
import type { SignalRules } from '../assessment/decline.ts';
import type { PointEvent } from '../assessment/faults.ts';
import type { AgainRules, SignRules } from '../assessment/signs.ts';
import type { CaseAct, CaseState } from '../case/lifecycle.ts';
import type { FormDefinition } from '../forms/form.ts';
import type { LevelName } from '../levels.ts';
import type { ListKind, ReportKind } from '../reports/kinds.ts';
import type { OrderGrade } from '../supervision/order.ts';

/** How a matter reaches a window (反映渠道). */
export const CHANNELS = ['window', 'hotline', 'everyWindow', 'online', 'other'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What is put on record: only `case` and `conductComplaint` go through the whole course (AH-13, SJ-22, LH-23). */
export const RECORD_KINDS = ['case', 'consultation', 'suggestion', 'conductComplaint'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** The provincial classes that every local class maps to, so that figures of two counties compare. */
export const PROVINCIAL_CLASSES = ['ready', 'guidance', 'difficult', 'complex', 'urgent', 'notAllowed'] as const;
export type ProvincialClass = (typeof PROVINCIAL_CLASSES)[number];

/** Who is told of a reply or an extension (三方告知): LH-32, LH-33. */
export const PARTIES = ['reporter', 'window', 'supervisionSection'] as const;
export type Party = (typeof PARTIES)[number];

/** The roads a notice can take. `inApp` is always there. */
export const NOTICE_CHANNELS = ['inApp', 'sms', 'email', 'wechat'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** What people are told of. */
export const NOTICE_EVENTS = [
  'registered',
  'accepted',
  'refused',
  'materialAsked',
  'extended',
  'replied',
  'resultGiven',
  'feedbackGiven',
  'redoBegun',
  'closed',
  'dueSoon',
  'overdue',
  'lapsed',
  'dueMoved',
  'raised',
  'ruled',
  'contacted',
] as const;
export type NoticeEvent = (typeof NOTICE_EVENTS)[number];

/** A length of time in the only two units that the documents know. */
export interface Limit {
  unit: 'workday' | 'officeMinute';
  n: number;
  /** When to warn, in the same unit, counted from the start like `n`; one unit before the limit if left out. */
  warn?: number;
}

/** A local class of matters and what it asks for. */
export interface MatterClass {
  code: string;
  name: string;
  /** What it counts as when counties are compared. */
  provincial: ProvincialClass;
  /** The limit for the result in this class; the pack's own where left out. */
  result?: Limit;
  /** Acts that must stand on the ledger before a result may be given (SH-32: a course of its own for each class). */
  requires?: readonly CaseAct[];
  /** The rung of the ladder on which it begins; 0 is the window. */
  rung?: number;
  cite?: string;
}

/** What is not for this window, and where it goes instead: an exclusion without a route is a plain no (AH-20, SH-39). */
export interface Exclusion {
  code: string;
  name: string;
  route: string;
}

export interface ScopeQuestion {
  code: string;
  text: string;
}

/** One body above the window, inside this level or on the next (1.0: an ordered list of authority steps). */
export interface Rung {
  code: string;
  /** Who decides (决策主体). */
  body: string;
  /** When the body sits: at once, or with the next weekly or monthly meeting. */
  cadence: 'atOnce' | 'weekly' | 'monthly';
  /** How long it may take from then on. */
  limit: Limit;
  /** True where the step leaves this level and becomes an escalation between subgraphs. */
  crosses: boolean;
}

export interface StageName {
  name: string;
  /** The states of the lifecycle that the local word covers. */
  states: readonly CaseState[];
}

/** How long a promise may be put off, and how often (LH-33, LH-34). */
export interface ExtensionRule {
  capWorkdays: number;
  /** Whether the cap counts from the start of the clock or comes on top of the first limit (Q1). */
  capMeans: 'TOTAL' | 'ADDED';
  times: number;
}

export interface PointRule {
  /** What has to stand on the ledger. */
  on: PointEvent;
  /** What it costs the unit at fault, the person where the ledger says who, and each unit that had a part in it. */
  unit: number;
  person: number;
  relatedUnits: number;
  cite: string;
}

export interface StrikeRule {
  scope: 'window' | 'person';
  /** What counts as one strike. */
  of: 'sameKind' | 'upheldComplaint';
  n: number;
  /** Rolling months, or the calendar year (Q7). */
  within: 'rolling12Months' | 'calendarYear';
  loses: string;
  cite: string;
}

/** Every key of a policy pack, with the type of its value. A key that is not here is refused when a pack is loaded. */
export interface PolicyValues {
  /** How matters may reach the window. */
  'intake.channels': readonly Channel[];
  /** What may be put on record. */
  'intake.kinds': readonly RecordKind[];
  /** What the window reads beside the form: conduct, signage, whom to fetch. For people, shown on the desk. */
  'intake.guidance': string;
  /** Who is responsible from the first word on (首接负责 / 首问负责), and the people around. */
  'owner.model': { responsible: string; team: readonly string[]; followsToTheEnd: boolean };
  /** Acts that no case may skip on its way to a result. */
  'flow.requires': readonly CaseAct[];
  /** The local words for where a case stands; every state has exactly one. */
  'flow.stages': readonly StageName[];
  'triage.classes': readonly MatterClass[];
  'triage.exclusions': readonly Exclusion[];
  'triage.scopeTest': readonly ScopeQuestion[];
  /** REASON: a reason is enough; EXCLUDED_ONLY: an excluded class, with its route; NO_VETO: never; REFER_ONWARD: a referral instead. */
  'triage.refusal': 'REASON' | 'EXCLUDED_ONLY' | 'NO_VETO' | 'REFER_ONWARD';
  /** Whether grey zones are asked upward and put on record (LH-14). */
  'triage.greyZone': 'CONSULT_UP' | 'NONE';
  /** Q3: whether the first day counts, and when a day ends. */
  'clock.counting': { firstDayCounts: boolean; dayEnds: 'MIDNIGHT' | 'OFFICE_CLOSE' };
  /** Opening hours in Beijing time, as [['09:00', '12:00'], ['13:30', '17:00']]. */
  'clock.officeHours': readonly (readonly [string, string])[];
  /** The citizen's date: from registration to the answer. Nothing but an extension moves it. */
  'clock.citizen': Limit;
  'clock.transfer': Limit | null;
  /** From acceptance to the result, where the class says nothing else. */
  'clock.result': Limit | null;
  /** From the receipt of a work order to the reply. */
  'clock.reply': Limit | null;
  'clock.feedback': Limit | null;
  'clock.objection': Limit | null;
  'clock.redo': Limit | null;
  'clock.summons': Limit | null;
  'clock.arbitration': Limit | null;
  /** For an escalation that arrived from below: until it is decided or returned. */
  'clock.step': Limit | null;
  'clock.supplement': Limit | null;
  'clock.extension': ExtensionRule | null;
  /** The longest time a case may wait for the citizen before it must go on. */
  'clock.pause': { maxWorkdays: number };
  'workOrder.kind': { name: string; signOff: readonly ('leader' | 'responsible' | 'applicant')[] };
  /** The return that opens an arbitration (N14). */
  'workOrder.returnsBeforeArbitration': number;
  'escalation.ladder': readonly Rung[];
  'meeting.cadence': readonly {
    name: string;
    every: 'week' | 'month' | 'quarter' | 'regular';
    /** True for the meeting that sorts what nobody has placed yet (WL-70); bodies of the ladder have meetings of their own. */
    sorts?: boolean;
  }[];
  'closing.doctrine': 'DEEMED_IF_NO_OBJECTION' | 'FEEDBACK_GIVEN' | 'RATED' | 'SATISFIED_ONLY';
  /** Redos before a supervisor must look at the case (Q5). */
  'closing.redoLimit': number;
  /** The third way out: explained, lawful, unsatisfied (Q6). */
  'closing.park': { by: string; reviewEvery: 'month' | 'quarter' } | null;
  'rating.scale': 'HCP5' | 'SATISFIED' | 'NONE';
  /** Levels that send a case back for a redo. */
  'rating.redoOn': readonly number[];
  /** The lowest level that counts as satisfied. */
  'rating.satisfiedFrom': number;
  'followUp.visit': { by: string; afterRedo: boolean } | null;
  /** How long a unit has for its answer to what a visit found, and how many closed cases are asked about again (WL-81, WL-82). */
  'visit.rules': { answer: Limit; percent: number; least: number };
  /** Who is told of what. */
  'notify.parties': Partial<Record<NoticeEvent, readonly Party[]>>;
  'notify.channels': readonly NoticeChannel[];
  /** When nobody is woken: from, to, in Beijing time; null for never quiet. */
  'notify.quietHours': readonly [string, string] | null;
  /** The form that the window fills in (登记表 / 申请单). */
  'form.registration': FormDefinition;
  /** The record sheet (记录表) or ledger. */
  'form.record': FormDefinition;
  /** The sheet that goes with a work order (交办单 / 工单). */
  'form.assignment': FormDefinition;
  'supervision.tools': readonly string[];
  /** How long who is ordered has for the answer, grade by grade, and what the paper is called (AH-26, WL-82). */
  'supervision.orders': Readonly<Record<OrderGrade, { name: string; reply: Limit }>>;
  /**
   * Circulars (通报), WL-83: whose centers issue them, how long who gets one has to confirm it (收悉), and which rungs of the ladder
   * are carried out by one (WL-85: 点名通报); a rung that the ladder of a place does not have is none there.
   */
  'supervision.circulars': { levels: readonly LevelName[]; confirm: Limit; rungs: readonly string[] };
  /** From the mildest to the hardest (WL-50, WL-85). */
  'supervision.sanctions': readonly string[];
  'assessment.points': readonly PointRule[];
  'assessment.strikes': readonly StrikeRule[];
  'assessment.counts': readonly string[];
  /** How long a unit has to answer points and strikes that were proposed against it (N10). */
  'assessment.reply': Limit;
  /** How centers of the own area are compared (N11): with how many cases they are ranked, and how sure it must be. */
  'assessment.compare': CompareRules;
  /** From where on figures look as if they were worked for (N11). */
  'assessment.signs': SignRules;
  /** From where on a place looks as if it closed matters and registered them anew, or in parts (N11). */
  'assessment.again': AgainRules;
  /** From where on a window looks as if it registered no more (N22). */
  'assessment.signals': SignalRules;
  /** What a center draws up, and how often; without a kind where it is written elsewhere than in the reports of the hub. */
  'report.set': readonly {
    name: string;
    every: 'month' | 'quarter' | 'year' | 'always';
    kind?: ReportKind | ListKind | undefined;
  }[];
  /** Months after the last thing that happened to a closed case, until who reported it is forgotten. */
  'retention.personal': number;
  /** How large a file may be that goes with a case, how many may, and how large all of them together (附件), in MB of 1,048,576 bytes. */
  'attachment.limits': { fileMb: number; files: number; totalMb: number };
  /** When a case goes on that waited for material (补正): as soon as all of it came, or once somebody has looked at it (LH-13, SH-19). */
  'material.supply': { goesOn: 'WHEN_ALL_CAME' | 'WHEN_CHECKED' };
  'library.publish': { when: 'typical' | 'afterSuccess' | 'shared'; intoServiceList: boolean };
}

export type PolicyKey = keyof PolicyValues;

/** One value of a policy, and where it comes from. */
export interface PolicyTerm<K extends PolicyKey = PolicyKey> {
  value: PolicyValues[K];
  /** Document and article, as 隆放组办字〔2022〕13号 第十二条. */
  cite: string;
  /** The version that says so, as `longhui@1`. */
  pack: string;
}

/** What holds at a center on a day: every key, with its source. */
export interface Policy {
  /** The versions it is made of, from the province down: `base@1 hunan@1 longhui@1`. A case keeps this text. */
  chain: string;
  terms: { readonly [K in PolicyKey]: PolicyTerm<K> };
}

/** The value of a key. */
export const valueOf = <K extends PolicyKey>(policy: Policy, key: K): PolicyValues[K] => policy.terms[key].value;

/** The class of that code, or undefined. */
export const classOf = (policy: Policy, code: string | null): MatterClass | undefined =>
  valueOf(policy, 'triage.classes').find(known => known.code === code);
