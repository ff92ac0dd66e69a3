import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import type { LevelName } from '../../../shared/domain/levels.ts';
import { onLevel } from './api/onLevel.ts';
import type { Fault } from './faults.ts';
import { faultsOf } from './faultsOf.ts';

/**
 * Does something at a level, one thing at a time, and has everything on the page that may have changed by it asked for anew.
 * Answers what went wrong; nothing did where the list is empty.
 */
export function useDeed(level: LevelName) {
  const client = useApolloClient();
  const [busy, setBusy] = useState(false);
  const perform = async <Data, Variables extends OperationVariables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<{ data: Data | null; found: Fault[] }> => {
    if (busy) return { data: null, found: [] };
    setBusy(true);
    const answer = await client
      .mutate({ mutation: onLevel(document, level) as TypedDocumentNode<Data>, variables })
      .then(({ data, error }) => ({ data: (data ?? null) as Data | null, found: faultsOf(error) }))
      .catch((error: unknown) => ({ data: null, found: faultsOf(error) }));
    // after a refusal too: what one saw was behind
    await client.refetchQueries({ include: 'active' }).catch(() => undefined);
    setBusy(false);
    return answer;
  };
  return { busy, perform };
}
