import type { CaseAct } from '../case/lifecycle.ts';

/** What the window does with a case that it keeps to the end (AH-28, LH-09). */
const WINDOW = [
  'register', // SJ-12, SJ-15
  'triage', // LH-25
  'accept', // SJ-55
  'refuse', // SJ-56
  'refer', // LH-12
  'answer', // AH-13
  'resolveOnSpot', // SJ-23, LH-26
  'assign', // SJ-16, LH-29
  'summon', // LH-27
  'arrive', // LH-46
  'logAction', // AH-14, AH-16, AH-17
  'consult', // LH-14, LH-19
  'requestMaterial', // LH-13
  'acceptConditionally', // SH-08
  'supplement', // SH-19
  'checkRemotely', // SH-17
  'pause',
  'resume',
  'complete', // SJ-17
  'escalate', // LH-30
  'extend', // LH-33
  'giveFeedback', // AH-29
  'rate', // LH-35: the first receiver asks; the citizen’s code says whose word it is
  'object', // SJ-19
  'redo', // LH-37
  'clear', // WL-74
  'archive', // SH-27
  'handOver', // LH-20
  'withdraw',
  'signOrder', // WL-98
  'reveal', // N12
  'contact', // N12
  'attach', // SJ-72, SH-19
  'openAttachment', // N12
] as const satisfies readonly CaseAct[];

/** What a department does with its order. */
const ORDER = ['receiveOrder', 'replyOrder', 'returnOrder'] as const satisfies readonly CaseAct[];

/** What takes authority over the window and over departments. */
const SUPERVISION = [
  'triage',
  'accept',
  'refuse',
  'refer',
  'assign',
  'summon',
  'consult',
  'direct', // LH-31, WL-72
  'arbitrate', // SH-44
  'complete',
  'escalate',
  'extend', // LH-33
  'redo',
  'park',
  'closeExplained', // SJ-18
  'handOver',
  'adoptPolicy', // AH-23
  'verifyFault', // LH-47, LH-49, LH-51: 经核实
  'logAction', // AH-37, WL-81
  'pause',
  'resume',
  'openAttachment', // N12: who rules sees what it is about
] as const satisfies readonly CaseAct[];

const RULING = ['acceptEscalation', 'decideEscalation', 'returnEscalation'] as const satisfies readonly CaseAct[];

/** role -> what it may do to a case. Each line names the clauses that ask for it; in which relation, and what it reads, `PERMISSIONS` says. */
export const ROLES = {
  registrar: WINDOW, // SJ-12, SJ-23
  handler: [
    ...ORDER,
    'signOrder',
    'complete',
    'escalate',
    'logAction',
    'arrive',
    'checkRemotely',
    'contact',
    'attach',
    'openAttachment',
  ], // SJ-17, LH-30; N12: the demand, not the person
  coordinator: [...WINDOW, ...ORDER, ...RULING, 'direct', 'arbitrate', 'closeExplained', 'park'], // AH-09, SH-37
  'center-head': [...SUPERVISION, ...RULING, 'signOrder', 'reveal'], // WL-98, LH-45
  'supervision-section': [...SUPERVISION, ...RULING, 'reveal'], // LH-19, LH-31, LH-56
  'efficiency-officer': [...SUPERVISION, ...RULING], // AH-07, AH-08
  'efficiency-supervisor': ['logAction'], // AH-35…37: receives visitors, watches, revisits
  leader: ['direct', 'arbitrate', 'park', 'closeExplained'], // LH-31, WL-72
  'provincial-officer': [...SUPERVISION.filter(act => act !== 'escalate'), ...RULING], // AH-06
  'reform-office': [], // WL-48: reads files, figures and policies, touches no case
  'policy-administrator': [], // keeps policy packs and calendars; the three administrators are three people
  'security-administrator': [], // keeps accounts, duties and keys
  auditor: [], // reads the record of who did and saw what
  integrator: ['register'], // WL-64
  display: [], // N7: a screen on a wall, before which nobody sits
  citizen: ['rate', 'object', 'supplement', 'withdraw', 'attach'], // SJ-19, WL-76, SH-19: with the code of the own receipt
} as const satisfies Record<string, readonly CaseAct[]>;

export type RoleName = keyof typeof ROLES;

export const ROLE_NAMES = Object.keys(ROLES) as RoleName[];

export const isRoleName = (text: string): text is RoleName => Object.hasOwn(ROLES, text);

/** Who works in a stationed department (进驻部门), and so has nothing to do with the cases of the others (SJ-17, LH-29). */
export const hasDepartment = (role: RoleName): boolean => role === 'handler';

/** Whether a role may do an act at all; where and when is decided elsewhere. */
export const roleMay = (role: RoleName, act: CaseAct): boolean => (ROLES[role] as readonly CaseAct[]).includes(act);
