import type { CaseAct } from '../case/lifecycle.ts';
import type { Relation } from './relation.ts';
import { ROLE_NAMES, type RoleName, ROLES } from './roles.ts';

/** What may be read, part by part. */
export const SCOPES = [
  /** That there is a file: number, state, centers, times. Who has another scope of files has this one. */
  'case',
  /** What it is about and how it stands: demands, limits, notices, papers. */
  'file',
  /** What offices write to each other about it: orders, calls, questions to authorities, escalations. */
  'work',
  /** The lines of its ledger. */
  'entries',
  /** Who reported, masked (N12). */
  'reporter',
  /** Figures of an area. */
  'tally',
  /** The figures of an area with everything below it (N7); which files they are made of also takes `case`. */
  'oversight',
  /** Ledger lines of an area, live. */
  'stream',
  /** What the window of a center was told (LH-32). */
  'windowNotices',
  /** What the supervision section of a center was told (LH-32, LH-33). */
  'sectionNotices',
  /** The rules that hold at a center. */
  'policy',
  /** What a draft of rules would have meant for past cases, by their numbers (N5). */
  'whatIf',
  /** The same matter, refused at one center of an area and done at another (N19). */
  'unequal',
  /** What is held and what was deleted (封存清单 销毁台账). */
  'records',
  /** Who looked at whom, took what out of the hub and searched for whom, in an area (N12, N13). */
  'audit',
  /** Who signed in at the hub's own issuer, whose accounts are of the whole installation. */
  'signIns',
  /** Who is on duty at a center, and who stands in for whom (AH-09, LH-06). */
  'duties',
  /** What was ordered to be put right, and the answers (AH-26, LH-56, WL-82): never who reported. */
  'supervision',
  /** What was proposed and decided against units and people (N10): of a person only to that one and to who assesses. */
  'assessment',
  /** Published cases that others can learn from, as far as they reach the own center (SH-35, WL-34). */
  'library',
  /** What a center confers about, and what came of it (WL-42, WL-70…73). */
  'meetings',
  /** What centers of an area report of their work, and the cases behind each figure (SJ-37, LH-39). */
  'report',
  /** The kinds of matter that stand out in an area, and what was done about them (N9, LH-39). */
  'kinds',
  /** What visits found, and what people say when they are asked again (AH-31, AH-37, WL-81, WL-82); a secret one only once it is published. */
  'visits',
] as const;

export type Scope = (typeof SCOPES)[number];

/** What is done by office and changes no case. */
export const OFFICE_ACTS = [
  /** The rules and the days by which all of an area go. */
  'publishPolicy',
  'loadNotice',
  /** Which departments have staff in a center (进驻部门). */
  'stationDepartment',
  /** A list is taken out of the hub (N12). */
  'exportFiles',
  /** The files of a person are looked up by telephone or number (SJ-06, LH-22). */
  'findReporter',
  /** The window’s level is asked for the reporter of a case that was escalated to the own center (N12, AH-32). */
  'revealBelow',
  /** Nothing about a case is deleted (封存). */
  'holdCase',
  /** A list that came out is traced to whoever took it (N12). */
  'traceMark',
  /** Who is on duty (AH-09, LH-06), and who stands in: in the own place, or in another’s. */
  'planDuty',
  'delegate',
  'appointDeputy',
  'endDuty',
  /** Somebody is pressed for what is due (催办), AH-28. */
  'urge',
  /** A graded order (督查单) or a measure of the ladder (挂牌警示 …), AH-26, AH-30, WL-85. */
  'supervise',
  /** And its answer. */
  'answerSupervision',
  /** Proposed points and strikes are confirmed or dropped (LH-56, LH-60), in the own area. */
  'decideAssessment',
  /** And answered first by who is charged (N10). */
  'answerAssessment',
  /** A solved case is written anew for the library (WL-34), and published by a second person (WL-78). */
  'writeLibraryCase',
  'publishLibraryCase',
  /** A meeting is called, held and minuted (会商), WL-42, WL-46. */
  'keepMeeting',
  /** And what it decides becomes direction and order, WL-72, WL-73. */
  'decideMeeting',
  /** A report of the own center is issued (报送报表), SJ-12, SJ-37. */
  'issueReport',
  /** The templates that the papers of the own center are written by (SJ-63). */
  'keepTemplate',
  /** A kind of matter is confirmed or dismissed, and measures are taken (N9, SH-15). */
  'keepKinds',
  /** A center is visited, openly or not, and people are asked again (明查暗访、回访): AH-31, AH-36, AH-37, WL-81, WL-82. */
  'inspect',
] as const;

export type OfficeAct = (typeof OFFICE_ACTS)[number];

const OWN: readonly Relation[] = ['ownCenter'];
/** Where somebody acts: each level does its own work (AH-12), a center also that of its branches. */
const WORKPLACE: readonly Relation[] = ['ownCase', 'ownCenter', 'ownBranch'];
/** What was given to the own department, at the own center and its branches (SJ-17, LH-29). */
const DEPARTMENT: readonly Relation[] = ['ownCase', 'ownDepartment'];
/** The own area, down to the townships (AH-36). */
const AREA: readonly Relation[] = [...WORKPLACE, 'descendant'];
/** The own area, and what levels above do with cases that began in it (AH-28, N1). */
const TRACKED: readonly Relation[] = [...AREA, 'ancestor'];
const ANYWHERE: readonly Relation[] = [...TRACKED, 'none'];
/** The receipt’s code in hand (N12). */
const SHOWN: readonly Relation[] = ['ownCase'];

const BELOW: readonly Relation[] = ['descendant'];

/** Rules are public documents: SJ-21, SJ-63. */
const PUBLIC = { policy: ANYWHERE } as const;
const FILES = { case: TRACKED, file: TRACKED, work: TRACKED, entries: TRACKED } as const;
const WATCHING = {
  ...{ ...PUBLIC, ...FILES, tally: AREA, oversight: AREA },
  ...{ stream: AREA, duties: AREA, supervision: AREA, library: OWN, meetings: AREA, visits: AREA },
  report: AREA,
} as const;
/** N12: the reporter, masked, at the level that holds the file and nowhere else. */
const HANDLING = { ...WATCHING, reporter: WORKPLACE } as const;
/** N12: the demand and not the person, of the own orders and of nothing else; of the center no more than its figures. */
const ORDERED = {
  ...PUBLIC,
  case: DEPARTMENT,
  file: DEPARTMENT,
  work: DEPARTMENT,
  entries: DEPARTMENT,
  reporter: DEPARTMENT,
  supervision: DEPARTMENT,
  assessment: DEPARTMENT,
  library: OWN, // SH-35: departments share what worked
  meetings: DEPARTMENT,
  visits: DEPARTMENT,
  tally: OWN,
  stream: ['ownCenter', 'ownBranch'],
} as const;
const AUTHORITY = {
  ...{ ...HANDLING, windowNotices: OWN, sectionNotices: OWN, whatIf: AREA, unequal: AREA },
  ...{ assessment: AREA, kinds: AREA },
} as const;

/** Who sits at the counter, where somebody comes again for the same matter (SJ-06, LH-22). */
const COUNTER = { exportFiles: AREA, findReporter: WORKPLACE } as const;
/** Who rules or supervises may look below, once that level has asked; to stand above is not enough (N12). */
const RULING = { exportFiles: AREA, revealBelow: BELOW } as const;

/** The own place is delegated by its holder; where a role is delegated at all, `duty.ts` says. */
const PLACE = { delegate: OWN } as const;
/** Who keeps the roster of a center, and of its branches. */
const ROSTER = { planDuty: WORKPLACE, endDuty: WORKPLACE } as const;

/** AH-28: the window presses whom it waits for. */
const PRESSES = { urge: WORKPLACE } as const;
/** AH-26, LH-56, WL-82: who supervises orders, in the own area; and each place answers for itself. */
const SUPERVISING = { urge: AREA, supervise: AREA, inspect: AREA } as const;
/** SJ-12, SJ-34: who registers also draws up the reports of the own center; and who leads or supervises it. */
const REPORTING = { issueReport: WORKPLACE } as const;
const ANSWERING = { answerSupervision: WORKPLACE } as const;

/** LH-56, LH-60: the section decides; who is charged answers, and decides nothing (N10). */
const ASSESSING = { decideAssessment: AREA } as const;
const CHARGED = { answerAssessment: WORKPLACE } as const;
/** WL-34, WL-78: who handled a case writes about it; who supervises publishes. */
const WRITES = { writeLibraryCase: WORKPLACE } as const;
const PUBLISHES = { ...WRITES, publishLibraryCase: WORKPLACE, keepKinds: WORKPLACE } as const;
/** SH-15, LH-39: who leads and who reforms changes how things are done. */
const IMPROVES = { keepKinds: WORKPLACE } as const;
/** WL-46: fixed people keep the meetings of the own center. What is decided there has the meeting’s authority, not only theirs. */
const DECIDING = { decideMeeting: WORKPLACE } as const;
const CONFERRING = { keepMeeting: WORKPLACE, ...DECIDING } as const;

/** What one role may do and read, and how it has to stand to the file or the area for it. */
export interface Permission {
  /** Which acts these are stands in `ROLES`, each with its clause. */
  acts: readonly Relation[];
  /** Acts of the office, by how the area, or the center that holds the file, stands to the person. */
  office: Partial<Readonly<Record<OfficeAct, readonly Relation[]>>>;
  reads: Partial<Readonly<Record<Scope, readonly Relation[]>>>;
}

const works = (reads: Permission['reads'], office: Permission['office'] = {}): Permission => ({
  acts: WORKPLACE,
  office,
  reads,
});

/** role -> what it may, in which relation. A right that stands in no row nobody has. */
export const PERMISSIONS: Readonly<Record<RoleName, Permission>> = {
  // SJ-12, LH-09, LH-32
  registrar: works(
    { ...HANDLING, windowNotices: OWN, assessment: WORKPLACE },
    { ...COUNTER, ...PLACE, ...PRESSES, ...ANSWERING, ...CHARGED, ...WRITES, ...REPORTING },
  ),
  handler: {
    acts: DEPARTMENT,
    office: { ...PLACE, answerSupervision: DEPARTMENT, answerAssessment: DEPARTMENT },
    reads: { ...ORDERED, duties: AREA },
  }, // SJ-17
  // AH-09, SH-37; at a township also the section’s box: `boxesOf`
  coordinator: works(
    { ...HANDLING, windowNotices: OWN, unequal: AREA, kinds: AREA, assessment: WORKPLACE },
    { ...COUNTER, ...RULING, ...PLACE, ...PRESSES, ...ANSWERING, ...CHARGED, ...WRITES, ...CONFERRING, ...REPORTING },
  ),
  // LH-45, WL-98; and orders what is kept, with its record
  'center-head': works(
    { ...AUTHORITY, records: AREA },
    {
      ...{ ...RULING, ...PLACE, ...ROSTER, ...SUPERVISING, ...ANSWERING, ...CHARGED },
      ...{ ...REPORTING, keepTemplate: OWN },
      ...{ ...PUBLISHES, ...CONFERRING, appointDeputy: WORKPLACE, holdCase: AREA, stationDepartment: OWN },
    },
  ),
  'supervision-section': works(AUTHORITY, {
    ...{
      ...RULING,
      ...PLACE,
      ...ROSTER,
      ...SUPERVISING,
      ...ANSWERING,
      ...ASSESSING,
      ...PUBLISHES,
      ...CONFERRING,
      stationDepartment: OWN,
    },
    ...{ ...REPORTING, keepTemplate: OWN },
  }), // LH-19, LH-33, LH-56; AH-09
  'efficiency-officer': works(AUTHORITY, {
    ...{ ...RULING, ...PLACE, ...SUPERVISING, ...ANSWERING, ...ASSESSING, ...PUBLISHES, ...CONFERRING },
  }), // AH-07, AH-08
  'efficiency-supervisor': works({ ...HANDLING, unequal: AREA, kinds: AREA }, { ...PLACE, ...PRESSES, inspect: AREA }), // AH-35…37: receives visitors, watches, asks reporters again
  leader: works(
    { ...HANDLING, whatIf: AREA, unequal: AREA, kinds: AREA, assessment: AREA },
    { ...PLACE, ...SUPERVISING, ...DECIDING, ...IMPROVES },
  ), // LH-31, WL-72, WL-94
  'provincial-officer': works(AUTHORITY, {
    ...RULING,
    ...SUPERVISING,
    ...ANSWERING,
    ...ASSESSING,
    ...PUBLISHES,
    ...CONFERRING,
  }), // AH-06; signs in with a second factor, so that nobody stands in
  'reform-office': {
    acts: [],
    office: { ...PLACE, ...SUPERVISING, ...CONFERRING, ...IMPROVES }, // WL-72, WL-73, WL-83, WL-85
    reads: { ...WATCHING, whatIf: AREA, unequal: AREA, kinds: AREA, assessment: AREA }, // WL-49
  }, // WL-48
  // the three administrators are three people (三员分立), and no case is theirs
  'policy-administrator': {
    acts: [],
    office: { publishPolicy: AREA, loadNotice: AREA }, // SJ-21, AH-23
    reads: { ...PUBLIC, tally: AREA, whatIf: AREA },
  },
  // keeps accounts and duties, and has none: an administrator never acts in one
  'security-administrator': {
    acts: [],
    office: { holdCase: AREA, ...ROSTER },
    reads: { ...PUBLIC, records: AREA, duties: AREA },
  },
  // N13: the record, not the matter; orders nothing
  auditor: {
    acts: [],
    office: { traceMark: AREA },
    reads: {
      ...{ ...PUBLIC, case: TRACKED, entries: TRACKED, tally: AREA, stream: AREA },
      ...{ records: AREA, audit: AREA, signIns: ANYWHERE, duties: AREA },
    },
  },
  // WL-64: a machine, which follows what its center holds and knows the reporter it has brought itself
  integrator: works({
    ...PUBLIC,
    case: WORKPLACE,
    file: WORKPLACE,
    entries: WORKPLACE,
    stream: WORKPLACE,
    reporter: SHOWN,
  }),
  // N7: figures on a wall, for whoever walks past; no case, no line of a ledger, and nothing that could be opened from them
  display: { acts: [], office: {}, reads: { ...PUBLIC, tally: AREA, oversight: AREA } },
  citizen: { acts: SHOWN, office: {}, reads: { ...PUBLIC, case: SHOWN, file: SHOWN } }, // SJ-19, WL-76, SH-19, N12
};

/** Whether a role may do an act to what it stands to like that. When it may be done the lifecycle says. */
export const allowsAct = (role: RoleName, act: CaseAct, relation: Relation): boolean =>
  PERMISSIONS[role].acts.includes(relation) && (ROLES[role] as readonly CaseAct[]).includes(act);

/** Whether a role may read this part of what it stands to like that. */
export const allowsRead = (role: RoleName, scope: Scope, relation: Relation): boolean =>
  PERMISSIONS[role].reads[scope]?.includes(relation) ?? false;

/** Whether a role may do this by office to an area, or to a file, that it stands to like that. */
export const allowsOffice = (role: RoleName, act: OfficeAct, relation: Relation): boolean =>
  PERMISSIONS[role].office[act]?.includes(relation) ?? false;

/** Whether a role does this by office anywhere. */
export const roleHolds = (role: RoleName, act: OfficeAct): boolean => PERMISSIONS[role].office[act] !== undefined;

/** Whether there is anything of this kind that a role may read. */
export const roleReads = (role: RoleName, scope: Scope): boolean => PERMISSIONS[role].reads[scope] !== undefined;

/** A citizen sees a case with the receipt’s code, not through the staff’s API (N12); administrators keep other things. */
export const roleReadsFiles = (role: RoleName): boolean =>
  allowsRead(role, 'file', 'ownCenter') || allowsRead(role, 'file', 'ownDepartment');

/** Every row of the table: who may what, in which relations. What the documentation and its test are made of. */
export function* permissionRows(): Generator<{
  role: RoleName;
  right: CaseAct | OfficeAct | Scope;
  kind: 'act' | 'office' | 'read';
  relations: readonly Relation[];
}> {
  for (const role of ROLE_NAMES) {
    const { acts, office, reads } = PERMISSIONS[role];
    for (const right of ROLES[role]) yield { role, right, kind: 'act', relations: acts };
    for (const right of OFFICE_ACTS) if (office[right]) yield { role, right, kind: 'office', relations: office[right] };
    for (const right of SCOPES) if (reads[right]) yield { role, right, kind: 'read', relations: reads[right] };
  }
}
