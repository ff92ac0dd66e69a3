import { useApolloClient } from '@apollo/client/react';
import { Button, Result } from 'antd';
import { type Policy, valueOf } from '../../../../shared/domain/policy/policy.ts';
import { FilePicker } from '../../components/FilePicker.tsx';
import { ReceiptFile } from '../../components/ReceiptFile.tsx';
import { WhySteps } from '../../components/WhySteps.tsx';
import type { ReceiptFragment } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { sendFile } from '../../lib/attachments.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { PaperForm } from './PaperForm.tsx';
import { ReceiptProof } from './ReceiptProof.tsx';
import type { Registered } from './RegisterForm.tsx';
import { useReason } from './useReason.ts';

interface Props {
  registered: Registered;
  policy: Policy;
  onOpen: () => void;
  onNext: () => void;
}

/** What the clerk tells the citizen: the number, the code, and by when there is an answer and why then. */
export function ReceiptCard({ registered, policy, onOpen, onNext }: Props) {
  const say = useText();
  const client = useApolloClient();
  const { level } = useWorkplace();
  const { receipt } = registered;
  return (
    <>
      <Result
        className="receipt"
        status="success"
        title={
          <span role="status">
            {say('receipt.heading')} <b className="receipt-number">{receipt.number}</b>
          </span>
        }
        subTitle={receipt.title}
        extra={[
          <Button key="next" type="primary" size="large" autoFocus onClick={onNext}>
            {say('receipt.next')}
          </Button>,
          <Button key="print" size="large" onClick={() => window.print()}>
            {say('receipt.print')}
          </Button>,
          receipt.receiptCode && (
            <ReceiptFile key="file" api={client} number={receipt.number} code={receipt.receiptCode} level={level} />
          ),
          <Button key="open" size="large" onClick={onOpen}>
            {say('receipt.open')}
          </Button>,
        ]}
      >
        {receipt.receiptCode && (
          <div className="receipt-code">
            <span>{say('receipt.code')}</span>
            <b>{receipt.receiptCode}</b>
            <p className="quiet">{say('receipt.codeWhat')}</p>
          </div>
        )}
        {receipt.receiptHash && <ReceiptProof number={receipt.number} hash={receipt.receiptHash} />}
        <DueOfReceipt receipt={receipt} />
        <FilesOfReceipt uid={receipt.uid} policy={policy} />
      </Result>
      <PaperForm registered={registered} policy={policy} />
    </>
  );
}

/** What the citizen has in hand is put with the case while both sit at the desk. */
function FilesOfReceipt({ uid, policy }: { uid: string; policy: Policy }) {
  const say = useText();
  const client = useApolloClient();
  const { level } = useWorkplace();
  return (
    <section className="receipt-files">
      <p>{say('files.afterRegister')}</p>
      <FilePicker
        limits={valueOf(policy, 'attachment.limits')}
        uses={['DEMAND']}
        send={(file, use, onProgress) => sendFile(client, level, { uid }, file, { use, onProgress })}
        onSent={() => undefined}
      />
    </section>
  );
}

function DueOfReceipt({ receipt }: { receipt: ReceiptFragment }) {
  const say = useText();
  const { why, reason } = useReason(receipt);
  const { dueOn, dueProvisional } = receipt;
  return (
    <dl className="receipt-due">
      <dt>{say('case.due')}</dt>
      <dd>
        <b>{dueOn}</b> {dueProvisional && <span>({say('due.provisional')})</span>}
      </dd>
      <dt>{say('receipt.why')}</dt>
      <dd>
        <span>{reason}</span>
        {dueProvisional && <> {say('due.provisionalWhy')}</>}
        <details className="receipt-why">
          <summary>{say('case.dueWhy')}</summary>
          <WhySteps why={why} />
        </details>
      </dd>
    </dl>
  );
}
