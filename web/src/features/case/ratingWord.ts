import { type Policy, valueOf } from '../../../../shared/domain/policy/policy.ts';
import type { Say } from '../../i18n/text.ts';
import { ratingName } from '../../lib/names.ts';

/** What a center calls a level of its scale: five words (LH-36), or satisfied and not (WL-76, kept as 5 and 1). */
export function ratingWord(say: Say, level: number, policy: Policy | null): string {
  if (!policy || valueOf(policy, 'rating.scale') !== 'SATISFIED') return ratingName(say, level);
  return say(level >= valueOf(policy, 'rating.satisfiedFrom') ? 'rating.satisfied' : 'rating.notSatisfied');
}
