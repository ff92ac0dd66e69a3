import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import {
  CountyDraftReportDocument,
  CountyIssuedReportDocument,
  CountyReportsDocument,
  CountyReportSetDocument,
  type ReportKind,
} from '../../gen/graphql.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { besidesMissing, missingLevels } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { type DraftWish, periodInput } from './periods.ts';

const PAGE = 20;
/** Reports that are looked through for the last period: a level gives no more at once. */
const MOST = 200;

/** What the own center draws up by its rules, and what it has issued so far. */
export function useOffers() {
  const { center, level } = useWorkplace();
  const set = useQuery(onLevel(CountyReportSetDocument, level), { variables: { center: center.code } });
  const issued = useQuery(onLevel(CountyReportsDocument, level), {
    variables: { area: center.code, first: MOST },
    fetchPolicy: 'network-only',
  });
  const page = issued.data?.reports;
  const faults = [...faultsOf(set.error), ...faultsOf(issued.error)];
  return {
    offers: set.data?.offers,
    /** Of the own center, newest first; undefined where they could not be read. */
    issued: page?.edges.flatMap(({ node }) => (node.center?.code === center.code ? [node] : [])),
    /** Whether there are more than were read. */
    more: page?.pageInfo.hasNextPage ?? false,
    loading: set.loading && !set.data,
    missing: missingLevels(faults),
    faults: besidesMissing(faults),
    again: () => void Promise.all([set.refetch(), issued.refetch()]),
  };
}

/** A report of the own center as it stands now; asked anew each time. */
export function useDraft(wish: DraftWish | null) {
  const { center, level } = useWorkplace();
  const { data, error, networkStatus, refetch } = useQuery(onLevel(CountyDraftReportDocument, level), {
    variables: {
      center: center.code,
      kind: wish?.kind ?? 'QUARTERLY',
      period: wish ? periodInput(wish.period) : { year: 2026 },
      below: wish?.below ?? false,
    },
    skip: wish === null,
    fetchPolicy: 'no-cache',
    notifyOnNetworkStatusChange: true,
  });
  const busy = networkStatus !== NetworkStatus.ready && networkStatus !== NetworkStatus.error;
  const faults = faultsOf(error);
  return {
    report: wish && !busy ? (data?.report ?? null) : null,
    busy: wish !== null && busy,
    missing: missingLevels(faults),
    faults: besidesMissing(faults),
    again: () => void refetch(),
  };
}

/** A report as it was issued. */
export function useIssued(id: string, level: LevelName) {
  const { data, error, loading, refetch } = useQuery(onLevel(CountyIssuedReportDocument, level), { variables: { id } });
  const faults = faultsOf(error);
  return {
    report: data?.report ?? null,
    loading,
    missing: missingLevels(faults),
    faults: besidesMissing(faults),
    again: () => void refetch(),
  };
}

/** What centers of one level in an area have issued, newest first, page by page. */
export function useReports(area: string, level: LevelName, kind: ReportKind | null) {
  const { data, error, networkStatus, refetch, fetchMore } = useQuery(onLevel(CountyReportsDocument, level), {
    variables: { area, first: PAGE, kind },
    fetchPolicy: 'network-only',
    notifyOnNetworkStatusChange: true,
  });
  const [turnFaults, setTurnFaults] = useState<unknown>();
  const page = data?.reports;
  const after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  const turn = () => {
    setTurnFaults(undefined);
    fetchMore({ variables: { after } }).catch(setTurnFaults);
  };
  const faults = [...faultsOf(error), ...faultsOf(turnFaults)];
  return {
    rows: page?.edges.map(({ node }) => node) ?? [],
    loading: networkStatus === NetworkStatus.loading || networkStatus === NetworkStatus.setVariables,
    turning: networkStatus === NetworkStatus.fetchMore,
    refreshing: networkStatus === NetworkStatus.refetch,
    missing: missingLevels(faults),
    faults: besidesMissing(faults),
    more: after ? turn : undefined,
    again: () => void refetch(),
  };
}
