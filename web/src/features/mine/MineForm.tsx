import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { parseCaseNumber } from '../../../../shared/domain/case/number.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { useText } from '../../i18n/text.ts';
import type { Fault } from '../../lib/faults.ts';
import { type Found, tidy } from './lookUp.ts';

interface Props {
  number: string;
  look: (number: string, code: string) => Promise<Found>;
}

/** Number and code, as they stand on the receipt. */
export function MineForm({ number, look }: Props) {
  const say = useText();
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Fault[]>([]);
  const send = async (values: { number: string; code: string }) => {
    setBusy(true);
    setFaults([]);
    const { faults: found } = await look(values.number, values.code);
    setBusy(false);
    setFaults(found);
  };
  const isNumber = (_rule: unknown, value: string | undefined) =>
    !value || parseCaseNumber(tidy(value)) ? Promise.resolve() : Promise.reject(new Error(say('mine.numberWrong')));
  return (
    <section className="mine-form">
      <h1>{say('mine.title')}</h1>
      <p>{say('mine.what')}</p>
      <Form
        layout="vertical"
        size="large"
        requiredMark={false}
        initialValues={{ number }}
        validateTrigger="onBlur"
        onFinish={values => void send(values as { number: string; code: string })}
      >
        <Form.Item
          name="number"
          label={say('field.number')}
          extra={say('mine.numberHelp')}
          rules={[{ required: true, whitespace: true, message: say('mine.numberNeeded') }, { validator: isNumber }]}
        >
          <Input autoFocus={number === ''} autoComplete="off" spellCheck={false} maxLength={60} />
        </Form.Item>
        <Form.Item
          name="code"
          label={say('field.code')}
          extra={say('mine.codeHelp')}
          rules={[{ required: true, whitespace: true, message: say('mine.codeNeeded') }]}
        >
          <Input
            autoFocus={number !== ''}
            autoComplete="off"
            spellCheck={false}
            autoCapitalize="characters"
            maxLength={24}
          />
        </Form.Item>
        <FaultNote faults={faults} />
        <Button type="primary" htmlType="submit" block loading={busy}>
          {say('mine.send')}
        </Button>
      </Form>
      <p className="quiet">{say('mine.privacy')}</p>
    </section>
  );
}
