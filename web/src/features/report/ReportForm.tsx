import type { ApolloClient } from '@apollo/client';
import { Alert, Button, Checkbox, Form, Input, InputNumber } from 'antd';
import { useRef, useState } from 'react';
import { CountedText } from '../../components/CountedText.tsx';
import { FaultNote } from '../../components/FaultNote.tsx';
import { Starred } from '../../components/Starred.tsx';
import type { Cause } from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import { reportOn } from '../../lib/api/public.ts';
import { textRule } from '../../lib/check.ts';
import { type Fault, placeFaults } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { newUuid } from '../../lib/id.ts';
import { levelName } from '../../lib/levels.ts';
import { fieldName, valueName } from '../../lib/names.ts';
import { CenterSearch, type FoundCenter } from './CenterSearch.tsx';
import type { PublicReceipt } from './publicReceipt.ts';
import { useOffer } from './useOffer.ts';

interface Props {
  api: ApolloClient;
  onReported: (receipt: PublicReceipt) => void;
}

interface Values {
  center?: FoundCenter;
  item?: string;
  demand?: string;
  causes?: Cause[];
  otherCause?: string;
  visits?: number | null;
  sourceRef?: string;
  reporterName?: string;
  reporterPhone?: string;
  reporterIdNumber?: string;
  forRelative?: boolean;
}

const CAUSES: readonly Cause[] = ['PROOF_HARD_TO_FIND', 'RULES_NOT_MET', 'MATERIALS_NOT_RIGHT', 'OTHER'];
const FIELDS = [
  'center',
  'item',
  'demand',
  'causes',
  'otherCause',
  'visits',
  'sourceRef',
  'reporterName',
  'reporterPhone',
  'reporterIdNumber',
];
/** A field that the form has not, by the one that it stands at. */
const STANDS_AT: Readonly<Record<string, string>> = { channel: 'center' };

/** Not `required` to antd: it would say aria-required of a group, which no reader understands; the label has the star. */
const oneAtLeast = (message: string) => ({
  validator: (_rule: unknown, ticked: unknown[] | undefined) =>
    ticked && ticked.length > 0 ? Promise.resolve() : Promise.reject(new Error(message)),
});

/** What happened, where, and whom to call back: the first page of the official form, in plain words. */
export function ReportForm({ api, onReported }: Props) {
  const say = useText();
  const { language } = useLanguage();
  const [form] = Form.useForm<Values>();
  const center = Form.useWatch('center', form);
  const causes: Cause[] = Form.useWatch('causes', form) ?? [];
  const offer = useOffer(api, center);
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Fault[]>([]);
  // sent again after a broken line it is the same report, and gets the same receipt
  const requestId = useRef(newUuid());

  async function send(values: Values) {
    if (!values.center) return;
    setBusy(true);
    setFaults([]);
    const sent = await report(api, values.center, { ...values, requestId: requestId.current });
    setBusy(false);
    if (sent.receipt) return onReported(sent.receipt);
    const nameOf = ({ field }: Fault) => {
      const name = field === null ? undefined : (STANDS_AT[field] ?? field);
      return name !== undefined && FIELDS.includes(name) ? name : undefined;
    };
    const { placed, others } = placeFaults(sent.faults, nameOf);
    form.setFields(placed as Parameters<typeof form.setFields>[0]);
    const [first] = placed;
    if (first) form.scrollToField(first.name, { focus: true });
    setFaults(others);
  }

  const must = (name: string) => offer?.required.includes(name) ?? false;
  const label = (name: Parameters<typeof fieldName>[1]) => fieldName(say, name);
  return (
    <section className="mine-case public-report">
      <h1>{say('report.title')}</h1>
      <p>{say('report.what')}</p>
      <Form
        form={form}
        layout="vertical"
        size="large"
        validateTrigger="onBlur"
        scrollToFirstError={{ focus: true }}
        onFinish={values => void send(values)}
      >
        <fieldset>
          <legend>{say('report.where')}</legend>
          <Form.Item
            name="center"
            label={say('report.center')}
            extra={say('report.centerHelp')}
            validateTrigger="onChange"
            rules={[{ required: true, message: say('report.centerNeeded') }]}
          >
            <CenterSearch api={api} />
          </Form.Item>
          {offer?.online === false && center && (
            <Alert
              type="warning"
              showIcon
              role="status"
              title={say('report.windowOnly', { center: center.name })}
              description={say('report.windowOnlyRemedy')}
            />
          )}
        </fieldset>
        <fieldset>
          <legend>{say('report.matter')}</legend>
          <Form.Item name="item" label={label('item')} rules={[textRule('item', must('item'), language)]}>
            <CountedText name="item" placeholder={say('report.itemHint')} />
          </Form.Item>
          <Form.Item name="demand" label={say('report.demand')} rules={[textRule('demand', true, language)]}>
            <CountedText name="demand" rows={5} placeholder={say('report.demandHint')} />
          </Form.Item>
          <Form.Item
            name="causes"
            label={<Starred>{say('report.causes')}</Starred>}
            validateTrigger="onChange"
            rules={[oneAtLeast(say('report.causesNeeded'))]}
          >
            <Checkbox.Group
              className="public-causes"
              options={CAUSES.map(cause => ({ value: cause, label: valueName(say, 'cause', cause) }))}
            />
          </Form.Item>
          {causes.includes('OTHER') && (
            <Form.Item name="otherCause" label={label('otherCause')} rules={[textRule('otherCause', true, language)]}>
              <CountedText name="otherCause" />
            </Form.Item>
          )}
          <div className="public-pair">
            <Form.Item name="visits" label={say('report.visits')}>
              <InputNumber min={0} max={99} precision={0} />
            </Form.Item>
            <Form.Item
              name="sourceRef"
              label={say('report.sourceRef')}
              rules={[textRule('sourceRef', must('sourceRef'), language)]}
            >
              <Input autoComplete="off" />
            </Form.Item>
          </div>
        </fieldset>
        <fieldset>
          <legend>{say('report.who')}</legend>
          <div className="public-pair">
            <Form.Item
              name="reporterName"
              label={label('reporterName')}
              rules={[textRule('reporterName', true, language)]}
            >
              <Input autoComplete="off" />
            </Form.Item>
            <Form.Item
              name="reporterPhone"
              label={label('reporterPhone')}
              rules={[textRule('reporterPhone', true, language)]}
            >
              <Input autoComplete="off" inputMode="tel" />
            </Form.Item>
          </div>
          {must('reporterIdNumber') && (
            <Form.Item
              name="reporterIdNumber"
              label={label('reporterIdNumber')}
              rules={[textRule('reporterIdNumber', true, language)]}
            >
              <Input autoComplete="off" />
            </Form.Item>
          )}
          <Form.Item name="forRelative" valuePropName="checked">
            <Checkbox>{say('report.forRelative')}</Checkbox>
          </Form.Item>
          <p className="quiet">{say('report.privacy')}</p>
        </fieldset>
        <FaultNote faults={faults} />
        <Button type="primary" htmlType="submit" block loading={busy} disabled={offer?.online === false}>
          {say('report.send')}
        </Button>
      </Form>
    </section>
  );
}

async function report(
  api: ApolloClient,
  center: FoundCenter,
  { item, demand = '', causes = [], otherCause, visits, sourceRef, ...who }: Values & { requestId: string },
): Promise<{ receipt: PublicReceipt | null; faults: Fault[] }> {
  const { reporterName = '', reporterPhone = '', reporterIdNumber = null, forRelative = false, requestId } = who;
  const input = {
    ...{ center: center.code, demand, causes, reporterName, reporterPhone, reporterIdNumber, forRelative, requestId },
    ...{ item: item ?? null, otherCause: otherCause ?? null, visits: visits ?? null, sourceRef: sourceRef ?? null },
  };
  try {
    const level = levelName(center.level);
    const { data, error } = await api.mutate({ mutation: reportOn(level), variables: { input } });
    return { receipt: data?.receipt ? { ...data.receipt, level } : null, faults: faultsOf(error) };
  } catch (fault) {
    return { receipt: null, faults: faultsOf(fault) };
  }
}
