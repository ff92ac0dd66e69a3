import type { PolicyKey } from '../../../shared/domain/policy/policy.ts';
import { PACKS } from './policyAt.ts';

/**
 * The rules in a test's title that the pack does not claim for the key: a value that happens to be inherited is not what
 * the place's own document says.
 */
export function unclaimed(pack: string, key: PolicyKey, title: string): string[] {
  const claimed = PACKS.find(version => version.pack === pack)?.terms[key]?.rules ?? [];
  return (title.match(/(?:SJ|AH|SH|LH|WL)-\d\d+/g) ?? []).filter(no => !claimed.includes(no));
}
