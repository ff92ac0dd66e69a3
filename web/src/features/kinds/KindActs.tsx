import { useApolloClient } from '@apollo/client/react';
import { Alert, Button, Form, Input, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { beijingDay } from '../../../../shared/domain/clock/workdays.ts';
import { AskModal } from '../../components/AskModal.tsx';
import { CountedText } from '../../components/CountedText.tsx';
import { DepartmentText } from '../../components/DepartmentText.tsx';
import {
  CountyConfirmKindDocument,
  CountyDismissKindDocument,
  CountyTakeMeasureDocument,
  type KindAct,
  type KindLineFragment,
  type MeasureKind,
  type MeasureTerm,
} from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { dayRule, needRule, textRule } from '../../lib/check.ts';
import { useDepartments } from '../../lib/departments.ts';
import { type Fault, placeFaults } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { kindActName, measureWhat } from './kindWords.tsx';

const WHATS: readonly MeasureKind[] = [
  ...(['GUIDE_CHANGE', 'MATERIAL_DROPPED', 'DATA_SHARE', 'POLICY_CHANGE'] as const),
  ...(['TRANSITION_LANE', 'MOVED_ONLINE', 'ITEM_LIST_CHANGE'] as const),
];

interface Values {
  department?: string;
  note?: string;
  reason?: string;
  what?: MeasureKind;
  term?: MeasureTerm;
  text?: string;
  basis?: string;
  from?: string;
  endsOn?: string;
}

/** The fields that a refusal may speak of, as they are called in the form. */
const FIELDS: Readonly<Record<KindAct, Readonly<Record<string, keyof Values>>>> = {
  CONFIRM: { department: 'department', note: 'note' },
  DISMISS: { reason: 'reason' },
  MEASURE: { note: 'text', basis: 'basis', from: 'from', endsOn: 'endsOn' },
};

/** What a person may do to a kind, as the hub says: confirm it and say who sees to it, dismiss it, take a measure. */
export function KindActs({ kind }: { kind: KindLineFragment }) {
  const say = useText();
  const [asking, setAsking] = useState<KindAct | null>(null);
  const [done, setDone] = useState<string | null>(null);
  if (kind.acts.length === 0) return <p className="quiet">{say('case.noActs')}</p>;
  return (
    <section className="acts" aria-label={say('case.acts')}>
      <div className="acts-buttons">
        {kind.acts.map(act => (
          <Button
            key={act}
            type={act === 'DISMISS' ? 'default' : 'primary'}
            danger={act === 'DISMISS'}
            data-act={act}
            onClick={() => {
              setDone(null);
              setAsking(act);
            }}
          >
            {kindActName(say, act)}
          </Button>
        ))}
      </div>
      {done && <Alert type="success" showIcon title={done} role="status" />}
      {asking && (
        <KindModal
          key={asking}
          act={asking}
          kind={kind}
          onClose={() => setAsking(null)}
          onDone={() => {
            setAsking(null);
            setDone(say('act.done', { act: kindActName(say, asking) }));
          }}
        />
      )}
    </section>
  );
}

interface ModalProps {
  act: KindAct;
  kind: KindLineFragment;
  onClose: () => void;
  onDone: () => void;
}

function KindModal({ act, kind, onClose, onDone }: ModalProps) {
  const say = useText();
  const { level, center } = useWorkplace();
  const client = useApolloClient();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Fault[]>([]);
  const today = beijingDay(new Date());
  const attempt = ({ department, note, reason, what, term, text, basis, from, endsOn }: Values) => {
    if (act === 'CONFIRM')
      return client.mutate({
        mutation: onLevel(CountyConfirmKindDocument, level),
        variables: { id: kind.id, owner: center.code, department: department?.trim() || null, note: note ?? null },
      });
    if (act === 'DISMISS')
      return client.mutate({
        mutation: onLevel(CountyDismissKindDocument, level),
        variables: { id: kind.id, reason: reason ?? '' },
      });
    const measure = {
      ...{ what: what ?? 'GUIDE_CHANGE', term: term ?? 'TEMPORARY', text: text ?? '', basis: basis || null },
      ...{ from: from ?? today, endsOn: term === 'PERMANENT' ? null : endsOn || null },
    };
    return client.mutate({
      mutation: onLevel(CountyTakeMeasureDocument, level),
      variables: { kind: kind.id, measure },
    });
  };
  const send = async (values: Values) => {
    if (busy) return;
    setBusy(true);
    setFaults([]);
    const found = await attempt(values)
      .then(({ error }) => faultsOf(error))
      .catch(faultsOf);
    if (found.length === 0) await client.refetchQueries({ include: 'active' }).catch(() => undefined);
    setBusy(false);
    if (found.length === 0) return onDone();
    const { placed, others } = placeFaults(found, ({ field }) => (field === null ? undefined : FIELDS[act][field]));
    form.setFields(placed.map(({ name, errors }) => ({ name: name as keyof Values, errors })));
    setFaults(others);
  };
  const parts: Record<KindAct, ReactNode> = {
    CONFIRM: <ConfirmFields />,
    DISMISS: <DismissFields />,
    MEASURE: <MeasureFields today={today} />,
  };
  return (
    <AskModal<Values>
      title={kindActName(say, act)}
      hint={<p className="quiet act-hint">{say(`kinds.hint.${act}`)}</p>}
      form={form}
      start={act === 'MEASURE' ? { what: 'GUIDE_CHANGE', term: 'TEMPORARY', from: today } : {}}
      busy={busy}
      faults={faults}
      onSend={values => void send(values)}
      onClose={onClose}
    >
      {parts[act]}
    </AskModal>
  );
}

function ConfirmFields() {
  const say = useText();
  const { language } = useLanguage();
  const { center, level } = useWorkplace();
  const departments = useDepartments(center.code, level);
  return (
    <>
      <Form.Item
        name="department"
        label={say('kinds.department')}
        rules={[textRule('department', false, language, say('kinds.department'))]}
      >
        <DepartmentText name="department" departments={departments} />
      </Form.Item>
      <Form.Item name="note" label={say('kinds.note')} rules={[textRule('note', false, language, say('kinds.note'))]}>
        <CountedText name="note" rows={3} autoComplete="off" />
      </Form.Item>
    </>
  );
}

function DismissFields() {
  const say = useText();
  const { language } = useLanguage();
  return (
    <Form.Item
      name="reason"
      label={say('kinds.reason')}
      rules={[textRule('reason', true, language, say('kinds.reason'))]}
    >
      <CountedText name="reason" rows={3} autoFocus autoComplete="off" />
    </Form.Item>
  );
}

function MeasureFields({ today }: { today: string }) {
  const say = useText();
  const { language } = useLanguage();
  const temporary = Form.useWatch<MeasureTerm | undefined>('term') !== 'PERMANENT';
  return (
    <>
      <div className="sup-row">
        <Form.Item name="what" label={say('kinds.what')} rules={[needRule(true, language, say('kinds.what'))]}>
          <Select
            aria-label={say('kinds.what')}
            options={WHATS.map(value => ({ value, label: measureWhat(say, value) }))}
          />
        </Form.Item>
        <Form.Item name="term" label={say('kinds.term')}>
          <Radio.Group
            options={(['TEMPORARY', 'PERMANENT'] as const).map(value => ({ value, label: say(`kinds.term.${value}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="from"
          label={say('kinds.from')}
          rules={[dayRule({ required: true }, language, say('kinds.from'))]}
        >
          <Input type="date" />
        </Form.Item>
        {temporary && (
          <Form.Item
            name="endsOn"
            label={say('kinds.endsOn')}
            rules={[dayRule({ required: true, min: today }, language, say('kinds.endsOn'))]}
          >
            <Input type="date" min={today} />
          </Form.Item>
        )}
      </div>
      <Form.Item
        name="text"
        label={say('kinds.text')}
        extra={say('kinds.noNames')}
        rules={[textRule('note', true, language, say('kinds.text'))]}
      >
        <CountedText name="note" rows={3} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="basis"
        label={say('kinds.basis')}
        rules={[textRule('basis', false, language, say('kinds.basis'))]}
      >
        <CountedText name="basis" autoComplete="off" />
      </Form.Item>
    </>
  );
}
