import { NetworkStatus } from '@apollo/client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import * as api from '../../gen/graphql.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { faultsOf } from '../../lib/faultsOf.ts';

const PAGE = 20;
/** How far back signs are looked for. */
export const SIGN_DAYS = 30;

/** Where one looks: an area, and the level that keeps the record. */
export interface Place {
  area: string;
  level: LevelName;
}

/** The record of one level in an area, page by page. */
export function useRecords({ area, level }: Place, filter: api.AuditFilter) {
  const { data, error, networkStatus, refetch, fetchMore } = useQuery(onLevel(api.CountyAuditRecordsDocument, level), {
    variables: { code: area, first: PAGE, filter },
    notifyOnNetworkStatusChange: true,
  });
  const [turnFaults, setTurnFaults] = useState<unknown>();
  const page = data?.center?.holding?.auditRecords;
  const after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  const turn = () => {
    setTurnFaults(undefined);
    fetchMore({ variables: { after } }).catch(setTurnFaults);
  };
  return {
    rows: page?.edges.map(({ node }) => node) ?? [],
    loading: networkStatus === NetworkStatus.loading || networkStatus === NetworkStatus.setVariables,
    turning: networkStatus === NetworkStatus.fetchMore,
    faults: [...faultsOf(error), ...faultsOf(turnFaults)],
    more: after === null ? undefined : turn,
    again: () => void refetch(),
  };
}

/** What should be looked at first. */
export function useSigns({ area, level }: Place) {
  const { data, error, loading, refetch } = useQuery(onLevel(api.CountyAuditSignsDocument, level), {
    variables: { code: area, days: SIGN_DAYS },
  });
  return {
    found: data?.center?.holding?.auditSigns ?? null,
    loading,
    faults: faultsOf(error),
    again: () => void refetch(),
  };
}

/** What is held, and what was deleted. */
export function useKept({ area, level }: Place) {
  const { data, error, loading, refetch } = useQuery(onLevel(api.CountyKeptDocument, level), { variables: { area } });
  return { kept: data, loading, faults: faultsOf(error), again: () => void refetch() };
}

/** Where a mark leads at one level. */
export type Traced = api.TracedViewFragment & { level: LevelName };

/** Asks all levels for the view of a mark. Nothing of it stays in the cache: the note on a look is among it. */
export function useTrace() {
  const client = useApolloClient();
  return async (mark: string) => {
    const { data, error } = await client
      .query({ query: api.TraceMarkDocument, variables: { mark }, fetchPolicy: 'no-cache' })
      .catch((fault: unknown) => ({ data: undefined, error: fault }));
    const views = (['province', 'city', 'county', 'township'] as const).flatMap((level): Traced[] => {
      const view = data?.[level];
      return view ? [{ ...view, level }] : [];
    });
    return { views, faults: faultsOf(error) };
  };
}
