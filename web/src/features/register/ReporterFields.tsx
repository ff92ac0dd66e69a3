import { Form, Radio, Select } from 'antd';
import { DomainError } from '../../../../shared/domain/errors.ts';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';
import { isIdNumber } from '../../../../shared/domain/privacy/idNumber.ts';
import type { Language } from '../../../../shared/i18n/languages.ts';
import { CountedText } from '../../components/CountedText.tsx';
import { useLanguage, useText } from '../../i18n/text.ts';
import { needRule, refusalText, textRule } from '../../lib/check.ts';
import { fieldName, valueName } from '../../lib/names.ts';
import { type FormField, isPhone, REPORTER_KINDS, requiredBy } from './form.ts';

const phoneRule = (language: Language) => ({
  validator: (_rule: unknown, phone: string | undefined) =>
    isPhone(phone)
      ? Promise.resolve()
      : Promise.reject(new Error(refusalText(new DomainError('FIELD_INVALID', {}, 'reporterPhone'), language))),
});

const idNumberRule = (language: Language) => ({
  validator: (_rule: unknown, given: string | undefined) =>
    !given?.trim() || isIdNumber(given)
      ? Promise.resolve()
      : Promise.reject(new Error(refusalText(new DomainError('ID_NUMBER_INVALID', {}, 'reporterIdNumber'), language))),
});

interface Props {
  policy: Policy;
  whole: boolean;
  windows: { value: string; label: string }[];
}

/** Who reports, and at which window. */
export function ReporterFields({ policy, whole, windows }: Props) {
  const say = useText();
  const { language } = useLanguage();
  const label = (name: FormField) => fieldName(say, name);
  const must = (name: FormField) => whole && requiredBy(policy)(name);
  return (
    <fieldset>
      <legend>{say('register.reporter')}</legend>
      <div className="register-columns">
        <Form.Item
          name="reporterName"
          label={label('reporterName')}
          rules={[textRule('reporterName', must('reporterName'), language)]}
        >
          <CountedText name="reporterName" autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="reporterPhone"
          label={label('reporterPhone')}
          rules={[textRule('reporterPhone', must('reporterPhone'), language), phoneRule(language)]}
        >
          <CountedText name="reporterPhone" inputMode="tel" autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="reporterIdNumber"
          label={label('reporterIdNumber')}
          rules={[textRule('reporterIdNumber', must('reporterIdNumber'), language), idNumberRule(language)]}
        >
          <CountedText name="reporterIdNumber" autoComplete="off" />
        </Form.Item>
        <Form.Item name="reporterKind" label={label('reporterKind')}>
          <Radio.Group
            options={REPORTER_KINDS.map(value => ({ value, label: valueName(say, 'reporterKind', value) }))}
          />
        </Form.Item>
        <Form.Item
          name="window"
          label={label('window')}
          rules={[needRule(must('window'), language, label('window')), textRule('window', false, language)]}
        >
          <Select options={windows} allowClear />
        </Form.Item>
      </div>
      <p className="quiet">{say('register.privacy')}</p>
    </fieldset>
  );
}
