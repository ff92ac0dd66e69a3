import { useApolloClient } from '@apollo/client/react';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { AskModal } from '../../components/AskModal.tsx';
import { CountedText } from '../../components/CountedText.tsx';
import { CountyChangeMeasureDocument, type KindMeasureLineFragment, type MeasureChange } from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { textRule } from '../../lib/check.ts';
import { type Fault, placeFaults } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { useWorkplace } from '../../lib/workplace.tsx';

/** A measure that holds: a makeshift becomes the rule (SH-16), or it ends. */
export function ChangeMeasure({ measure, today }: { measure: KindMeasureLineFragment; today: string }) {
  const say = useText();
  const [asking, setAsking] = useState<MeasureChange | null>(null);
  const over = measure.endsOn !== null && measure.endsOn < today;
  if (over) return <p className="quiet">{say('kinds.over')}</p>;
  const changes: MeasureChange[] = measure.term === 'TEMPORARY' ? ['MAKE_PERMANENT', 'END'] : ['END'];
  return (
    <p className="acts-buttons">
      {changes.map(change => (
        <Button key={change} size="small" data-act={change} onClick={() => setAsking(change)}>
          {say(`kinds.change.${change}`)}
        </Button>
      ))}
      {asking && <ChangeModal key={asking} id={measure.id} change={asking} onClose={() => setAsking(null)} />}
    </p>
  );
}

function ChangeModal({ id, change, onClose }: { id: string; change: MeasureChange; onClose: () => void }) {
  const say = useText();
  const { language } = useLanguage();
  const { level } = useWorkplace();
  const client = useApolloClient();
  const [form] = Form.useForm<{ reason: string }>();
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Fault[]>([]);
  const send = async ({ reason }: { reason: string }) => {
    if (busy) return;
    setBusy(true);
    setFaults([]);
    const found = await client
      .mutate({ mutation: onLevel(CountyChangeMeasureDocument, level), variables: { id, act: change, reason } })
      .then(({ error }) => faultsOf(error))
      .catch(faultsOf);
    if (found.length === 0) await client.refetchQueries({ include: 'active' }).catch(() => undefined);
    setBusy(false);
    if (found.length === 0) return onClose();
    const { placed, others } = placeFaults(found, ({ field }) => (field === 'reason' ? 'reason' : undefined));
    form.setFields(placed.map(({ errors }) => ({ name: 'reason', errors })));
    setFaults(others);
  };
  return (
    <AskModal<{ reason: string }>
      title={say(`kinds.change.${change}`)}
      form={form}
      start={{}}
      busy={busy}
      faults={faults}
      onSend={values => void send(values)}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={say('kinds.reason')}
        rules={[textRule('reason', true, language, say('kinds.reason'))]}
      >
        <CountedText name="reason" rows={3} autoFocus autoComplete="off" />
      </Form.Item>
    </AskModal>
  );
}
