import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { roleHolds } from '../../../../shared/domain/access/permissions.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import {
  CountyAwaitedAnswersDocument,
  CountySupervisionOrdersDocument,
  type SupervisionFilter,
} from '../../gen/graphql.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { besidesMissing, missingLevels } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { awaitedOf } from './rights.ts';

const PAGE = 20;
const COUNT_EVERY_MS = 60_000;
/** The badge counts no further. */
const MOST_COUNTED = 100;

/** What one level holds of an area, newest first, page by page. */
export function useOrders(area: string, level: LevelName, filter: SupervisionFilter) {
  const { data, error, networkStatus, refetch, fetchMore } = useQuery(onLevel(CountySupervisionOrdersDocument, level), {
    variables: { area, first: PAGE, filter },
    notifyOnNetworkStatusChange: true,
  });
  const [turnFaults, setTurnFaults] = useState<unknown>();
  const page = data?.orders;
  const after = page?.pageInfo?.hasNextPage ? page.pageInfo.endCursor : null;
  const turn = () => {
    setTurnFaults(undefined);
    fetchMore({ variables: { after } }).catch(setTurnFaults);
  };
  const faults = [...faultsOf(error), ...faultsOf(turnFaults)];
  return {
    rows: page?.edges?.map(({ node }) => node) ?? [],
    loading: networkStatus === NetworkStatus.loading || networkStatus === NetworkStatus.setVariables,
    turning: networkStatus === NetworkStatus.fetchMore,
    refreshing: networkStatus === NetworkStatus.refetch,
    missing: missingLevels(faults),
    faults: besidesMissing(faults),
    more: after ? turn : undefined,
    again: () => void refetch(),
  };
}

/** How many orders wait for an answer of this person, and how many circulars to be confirmed: now and every minute. Of who answers none it asks nothing. */
export function useAwaited(): { orders: number; circulars: number } {
  const { account, center, level } = useWorkplace();
  const { data } = useQuery(onLevel(CountyAwaitedAnswersDocument, level), {
    variables: { area: center.code, first: MOST_COUNTED },
    skip: !roleHolds(account.role, 'answerSupervision'),
    pollInterval: COUNT_EVERY_MS,
  });
  return {
    orders: awaitedOf(data?.orders?.edges.map(({ node }) => node) ?? []),
    circulars: data?.circulars?.edges.filter(({ node }) => node.acts.includes('CONFIRM')).length ?? 0,
  };
}
