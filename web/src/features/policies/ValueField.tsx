import { Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useText } from '../../i18n/text.ts';
import { CHOICES } from './choices.ts';
import { choiceName, isLimit, isTexts } from './policyWords.tsx';

interface Props {
  name: string;
  label: string;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** The control for a rule, by the shape of what it says: days, a choice, a number, a text, a list; what has parts is written out. */
export function ValueField({ name, label, value, onChange }: Props) {
  const say = useText();
  const choices = CHOICES[name];
  if (choices)
    return (
      <Select
        value={String(value)}
        onChange={onChange}
        aria-label={label}
        className="policies-wide"
        options={choices.map(one => ({ value: one, label: choiceName(say, one) }))}
      />
    );
  if (isLimit(value))
    return (
      <span className="policies-limit">
        <InputNumber
          min={1}
          max={999}
          value={value.n}
          aria-label={label}
          data-limit={name}
          onChange={n => onChange({ ...value, n: n ?? 1 })}
        />
        <Select
          value={value.unit}
          aria-label={say('policies.unit')}
          onChange={unit => onChange({ ...value, unit })}
          options={[
            { value: 'workday', label: say('policies.unit.workday') },
            { value: 'officeMinute', label: say('policies.unit.officeMinute') },
          ]}
        />
        <InputNumber
          min={1}
          max={998}
          value={value.warn ?? null}
          placeholder={say('policies.warnAt')}
          aria-label={say('policies.warnAt')}
          onChange={warn => {
            const { warn: _before, ...rest } = value;
            onChange(warn === null ? rest : { ...rest, warn });
          }}
        />
      </span>
    );
  if (typeof value === 'number')
    return <InputNumber value={value} aria-label={label} onChange={next => onChange(next ?? 0)} />;
  if (typeof value === 'string')
    return (
      <Input.TextArea value={value} aria-label={label} autoSize onChange={event => onChange(event.target.value)} />
    );
  if (isTexts(value))
    return (
      <Select mode="tags" value={value} aria-label={label} className="policies-wide" open={false} onChange={onChange} />
    );
  return <WrittenOut label={label} value={value} onChange={onChange} />;
}

/** What has parts, as it is written; only what can be read is taken over. */
function WrittenOut({ label, value, onChange }: Omit<Props, 'name'>) {
  const say = useText();
  const [text, setText] = useState(() => JSON.stringify(value, null, 2));
  const [broken, setBroken] = useState(false);
  return (
    <>
      <Input.TextArea
        value={text}
        aria-label={label}
        aria-invalid={broken}
        autoSize={{ minRows: 3, maxRows: 14 }}
        className="policies-code"
        onChange={({ target }) => {
          setText(target.value);
          try {
            onChange(JSON.parse(target.value));
            setBroken(false);
          } catch {
            setBroken(true);
          }
        }}
      />
      {broken && (
        <p className="policies-fault" role="alert">
          {say('policies.broken')}
        </p>
      )}
    </>
  );
}
