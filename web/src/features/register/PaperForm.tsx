import type { ReactNode } from 'react';
import { beijingDay } from '../../../../shared/domain/clock/workdays.ts';
import { useText } from '../../i18n/text.ts';
import { causeName, fieldName } from '../../lib/names.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { CAUSES_OF_FORM } from './form.ts';
import type { Registered } from './RegisterForm.tsx';

/** The registration form (登记表, 附件1) on paper, for the reporter's signature. On the screen it does not show. */
export function PaperForm({ registered: { receipt, values } }: { registered: Registered }) {
  const say = useText();
  const { center } = useWorkplace();
  const causes = values.causes ?? [];
  const rows: [string, ReactNode][] = [
    [fieldName(say, 'reporterName'), values.reporterName],
    [fieldName(say, 'reporterPhone'), values.reporterPhone],
    [say('paper.day'), beijingDay(new Date(receipt.registeredAt))],
    [fieldName(say, 'window'), values.window],
    [fieldName(say, 'title'), receipt.title],
    [fieldName(say, 'item'), values.item],
    [
      fieldName(say, 'causes'),
      CAUSES_OF_FORM.map(cause => (
        <span key={cause} className="paper-cause">
          {causes.includes(cause) ? '☑' : '☐'} {causeName(say, cause)}
          {cause === 'OTHER' && causes.includes(cause) ? `:${values.otherCause ?? ''}` : ''}
        </span>
      )),
    ],
    [
      fieldName(say, 'demand'),
      <span key="demand" className="text">
        {values.demand || receipt.title}
      </span>,
    ],
    [say('case.due'), `${receipt.dueOn}${receipt.dueProvisional ? ` (${say('due.provisional')})` : ''}`],
  ];
  return (
    <article className="paper" aria-hidden>
      <h1>{say('paper.heading', { center: center.officialName })}</h1>
      <p className="paper-number">
        {say('paper.number')} {receipt.number}
      </p>
      <table>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="paper-sign">
        <span>{say('paper.reporterSigns')}</span>
        <span>{say('paper.registrarSigns')}</span>
      </p>
    </article>
  );
}
