import { Form, type FormInstance, Modal } from 'antd';
import { type ReactNode, useRef } from 'react';
import type { Fault } from '../lib/faults.ts';
import { FaultNote } from './FaultNote.tsx';

interface Props<Values> {
  title: string;
  /** What the button says, if not the title. */
  okText?: string;
  hint?: ReactNode;
  form: FormInstance<Values>;
  /** Tells its fields from those of other forms on the page. */
  name?: string;
  start: Partial<Values>;
  busy: boolean;
  /** What concerns none of the fields. */
  faults: readonly Fault[];
  width?: number;
  className?: string;
  onSend: (values: Values) => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form over the page: the keyboard starts in its first field, Ctrl+Enter sends, and what went wrong stands below. */
export function AskModal<Values extends object>({ form, title, faults, onSend, children, ...rest }: Props<Values>) {
  const body = useRef<HTMLDivElement>(null);
  // a window that stands at once takes the keyboard for itself, after its fields have
  const takeKeyboard = () => {
    if (!body.current?.contains(document.activeElement))
      body.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  };
  return (
    <Modal
      open
      width={rest.width ?? 540}
      title={title}
      okText={rest.okText ?? title}
      confirmLoading={rest.busy}
      okButtonProps={{ htmlType: 'submit' }}
      onOk={() => form.submit()}
      onCancel={rest.onClose}
      afterOpenChange={shown => shown && takeKeyboard()}
      mask={{ closable: false }}
      className={`act-modal ${rest.className ?? ''}`}
    >
      {rest.hint}
      <div ref={body}>
        <Form<Values>
          form={form}
          {...(rest.name === undefined ? {} : { name: rest.name })}
          layout="vertical"
          initialValues={rest.start}
          validateTrigger={['onBlur', 'onChange']}
          scrollToFirstError={{ focus: true }}
          onFinish={values => onSend({ ...values })}
          onKeyDown={event => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit();
          }}
        >
          {children}
        </Form>
      </div>
      <FaultNote faults={faults} />
    </Modal>
  );
}
