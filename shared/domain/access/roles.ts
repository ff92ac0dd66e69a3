import type { CaseAct } from '../case/lifecycle.ts';

const WINDOW = ['register', 'accept', 'refuse', 'assign', 'complete', 'escalate'] as const;
const RULING = ['acceptEscalation', 'decideEscalation', 'returnEscalation'] as const;

/** role -> what it may do to a case of its own center. Each line names the clauses that ask for it. */
export const ROLES = {
  registrar: WINDOW, // SJ-12, SJ-23
  handler: ['complete', 'escalate'], // SJ-17, LH-30
  coordinator: [...WINDOW, ...RULING], // AH-09, SH-37
  'county-supervisor': ['accept', 'refuse', 'assign', 'complete', 'escalate', ...RULING], // LH-19, LH-31
  'city-supervisor': ['accept', 'refuse', 'assign', 'complete', 'escalate', ...RULING], // AH-07
  'provincial-officer': ['accept', 'refuse', 'assign', 'complete', ...RULING], // AH-06
  integrator: ['register'], // WL-64
  citizen: [],
} as const satisfies Record<string, readonly CaseAct[]>;

export type RoleName = keyof typeof ROLES;

export const ROLE_NAMES = Object.keys(ROLES) as RoleName[];

export const isRoleName = (text: string): text is RoleName => Object.hasOwn(ROLES, text);

/** Whether a role may do an act at all; where and when is decided elsewhere. */
export const roleMay = (role: RoleName, act: CaseAct): boolean => (ROLES[role] as readonly CaseAct[]).includes(act);

/** A citizen sees a case by its number and code, not through the staff's API (N12). */
export const roleReadsFiles = (role: RoleName): boolean => role !== 'citizen';
