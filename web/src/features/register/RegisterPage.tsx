import { Grid, Skeleton } from 'antd';
import { useState } from 'react';
import { type Policy, valueOf } from '../../../../shared/domain/policy/policy.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { useText } from '../../i18n/text.ts';
import { sourceOf, usePolicy } from '../../lib/policy.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { type Draft, dropDraft, readDraft } from './form.ts';
import { ReceiptCard } from './ReceiptCard.tsx';
import { RegisterForm, type Registered } from './RegisterForm.tsx';
import { SimilarCases } from './SimilarCases.tsx';
import '../../styles/library.css';

/** The registration desk (登记台): one form after the other, as the rules of the center have it. */
export function RegisterPage({ onOpen }: { onOpen: (uid: string) => void }) {
  const say = useText();
  const { account, center } = useWorkplace();
  const { policy, loading, faults, again } = usePolicy(account.center);
  const [draft, setDraft] = useState<Draft>(() => readDraft(account.id));
  const [registered, setRegistered] = useState<Registered | null>(null);
  const [written, setWritten] = useState(draft.values);
  return (
    <main className="register">
      <h1>{say('register.heading', { center: center.officialName })}</h1>
      {loading && <Skeleton active paragraph={{ rows: 10 }} />}
      <FaultNote faults={faults} again={again} />
      {policy && registered && (
        <ReceiptCard
          registered={registered}
          policy={policy}
          onOpen={() => onOpen(registered.receipt.uid)}
          onNext={() => {
            const next = readDraft(account.id);
            setDraft(next);
            setWritten(next.values);
            setRegistered(null);
          }}
        />
      )}
      {policy && !registered && (
        <div className="register-desk">
          <RegisterForm
            key={draft.requestId}
            draft={draft}
            policy={policy}
            onRegistered={done => {
              dropDraft(account.id);
              setRegistered(done);
            }}
            onWritten={setWritten}
          />
          <div className="register-beside">
            <SimilarCases key={draft.requestId} values={written} />
            <Guidance policy={policy} />
          </div>
        </div>
      )}
    </main>
  );
}

/** What the rules of the center tell the window beside the form: conduct, and what to do at once. */
function Guidance({ policy }: { policy: Policy }) {
  const say = useText();
  const wide = Grid.useBreakpoint().lg ?? true;
  const lines = valueOf(policy, 'intake.guidance').split('\n').filter(Boolean);
  return (
    <aside className="guidance" aria-label={say('register.guidance')}>
      <details open={wide}>
        <summary>
          <h2>{say('register.guidance')}</h2>
        </summary>
        <ul>
          {lines.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="quiet">{say('register.source', { source: sourceOf(policy, 'intake.guidance') })}</p>
      </details>
    </aside>
  );
}
