import { Button } from 'antd';
import { DaysLeft, RecordKindTag, StateTag } from '../../components/tags.tsx';
import { WhySteps } from '../../components/WhySteps.tsx';
import { useText } from '../../i18n/text.ts';
import { actName, valueName } from '../../lib/names.ts';
import { isOpen } from '../../lib/states.ts';
import { moment } from '../../lib/time.ts';
import type { InboxRow } from './useInbox.ts';

interface Props {
  rows: readonly InboxRow[];
  busy: boolean;
  onOpen: (uid: string) => void;
  onReceive: (row: InboxRow) => void;
  onReturn: (row: InboxRow) => void;
}

/** Orders as rows: until when and why, which case of whom, what is ordered, and what can be done at once. */
export function InboxTable({ rows, ...rest }: Props) {
  const say = useText();
  return (
    <table className="inbox-table">
      <thead>
        <tr>
          <th scope="col">{say('case.due')}</th>
          <th scope="col">{say('case.titleAndNumber')}</th>
          <th scope="col">{say('inbox.order')}</th>
          <th scope="col">{say('case.reporter')}</th>
          <th scope="col">{say('inbox.returns')}</th>
          <th scope="col">{say('inbox.acts')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <OrderRow key={`${row.file.uid}/${row.no}`} row={row} {...rest} />
        ))}
      </tbody>
    </table>
  );
}

function OrderRow({ row, busy, onOpen, onReceive, onReturn }: Omit<Props, 'rows'> & { row: InboxRow }) {
  const say = useText();
  const { file, no, role, status, sheetNo, instruction, assignedAt, returns } = row;
  return (
    <tr data-order={`${file.uid}/${no}`}>
      <td>
        <Until row={row} />
      </td>
      <td>
        <button type="button" className="link list-title inbox-title" onClick={() => onOpen(file.uid)}>
          {file.title}
        </button>
        <div className="number">
          {file.number} <RecordKindTag kind={file.kind} />
        </div>
        <div className="inbox-tags">
          <StateTag state={file.state} />
          {file.matterClass && <span className="class-tag">{file.matterClass.name}</span>}
        </div>
      </td>
      <td>
        <div className="inbox-tags">
          <span className={`state order-${status.toLowerCase()}`}>{valueName(say, 'orderStatus', status)}</span>
          <span className="quiet">{valueName(say, 'orderRole', role)}</span>
        </div>
        {instruction && <p className="text inbox-instruction">{instruction}</p>}
        <div className="number">
          {sheetNo} · {moment(assignedAt)}
        </div>
      </td>
      <td>{file.reporter?.name ?? <span className="quiet">{say('inbox.unnamed')}</span>}</td>
      <td className={returns > 0 ? 'inbox-returned' : 'quiet'}>{say('inbox.times', { n: returns })}</td>
      <td>
        <div className="inbox-buttons">
          {status === 'OPEN' && file.acts.includes('RECEIVE_ORDER') && (
            <Button type="primary" size="small" disabled={busy} data-act="RECEIVE_ORDER" onClick={() => onReceive(row)}>
              {actName(say, 'RECEIVE_ORDER')}
            </Button>
          )}
          {file.acts.includes('RETURN_ORDER') && (
            <Button size="small" disabled={busy} data-act="RETURN_ORDER" onClick={() => onReturn(row)}>
              {actName(say, 'RETURN_ORDER')}
            </Button>
          )}
          <Button size="small" onClick={() => onOpen(file.uid)}>
            {say('inbox.open')}
          </Button>
        </div>
      </td>
    </tr>
  );
}

/** The last day and what led there. */
function Until({ row: { dueOn, overdue, limit, file } }: { row: InboxRow }) {
  const say = useText();
  return (
    <>
      <span className="due">
        <b>{dueOn}</b>
        {limit?.provisional && (
          <span className="state" title={say('due.provisionalWhy')}>
            {say('due.provisional')}
          </span>
        )}
        <DaysLeft dueOn={dueOn} overdue={overdue} waits={isOpen(file.state)} />
      </span>
      {limit && (
        <details className="inbox-why">
          <summary>{say('case.limitWhy')}</summary>
          <WhySteps why={limit.why} />
        </details>
      )}
    </>
  );
}
