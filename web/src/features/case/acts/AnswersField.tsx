import { Form, Radio } from 'antd';
import { ANSWER_OUTCOMES } from '../../../../../shared/domain/case/demands.ts';
import { CountedText } from '../../../components/CountedText.tsx';
import { useLanguage, useText } from '../../../i18n/text.ts';
import { textRule } from '../../../lib/check.ts';
import { fieldName, outcomeName } from '../../../lib/names.ts';
import type { ActField } from './desk.ts';
import { useGateRules } from './gate.tsx';

type Props = Extract<ActField, { as: 'answers' }>;

/** Each demand with its answer (一事一回应, WL-75). A single demand is answered by the result itself. */
export function AnswersField({ name, demands }: Props) {
  const say = useText();
  if (demands.length < 2) return <OutcomeFields path={[name, 0]} no={demands[0]?.no ?? 1} />;
  return demands.map(({ no, text }, i) => (
    <fieldset key={no} className="act-list">
      <legend>{say('case.demandNth', { n: no })}</legend>
      <p className="text act-demand">{text}</p>
      <AnswerText path={[name, i]} no={no} />
      <OutcomeFields path={[name, i]} no={no} />
    </fieldset>
  ));
}

/** Where the answer stands in the form, and the number of its demand. */
interface At {
  path: readonly [string, number];
  no: number;
}

function AnswerText({ path, no }: At) {
  const say = useText();
  const { language } = useLanguage();
  const label = fieldName(say, 'answer');
  const gate = useGateRules('answer', no);
  return (
    <Form.Item name={[...path, 'answer']} label={label} rules={[textRule('answer', true, language, label), ...gate]}>
      <CountedText name="answer" rows={2} />
    </Form.Item>
  );
}

/** How it was answered: an explanation names its basis (SJ-30) and a way on, a referral its route (LH-12). */
function OutcomeFields({ path, no }: At) {
  const say = useText();
  const { language } = useLanguage();
  const outcome: unknown = Form.useWatch([...path, 'outcome']);
  const gates = { basis: useGateRules('basis', no), route: useGateRules('route', no) };
  const asked =
    outcome === 'EXPLAINED' ? (['basis', 'route'] as const) : outcome === 'REFERRED' ? (['route'] as const) : [];
  return (
    <>
      <Form.Item name={[...path, 'outcome']} label={fieldName(say, 'outcome')}>
        <Radio.Group options={ANSWER_OUTCOMES.map(value => ({ value, label: outcomeName(say, value) }))} />
      </Form.Item>
      {asked.map(field => (
        <Form.Item
          key={field}
          name={[...path, field]}
          label={fieldName(say, field)}
          // an explanation may show the way on in its own words: the gate asks whether it does
          rules={[textRule(field, field === 'basis' || outcome === 'REFERRED', language), ...gates[field]]}
        >
          <CountedText name={field} rows={2} />
        </Form.Item>
      ))}
    </>
  );
}
