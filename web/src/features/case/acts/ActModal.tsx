import { Form, Modal } from 'antd';
import { useRef, useState } from 'react';
import { FaultNote } from '../../../components/FaultNote.tsx';
import { useText } from '../../../i18n/text.ts';
import type { ButtonAct } from '../../../lib/api/acts.ts';
import type { Fault } from '../../../lib/faults.ts';
import { actName } from '../../../lib/names.ts';
import { ActFields } from './ActFields.tsx';
import type { ActField, ActForm, ActValues } from './desk.ts';
import { GateAdvice, GateContext } from './gate.tsx';

interface Props {
  act: ButtonAct;
  form: ActForm;
  busy: boolean;
  perform: (values: ActValues) => Promise<Fault[]>;
  onClose: () => void;
}

const errorText = ({ message, remedy }: Fault) => [message, remedy].filter(Boolean).join(' ');

/** The field that a refusal speaks of: by the name of the variable, or by that of the text it holds. */
const fieldAt = (fields: readonly ActField[], { field }: Fault): ActField | undefined =>
  fields.find(({ name }) => name === field) ??
  fields.find(one => (one.as === 'text' || one.as === 'department') && one.limit === field);

/** What an act asks for, and what went wrong, where it went wrong. */
export function ActModal({ act, form: asked, busy, perform, onClose }: Props) {
  const say = useText();
  const [form] = Form.useForm<ActValues>();
  const body = useRef<HTMLDivElement>(null);
  const [faults, setFaults] = useState<Fault[]>([]);
  // what is asked for stays as it was when the form was opened, whatever the page hears meanwhile
  const [{ fields, more = [], hint, gate }] = useState(asked);
  const all = [...fields, ...more];
  const wide = all.some(({ as }) => as === 'answers' || as === 'materials');

  const send = async (values: ActValues) => {
    setFaults([]);
    const found = await perform(values);
    const placed = found.flatMap(fault => {
      const field = fieldAt(all, fault);
      return field?.as === 'text' ||
        field?.as === 'department' ||
        field?.as === 'choice' ||
        field?.as === 'radio' ||
        field?.as === 'day'
        ? [{ fault, name: field.name }]
        : [];
    });
    form.setFields(placed.map(({ fault, name }) => ({ name, errors: [errorText(fault)] })));
    setFaults(found.filter(fault => !placed.some(one => one.fault === fault)));
  };
  // a window that stands at once takes the keyboard for itself, after its fields have
  const takeKeyboard = () => {
    if (!body.current?.contains(document.activeElement))
      body.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  };
  const start = Object.fromEntries(
    all.flatMap(({ name, start: value }) => (value === undefined ? [] : [[name, value]])),
  );
  return (
    <Modal
      open
      width={wide ? 680 : 540}
      title={actName(say, act)}
      okText={actName(say, act)}
      confirmLoading={busy}
      okButtonProps={{ htmlType: 'submit' }}
      onOk={() => form.submit()}
      onCancel={onClose}
      afterOpenChange={shown => shown && takeKeyboard()}
      mask={{ closable: false }}
      className="act-modal"
    >
      {hint && <p className="quiet act-hint">{hint}</p>}
      <div ref={body}>
        <Form<ActValues>
          form={form}
          layout="vertical"
          initialValues={start}
          validateTrigger={['onBlur', 'onChange']}
          scrollToFirstError={{ focus: true }}
          onFinish={values => void send({ ...values })}
          onKeyDown={event => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit();
          }}
        >
          <GateContext value={gate ?? null}>
            <ActFields fields={fields} autoFocus />
          </GateContext>
          {gate && <GateAdvice gate={gate} />}
          {more.length > 0 && (
            <details className="act-more">
              <summary>{say('acts.more')}</summary>
              <ActFields fields={more} />
            </details>
          )}
        </Form>
      </div>
      <FaultNote faults={faults} />
    </Modal>
  );
}
