import { DomainError } from '../errors.ts';

/** What can be wrong with a pack. Each word has a text under `policyFault.` in both languages. */
export const POLICY_FAULTS = [
  'shape',
  'json',
  'fileName',
  'citeMissing',
  'keyMissing',
  'baseEverywhere',
  'centerTwice',
  'notHere',
  'inThePast',
  'stateMissing',
  'stateTwice',
  'stateUnknown',
  'actUnknown',
  'actTooLate',
  'actRuledOut',
  'codeTwice',
  'rungBeyondLadder',
  'warnAfterLimit',
  'capWithinLimit',
  'hoursMissing',
  'hoursBackwards',
  'hoursOverlap',
  'levelOutsideScale',
  'satisfiedIsRedone',
  'scaleMissing',
  'objectionMissing',
  'exitMissing',
  'returnsBelowOne',
  'optionsMissing',
] as const;

export type PolicyFault = (typeof POLICY_FAULTS)[number];

/** Where the fault stands: the place inside the value (the key itself if left out), the article and the version that say so. */
interface FaultPlace {
  at?: string;
  cite?: string;
  pack?: string;
  detail?: string;
}

/**
 * The refusal of a value: POLICY_VALUE_INVALID, or POLICY_STATE_DANGLING where the value names a state or an act that the
 * lifecycle does not know, or leaves one out. The key is the field at fault.
 */
export const policyFault = (
  key: string,
  what: PolicyFault,
  { at = key, cite = '', ...more }: FaultPlace = {},
): DomainError => {
  const dangling = what.startsWith('state') || what === 'actUnknown';
  return new DomainError(
    dangling ? 'POLICY_STATE_DANGLING' : 'POLICY_VALUE_INVALID',
    { key, what, at, cite, ...more },
    key,
  );
};
