import { Form, Radio } from 'antd';
import { ANSWER_OUTCOMES } from '../../../../../shared/domain/case/demands.ts';
import { CountedText } from '../../../components/CountedText.tsx';
import { useLanguage, useText } from '../../../i18n/text.ts';
import { textRule } from '../../../lib/check.ts';
import { fieldName, outcomeName } from '../../../lib/names.ts';
import type { ActField } from './desk.ts';

type Props = Extract<ActField, { as: 'answers' }>;

/** Each demand with its answer (一事一回应, WL-75). A single demand is answered by the result itself. */
export function AnswersField({ name, demands }: Props) {
  const say = useText();
  if (demands.length < 2) return <OutcomeFields path={[name, 0]} />;
  return demands.map(({ no, text }, i) => (
    <fieldset key={no} className="act-list">
      <legend>{say('case.demandNth', { n: no })}</legend>
      <p className="text act-demand">{text}</p>
      <AnswerText path={[name, i]} />
      <OutcomeFields path={[name, i]} />
    </fieldset>
  ));
}

type Path = readonly [string, number];

function AnswerText({ path }: { path: Path }) {
  const say = useText();
  const { language } = useLanguage();
  const label = fieldName(say, 'answer');
  return (
    <Form.Item name={[...path, 'answer']} label={label} rules={[textRule('answer', true, language, label)]}>
      <CountedText name="answer" rows={2} />
    </Form.Item>
  );
}

/** How it was answered: an explanation names its basis (SJ-30), a referral its route (LH-12). */
function OutcomeFields({ path }: { path: Path }) {
  const say = useText();
  const { language } = useLanguage();
  const outcome: unknown = Form.useWatch([...path, 'outcome']);
  const asked = outcome === 'EXPLAINED' ? 'basis' : outcome === 'REFERRED' ? 'route' : null;
  return (
    <>
      <Form.Item name={[...path, 'outcome']} label={fieldName(say, 'outcome')}>
        <Radio.Group options={ANSWER_OUTCOMES.map(value => ({ value, label: outcomeName(say, value) }))} />
      </Form.Item>
      {asked && (
        <Form.Item
          key={asked}
          name={[...path, asked]}
          label={fieldName(say, asked)}
          rules={[textRule(asked, true, language)]}
        >
          <CountedText name={asked} rows={2} />
        </Form.Item>
      )}
    </>
  );
}
