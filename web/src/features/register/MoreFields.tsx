import { Form, InputNumber, Select } from 'antd';
import { type Policy, valueOf } from '../../../../shared/domain/policy/policy.ts';
import { CountedText } from '../../components/CountedText.tsx';
import { useLanguage, useText } from '../../i18n/text.ts';
import { textRule } from '../../lib/check.ts';
import { classLabel, limitText } from '../../lib/limits.ts';
import { fieldName, valueName } from '../../lib/names.ts';
import { sourceOf } from '../../lib/policy.ts';
import { type RegistrationForm, requiredBy, STUCK_STAGES } from './form.ts';

interface Props {
  policy: Policy;
  whole: boolean;
  values: RegistrationForm;
}

/** The class, where the window knows it at once, with the limit it brings; and what is seldom known: folded away. */
export function MoreFields({ policy, whole, values }: Props) {
  const say = useText();
  const { language } = useLanguage();
  const must = whole && requiredBy(policy)('sourceRef');
  const { visits, sourceRef, stuckStage } = values;
  return (
    <fieldset>
      <legend>{say('register.classAndMore')}</legend>
      {whole && <ClassField policy={policy} />}
      <details className="act-more" open={must || [visits, sourceRef, stuckStage].some(Boolean)}>
        <summary>{say('register.more')}</summary>
        <div className="register-columns">
          <Form.Item name="visits" label={fieldName(say, 'visits')}>
            <InputNumber min={0} max={99} precision={0} />
          </Form.Item>
          <Form.Item
            name="sourceRef"
            label={fieldName(say, 'sourceRef')}
            rules={[textRule('sourceRef', must, language)]}
            extra={say('register.sourceRefHint')}
          >
            <CountedText name="sourceRef" autoComplete="off" />
          </Form.Item>
          <Form.Item name="stuckStage" label={fieldName(say, 'stuckStage')}>
            <Select
              allowClear
              placeholder={say('ask.chooseOptional')}
              options={STUCK_STAGES.map(value => ({ value, label: valueName(say, 'stuckStage', value) }))}
            />
          </Form.Item>
        </div>
      </details>
    </fieldset>
  );
}

function ClassField({ policy }: { policy: Policy }) {
  const say = useText();
  const classes = valueOf(policy, 'triage.classes');
  const code: unknown = Form.useWatch('class');
  const chosen = classes.find(one => one.code === code);
  // the limit of the class, or the one that the center promises to everybody (SJ-27, SJ-28)
  const limit = chosen?.result ?? valueOf(policy, 'clock.citizen');
  const source = sourceOf(policy, chosen?.result ? 'triage.classes' : 'clock.citizen');
  return (
    <Form.Item
      name="class"
      label={fieldName(say, 'class')}
      extra={say('register.limit', { limit: limitText(say, limit), source })}
    >
      <Select
        allowClear
        placeholder={say('register.classHint')}
        options={classes.map(one => ({ value: one.code, label: classLabel(say, one) }))}
      />
    </Form.Item>
  );
}
