import { Checkbox, Form } from 'antd';
import { createContext, useContext } from 'react';
import type { ReplyFinding, ReplyFindingCode } from '../../../../../shared/domain/case/replyGate.ts';
import { useText } from '../../../i18n/text.ts';
import { fieldName } from '../../../lib/names.ts';
import type { ActValues } from './desk.ts';

type Gate = (values: ActValues) => ReplyFinding[];

/** The reply gate of the form that is open; without one nothing is checked. */
export const GateContext = createContext<Gate | null>(null);

/** The rule for one field of a reply: what stops it is said at the field, with the remedy, when one leaves the field or sends. */
export function useGateRules(field: ReplyFinding['field'], no: number | null) {
  const gate = useContext(GateContext);
  const form = Form.useFormInstance();
  const say = useText();
  if (gate === null) return [];
  const validator = () => {
    const stop = gate(form.getFieldsValue(true) as ActValues).find(
      one => one.severity === 'stop' && one.field === field && (no === null || one.no === null || one.no === no),
    );
    // what is empty is said by the field itself
    if (!stop || stop.code === 'UNANSWERED' || stop.code === 'BASIS_MISSING') return Promise.resolve();
    return Promise.reject(
      new Error(`${say(`reply.${stop.code}`)}${say('gate.stop')}${say(`replyRemedy.${stop.code}`)}`),
    );
  };
  return [{ validator, validateTrigger: 'onBlur' }];
}

/** What may be sent as it is if somebody says so, each with its remedy and a box to tick. The person decides. */
export function GateAdvice({ gate }: { gate: Gate }) {
  const say = useText();
  const form = Form.useFormInstance();
  const values = Form.useWatch((all: ActValues) => all, form) as ActValues | undefined;
  const found = values ? gate(values).filter(({ severity }) => severity === 'advise') : [];
  const byCode = new Map<ReplyFindingCode, ReplyFinding>(found.map(one => [one.code, one]));
  if (byCode.size === 0) return null;
  const label = ({ code, field, no, words }: ReplyFinding) =>
    `${no !== null && field !== 'result' ? say('gate.demand', { n: no }) : ''}${fieldName(say, field)}${words === '' ? '' : say('gate.words', { words })} — ${say(`reply.${code}`)}${say('gate.stop')}${say(`replyRemedy.${code}`)}`;
  const all = [...byCode.keys()];
  const rule = {
    validator: (_rule: unknown, ticked: unknown) =>
      Array.isArray(ticked) && all.every(code => ticked.includes(code))
        ? Promise.resolve()
        : Promise.reject(new Error(say('gate.mustConfirm'))),
  };
  return (
    <div className="gate-advice" role="group" aria-label={say('gate.confirm')}>
      <Form.Item name="confirmed" label={say('gate.confirm')} extra={say('gate.confirmWhat')} rules={[rule]}>
        <Checkbox.Group options={[...byCode.values()].map(one => ({ value: one.code, label: label(one) }))} />
      </Form.Item>
    </div>
  );
}
