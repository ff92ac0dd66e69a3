import { Form } from 'antd';
import { useState } from 'react';
import { type Fault, placeFaults } from './faults.ts';

/** A form whose faults stand at its fields, and which closes when it is done. */
export function useAsked<Values extends object>(
  fields: readonly (keyof Values & string)[],
  attempt: (values: Values) => Promise<readonly Fault[]>,
  onDone: () => void,
) {
  const [form] = Form.useForm<Values>();
  const [faults, setFaults] = useState<Fault[]>([]);
  const onSend = async (values: Values) => {
    setFaults([]);
    const found = await attempt(values);
    const { placed, others } = placeFaults(found, ({ field }) => fields.find(name => name === field));
    form.setFields(placed as unknown as Parameters<typeof form.setFields>[0]);
    setFaults(others);
    if (found.length === 0) onDone();
  };
  return { form, faults, onSend: (values: Values) => void onSend(values) };
}
