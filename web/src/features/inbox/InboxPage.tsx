import { Alert, Button, Empty, Skeleton } from 'antd';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { FaultNote } from '../../components/FaultNote.tsx';
import { WordsModal } from '../../components/WordsModal.tsx';
import type { InboxView } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { actOn } from '../../lib/api/acts.ts';
import type { Fault } from '../../lib/faults.ts';
import { actName, camel, fieldName } from '../../lib/names.ts';
import { useDeed } from '../../lib/useDeed.ts';
import { usePolicy } from '../../lib/policy.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { InboxTable } from './InboxTable.tsx';
import { ReceiveSeveral, useReceiving } from './ReceiveSeveral.tsx';
import { type InboxRow, useInbox } from './useInbox.ts';
import '../../styles/supervision.css';
import '../../styles/today.css';
import '../../styles/inbox.css';

const VIEWS: readonly InboxView[] = ['OWED', 'DUE_TODAY', 'OVERDUE', 'RETURNED', 'ASSISTING'];

interface Props {
  /** Counts what was done to the case that is open. */
  tick: number;
  /** The case that is open over the list. */
  open: string | null;
  onOpen: (uid: string) => void;
}

/** What waits for a department (待办工单), what is due first before the rest: LH-29, LH-32, WL-91. */
export function InboxPage({ tick, open, onOpen }: Props) {
  const say = useText();
  const { account, center, level } = useWorkplace();
  const [view, setView] = useState<InboxView>('OWED');
  const inbox = useInbox(view, tick);
  const { policy } = usePolicy(center.code);
  const { busy, perform } = useDeed(level);
  const [returning, setReturning] = useState<InboxRow | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [faults, setFaults] = useState<Fault[]>([]);
  const several = useReceiving(inbox.rows);
  const list = useRef<HTMLDivElement>(null);
  useRowKeys(list, open === null && returning === null);

  const act = async (name: 'RECEIVE_ORDER' | 'RETURN_ORDER', row: InboxRow, reason?: string): Promise<Fault[]> => {
    setDone(null);
    setFaults([]);
    const variables = { uid: row.file.uid, order: row.no, ...(reason === undefined ? {} : { reason }) };
    const { found } = await perform(actOn(name, level), variables);
    if (found.length === 0) setDone(say('act.done', { act: actName(say, name) }));
    return found;
  };
  const often = policy?.terms['workOrder.returnsBeforeArbitration'].value;
  return (
    <main className="supervision inbox">
      <div className="sup-head">
        <h1>
          {say('inbox.heading')}{' '}
          <span className="quiet">
            {center.name} {account.departmentName ?? ''}
          </span>
        </h1>
        <div className="sup-tools">
          <Button onClick={inbox.again}>{say('do.refresh')}</Button>
        </div>
      </div>
      <p className="quiet">{say('inbox.what')}</p>
      <div className="today-tiles inbox-tiles" role="group" aria-label={say('inbox.views')} aria-live="polite">
        {VIEWS.map(one => {
          const count = inbox.counts?.[camel(one) as keyof Omit<typeof inbox.counts, '__typename'>];
          return (
            <button
              key={one}
              type="button"
              className={`today-tile ${count ? 'today-some' : ''}`}
              aria-pressed={one === view}
              data-view={one}
              onClick={() => setView(one)}
            >
              <span>{say(`inbox.view.${one}`)}</span>
              <b>{count ?? '…'}</b>
            </button>
          );
        })}
      </div>
      <FaultNote faults={inbox.faults} again={inbox.again} />
      <FaultNote faults={faults} />
      {done && <Alert type="success" showIcon title={done} role="status" className="inbox-done" />}
      {inbox.loading && inbox.rows.length === 0 ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : inbox.rows.length === 0 && inbox.faults.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say(`inbox.none.${view}`)} />
      ) : (
        <div ref={list} className="inbox-list">
          <ReceiveSeveral several={several} />
          <InboxTable
            chosen={several.chosen}
            onChoose={several.choose}
            rows={inbox.rows}
            busy={busy}
            onOpen={onOpen}
            onReceive={row => void act('RECEIVE_ORDER', row).then(setFaults)}
            onReturn={setReturning}
          />
        </div>
      )}
      {inbox.more && (
        <Button block loading={inbox.turning} onClick={inbox.more} className="list-more">
          {say('list.more')}
        </Button>
      )}
      {returning && (
        <WordsModal
          title={actName(say, 'RETURN_ORDER')}
          hint={[
            say('inbox.returning', { sheet: returning.sheetNo, n: returning.returns }),
            typeof often === 'number' ? say('act.hint.returnOrder', { n: often }) : '',
          ].join(' ')}
          words={{ name: 'reason', label: fieldName(say, 'reason') }}
          busy={busy}
          perform={async said => {
            const found = await act('RETURN_ORDER', returning, said.reason ?? '');
            if (found.length === 0) setReturning(null);
            return found;
          }}
          onClose={() => setReturning(null)}
        />
      )}
    </main>
  );
}

/** `j` and `k` go down and up the list; Enter opens the one that has the keyboard. */
function useRowKeys(list: RefObject<HTMLDivElement | null>, listening: boolean) {
  useEffect(() => {
    if (!listening) return;
    const press = (event: KeyboardEvent) => {
      const elsewhere = (event.target as HTMLElement).closest(
        'input, textarea, select, [contenteditable], [role=dialog]',
      );
      const step = { j: 1, k: -1 }[event.key];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || elsewhere) return;
      const titles = [...(list.current?.querySelectorAll<HTMLElement>('.inbox-title') ?? [])];
      const at = titles.findIndex(one => one.closest('tr')?.contains(document.activeElement));
      const next = at < 0 ? 0 : Math.min(titles.length - 1, Math.max(0, at + step));
      titles[next]?.focus();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [list, listening]);
}
