import { createPortal } from 'react-dom';
import type { CircularDetailFragment } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { beijingDay } from '../../../../shared/domain/clock/workdays.ts';
import { mannerName, namedText } from './circularTags.tsx';

/** A circular on paper. On the screen it does not show; printed, nothing else does. */
export function CircularPaper({ circular }: { circular: CircularDetailFragment }) {
  const say = useText();
  const { number, title, center, content, requirement, periodFrom, periodTo, dueOn, issuedAt, named } = circular;
  return createPortal(
    <article className="paper order-paper" aria-hidden>
      <h1>
        {center?.name} {say('circular.heading')}
      </h1>
      <p className="paper-number">
        {number ?? say('circular.unnumbered')} {issuedAt && `· ${beijingDay(new Date(issuedAt))}`}
      </p>
      <h2 className="circ-paper-title">{title}</h2>
      {periodFrom !== null && (
        <p>
          {say('circular.period')}：{periodFrom} – {periodTo}
        </p>
      )}
      <p className="text">{content}</p>
      {named.length > 0 && (
        <table>
          <tbody>
            {named.map(one => (
              <tr key={`${one.center?.code} ${one.departmentName}`}>
                <th scope="row">{mannerName(say, one.manner)}</th>
                <td>{namedText(one)}</td>
                <td className="text">{[one.words, one.orderNumber].filter(Boolean).join(' ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {requirement !== null && (
        <p className="text">
          {say('circular.requirement')}：{requirement}
        </p>
      )}
      {dueOn !== null && <p>{say('circular.confirmUntil', { dueOn })}</p>}
      <table className="order-paper-signs">
        <tbody>
          <tr>
            <td>
              {say('supervision.sign.issuer')}
              <span>{say('supervision.sign.day')}</span>
            </td>
          </tr>
        </tbody>
      </table>
    </article>,
    document.body,
  );
}
