import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { type AssessmentFilter, CountyAssessmentsDocument } from '../../gen/graphql.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { besidesMissing, missingLevels } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';

const PAGE = 20;

/** What one level holds of an area, the newest event first, page by page. */
export function useAssessments(area: string, level: LevelName, filter: AssessmentFilter) {
  const { data, error, networkStatus, refetch, fetchMore } = useQuery(onLevel(CountyAssessmentsDocument, level), {
    variables: { area, first: PAGE, filter },
    notifyOnNetworkStatusChange: true,
  });
  const [turnFaults, setTurnFaults] = useState<unknown>();
  const page = data?.assessments;
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
