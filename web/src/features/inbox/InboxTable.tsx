import { Button, Checkbox } from 'antd';
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
  /** Orders that were chosen, by the name that `orderKey` gives. */
  chosen: readonly string[];
  onChoose: (keys: string[]) => void;
  onOpen: (uid: string) => void;
  onReceive: (row: InboxRow) => void;
  onReturn: (row: InboxRow) => void;
}

/** By which an order is known: the case and the number of the order in it. */
export const orderKey = ({ file, no }: InboxRow): string => `${file.uid}/${no}`;

/** Whether a press is all that it takes to receive it. */
export const isReceivable = ({ file, status }: InboxRow): boolean =>
  status === 'OPEN' && file.acts.includes('RECEIVE_ORDER');

/** Orders as rows: until when and why, which case of whom, what is ordered, and what can be done at once. */
export function InboxTable({ rows, chosen, onChoose, ...rest }: Props) {
  const say = useText();
  const receivable = rows.filter(isReceivable).map(orderKey);
  const all = receivable.length > 0 && receivable.every(key => chosen.includes(key));
  const mark = (key: string, on: boolean) => onChoose(on ? [...chosen, key] : chosen.filter(one => one !== key));
  return (
    <table className="inbox-table">
      <thead>
        <tr>
          <td className="inbox-choose">
            <Checkbox
              checked={all}
              indeterminate={!all && chosen.length > 0}
              disabled={receivable.length === 0}
              aria-label={say('inbox.chooseAll')}
              onChange={({ target }) => onChoose(target.checked ? receivable : [])}
            />
          </td>
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
          <OrderRow
            key={orderKey(row)}
            row={row}
            isChosen={chosen.includes(orderKey(row))}
            onMark={on => mark(orderKey(row), on)}
            {...rest}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps extends Pick<Props, 'busy' | 'onOpen' | 'onReceive' | 'onReturn'> {
  row: InboxRow;
  isChosen: boolean;
  onMark: (on: boolean) => void;
}

function OrderRow({ row, isChosen, onMark, busy, onOpen, onReceive, onReturn }: RowProps) {
  const say = useText();
  const { file, role, status, sheetNo, instruction, assignedAt, returns } = row;
  return (
    <tr data-order={orderKey(row)}>
      <td className="inbox-choose">
        {isReceivable(row) && (
          <Checkbox
            checked={isChosen}
            aria-label={say('inbox.choose', { sheet: sheetNo })}
            onChange={({ target }) => onMark(target.checked)}
          />
        )}
      </td>
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
          {isReceivable(row) && (
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
