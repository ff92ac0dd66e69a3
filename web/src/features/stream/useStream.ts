import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { FILES } from '../../lib/api/files.ts';
import { type StreamEvent, type StreamKind, STREAMS } from '../../lib/api/streams.ts';
import type { Fault } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { fileType } from '../../lib/levels.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { rowOfEvent, rowsOfFiles, rowsOfOwnFiles, type StreamRow, withRow } from './rows.ts';

interface StreamView {
  rows: StreamRow[];
  loading: boolean;
  faults: Fault[];
  /** Lines that the hub could not replay after a long break. */
  lost: number;
  again: () => void;
}

const FIRST = 60;

/** Files that came from below and say so; those of the window itself are left out by their missing question. */
const RECEIVED = { states: ['RECEIVED', 'ACCEPTED', 'HANDLING', 'DECIDED', 'RETURNED'] as const };

/**
 * First what is there, with the place where the stream then stood; from that place on, the stream. So nothing falls
 * between the two. A gap is told and the list is read anew.
 */
export function useStream(kind: StreamKind, onEvent: (event: StreamEvent) => void): StreamView {
  const { center, level, streams } = useWorkplace();
  const client = useApolloClient();
  const [view, setView] = useState<Omit<StreamView, 'again'>>({ rows: [], loading: true, faults: [], lost: 0 });
  const [round, setRound] = useState(0);
  const told = useRef(onEvent);
  told.current = onEvent;

  useEffect(() => {
    const document = STREAMS[level][kind];
    if (!document) return;
    let stop = () => {};
    let left = false;
    const change = (next: (view: Omit<StreamView, 'again'>) => Partial<StreamView>) =>
      !left && setView(current => ({ ...current, ...next(current) }));

    const hear = (event: StreamEvent) => {
      const { gap } = event;
      if (gap) {
        change(({ lost }) => ({ lost: lost + gap.to - gap.from }));
        void load();
      }
      const file = event.case?.file;
      if (file)
        client.cache.modify({
          id: client.cache.identify({ __typename: fileType(level), uid: file.uid }),
          fields: { state: () => file.state },
        });
      const row = rowOfEvent(event);
      if (row) change(({ rows }) => ({ rows: withRow(rows, row) }));
      told.current(event);
    };

    const load = async () => {
      stop();
      const filter = kind === 'escalations' ? { states: [...RECEIVED.states] } : {};
      const variables = { code: center.code, first: FIRST, filter };
      const { data, error } = await client
        .query({ query: FILES[level], variables, fetchPolicy: 'network-only' })
        .catch((fault: unknown) => ({ data: undefined, error: fault }));
      if (left) return;
      const holding = data?.center?.holding;
      if (!holding) return void change(() => ({ loading: false, faults: faultsOf(error ?? new Error('no answer')) }));
      const files = holding.files.edges.map(({ node }) => node);
      const rows = kind === 'escalations' ? rowsOfFiles(files) : rowsOfOwnFiles(files);
      change(() => ({ rows, loading: false, faults: [] }));
      stop = streams.follow({
        document,
        area: center.code,
        after: holding.streamCursor,
        onEvent: hear,
        onRefusal: faults => change(() => ({ faults })),
      });
    };

    setView({ rows: [], loading: true, faults: [], lost: 0 });
    void load();
    return () => {
      left = true;
      stop();
    };
  }, [center.code, client, kind, level, round, streams]);

  return { ...view, again: () => setRound(n => n + 1) };
}
