import { Part } from '../../components/Part.tsx';
import { LevelTag } from '../../components/tags.tsx';
import type { Level, OrderTextFragment } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { fieldName, valueName } from '../../lib/names.ts';
import { moment } from '../../lib/time.ts';
import { Line } from './CaseDemands.tsx';
import { type HeldFile, heldIn } from './wholeCase.ts';

/** Orders to departments (工单): who, what, how far. */
export function CaseOrders({ files }: { files: readonly HeldFile[] }) {
  const say = useText();
  const orders = heldIn(files, ({ orders: own }) => own);
  if (orders.length === 0) return null;
  return (
    <Part title={say('case.orders')} count={orders.length} open>
      <ul className="cards">
        {orders.map(({ level, item }) => (
          <li key={`${level}/${item.no}`} className="card" data-order={item.no}>
            <Order order={item} level={files.length > 1 ? (level.toUpperCase() as Level) : null} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Order({ order, level }: { order: OrderTextFragment; level: Level | null }) {
  const say = useText();
  const { department, status, role, sheetNo, reply, signatures, missingSignatures } = order;
  return (
    <>
      <p className="card-head">
        {level && <LevelTag level={level} />}
        <b>{department}</b>
        <span className="quiet">{valueName(say, 'orderRole', role)}</span>
        <span className={`state order-${status.toLowerCase()}`}>{valueName(say, 'orderStatus', status)}</span>
        <span className="number card-right">{sheetNo}</span>
      </p>
      <Terms order={order} />
      {reply && (
        <p className="text card-answer">
          {status === 'RETURNED' && <b>{say('order.whyReturned')}</b>}
          {reply}
        </p>
      )}
      {signatures.map(({ signer, by, at }) => (
        <Line key={signer} name={valueName(say, 'signer', signer)} text={`${by} · ${moment(at)}`} />
      ))}
      {missingSignatures.length > 0 && (
        <Line
          name={say('order.unsigned')}
          text={missingSignatures.map(signer => valueName(say, 'signer', signer)).join(say('list.comma'))}
        />
      )}
      <Times order={order} />
    </>
  );
}

/** What is ordered, by when, and of whom. */
function Terms({ order: { instruction, until, responsible, parent } }: { order: OrderTextFragment }) {
  const say = useText();
  const terms: [string, string | null][] = [
    [say('ask.ASSIGN.instruction'), instruction],
    [say('ask.ASSIGN.until'), until],
    [say('ask.ASSIGN.responsible'), responsible],
    [fieldName(say, 'parent'), parent === null ? null : String(parent)],
  ];
  return terms.map(([name, text]) => text && <Line key={name} name={name} text={text} />);
}

function Times({ order: { assignedAt, receivedAt, closedAt, status } }: { order: OrderTextFragment }) {
  const say = useText();
  const times = [
    say('order.assigned', { time: moment(assignedAt) }),
    receivedAt && say('order.received', { time: moment(receivedAt) }),
    closedAt && say(status === 'RETURNED' ? 'order.returned' : 'order.replied', { time: moment(closedAt) }),
  ];
  return <p className="card-times">{times.filter(Boolean).join(' · ')}</p>;
}
