import { DomainError } from '../errors.ts';

/** How somebody looks at a center (明查暗访): announced, or as an ordinary visitor: AH-31, WL-82. */
export const VISIT_MANNERS = ['open', 'secret'] as const;
export type VisitManner = (typeof VISIT_MANNERS)[number];

/** Who looks: the own people, the hotline on conduct, a third party that rates, or somebody whose complaint is followed (WL-82). */
export const VISIT_SOURCES = ['own', 'conductHotline', 'thirdParty', 'complaint'] as const;
export type VisitSource = (typeof VISIT_SOURCES)[number];

export const VISIT_STATES = ['planned', 'reported', 'published', 'cancelled'] as const;
export type VisitState = (typeof VISIT_STATES)[number];

/** What is found at a window. */
export const FINDING_KINDS = [
  'attitude',
  'absence',
  'slow',
  'refusalWithoutRoute',
  'notRegistered',
  'wrongInformation',
  'extraMaterial',
  'other',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export const SERIOUSNESS = ['slight', 'serious', 'grave'] as const;
export type Seriousness = (typeof SERIOUSNESS)[number];

export const VISIT_ACTS = ['report', 'publish', 'cancel'] as const;
export type VisitAct = (typeof VISIT_ACTS)[number];

export const FINDING_ACTS = ['answer', 'judge', 'order'] as const;
export type FindingAct = (typeof FINDING_ACTS)[number];

const COURSE: Readonly<Record<VisitState, Partial<Readonly<Record<VisitAct, VisitState>>>>> = {
  planned: { report: 'reported', cancel: 'cancelled' },
  reported: { publish: 'published' },
  published: {},
  cancelled: {},
};

/** The state after an act, or VISIT_STATE, which says how it stands. */
export function visitAfter(state: VisitState, act: VisitAct): VisitState {
  const next = COURSE[state][act];
  if (!next) throw new DomainError('VISIT_STATE', { visit: state });
  return next;
}

/** What may be done to a visit on a day: what its state allows, and nothing is reported of a day to come. */
export const actsOnVisit = ({ state, day }: { state: VisitState; day: string }, today: string): VisitAct[] =>
  VISIT_ACTS.filter(act => COURSE[state][act] !== undefined && (act !== 'report' || today >= day));

/**
 * Whether a visit is still kept from who did not order it: a secret one is seen at the center that ordered it, or above it,
 * until it is published. Whoever is visited would else know who comes.
 */
export const isHidden = ({ manner, state }: { manner: VisitManner; state: VisitState }, ordersIt: boolean): boolean =>
  state !== 'published' && manner === 'secret' && !ordersIt;

/** A finding as far as its course goes. */
export interface FindingFacts {
  answer: string | null;
  putRight: boolean | null;
  dueAt: string | null;
  dueOn: string | null;
}

/** A unit answers what was published, once: FINDING_STATE. */
export function checkAnswer(state: VisitState, { answer, putRight }: FindingFacts): void {
  if (state !== 'published') throw new DomainError('VISIT_STATE', { visit: state });
  if (answer !== null || putRight !== null) throw new DomainError('FINDING_STATE');
}

/** Whether it was put right is said once there is an answer, or its limit has passed: FINDING_NOT_YET, FINDING_STATE. */
export function checkJudge(state: VisitState, { answer, putRight, dueAt, dueOn }: FindingFacts, now: string): void {
  if (state !== 'published') throw new DomainError('VISIT_STATE', { visit: state });
  if (putRight !== null) throw new DomainError('FINDING_STATE');
  if (answer === null && (dueAt === null || now <= dueAt))
    throw new DomainError('FINDING_NOT_YET', { dueOn: dueOn ?? '' });
}

/** What may be done to a finding now: answered once, judged once, and ordered about once, all after it was published. */
export function actsOnFinding(
  state: VisitState,
  finding: FindingFacts & { orderId: string | null },
  now: string,
): FindingAct[] {
  const passes: Readonly<Record<FindingAct, () => unknown>> = {
    answer: () => checkAnswer(state, finding),
    judge: () => checkJudge(state, finding, now),
    order: () => checkOrder(state, finding),
  };
  return FINDING_ACTS.filter(act => {
    try {
      passes[act]();
      return true;
    } catch (refusal) {
      if (refusal instanceof DomainError) return false;
      throw refusal;
    }
  });
}

/** An order comes of a finding once, after it was published: FINDING_STATE. */
export function checkOrder(state: VisitState, { orderId }: { orderId: string | null }): void {
  if (state !== 'published' || orderId !== null) throw new DomainError('FINDING_STATE', {}, 'finding');
}
