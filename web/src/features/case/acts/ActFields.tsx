import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { CountedText } from '../../../components/CountedText.tsx';
import { DepartmentText } from '../../../components/DepartmentText.tsx';
import { useLanguage, useText } from '../../../i18n/text.ts';
import { dayRule, needRule, textRule } from '../../../lib/check.ts';
import { AnswersField } from './AnswersField.tsx';
import type { ActField, Option } from './desk.ts';
import { useGateRules } from './gate.tsx';
import { ExtensionField } from './ExtensionField.tsx';
import { MaterialsField } from './MaterialsField.tsx';
import { TextsField } from './TextsField.tsx';

interface Props {
  fields: readonly ActField[];
  /** The first field takes the keyboard. */
  autoFocus?: boolean;
}

/** The fields of a form, each by what it holds. */
export function ActFields({ fields, autoFocus = false }: Props) {
  return fields.map((field, i) => <OneField key={field.name} field={field} autoFocus={autoFocus && i === 0} />);
}

function OneField({ field, autoFocus }: { field: ActField; autoFocus: boolean }) {
  switch (field.as) {
    case 'texts':
      return <TextsField {...field} autoFocus={autoFocus} />;
    case 'materials':
      return <MaterialsField {...field} autoFocus={autoFocus} />;
    case 'answers':
      return <AnswersField {...field} />;
    case 'extension':
      return <ExtensionField {...field} />;
    case 'choice':
      return <ChoiceField field={field} autoFocus={autoFocus} />;
    case 'checks':
      return <ChecksField field={field} />;
    case 'radio':
    case 'day':
    case 'department':
    case 'text':
      return <PlainField field={field} autoFocus={autoFocus} />;
  }
}

type Plain = Extract<ActField, { as: 'radio' | 'day' | 'department' | 'text' }>;

function PlainField({ field, autoFocus }: { field: Plain; autoFocus: boolean }) {
  const { language } = useLanguage();
  const { name, label, required, help } = field;
  const gate = useGateRules('result', null);
  const rules = {
    text: () => textRule((field as Extract<Plain, { as: 'text' }>).limit, required, language, label),
    department: () => textRule((field as Extract<Plain, { as: 'department' }>).limit, required, language, label),
    day: () => dayRule(field as Extract<Plain, { as: 'day' }>, language, label),
    radio: () => needRule(required, language, label),
  };
  return (
    <Form.Item name={name} label={label} extra={help} rules={[rules[field.as](), ...(name === 'result' ? gate : [])]}>
      {field.as === 'text' ? (
        <CountedText name={field.limit} rows={field.rows} autoFocus={autoFocus} autoComplete="off" />
      ) : field.as === 'department' ? (
        <DepartmentText name={field.limit} departments={field.departments} autoFocus={autoFocus} />
      ) : field.as === 'day' ? (
        <Input type="date" min={field.min} max={field.max} className="day-input" />
      ) : (
        <Radio.Group options={field.options.map(({ value, label: text }) => ({ value, label: text }))} />
      )}
    </Form.Item>
  );
}

/** Boxes to tick, each on a line of its own: they are whole questions. */
function ChecksField({ field: { name, label, options } }: { field: Extract<ActField, { as: 'checks' }> }) {
  return (
    <Form.Item name={name} label={label}>
      <Checkbox.Group className="act-checks" aria-label={label} options={options.map(one => ({ ...one }))} />
    </Form.Item>
  );
}

type Choice = Extract<ActField, { as: 'choice' }>;

/** A choice of many. What is chosen explains itself below, and may fill in what goes with it. */
function ChoiceField({ field, autoFocus }: { field: Choice; autoFocus: boolean }) {
  const say = useText();
  const { language } = useLanguage();
  const form = Form.useFormInstance();
  const { name, label, required, options, unless, help } = field;
  const value: unknown = Form.useWatch(name, form);
  const chosen = options.find(one => one.value === value);
  const instead: unknown = Form.useWatch(unless ?? name, form);
  const must = required && (unless === undefined || !instead);
  const fill = (picked: Option | undefined) => {
    for (const [other, text] of Object.entries(picked?.fills ?? {}))
      if (!form.getFieldValue(other) || options.some(one => one.fills?.[other] === form.getFieldValue(other)))
        form.setFieldValue(other, text);
  };
  return (
    <Form.Item
      name={name}
      label={label}
      dependencies={unless === undefined ? [] : [unless]}
      rules={[needRule(must, language, label)]}
      extra={[chosen?.note, help].filter(Boolean).join(' ') || undefined}
    >
      <Select
        autoFocus={autoFocus}
        allowClear={!must}
        placeholder={say(must ? 'ask.choose' : 'ask.chooseOptional')}
        options={options.map(one => ({ value: one.value, label: one.label }))}
        onChange={picked => fill(options.find(one => one.value === picked))}
      />
    </Form.Item>
  );
}
