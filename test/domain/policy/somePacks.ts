import type { PackTerm, PackVersion } from '../../../shared/domain/policy/pack.ts';
import type { PolicyKey, PolicyValues } from '../../../shared/domain/policy/policy.ts';
import { policyWith } from '../casework.ts';

/** A version of a pack that says this, each in an article of its own. */
export const packOf = (
  name: string,
  values: Partial<PolicyValues> = {},
  more: Partial<Omit<PackVersion, 'terms'>> = {},
): PackVersion => {
  const [pack = '', version = '1'] = name.split('@');
  const terms = Object.entries(values).map(([key, value], i) => [key, { value, cite: `第${i + 1}条` } as PackTerm]);
  return {
    pack,
    version: Number(version),
    name: `${pack}工作制度`,
    effectiveFrom: '2022-01-01',
    document: `${pack}〔2022〕${version}号`,
    centers: [],
    locks: [],
    terms: Object.fromEntries(terms),
    ...more,
  };
};

/** A base that gives every key, as it is in `policyWith`. */
export const baseOf = (values: Partial<PolicyValues> = {}, more: Partial<PackVersion> = {}): PackVersion => {
  const { terms } = policyWith(values);
  const all = Object.fromEntries((Object.keys(terms) as PolicyKey[]).map(key => [key, terms[key].value]));
  return packOf('base@1', all as Partial<PolicyValues>, more);
};
