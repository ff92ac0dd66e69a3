/** What is done so that a kind does not come again (改进措施): SH-15, SH-20, SH-21, SH-43, LH-39, LH-40, WL-105. */
export const MEASURE_KINDS = [
  'guideChange',
  'materialDropped',
  'dataShare',
  'policyChange',
  'transitionLane',
  'movedOnline',
  'itemListChange',
] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

/** A makeshift, or the rule from now on (临时措施 长效举措): SH-16. */
export const MEASURE_TERMS = ['temporary', 'permanent'] as const;
export type MeasureTerm = (typeof MEASURE_TERMS)[number];

export const KIND_STATES = ['found', 'confirmed', 'dismissed'] as const;
export type KindState = (typeof KIND_STATES)[number];

export const KIND_ACTS = ['confirm', 'dismiss', 'measure'] as const;
export type KindAct = (typeof KIND_ACTS)[number];

const COURSE: Readonly<Record<KindState, Partial<Readonly<Record<KindAct, KindState>>>>> = {
  found: { confirm: 'confirmed', dismiss: 'dismissed' },
  // a person may learn better, both ways
  confirmed: { measure: 'confirmed', dismiss: 'dismissed' },
  dismissed: { confirm: 'confirmed' },
};

/** The state of a kind after an act; undefined where it is not foreseen. */
export const kindAfter = (state: KindState, act: KindAct): KindState | undefined => COURSE[state][act];

/** When a measure holds: days in Beijing, `endsOn` is the last one. */
export interface MeasureTime {
  from: string;
  endsOn: string | null;
}

/** Whether it holds on a day. */
export const isInForceOn = ({ from, endsOn }: MeasureTime, day: string): boolean =>
  from <= day && (endsOn === null || day <= endsOn);

/** What is wrong with the days of a measure: a makeshift has an end, and no end lies before the beginning. */
export function measureFault(term: MeasureTerm, { from, endsOn }: MeasureTime): 'until' | null {
  if (term === 'temporary' && endsOn === null) return 'until';
  return endsOn !== null && endsOn < from ? 'until' : null;
}
