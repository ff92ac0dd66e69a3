import type { ApolloClient } from '@apollo/client';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { FilePicker } from '../../components/FilePicker.tsx';
import { QrCode } from '../../components/QrCode.tsx';
import { ReceiptFile } from '../../components/ReceiptFile.tsx';
import { WhySteps } from '../../components/WhySteps.tsx';
import { useText } from '../../i18n/text.ts';
import { sendFile } from '../../lib/attachments.ts';
import { moment } from '../../lib/time.ts';
import type { PublicReceipt } from './publicReceipt.ts';

interface Props {
  api: ApolloClient;
  receipt: PublicReceipt;
  onNext: () => void;
}

/** Number, code and day, to be written down, printed or photographed: the code is shown this once. */
export function ReportReceipt({ api, receipt, onNext }: Props) {
  const say = useText();
  const { number, code, title, center, registeredAt, dueOn, dueProvisional, dueWhy } = receipt;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <article className="mine-case public-receipt">
      <h1 ref={heading} tabIndex={-1}>
        {say('report.done')}
      </h1>
      <p>{title}</p>
      <div className="public-numbers">
        <dl>
          <dt>{say('field.number')}</dt>
          <dd className="public-number">{number}</dd>
          <dt>{say('field.code')}</dt>
          <dd className="public-code">{code}</dd>
        </dl>
        <QrCode text={`${location.origin}/#/mine/${number}`} label={say('report.qr')} />
      </div>
      <p className="mine-status">{say('report.keep')}</p>
      <dl className="mine-facts">
        <div>
          <dt>{say('report.center')}</dt>
          <dd>{center}</dd>
        </div>
        <div>
          <dt>{say('mine.registered')}</dt>
          <dd>{moment(registeredAt)}</dd>
        </div>
        {dueWhy.length > 0 && (
          <div>
            <dt>{say('mine.due')}</dt>
            <dd>
              <b>{dueOn}</b> {dueProvisional && <span>({say('due.provisional')})</span>}
              <details className="mine-why">
                <summary>{say('mine.dueWhy')}</summary>
                <WhySteps why={dueWhy} />
              </details>
            </dd>
          </div>
        )}
      </dl>
      <section className="mine-files">
        <h2>{say('mine.files')}</h2>
        <p>{say('files.afterReport')}</p>
        <FilePicker
          limits={receipt.fileLimits}
          uses={['DEMAND']}
          send={(file, use, onProgress) => sendFile(api, receipt.level, { number, code }, file, { use, onProgress })}
          onSent={() => undefined}
        />
      </section>
      <div className="mine-buttons">
        <Button size="large" type="primary" onClick={() => window.print()}>
          {say('report.print')}
        </Button>
        <ReceiptFile api={api} number={number} code={code} />
        <Button size="large" href={`#/mine/${number}`}>
          {say('report.look')}
        </Button>
        <Button size="large" onClick={onNext}>
          {say('report.another')}
        </Button>
      </div>
    </article>
  );
}
