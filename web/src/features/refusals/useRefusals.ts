import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import {
  CountyRefusalsDocument,
  CountyRefusalTallyDocument,
  CountyUnequalDocument,
  type RefusalFilter,
} from '../../gen/graphql.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { faultsOf } from '../../lib/faultsOf.ts';

const PAGE = 20;
const MOST_PAIRS = 50;

/** Where one looks: an area, and the level whose windows said no. */
export interface Place {
  area: string;
  level: LevelName;
}

/** The registry of one level in an area, page by page, with what is most frequent on it. */
export function useRefusals({ area, level }: Place, filter: RefusalFilter) {
  const { data, error, networkStatus, refetch, fetchMore } = useQuery(onLevel(CountyRefusalsDocument, level), {
    variables: { code: area, first: PAGE, filter },
    notifyOnNetworkStatusChange: true,
  });
  const counted = useQuery(onLevel(CountyRefusalTallyDocument, level), {
    variables: { code: area, by: 'ITEM', filter },
  });
  const [turnFaults, setTurnFaults] = useState<unknown>();
  const page = data?.center?.holding?.refusals;
  const after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  const turn = () => {
    setTurnFaults(undefined);
    fetchMore({ variables: { after } }).catch(setTurnFaults);
  };
  return {
    rows: page?.edges.map(({ node }) => node) ?? [],
    tally: counted.data?.center?.holding?.refusalTally ?? null,
    loading: networkStatus === NetworkStatus.loading || networkStatus === NetworkStatus.setVariables,
    turning: networkStatus === NetworkStatus.fetchMore,
    faults: [...faultsOf(error), ...faultsOf(turnFaults)],
    more: after === null ? undefined : turn,
    again: () => void refetch(),
  };
}

/** What was treated unequally in an area. */
export function useUnequal({ area, level }: Place) {
  const { data, error, loading, refetch } = useQuery(onLevel(CountyUnequalDocument, level), {
    variables: { code: area, first: MOST_PAIRS },
  });
  return {
    found: data?.center?.holding?.unequal ?? null,
    loading,
    faults: faultsOf(error),
    again: () => void refetch(),
  };
}
