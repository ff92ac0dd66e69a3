import { DomainError } from '../errors.ts';
import { type Policy, type Rung, valueOf } from '../policy/policy.ts';

/**
 * The next body above a case on the ladder of its center (LH-28, LH-31, WL-72, WL-73). `rung` is how many have been asked
 * so far. Refuses with LADDER_END where nobody is left above.
 */
export function nextRung(policy: Policy, rung: number): Rung {
  const next = valueOf(policy, 'escalation.ladder')[rung];
  const { cite, pack } = policy.terms['escalation.ladder'];
  if (!next) throw new DomainError('LADDER_END', { key: 'escalation.ladder', cite, pack });
  return next;
}
