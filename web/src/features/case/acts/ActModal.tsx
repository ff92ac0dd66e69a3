import { Form } from 'antd';
import { useState } from 'react';
import { AskModal } from '../../../components/AskModal.tsx';
import { useText } from '../../../i18n/text.ts';
import { type Fault, placeFaults } from '../../../lib/faults.ts';
import { ActFields } from './ActFields.tsx';
import type { ActField, ActForm, ActValues } from './desk.ts';
import { GateAdvice, GateContext } from './gate.tsx';
import { ReplyPreview } from './ReplyPreview.tsx';

interface Props {
  /** What the act is called, on the window and on its button. */
  title: string;
  form: Omit<ActForm, 'variables'>;
  busy: boolean;
  perform: (values: ActValues) => Promise<Fault[]>;
  onClose: () => void;
}

/** The field that a refusal speaks of: by the name of the variable, or by that of the text it holds. */
const fieldAt = (fields: readonly ActField[], { field }: Fault): ActField | undefined =>
  fields.find(({ name }) => name === field) ??
  fields.find(one => (one.as === 'text' || one.as === 'department') && one.limit === field);

/** The kinds of field that can say for themselves what is wrong with them. */
const SPEAKING: readonly ActField['as'][] = ['text', 'department', 'choice', 'radio', 'day'];

/** What an act asks for, and what went wrong, where it went wrong. */
export function ActModal({ title, form: asked, busy, perform, onClose }: Props) {
  const say = useText();
  const [form] = Form.useForm<ActValues>();
  const [faults, setFaults] = useState<Fault[]>([]);
  // what is asked for stays as it was when the form was opened, whatever the page hears meanwhile
  const [{ fields, more = [], hint, gate, preview }] = useState(asked);
  const all = [...fields, ...more];
  const wide = preview !== undefined || all.some(({ as }) => as === 'answers' || as === 'materials');

  const send = async (values: ActValues) => {
    setFaults([]);
    const found = await perform(values);
    const { placed, others } = placeFaults(found, fault => {
      const field = fieldAt(all, fault);
      return field && SPEAKING.includes(field.as) ? field.name : undefined;
    });
    form.setFields(placed);
    setFaults(others);
  };
  const start = Object.fromEntries(
    all.flatMap(({ name, start: value }) => (value === undefined ? [] : [[name, value]])),
  );
  return (
    <AskModal<ActValues>
      title={title}
      hint={hint && <p className="quiet act-hint">{hint}</p>}
      form={form}
      start={start}
      busy={busy}
      faults={faults}
      {...(wide ? { width: 680 } : {})}
      onSend={values => void send(values)}
      onClose={onClose}
    >
      <GateContext value={gate ?? null}>
        <ActFields fields={fields} autoFocus />
      </GateContext>
      {gate && <GateAdvice gate={gate} />}
      {preview && <ReplyPreview preview={preview} />}
      {more.length > 0 && (
        <details className="act-more">
          <summary>{say('acts.more')}</summary>
          <ActFields fields={more} />
        </details>
      )}
    </AskModal>
  );
}
