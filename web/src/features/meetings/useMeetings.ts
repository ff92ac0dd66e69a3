import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { CountyMeetingsDocument, type MeetingFilter } from '../../gen/graphql.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { besidesMissing, missingLevels } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';

/** Meetings to come are few, and are shown from the next one on. */
const COMING = 100;
const PAGE = 20;
const LOOK_AGAIN_MS = 30_000;

/** The meetings of an area at one level, page by page: the next one first where they are to come, else the last one first. */
export function useMeetings(area: string, level: LevelName, filter: MeetingFilter) {
  const coming = filter.states?.length === 1 && filter.states[0] === 'PLANNED';
  const { data, error, networkStatus, refetch, fetchMore } = useQuery(onLevel(CountyMeetingsDocument, level), {
    variables: { area, first: coming ? COMING : PAGE, filter },
    notifyOnNetworkStatusChange: true,
    pollInterval: LOOK_AGAIN_MS,
  });
  const [turnFaults, setTurnFaults] = useState<unknown>();
  const page = data?.meetings;
  const after = page?.pageInfo?.hasNextPage ? page.pageInfo.endCursor : null;
  const turn = () => {
    setTurnFaults(undefined);
    fetchMore({ variables: { after } }).catch(setTurnFaults);
  };
  const faults = [...faultsOf(error), ...faultsOf(turnFaults)];
  const rows = page?.edges?.map(({ node }) => node) ?? [];
  return {
    rows: coming ? rows.toReversed() : rows,
    loading: networkStatus === NetworkStatus.loading || networkStatus === NetworkStatus.setVariables,
    turning: networkStatus === NetworkStatus.fetchMore,
    missing: missingLevels(faults),
    faults: besidesMissing(faults),
    more: after ? turn : undefined,
    again: () => void refetch(),
  };
}
