import { DomainError } from '../errors.ts';
import { type Policy, valueOf } from '../policy/policy.ts';
import type { FileFacts } from './facts.ts';
import type { CaseAct } from './lifecycle.ts';

/** The five levels of the national rating (好差评): 5 非常满意 … 1 非常不满意 (LH-36). */
export const RATING_LEVELS = [5, 4, 3, 2, 1] as const;

/** The levels a center offers: five (LH-36), or satisfied and not satisfied (WL-76). */
export function ratingLevels(policy: Policy): readonly number[] {
  const scale = valueOf(policy, 'rating.scale');
  if (scale === 'NONE') return [];
  return scale === 'HCP5' ? RATING_LEVELS : [5, 1];
}

/** Refuses a level that the center's scale does not have. */
export function checkRating(level: number, policy: Policy): void {
  const levels = ratingLevels(policy);
  if (levels.includes(level)) return;
  const { cite, pack } = policy.terms['rating.scale'];
  throw new DomainError(
    'RATING_OUTSIDE_SCALE',
    { key: 'rating.scale', cite, pack, levels: levels.join('、') },
    'level',
  );
}

/**
 * The act that follows of itself, in the same commit: with feedback the case is closed where feedback is all that is asked
 * (AH-29); a bad rating sends it back (LH-37) as long as redos are left (Q5), and a good one clears it where the rating
 * decides. Where only satisfaction clears, people do it one by one (WL-76), and redo as they see fit. A case that waited for
 * material goes on once all of it came, where no person has to look at it first (SH-19). Undefined where nothing follows.
 */
export function followUp(act: CaseAct, file: FileFacts, policy: Policy): CaseAct | undefined {
  const doctrine = valueOf(policy, 'closing.doctrine');
  if (act === 'giveFeedback' || act === 'resolveOnSpot') return doctrine === 'FEEDBACK_GIVEN' ? 'clear' : undefined;
  if (act === 'supplement') {
    const allCame = file.state === 'awaitingMaterial' && file.awaited === 0;
    return allCame && valueOf(policy, 'material.supply').goesOn === 'WHEN_ALL_CAME' ? 'resume' : undefined;
  }
  // what was parked was parked by a person, and a person takes it up again
  if (act !== 'rate' || file.rating === null || doctrine === 'SATISFIED_ONLY' || file.state === 'parked')
    return undefined;
  if (valueOf(policy, 'rating.redoOn').includes(file.rating))
    return file.redos < valueOf(policy, 'closing.redoLimit') ? 'redo' : undefined;
  const decides = doctrine === 'RATED' && file.state === 'awaitingConfirmation';
  return decides && file.rating >= valueOf(policy, 'rating.satisfiedFrom') ? 'clear' : undefined;
}
