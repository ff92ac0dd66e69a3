import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { BatchBar } from '../../components/BatchBar.tsx';
import { useText } from '../../i18n/text.ts';
import { actOn } from '../../lib/api/acts.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { actName } from '../../lib/names.ts';
import { useBatch } from '../../lib/useBatch.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { isReceivable, orderKey } from './InboxTable.tsx';
import type { InboxRow } from './useInbox.ts';

/** Orders that are received together (LH-29): each is one act of its own, and its clock runs from its own receipt. */
export function useReceiving(rows: readonly InboxRow[]) {
  const say = useText();
  const client = useApolloClient();
  const { level } = useWorkplace();
  const [marked, mark] = useState<string[]>([]);
  const work = useBatch();
  const waiting = rows.filter(row => isReceivable(row) && marked.includes(orderKey(row)));
  const receive = (row: InboxRow) => {
    const variables: { uid: string } = { uid: row.file.uid, ...{ order: row.no } };
    return client
      .mutate({ mutation: actOn('RECEIVE_ORDER', level), variables })
      .then(({ error }) => (error ? faultsOf(error) : []));
  };
  return {
    chosen: waiting.map(orderKey),
    choose: (keys: string[]) => {
      work.forget();
      mark(keys);
    },
    start: () =>
      void work.start(
        actName(say, 'RECEIVE_ORDER'),
        waiting.map(row => ({ key: orderKey(row), name: row.sheetNo, row })),
        ({ row }) => receive(row),
      ),
    work,
  };
}

export function ReceiveSeveral({ several: { chosen, choose, start, work } }: Props) {
  const say = useText();
  return (
    <BatchBar
      chosen={chosen.length}
      offers={[{ act: 'RECEIVE_ORDER', name: actName(say, 'RECEIVE_ORDER'), count: chosen.length, start }]}
      state={work.state}
      onStop={work.stop}
      onClear={() => choose([])}
    />
  );
}

interface Props {
  several: ReturnType<typeof useReceiving>;
}
