import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { SupervisionDetailFragment } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { moment } from '../../lib/time.ts';
import { orderName, unitText } from './orderTags.tsx';

/** One order on paper, with boxes for the signatures. On the screen it does not show; printed, nothing else does. */
export function OrderPaper({ order }: { order: SupervisionDetailFragment }) {
  const say = useText();
  const { number, name, center, ground, demand, dueOn, cite, pack, reply, repliedAt, issuedAt } = order;
  const rows: [label: string, value: ReactNode][] = [
    [say('supervision.grade'), orderName(say, order)],
    [say('supervision.unit'), unitText(order)],
    [say('supervision.ground'), ground],
    [say('supervision.demand'), demand],
    [say('supervision.due'), `${dueOn} · ${say('supervision.basis', { cite, pack })}`],
    [say('supervision.reply'), reply === null ? '' : `${reply}${repliedAt ? `\n${moment(repliedAt)}` : ''}`],
  ];
  return createPortal(
    <article className="paper order-paper" aria-hidden>
      <h1>
        {center?.name} {name}
      </h1>
      <p className="paper-number">
        {number} · {moment(issuedAt)}
      </p>
      <table>
        <tbody>
          {rows.map(([label, value]) => (
            <tr key={label} className={label === say('supervision.reply') ? 'order-paper-reply' : undefined}>
              <th scope="row">{label}</th>
              <td className="text">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="order-paper-signs">
        <tbody>
          <tr>
            {(['issuer', 'unit', 'judge'] as const).map(signer => (
              <td key={signer}>
                {say(`supervision.sign.${signer}`)}
                <span>{say('supervision.sign.day')}</span>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </article>,
    document.body,
  );
}
