import { Form, Radio } from 'antd';
import { useState } from 'react';
import type { TextField } from '../../../shared/domain/case/text.ts';
import { useLanguage, useText } from '../i18n/text.ts';
import { textRule } from '../lib/check.ts';
import { type Fault, placeFaults } from '../lib/faults.ts';
import { AskModal } from './AskModal.tsx';
import { CountedText } from './CountedText.tsx';

/** What was chosen and written, under the names that the operation has for them. */
export type Said = Readonly<Record<string, string>>;

interface Props {
  /** What the act is called, on the window and on its button. */
  title: string;
  /** What comes of it. */
  hint: string;
  /** The words that the act needs: the name of the variable, which is that of the limit; null for an act that needs none. */
  words: { name: TextField; label: string; required?: boolean; extra?: string } | null;
  /** What is to be decided before; the first is chosen at the start. */
  choice?: { name: string; label: string; options: readonly { value: string; label: string }[] };
  busy: boolean;
  /** Does it, and answers what went wrong. */
  perform: (said: Said) => Promise<Fault[]>;
  onClose: () => void;
}

/** Asks for the words that an act needs, and says what went wrong where it went wrong. */
export function WordsModal({ title, hint, words, choice, busy, perform, onClose }: Props) {
  const say = useText();
  const { language } = useLanguage();
  const [form] = Form.useForm<Record<string, string>>();
  const [faults, setFaults] = useState<Fault[]>([]);
  const fields = [words?.name, choice?.name];
  const send = async (said: Said) => {
    setFaults([]);
    const { placed, others } = placeFaults(await perform(said), ({ field }) =>
      field !== null && fields.includes(field) ? field : undefined,
    );
    form.setFields(placed);
    setFaults(others);
  };
  const first = choice?.options[0]?.value;
  return (
    <AskModal<Record<string, string>>
      title={title}
      hint={<p className="quiet act-hint">{hint}</p>}
      form={form}
      start={choice && first !== undefined ? { [choice.name]: first } : {}}
      busy={busy}
      faults={faults}
      onSend={said => void send(said)}
      onClose={onClose}
    >
      {choice && (
        <Form.Item name={choice.name} label={choice.label} required>
          <Radio.Group options={[...choice.options]} />
        </Form.Item>
      )}
      {words && (
        <Form.Item
          name={words.name}
          label={words.label}
          extra={words.extra ?? say('supervision.noNames')}
          rules={[textRule(words.name, words.required ?? true, language, words.label)]}
        >
          <CountedText name={words.name} rows={4} autoFocus={!choice} autoComplete="off" />
        </Form.Item>
      )}
    </AskModal>
  );
}
