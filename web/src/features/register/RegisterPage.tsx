import { useState } from 'react';
import { useText } from '../../i18n/text.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { type Draft, dropDraft, readDraft } from './form.ts';
import { ReceiptCard } from './ReceiptCard.tsx';
import { RegisterForm, type Registered } from './RegisterForm.tsx';

/** The registration desk (登记台): one form after the other. */
export function RegisterPage({ onOpen }: { onOpen: (uid: string) => void }) {
  const say = useText();
  const { account, center } = useWorkplace();
  const [draft, setDraft] = useState<Draft>(() => readDraft(account.id));
  const [registered, setRegistered] = useState<Registered | null>(null);
  return (
    <main className="register">
      <h1>{say('register.heading', { center: center.officialName })}</h1>
      {registered ? (
        <ReceiptCard
          registered={registered}
          onOpen={() => onOpen(registered.receipt.uid)}
          onNext={() => {
            setDraft(readDraft(account.id));
            setRegistered(null);
          }}
        />
      ) : (
        <RegisterForm
          key={draft.requestId}
          draft={draft}
          onRegistered={done => {
            dropDraft(account.id);
            setRegistered(done);
          }}
        />
      )}
    </main>
  );
}
