/** One limit of a file, with every step that led to it. */
export interface ReadClock {
  kind: string;
  no: number;
  status: string;
  startedAt: string;
  dueAt: string;
  dueOn: string;
  warnAt: string;
  warnedAt: string | null;
  breachedAt: string | null;
  why: { text: string; textEn: string; cite: string | null; pack: string | null }[];
}

/** One line of the ledger; `details` by the name of what was written. */
export interface ReadEntry {
  act: string;
  from: string | null;
  to: string;
  role: string | null;
  at: string;
  details: Record<string, string>;
}

/** What the API tells of one level’s file of a case. */
export interface ReadFile {
  uid: string;
  number: string;
  title: string;
  kind: string;
  channel: string;
  item: string | null;
  demand: string;
  causes: string[];
  state: string;
  stage: string;
  localStage: string;
  acts: string[];
  outcome: string | null;
  owner: string;
  policyChain: string;
  matterClass: { code: string; name: string; provincial: string } | null;
  registeredAt: string;
  completedAt: string | null;
  dueOn: string;
  overdue: boolean;
  extensions: number;
  redos: number;
  rating: number | null;
  /** Only in the answer to the registration. */
  receiptCode: string | null;
  clocks: ReadClock[];
  entries: ReadEntry[];
  custody: { kind: string; holder: string; from: string; to: string; minutes: number }[];
  demands: { no: number; text: string; outcome: string | null; answer: string | null; basis: string | null }[];
  notices: { event: string; party: string; channel: string; text: string }[];
  orders: ReadOrder[];
  summonses: { no: number; departmentCode: string | null; arrivedAt: string | null }[];
  supplements: ReadSupplement[];
  ladder: { no: number; body: string; question: string; sitsOn: string; decision: string | null }[];
  ratings: { level: number; comment: string | null; direct: boolean }[];
  raised: { status: string; question: string; answer: string | null } | null;
  asked: { status: string; question: string; answer: string | null } | null;
  extraFields: { code: string; label: string; values: string[] }[];
  reporter: { name: string; phone: string } | null;
}

/** An order to a department. */
export interface ReadOrder {
  no: number;
  role: string;
  department: string;
  departmentCode: string | null;
  responsible: string | null;
  status: string;
}

/** A material that may follow. */
export interface ReadSupplement {
  no: number;
  material: string;
  basis: string;
  until: string | null;
  way: string;
  checkedAt: string | null;
  suppliedAt: string | null;
  lapsedAt: string | null;
}

/** What a test asks of a file, at any level. */
export const FILE_FIELDS = `
  uid number title kind channel item demand causes state stage localStage acts outcome owner policyChain
  matterClass { code name provincial } registeredAt completedAt dueOn overdue extensions redos rating receiptCode
  clocks { kind no status startedAt dueAt dueOn warnAt warnedAt breachedAt why { text textEn cite pack } }
  entries { act from to role at details { name text } }
  custody { kind holder from to minutes }
  demands { no text outcome answer basis }
  notices { event party channel text }
  orders { no role department departmentCode responsible status }
  summonses { no departmentCode arrivedAt }
  supplements { no material basis until way checkedAt suppliedAt lapsedAt }
  ladder { no body question sitsOn decision }
  ratings { level comment direct }
  raised { status question answer } asked { status question answer }
  extraFields { code label values } reporter { name phone }`;

type RawEntry = Omit<ReadEntry, 'details'> & { details: { name: string; text: string }[] };

/** A file as the API answers it, the words of each ledger line by their names. */
export const readFrom = (raw: Omit<ReadFile, 'entries'> & { entries: RawEntry[] }): ReadFile => ({
  ...raw,
  entries: raw.entries.map(({ details, ...entry }) => ({
    ...entry,
    details: Object.fromEntries(details.map(({ name, text }) => [name, text])),
  })),
});

/** The clock of a kind that a file has last begun. */
export function clockOf({ clocks }: Pick<ReadFile, 'clocks'>, kind: string, no?: number): ReadClock {
  const found = clocks.findLast(clock => clock.kind === kind && (no === undefined || clock.no === no));
  if (!found) throw new Error(`no clock ${kind}: ${clocks.map(clock => clock.kind).join(', ')}`);
  return found;
}

/** The steps that led to a limit, in Chinese, without the first: that one names the article. */
export const wayOf = ({ why }: ReadClock): string[] => why.slice(1).map(({ text }) => text);

/** The lines of a file’s ledger that tell of an act. */
export const linesOf = ({ entries }: Pick<ReadFile, 'entries'>, act: string): ReadEntry[] =>
  entries.filter(entry => entry.act === act);

/** The lines that tell how a limit came near (WARN) or has passed (BREACH). */
export const struck = (file: Pick<ReadFile, 'entries'>, act: 'WARN' | 'BREACH', clock: string): ReadEntry[] =>
  linesOf(file, act).filter(({ details }) => details.clock === clock);
