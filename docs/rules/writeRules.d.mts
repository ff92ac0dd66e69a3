export interface RuleDocument {
  code: string;
  title: string;
  issuer: string;
  /** `YYYY-MM-DD`, or the year where the document says no more. */
  date: string;
  /** The number of an official document (文号). */
  number: string | null;
  /** How many rules it has. */
  rules: number;
}

export interface Rule {
  no: string;
  kind: string;
  quote: string;
  meaning: string;
  /** Why no software carries it. */
  people?: string;
  /** What the hub still lacks for it; not for kinds that a test can name. */
  later?: string;
}

export interface Register {
  documents: RuleDocument[];
  rules: Rule[];
}

export interface Citation {
  by: 'policy' | 'code' | 'test';
  no: string;
  path: string;
  /** The key of a policy pack. */
  key?: string;
  /** The title of a test, or a row of its table; undefined in a comment. */
  title?: string | undefined;
}

export function numbersIn(text: string, codes: string[]): { no: string; index: number }[];
export function titleAt(text: string, index: number): string | undefined;
export function citationsOf(root: string, codes: string[]): Citation[];
export function bestFirst(paths: string[]): string[];
export function pageOf(register: Register, citations: Citation[]): string;
export function faultsOf(register: Register, citations: Citation[]): string[];
export function writeRules(root: string, check: boolean): { written: boolean; faults: string[] };
