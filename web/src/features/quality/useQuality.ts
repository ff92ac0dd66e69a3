import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import type { QualityCoverFragment } from '../../gen/graphql.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { useWorkplace } from '../../lib/workplace.tsx';

interface Answer<View> {
  center?: { holding: { oversight?: View | null } | null } | null;
}

/**
 * A question about an area of the level that looks. What was read stays on the screen while the next answer is on its way; nothing of it is
 * kept in the cache, where two questions about one area would overwrite each other.
 */
export function useQuality<View extends QualityCoverFragment, Variables extends OperationVariables>(
  document: TypedDocumentNode<unknown, Variables>,
  variables: Variables,
) {
  const { level } = useWorkplace();
  const { data, previousData, error, loading, refetch } = useQuery(
    onLevel(document as TypedDocumentNode<Answer<View>, OperationVariables>, level),
    { variables, fetchPolicy: 'no-cache', notifyOnNetworkStatusChange: true },
  );
  const shown = (data ?? previousData) as Answer<View> | undefined;
  return {
    view: shown?.center?.holding?.oversight ?? null,
    /** It was answered, and there is nothing that this person may see. */
    hidden: Boolean(data?.center) && !shown?.center?.holding?.oversight,
    loading,
    faults: faultsOf(error),
    again: () => void refetch(),
  };
}
