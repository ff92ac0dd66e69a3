import type { AnswerOutcome } from '../case/demands.ts';
import type { CaseAct, CaseState } from '../case/lifecycle.ts';
import type { PolicyKey } from '../policy/policy.ts';

/** The noes: refused, led elsewhere, explained, closed as explained, put aside (SJ-29, SJ-30, SJ-56, LH-11, LH-12). */
export const CANNOTS = ['REFUSED', 'REFERRED', 'EXPLAINED', 'CLOSED_EXPLAINED', 'PARKED'] as const;
export type Cannot = (typeof CANNOTS)[number];

/** What was done, and what was done with something still to come (SH-08). */
export const DONES = ['SOLVED', 'CONDITIONAL'] as const;

/** How a matter was treated in the end (处理结果). */
export const TREATMENTS = [...CANNOTS, ...DONES] as const;
export type TreatmentKind = (typeof TREATMENTS)[number];

/** One treatment, as the act that brought it says. */
export interface Treated {
  kind: TreatmentKind;
  /** The number of the demand; 0 where it is said of the whole case. */
  no: number;
  /** The reason, or the result, as it was told. */
  said: string;
  route: string | null;
  /** The article that was named (依据); null where none was. */
  article: string | null;
}

/** A demand as it is answered. */
interface Answered {
  no: number;
  outcome: AnswerOutcome | null;
  answer: string | null;
  basis: string | null;
  route: string | null;
}

type Words = Readonly<Record<string, string>>;

const whole =
  (kind: TreatmentKind, words: string) =>
  (detail: Words): Treated[] => [
    { kind, no: 0, said: detail[words] ?? '', route: detail.route ?? null, article: detail.basis ?? null },
  ];

function eachDemand(detail: Words, demands: readonly Answered[]): Treated[] {
  const answered = demands.flatMap(({ no, outcome, answer, basis, route }) =>
    outcome === null ? [] : [{ kind: outcome, no, said: answer ?? '', route, article: basis }],
  );
  // a file of a release that knew no demands has its result alone
  return answered.length > 0 ? answered : whole('SOLVED', 'result')(detail);
}

const TREATING: Partial<Record<CaseAct, (detail: Words, demands: readonly Answered[]) => Treated[]>> = {
  refuse: whole('REFUSED', 'reason'), // SJ-56
  refer: whole('REFERRED', 'reason'), // LH-12
  complete: eachDemand, // WL-75
  resolveOnSpot: eachDemand,
  closeExplained: whole('CLOSED_EXPLAINED', 'note'), // SJ-18, SJ-24
  park: whole('PARKED', 'reason'), // Q6
};

/** How an act treats a case: one for each demand that it answers, one for the whole case where it ends that; none for other acts. */
export const treatmentsOf = (act: CaseAct, detail: Words, demands: readonly Answered[]): Treated[] =>
  TREATING[act]?.(detail, demands) ?? [];

const RULE_OF: Readonly<Record<TreatmentKind, PolicyKey>> = {
  REFUSED: 'triage.refusal',
  REFERRED: 'triage.refusal',
  EXPLAINED: 'closing.doctrine',
  CLOSED_EXPLAINED: 'closing.doctrine',
  PARKED: 'closing.park',
  SOLVED: 'closing.doctrine',
  CONDITIONAL: 'closing.doctrine',
};

/** The rule of the place that a treatment goes by: an excluded class has an article of its own (AH-20). */
export const ruleKeyOf = (kind: TreatmentKind, exclusion: string | null): PolicyKey =>
  kind === 'REFUSED' && exclusion !== null ? 'triage.exclusions' : RULE_OF[kind];

export const isCannot = (kind: TreatmentKind): kind is Cannot => (CANNOTS as readonly TreatmentKind[]).includes(kind);

/** States in which no result of the case counts any more, whatever was written before. */
const UNDONE: readonly CaseState[] = ['withdrawn'];

/**
 * Whether a treatment is still the last word: a redo or an objection takes it back (SJ-19, LH-37), what was put aside counts
 * while it lies aside, and what was done does not count as done once the case is put aside (Q6).
 */
export function stands(
  { kind, round }: { kind: TreatmentKind; round: number },
  file: { redos: number; state: CaseState },
): boolean {
  if (round !== file.redos || UNDONE.includes(file.state)) return false;
  return kind === 'PARKED' ? file.state === 'parked' : isCannot(kind) || file.state !== 'parked';
}
