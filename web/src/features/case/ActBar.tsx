import { useApolloClient } from '@apollo/client/react';
import { Alert, Button, Form, Modal } from 'antd';
import { useState } from 'react';
import type { TextField } from '../../../../shared/domain/case/text.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { CountedText } from '../../components/CountedText.tsx';
import { FaultNote } from '../../components/FaultNote.tsx';
import { type Say, useLanguage, useText } from '../../i18n/text.ts';
import { ACTS, type ButtonAct } from '../../lib/api/acts.ts';
import { textRule } from '../../lib/check.ts';
import { type Fault, faultsOf } from '../../lib/faults.ts';
import { actName, fieldName } from '../../lib/names.ts';
import { ACT_FIELDS, type ActTexts, isButtonAct, isLeading, variablesOf } from './actForms.ts';
import type { CaseFile } from './wholeCase.ts';

interface Props {
  file: CaseFile;
  level: LevelName;
  /** Asks for the case anew; resolves when it is there. */
  reload: () => Promise<unknown>;
  onActed: () => void;
}

/** Codes that mean: somebody else was faster, and the page is behind. */
const BEHIND = ['ACT_NOT_ALLOWED', 'ESCALATION_OPEN', 'NOTHING_ASKED'];

/** A button for each act that the file offers to this person. */
export function ActBar({ file, level, reload, onActed }: Props) {
  const say = useText();
  const client = useApolloClient();
  const [asking, setAsking] = useState<ButtonAct | null>(null);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const [faults, setFaults] = useState<Fault[]>([]);

  const perform = async (act: ButtonAct, texts: ActTexts): Promise<Fault[]> => {
    const mutation = ACTS[act][level];
    if (!mutation || busy) return [];
    setBusy(true);
    setDone(null);
    setFaults([]);
    const found = await client
      .mutate({ mutation, variables: variablesOf(act, file.uid, texts) })
      .then(({ error }) => faultsOf(error), faultsOf);
    const behind = found.some(({ code }) => BEHIND.includes(code));
    if (found.length === 0 || behind) await reload().catch(() => undefined); // the drawer itself says what failed
    setBusy(false);
    if (found.length === 0) {
      setDone(say('act.done', { act: actName(say, act) }));
      onActed();
    }
    if (behind || ACT_FIELDS[act].length === 0) setFaults(found);
    if (found.length === 0 || behind) setAsking(null);
    return found;
  };

  const press = (act: ButtonAct) => {
    if (ACT_FIELDS[act].length === 0) return void perform(act, {});
    setDone(null);
    setFaults([]);
    setAsking(act);
  };
  const acts = file.acts.filter(isButtonAct);
  return (
    <section className="acts" aria-label={say('case.acts')}>
      <div className="acts-buttons">
        {acts.map(act => (
          <Button
            key={act}
            type={isLeading(act) ? 'primary' : 'default'}
            danger={act === 'REFUSE'}
            loading={busy && asking === null && ACT_FIELDS[act].length === 0}
            data-act={act}
            onClick={() => press(act)}
          >
            {actName(say, act)}
          </Button>
        ))}
        {acts.length === 0 && <p className="quiet">{say('case.noActs')}</p>}
      </div>
      {done && <Alert type="success" showIcon title={done} role="status" />}
      <FaultNote faults={faults} />
      {faults.some(({ code }) => BEHIND.includes(code)) && (
        <Alert type="info" showIcon title={say('act.reloaded')} role="status" />
      )}
      {asking && <ActModal act={asking} busy={busy} perform={perform} onClose={() => setAsking(null)} />}
    </section>
  );
}

interface ModalProps {
  act: ButtonAct;
  busy: boolean;
  perform: (act: ButtonAct, texts: ActTexts) => Promise<Fault[]>;
  onClose: () => void;
}

const ROWS: Partial<Record<TextField, number>> = { department: 0, authorityWanted: 2 };

function ActModal({ act, busy, perform, onClose }: ModalProps) {
  const say = useText();
  const { language } = useLanguage();
  const [form] = Form.useForm<ActTexts>();
  const [faults, setFaults] = useState<Fault[]>([]);
  const fields = ACT_FIELDS[act];

  const send = async (texts: ActTexts) => {
    setFaults([]);
    const found = await perform(act, texts);
    const atField = found.filter(({ field }) => fields.some(name => name === field));
    form.setFields(atField.map(fault => ({ name: fault.field as TextField, errors: [errorText(fault)] })));
    setFaults(found.filter(fault => !atField.includes(fault)));
  };
  const hint = hintOf(say, act);
  return (
    <Modal
      open
      title={actName(say, act)}
      okText={actName(say, act)}
      confirmLoading={busy}
      okButtonProps={{ htmlType: 'submit' }}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {hint && <p className="quiet">{hint}</p>}
      <Form form={form} layout="vertical" scrollToFirstError={{ focus: true }} onFinish={texts => void send(texts)}>
        {fields.map((name, i) => (
          <Form.Item
            key={name}
            name={name}
            label={fieldName(say, name)}
            rules={[textRule(name, true, language)]}
            validateTrigger={['onBlur', 'onChange']}
          >
            <CountedText
              name={name}
              rows={ROWS[name] ?? 3}
              autoFocus={i === 0}
              onKeyDown={event => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit();
              }}
            />
          </Form.Item>
        ))}
      </Form>
      <FaultNote faults={faults} />
    </Modal>
  );
}

const errorText = ({ message, remedy }: Fault) => [message, remedy].filter(Boolean).join(' ');

/** What the person should know before deciding on an act that cannot be taken back. */
function hintOf(say: Say, act: ButtonAct): string | null {
  switch (act) {
    case 'REFUSE':
      return say('act.hint.refuse');
    case 'ESCALATE':
      return say('act.hint.escalate');
    case 'DECIDE_ESCALATION':
      return say('act.hint.decide');
    case 'RETURN_ESCALATION':
      return say('act.hint.return');
    case 'COMPLETE':
      return say('act.hint.complete');
    default:
      return null;
  }
}
