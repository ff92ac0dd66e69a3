import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import {
  CountyCancelReportListDocument,
  CountyReportListPartDocument,
  CountyReportListsDocument,
  CountyStartReportListDocument,
  type ListLineFragment,
  type ReportListKind,
} from '../../gen/graphql.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { type Fault, missingLevels } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { saveBytes } from '../../lib/save.ts';

const POLL_MS = 2_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Whether a list is still being written, or waits for it. */
export const isUnderWay = ({ state }: Pick<ListLineFragment, 'state'>): boolean =>
  state === 'WAITING' || state === 'RUNNING';

/** The lists that this person has asked a level for. While one is under way it is asked how far. */
export function useLists(level: LevelName) {
  const [running, setRunning] = useState(false);
  const { data, previousData, error, loading, refetch } = useQuery(onLevel(CountyReportListsDocument, level), {
    fetchPolicy: 'network-only',
    pollInterval: running ? POLL_MS : 0,
  });
  // what was told last stays on the screen while nothing answers
  const rows = (data ?? previousData)?.lists;
  const underWay = rows?.some(isUnderWay) ?? false;
  if (underWay !== running) setRunning(underWay);
  const faults = faultsOf(error);
  return {
    rows,
    loading: loading && !rows,
    running,
    missing: missingLevels(faults),
    faults,
    again: () => void refetch(),
  };
}

/** What can be done to lists: to ask for one, to stop it, to fetch it piece by piece. */
export function useListActs(level: LevelName) {
  const client = useApolloClient();
  const [start] = useMutation(onLevel(CountyStartReportListDocument, level));
  const [cancel] = useMutation(onLevel(CountyCancelReportListDocument, level));
  const done = async (asked: Promise<{ error?: unknown }>): Promise<Fault[]> =>
    faultsOf((await asked.catch((error: unknown) => ({ error }))).error);
  return {
    start: (wish: { area: string; kind: ReportListKind; from: string; to: string }) => done(start({ variables: wish })),
    cancel: (id: string) => done(cancel({ variables: { id } })),
    /** Fetches a finished list; `onPart` hears how many of its pieces are here. */
    async fetch({ id, kind, parts, mark }: ListLineFragment, onPart: (n: number) => void): Promise<Fault[]> {
      const pieces: string[] = [];
      for (let no = 0; no < parts; no++) {
        const { data, error } = await client
          .query({
            query: onLevel(CountyReportListPartDocument, level),
            variables: { id, no },
            fetchPolicy: 'no-cache',
          })
          .catch((fault: unknown) => ({ data: undefined, error: fault }));
        if (!data?.part) return faultsOf(error ?? new Error('no answer'));
        pieces.push(data.part.base64);
        onPart(no + 1);
      }
      saveBytes(pieces, XLSX, `${kind.toLowerCase()}-${mark}.xlsx`);
      return [];
    },
  };
}
