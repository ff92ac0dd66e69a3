import { Checkbox, Form, Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { checkForm } from '../../../../shared/domain/forms/checkForm.ts';
import type { FieldKind, FormField } from '../../../../shared/domain/forms/form.ts';
import type { Language } from '../../../../shared/i18n/languages.ts';
import { Starred } from '../../components/Starred.tsx';
import { useLanguage, useText } from '../../i18n/text.ts';
import { refusalOf, refusalText } from '../../lib/check.ts';
import type { ExtraValue } from './form.ts';

/** The fields that the center has added to the official form (SJ-63), each drawn by its kind: another field asks for no code. */
export function AddedFields({ fields }: { fields: readonly FormField[] }) {
  const say = useText();
  if (fields.length === 0) return null;
  return (
    <fieldset>
      <legend>{say('register.added')}</legend>
      <div className="register-columns">
        {fields.map(field => (
          <AddedField key={field.code} field={field} />
        ))}
      </div>
    </fieldset>
  );
}

/** Long texts and lists of boxes take the whole width. */
const WIDE: readonly FormField['kind'][] = ['longText', 'choices'];

function AddedField({ field }: { field: FormField }) {
  const { language } = useLanguage();
  const { code, label, kind, required, help } = field;
  const isGroup = kind === 'choices';
  return (
    <Form.Item
      name={['extra', code]}
      className={WIDE.includes(kind) ? 'register-wide' : undefined}
      label={isGroup && required ? <Starred>{label}</Starred> : label}
      extra={help}
      rules={[{ required: required && !isGroup, ...addedRule(field, language) }]}
    >
      {CONTROLS[kind](field, language)}
    </Form.Item>
  );
}

/** A form with few words for yes and no, whatever the language of the page. */
const YES_NO: Record<Language, { value: string; label: string }[]> = {
  'zh-CN': [
    { value: 'yes', label: '是' },
    { value: 'no', label: '否' },
  ],
  en: [
    { value: 'yes', label: 'Yes' },
    { value: 'no', label: 'No' },
  ],
};

/** So many options fit on one line; more are a list to choose from. */
const ON_ONE_LINE = 4;

/** Shows how much is written where there is a limit; cuts nothing off. */
const counted = (max: number | undefined) =>
  max === undefined ? undefined : { max, show: true, strategy: (text: string) => [...text.trim()].length };

const optionsOf = ({ options = [] }: FormField) => options.map(({ code, label }) => ({ value: code, label }));

type Control = (field: FormField, language: Language) => ReactNode;

const line: Control = ({ maxLength }) => <Input count={counted(maxLength)} autoComplete="off" />;

/** What each kind of field is drawn with. */
const CONTROLS: Record<FieldKind, Control> = {
  text: line,
  signature: line,
  longText: ({ maxLength }) => <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} count={counted(maxLength)} />,
  date: () => <Input type="date" className="day-input" />,
  phone: () => <Input inputMode="tel" autoComplete="off" />,
  number: () => <Input inputMode="decimal" autoComplete="off" />,
  choice: field =>
    optionsOf(field).length > ON_ONE_LINE ? (
      <Select allowClear options={optionsOf(field)} />
    ) : (
      <Radio.Group options={optionsOf(field)} aria-label={field.label} />
    ),
  choices: field => <Checkbox.Group options={optionsOf(field)} aria-label={field.label} />,
  yesNo: ({ label }, language) => <Radio.Group options={YES_NO[language]} aria-label={label} />,
};

/** The hub's own rule for the field, asked before anything is sent. */
const addedRule = (field: FormField, language: Language) => ({
  validator(_rule: unknown, value: ExtraValue) {
    const form = { id: '', title: '', pages: [{ by: '', fields: [field] }] };
    const given = value === undefined ? {} : { [field.code]: value };
    const source = { key: 'form.registration', cite: '', pack: '' } as const;
    const refusal = refusalOf(() => checkForm(form, given, source));
    return refusal ? Promise.reject(new Error(refusalText(refusal, language, field.label))) : Promise.resolve();
  },
});
