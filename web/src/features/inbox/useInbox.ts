import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { CountyInboxDocument, type CountyInboxQuery, type InboxView } from '../../gen/graphql.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { useKept } from '../../lib/useKept.ts';
import { useWorkplace } from '../../lib/workplace.tsx';

export type InboxRow = CountyInboxQuery['inbox']['edges'][number]['node'];

const PAGE = 20;
/** Orders come and limits pass without anybody here doing anything. */
const LOOK_AGAIN_MS = 30_000;

/** What waits for the own department, page by page; while only the first page is read it follows what happens. */
export function useInbox(view: InboxView, tick: number) {
  const { level } = useWorkplace();
  const { data, error, networkStatus, refetch, fetchMore } = useQuery(onLevel(CountyInboxDocument, level), {
    variables: { first: PAGE, view },
    notifyOnNetworkStatusChange: true,
  });
  const [turnFaults, setTurnFaults] = useState<unknown>();
  const page = useKept(data?.inbox as CountyInboxQuery['inbox'] | undefined, view);
  const rows: InboxRow[] = page?.edges.map(({ node }) => node) ?? [];
  const onlyFirst = rows.length <= PAGE;
  useEffect(() => {
    if (tick > 0) void refetch();
  }, [tick, refetch]);
  useEffect(() => {
    if (!onlyFirst) return;
    const timer = setInterval(() => void refetch(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [onlyFirst, refetch]);
  const after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  const turn = () => {
    setTurnFaults(undefined);
    fetchMore({ variables: { after } }).catch(setTurnFaults);
  };
  return {
    rows,
    counts: page?.counts,
    loading: networkStatus === NetworkStatus.loading || networkStatus === NetworkStatus.setVariables,
    turning: networkStatus === NetworkStatus.fetchMore,
    faults: [...faultsOf(error), ...faultsOf(turnFaults)],
    more: after === null ? undefined : turn,
    again: () => void refetch(),
  };
}
