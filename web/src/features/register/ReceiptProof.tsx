import { receiptAddress } from '../../../../shared/domain/paper/receiptAddress.ts';
import { QrCode } from '../../components/QrCode.tsx';
import { useText } from '../../i18n/text.ts';
import { useWorkplace } from '../../lib/workplace.tsx';

/** With what the reporter can have checked, by anybody and at any time, that the timeline was not rewritten (N13). */
export function ReceiptProof({ number, hash }: { number: string; hash: string }) {
  const say = useText();
  const { level } = useWorkplace();
  const address = receiptAddress(`${location.origin}${location.pathname}`, { level, number, hash });
  return (
    <div className="receipt-proof">
      <QrCode text={address} label={say('proof.qr')} />
      <div>
        <p>{say('proof.what')}</p>
        <p className="quiet">
          {say('proof.hash')} <code>{hash}</code>
        </p>
      </div>
    </div>
  );
}
