import { Form, Input, InputNumber, Radio } from 'antd';
import { useLanguage, useText } from '../../../i18n/text.ts';
import { dayRule, needRule } from '../../../lib/check.ts';
import { fieldName } from '../../../lib/names.ts';
import type { ActField } from './desk.ts';

type Props = Extract<ActField, { as: 'extension' }>;

/** One new limit (LH-33): so many working days more, or a named day. */
export function ExtensionField({ name, min, most }: Props) {
  const say = useText();
  const { language } = useLanguage();
  const by: unknown = Form.useWatch([name, 'by']);
  const label = fieldName(say, by === 'until' ? 'until' : 'workdays');
  return (
    <>
      <Form.Item name={[name, 'by']} label={say('ask.EXTEND.extension')}>
        <Radio.Group
          options={(['workdays', 'until'] as const).map(value => ({ value, label: say(`extend.by.${value}`) }))}
        />
      </Form.Item>
      {by === 'until' ? (
        <Form.Item name={[name, 'until']} label={label} rules={[dayRule({ required: true, min }, language, label)]}>
          <Input type="date" min={min} className="day-input" />
        </Form.Item>
      ) : (
        <Form.Item name={[name, 'workdays']} label={label} rules={[needRule(true, language, label)]}>
          <InputNumber min={1} max={most} precision={0} />
        </Form.Item>
      )}
    </>
  );
}
