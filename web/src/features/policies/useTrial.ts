import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { CountyPolicyWhatIfDocument, type CountyPolicyWhatIfQuery } from '../../gen/graphql.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import type { Fault } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { useWorkplace } from '../../lib/workplace.tsx';

export type Trial = NonNullable<CountyPolicyWhatIfQuery['tried']>;

/** Tries a draft on past cases (试算), one trial at a time; the answer of an older text is forgotten. */
export function useTrial() {
  const client = useApolloClient();
  const { center, level } = useWorkplace();
  const [trial, setTrial] = useState<Trial | null>(null);
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const latest = useRef(0);
  const run = useCallback(
    async (draft: string, since: string | null) => {
      const turn = ++latest.current;
      setBusy(true);
      setFaults([]);
      const { data, error } = await client
        .query({
          query: onLevel(CountyPolicyWhatIfDocument, level),
          variables: { center: center.code, draft, since },
          fetchPolicy: 'no-cache',
        })
        .catch((fault: unknown) => ({ data: undefined, error: fault }));
      if (turn !== latest.current) return;
      setBusy(false);
      setTrial((data?.tried as Trial | null | undefined) ?? null);
      setFaults(error ? faultsOf(error) : []);
    },
    [client, center.code, level],
  );
  const forget = useCallback(() => {
    latest.current += 1;
    setBusy(false);
    setTrial(null);
    setFaults([]);
  }, []);
  return { trial, faults, busy, run, forget };
}

const SETTLED_MS = 500;

/** What keeps a draft from holding, asked a moment after each change; of the past it asks nothing. */
export function useChecked(draft: string | null, today: string): Trial['fault'] {
  const { trial, run, forget } = useTrial();
  useEffect(() => {
    if (draft === null) return forget();
    const timer = setTimeout(() => void run(draft, today), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [draft, today, run, forget]);
  return draft === null ? null : (trial?.fault ?? null);
}
