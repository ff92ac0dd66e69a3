import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form } from 'antd';
import { DomainError } from '../../../../shared/domain/errors.ts';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';
import type { Language } from '../../../../shared/i18n/languages.ts';
import { CountedText } from '../../components/CountedText.tsx';
import { Starred } from '../../components/Starred.tsx';
import type { Cause } from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import { refusalText, textRule } from '../../lib/check.ts';
import { fieldName, valueName } from '../../lib/names.ts';
import { CAUSES_OF_FORM, type FormField, requiredBy } from './form.ts';

interface Props {
  policy: Policy;
  /** Whether it goes through the whole course. */
  whole: boolean;
}

/** Not `required` to antd: it would say aria-required of a group, which no reader understands; the label has the star. */
const causesRule = (language: Language) => ({
  validator: (_rule: unknown, causes: unknown[] | undefined) =>
    causes && causes.length > 0
      ? Promise.resolve()
      : Promise.reject(new Error(refusalText(new DomainError('FIELD_REQUIRED', {}, 'causes'), language))),
});

/** What it is about, why it could not get done, and what is asked for. */
export function MatterFields({ policy, whole }: Props) {
  const say = useText();
  const { language } = useLanguage();
  const label = (name: FormField) => fieldName(say, name);
  const must = (name: FormField) => whole && requiredBy(policy)(name);
  return (
    <fieldset>
      <legend>{say('register.matter')}</legend>
      {/* it has the keyboard from the start: leaving it for the kind of record is no mistake yet */}
      <Form.Item
        name="title"
        label={label('title')}
        validateTrigger="onChange"
        rules={[textRule('title', true, language)]}
      >
        <CountedText name="title" autoFocus placeholder={say('register.titleHint')} />
      </Form.Item>
      <Form.Item name="item" label={label('item')} rules={[textRule('item', must('item'), language)]}>
        <CountedText name="item" placeholder={say('register.itemHint')} />
      </Form.Item>
      {whole && <CauseFields />}
      <Form.Item
        name="demand"
        label={label('demand')}
        rules={[textRule('demand', must('demand'), language)]}
        extra={must('demand') ? undefined : say('register.demandHint')}
      >
        <CountedText name="demand" rows={3} />
      </Form.Item>
      <FurtherDemands />
    </fieldset>
  );
}

function CauseFields() {
  const say = useText();
  const { language } = useLanguage();
  const causes: Cause[] = Form.useWatch('causes') ?? [];
  return (
    <>
      <Form.Item
        name="causes"
        label={<Starred>{fieldName(say, 'causes')}</Starred>}
        rules={[causesRule(language)]}
        extra={say('register.causesHint')}
      >
        <Checkbox.Group
          aria-label={fieldName(say, 'causes')}
          options={CAUSES_OF_FORM.map(value => ({ value, label: valueName(say, 'cause', value) }))}
        />
      </Form.Item>
      {causes.includes('OTHER') && (
        <Form.Item
          name="otherCause"
          label={fieldName(say, 'otherCause')}
          rules={[textRule('otherCause', true, language)]}
        >
          <CountedText name="otherCause" />
        </Form.Item>
      )}
    </>
  );
}

/** Where more than one thing is asked for, each stands by itself, so that each gets its answer (WL-75). */
function FurtherDemands() {
  const say = useText();
  const { language } = useLanguage();
  return (
    <Form.List name="demands">
      {(rows, { add, remove }) => (
        <div className="register-demands">
          {rows.map(({ key, name }, i) => {
            const label = say('case.demandNth', { n: i + 2 });
            return (
              <div key={key} className="register-demand">
                <Form.Item name={name} label={label} rules={[textRule('demand', true, language, label)]}>
                  <CountedText name="demand" rows={2} autoFocus />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={say('do.removeNth', { n: i + 2 })}
                  onClick={() => remove(name)}
                />
              </div>
            );
          })}
          <Button size="small" type="dashed" icon={<PlusOutlined />} onClick={() => add('')}>
            {say('register.addDemand')}
          </Button>
          <span className="quiet"> {say('register.addDemandHint')}</span>
        </div>
      )}
    </Form.List>
  );
}
