import { Form, Radio } from 'antd';
import { useState } from 'react';
import { AskModal } from '../../components/AskModal.tsx';
import { CountedText } from '../../components/CountedText.tsx';
import type { SupervisionAct, SupervisionDetailFragment, SupervisionGrade } from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import { textRule } from '../../lib/check.ts';
import { type Fault, placeFaults } from '../../lib/faults.ts';
import { orderActName, WORDS } from './orderActs.ts';
import { gradeName } from './orderTags.tsx';
import { gradesOver } from './rights.ts';

/** The words of the act under the name of its variable, and the grade that it is raised to. */
export type OrderActValues = Partial<Record<(typeof WORDS)[SupervisionAct], string>> & { grade?: SupervisionGrade };

interface Props {
  act: SupervisionAct;
  order: SupervisionDetailFragment;
  busy: boolean;
  perform: (values: OrderActValues) => Promise<Fault[]>;
  onClose: () => void;
}

/** What an act on an order asks for: its words, and to which grade it is raised. */
export function OrderActModal({ act, order, busy, perform, onClose }: Props) {
  const say = useText();
  const { language } = useLanguage();
  const [form] = Form.useForm<OrderActValues>();
  const [faults, setFaults] = useState<Fault[]>([]);
  const words = WORDS[act];
  const harder = act === 'RAISE' ? gradesOver(order.grade) : [];
  const send = async (values: OrderActValues) => {
    setFaults([]);
    const { placed, others } = placeFaults(await perform(values), ({ field }) =>
      [words, 'grade'].find(name => name === field),
    );
    form.setFields(placed.map(({ name, errors }) => ({ name: name as keyof OrderActValues, errors })));
    setFaults(others);
  };
  return (
    <AskModal<OrderActValues>
      title={orderActName(say, act, order)}
      hint={<p className="quiet act-hint">{say(`supervision.hint.${act}`)}</p>}
      form={form}
      start={harder[0] ? { grade: harder[0] } : {}}
      busy={busy}
      faults={faults}
      onSend={values => void send(values)}
      onClose={onClose}
    >
      {harder.length > 0 && (
        <Form.Item name="grade" label={say('supervision.raiseTo')} required>
          <Radio.Group options={harder.map(value => ({ value, label: gradeName(say, value) }))} />
        </Form.Item>
      )}
      <Form.Item
        name={words}
        label={say(`supervision.ask.${act}`)}
        extra={say('supervision.noNames')}
        rules={[textRule(words, true, language, say(`supervision.ask.${act}`))]}
      >
        <CountedText name={words} rows={4} autoFocus={harder.length === 0} autoComplete="off" />
      </Form.Item>
    </AskModal>
  );
}
