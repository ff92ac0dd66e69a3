import type { ReactNode } from 'react';
import { beijingDay } from '../../../../shared/domain/clock/workdays.ts';
import { type FormField, optionsOf } from '../../../../shared/domain/forms/form.ts';
import { classOf, type Policy } from '../../../../shared/domain/policy/policy.ts';
import { type Say, useText } from '../../i18n/text.ts';
import { fieldName, valueName } from '../../lib/names.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { addedFields, CAUSES_OF_FORM, inputOf, type RegistrationForm } from './form.ts';
import { ReceiptProof } from './ReceiptProof.tsx';
import type { Registered } from './RegisterForm.tsx';
import { useReason } from './useReason.ts';

interface Props {
  registered: Registered;
  policy: Policy;
}

/**
 * On paper: the registration form (登记表, 附件1) for the reporter's signature, and below the line the receipt (回执) that the
 * reporter takes home. On the screen it does not show.
 */
export function PaperForm({ registered, policy }: Props) {
  const say = useText();
  const { center } = useWorkplace();
  return (
    <article className="paper" aria-hidden>
      <h1>{say('paper.heading', { center: center.officialName })}</h1>
      <p className="paper-number">
        {say('paper.number')} {registered.receipt.number}
      </p>
      <table>
        <tbody>
          {rowsOf(say, registered, policy).map(([name, value]) => (
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
      <Slip registered={registered} />
    </article>
  );
}

type Row = [name: string, value: ReactNode];

function rowsOf(say: Say, { receipt, values }: Registered, policy: Policy): Row[] {
  const { demand, demands } = inputOf({ requestId: '', values }, '', []);
  const name = (field: string) => fieldName(say, field);
  const rows: (Row | null)[] = [
    [name('reporterName'), values.reporterName],
    [name('reporterPhone'), values.reporterPhone],
    [say('paper.day'), beijingDay(new Date(receipt.registeredAt))],
    [name('window'), values.window],
    [name('title'), receipt.title],
    [name('item'), values.item],
    receipt.kind === 'CASE' ? null : [name('kind'), valueName(say, 'recordKind', receipt.kind)],
    [name('causes'), <Causes key="causes" values={values} />],
    ...(demands ?? [demand ?? receipt.title]).map((text, i): Row => [
      i === 0 ? name('demand') : say('case.demandNth', { n: i + 1 }),
      <span key="demand" className="text">
        {text}
      </span>,
    ]),
    values.class ? [name('class'), classOf(policy, values.class)?.name] : null,
    ...addedFields(policy).map((field): Row => [field.label, addedText(field, values)]),
    [say('case.due'), `${receipt.dueOn}${receipt.dueProvisional ? ` (${say('due.provisional')})` : ''}`],
  ];
  return rows.filter(row => row !== null);
}

function Causes({ values: { causes = [], otherCause = '' } }: { values: RegistrationForm }) {
  const say = useText();
  return CAUSES_OF_FORM.map(cause => (
    <span key={cause} className="paper-cause">
      {causes.includes(cause) ? '☑' : '☐'} {valueName(say, 'cause', cause)}
      {cause === 'OTHER' && causes.includes(cause) ? `:${otherCause}` : ''}
    </span>
  ));
}

/** What was filled in, in the words that the form prints. */
function addedText(field: FormField, { extra = {} }: RegistrationForm): string {
  const known = optionsOf(field);
  return [extra[field.code] ?? []]
    .flat()
    .map(value => known.find(one => one.code === value)?.label ?? value)
    .join('、');
}

/** What the reporter takes home: with number and code the case can be asked about, rated and objected to. */
function Slip({ registered: { receipt } }: { registered: Registered }) {
  const say = useText();
  const { center } = useWorkplace();
  const { reason } = useReason(receipt);
  return (
    <section className="slip">
      <h2>{say('slip.heading', { center: center.officialName })}</h2>
      <dl>
        <dt>{say('slip.number')}</dt>
        <dd>{receipt.number}</dd>
        <dt>{say('receipt.code')}</dt>
        <dd className="slip-code">{receipt.receiptCode}</dd>
        <dt>{say('case.due')}</dt>
        <dd>{receipt.dueOn}</dd>
        <dt>{say('receipt.why')}</dt>
        <dd>{reason}</dd>
      </dl>
      <p>{say('slip.what')}</p>
      {receipt.receiptHash && <ReceiptProof number={receipt.number} hash={receipt.receiptHash} />}
    </section>
  );
}
