import { useApolloClient, useQuery } from '@apollo/client/react';
import { Alert, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { circularRungs } from '../../../../shared/domain/supervision/circular.ts';
import { AskModal } from '../../components/AskModal.tsx';
import { CountedText } from '../../components/CountedText.tsx';
import {
  CentersBelowDocument,
  type CircularDetailFragment,
  type CircularInput,
  CountyCorrectCircularDocument,
  CountyDrawUpCircularDocument,
  CountySupervisionOrdersDocument,
  type Level,
} from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { textRule } from '../../lib/check.ts';
import { type Fault, placeFaults } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { levelsFrom } from '../../lib/levels.ts';
import { sourceOf, usePolicy } from '../../lib/policy.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { NamedList, type NamedValues } from './CircularNames.tsx';

interface Values {
  title: string;
  content: string;
  requirement?: string;
  periodFrom?: string;
  periodTo?: string;
  named?: NamedValues[];
  orders?: string[];
  measure?: string;
  levels?: Level[];
  receivers?: string[];
  reason?: string;
}

interface Props {
  /** The draft that is changed, or the issued one that is wrong; a new one if left out. */
  from?: CircularDetailFragment;
  corrects?: boolean;
  onDrawn: (id: string) => void;
  onClose: () => void;
}

const FIELDS: readonly string[] = [
  ...['title', 'content', 'requirement', 'periodTo', 'named', 'words', 'orders', 'measure', 'receivers', 'reason'],
];

/** Draws a circular up, changes a draft, or writes what is to stand in the place of an issued one. */
export function CircularModal({ from, corrects = false, onDrawn, onClose }: Props) {
  const say = useText();
  const { language } = useLanguage();
  const { center: own, level } = useWorkplace();
  const client = useApolloClient();
  const [form] = Form.useForm<Values>();
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const { policy } = usePolicy(own.code);
  const { data: below } = useQuery(CentersBelowDocument, { variables: { code: own.code } });
  const { data: orders } = useQuery(onLevel(CountySupervisionOrdersDocument, level), {
    variables: { area: own.code, first: 50, filter: { received: false } },
  });
  const rungs = policy ? circularRungs(policy) : [];
  const measure = Form.useWatch('measure', form);
  const label = (name: string) => say(`circular.field.${name}` as never);

  const attempt = async (values: Values): Promise<Fault[]> => {
    const circular = inputOf(values);
    const sent =
      corrects && from
        ? client.mutate({
            mutation: onLevel(CountyCorrectCircularDocument, level),
            variables: { id: from.id, circular, reason: values.reason ?? '' },
          })
        : client.mutate({
            mutation: onLevel(CountyDrawUpCircularDocument, level),
            variables: { circular, ...(from ? { id: from.id } : {}) },
          });
    const { data, error } = await sent.catch((failed: unknown) => ({ data: undefined, error: failed }));
    if (!data?.circular) return faultsOf(error ?? new Error('no answer'));
    await client.refetchQueries({ include: 'active' }).catch(() => undefined);
    onDrawn(data.circular.id);
    return [];
  };

  const send = async (values: Values) => {
    if (busy) return;
    setBusy(true);
    setFaults([]);
    const found = await attempt(values);
    setBusy(false);
    // a name may stand in any row of the list: it is said below
    const { placed, others } = placeFaults(found, ({ field }) =>
      field !== null && FIELDS.includes(field) && field !== 'named' && field !== 'words' ? field : undefined,
    );
    form.setFields(placed.map(({ name, errors }) => ({ name: name as keyof Values, errors })));
    setFaults(others);
  };

  return (
    <AskModal<Values>
      title={say(corrects ? 'circular.act.CORRECT' : from ? 'circular.act.EDIT' : 'circular.drawUp')}
      okText={say('circular.save')}
      hint={<Alert type="warning" showIcon title={say('circular.noPersons')} />}
      form={form}
      name="circular"
      start={startOf(from, corrects)}
      busy={busy}
      faults={faults}
      width={760}
      className="sup-issue"
      onSend={values => void send(values)}
      onClose={onClose}
    >
      <Form.Item name="title" label={label('title')} rules={[textRule('title', true, language, label('title'))]}>
        <CountedText name="title" autoComplete="off" />
      </Form.Item>
      {corrects && (
        <Form.Item name="reason" label={label('reason')} rules={[textRule('reason', true, language, label('reason'))]}>
          <CountedText name="reason" rows={2} autoComplete="off" />
        </Form.Item>
      )}
      <Form.Item
        name="content"
        label={label('content')}
        rules={[textRule('content', true, language, label('content'))]}
      >
        <CountedText name="content" rows={5} autoComplete="off" />
      </Form.Item>
      <div className="sup-row">
        <Form.Item name="periodFrom" label={label('periodFrom')}>
          <Input type="date" className="day-input" />
        </Form.Item>
        <Form.Item name="periodTo" label={label('periodTo')}>
          <Input type="date" className="day-input" />
        </Form.Item>
        <Form.Item name="levels" label={label('levels')}>
          <Checkbox.Group
            options={levelsFrom(level)
              .filter(one => one !== level)
              .map(one => ({ value: one.toUpperCase(), label: say(`level.${one}`) }))}
          />
        </Form.Item>
        <Form.Item name="receivers" label={label('receivers')} extra={say('circular.receiversHelp')}>
          <Select
            mode="multiple"
            aria-label={label('receivers')}
            optionFilterProp="label"
            maxTagCount="responsive"
            options={[own, ...(below?.center?.children ?? [])].flatMap(one =>
              one ? [{ value: one.code, label: one.name }] : [],
            )}
          />
        </Form.Item>
      </div>
      <NamedList own={own} />
      <Form.Item name="orders" label={label('orders')}>
        <Select
          mode="multiple"
          aria-label={label('orders')}
          optionFilterProp="label"
          options={(orders?.orders?.edges ?? []).map(({ node }) => ({
            value: node.id,
            label: `${node.number} ${node.ground}`,
          }))}
        />
      </Form.Item>
      {rungs.length > 0 && !corrects && !from?.corrects && (
        <Form.Item
          name="measure"
          label={label('measure')}
          extra={policy && say('circular.measureHelp', { source: sourceOf(policy, 'supervision.sanctions') })}
        >
          <Select
            allowClear
            aria-label={label('measure')}
            placeholder={say('circular.noMeasure')}
            options={rungs.map(value => ({ value, label: value }))}
          />
        </Form.Item>
      )}
      <Form.Item
        name="requirement"
        label={label('requirement')}
        rules={[textRule('requirement', Boolean(measure), language, label('requirement'))]}
      >
        <CountedText name="requirement" rows={2} autoComplete="off" />
      </Form.Item>
    </AskModal>
  );
}

/** What the form starts with: what the draft says, or the one that is corrected. */
function startOf(from: CircularDetailFragment | undefined, corrects: boolean): Partial<Values> {
  if (!from) return { levels: [] };
  const { title, content, requirement, periodFrom, periodTo, measure, levels, chosen, orders } = from;
  return {
    ...{ title, content, levels: [...levels], orders: orders.map(({ id }) => id) },
    ...{ requirement: requirement ?? '', periodFrom: periodFrom ?? '', periodTo: periodTo ?? '' },
    ...(measure === null || corrects ? {} : { measure }),
    receivers: chosen.flatMap(one => one?.code ?? []),
    named: from.named.flatMap(one =>
      one.center
        ? [
            {
              ...{ center: [one.center], department: one.departmentName ?? '', manner: one.manner },
              words: one.words ?? '',
            },
          ]
        : [],
    ),
  };
}

/** What is sent: what was left empty is left out. */
const inputOf = (values: Values): CircularInput => ({
  ...{ title: values.title, content: values.content, requirement: values.requirement || null },
  ...{ periodFrom: values.periodFrom || null, periodTo: values.periodTo || null, measure: values.measure ?? null },
  ...{ levels: values.levels ?? [], receivers: values.receivers ?? [], orders: values.orders ?? [] },
  named: (values.named ?? []).map(({ center, department, manner, words }) => ({
    ...{ center: center.at(-1)?.code ?? '', department: department || null, manner, words: words || null },
  })),
});
