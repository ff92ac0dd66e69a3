import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import type { Policy, PolicyKey } from '../../../shared/domain/policy/policy.ts';
import { CountyPolicyDocument, type CountyPolicyQuery } from '../gen/graphql.ts';
import { onLevel } from './api/onLevel.ts';
import type { Fault } from './faults.ts';
import { faultsOf } from './faultsOf.ts';
import { useWorkplace } from './workplace.tsx';

/** The rules of a center as the rules of shared/domain read them. The hub gives each value as JSON and has checked it. */
function readPolicy({ chain, terms }: NonNullable<CountyPolicyQuery['policy']>): Policy {
  const read = terms.map(({ key, value, cite, pack }) => [key, { value: JSON.parse(value) as unknown, cite, pack }]);
  return { chain, terms: Object.fromEntries(read) as Policy['terms'] };
}

export interface PolicyView {
  /** Null while it is on its way, and where it could not be had. */
  policy: Policy | null;
  loading: boolean;
  faults: Fault[];
  again: () => void;
}

/** What holds at a center on a day; today if left out. Without a center nothing is asked. */
export function usePolicy(center: string | null, on?: string): PolicyView {
  const { level } = useWorkplace();
  const { data, error, loading, refetch } = useQuery(onLevel(CountyPolicyDocument, level), {
    variables: { center: center ?? '', on },
    skip: center === null,
  });
  const raw = data?.policy;
  const policy = useMemo(() => (raw ? readPolicy(raw as NonNullable<CountyPolicyQuery['policy']>) : null), [raw]);
  return { policy, loading: loading && policy === null, faults: faultsOf(error), again: () => void refetch() };
}

/**
 * What a file goes by: the rules that held when it was opened (N5), or newer ones that were adopted on record. `newer`: what
 * holds today is not the same.
 */
export function useFilePolicy(file: FileOfCenter | undefined): PolicyView & { newer: boolean } {
  const center = file?.center?.code ?? null;
  const today = usePolicy(center);
  const newer = today.policy !== null && file !== undefined && today.policy.chain !== file.policyChain;
  const then = usePolicy(newer ? center : null, file && beijingDay(new Date(file.openedAt)));
  return { ...(newer ? then : today), newer };
}

interface FileOfCenter {
  center: { code: string } | null;
  openedAt: string;
  policyChain: string;
}

/** Where a rule stands, for people: 隆放组办字〔2022〕13号 第十二条 (longhui@1). */
export const sourceOf = (policy: Policy, key: PolicyKey): string => {
  const { cite, pack } = policy.terms[key];
  return `${cite} (${pack})`;
};
