import { Button, Result } from 'antd';
import { DEFAULT_POLICY } from '../../../../shared/domain/policy.ts';
import { beijingDay } from '../../../../shared/domain/clock/workdays.ts';
import { useText } from '../../i18n/text.ts';
import { PaperForm } from './PaperForm.tsx';
import type { Registered } from './RegisterForm.tsx';

interface Props {
  registered: Registered;
  onOpen: () => void;
  onNext: () => void;
}

/** What the clerk tells the citizen: the number, and by when there is an answer and why then. */
export function ReceiptCard({ registered, onOpen, onNext }: Props) {
  const say = useText();
  const { number, title, dueOn, dueProvisional, registeredAt } = registered.receipt;
  return (
    <>
      <Result
        className="receipt"
        status="success"
        title={
          <span role="status">
            {say('receipt.heading')} <b className="receipt-number">{number}</b>
          </span>
        }
        subTitle={title}
        extra={[
          <Button key="next" type="primary" size="large" autoFocus onClick={onNext}>
            {say('receipt.next')}
          </Button>,
          <Button key="print" size="large" onClick={() => window.print()}>
            {say('receipt.print')}
          </Button>,
          <Button key="open" size="large" onClick={onOpen}>
            {say('receipt.open')}
          </Button>,
        ]}
      >
        <dl className="receipt-due">
          <dt>{say('case.due')}</dt>
          <dd>
            <b>{dueOn}</b> {dueProvisional && <span>({say('due.provisional')})</span>}
          </dd>
          <dt>{say('receipt.why')}</dt>
          <dd>
            {say('receipt.reason', {
              day: beijingDay(new Date(registeredAt)),
              days: DEFAULT_POLICY.resultWorkdays,
              cite: DEFAULT_POLICY.cite,
            })}
            {dueProvisional && <> {say('due.provisionalWhy')}</>}
          </dd>
        </dl>
      </Result>
      <PaperForm registered={registered} />
    </>
  );
}
