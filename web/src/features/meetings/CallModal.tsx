import { useApolloClient } from '@apollo/client/react';
import { AutoComplete, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { seriesOf } from '../../../../shared/domain/meeting/series.ts';
import { valueOf } from '../../../../shared/domain/policy/policy.ts';
import { beijingDay } from '../../../../shared/domain/clock/workdays.ts';
import { AskModal } from '../../components/AskModal.tsx';
import { CountedText } from '../../components/CountedText.tsx';
import { CountyCallMeetingDocument } from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import { caseByNumber, unknownCase } from '../../lib/caseByNumber.ts';
import { dayRule, textRule } from '../../lib/check.ts';
import { useDepartments } from '../../lib/departments.ts';
import { type Fault, placeFaults } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { usePolicy } from '../../lib/policy.ts';
import { useDeed } from '../../lib/useDeed.ts';
import { useWorkplace } from '../../lib/workplace.tsx';

interface Values {
  name: string;
  day: string;
  departments?: string[];
  bodies?: string[];
  numbers?: string[];
}

const YEAR_MS = 365 * 86_400_000;

/** Calls a meeting of the own center: for its cases, or one of those that its rules know (WL-42, WL-46). */
export function CallModal({ onCalled, onClose }: { onCalled: (id: string) => void; onClose: () => void }) {
  const say = useText();
  const { language } = useLanguage();
  const { center, level } = useWorkplace();
  const client = useApolloClient();
  const [form] = Form.useForm<Values>();
  const { busy, perform } = useDeed(level);
  const [faults, setFaults] = useState<Fault[]>([]);
  const departments = useDepartments(center.code);
  const { policy } = usePolicy(center.code);
  const series = policy ? seriesOf(policy).map(({ name }) => name) : [];
  const names = [
    ...new Set([...series, ...(policy ? valueOf(policy, 'meeting.cadence').map(({ name }) => name) : [])]),
  ];
  const named = Form.useWatch('name', form)?.trim() ?? '';
  const today = beijingDay(new Date());

  const send = async (values: Values) => {
    setFaults([]);
    const found = await attempt(values);
    const { placed, others } = placeFaults(found, ({ field }) => (field === 'uid' ? 'numbers' : isField(field)));
    form.setFields(placed.map(({ name, errors }) => ({ name: name as keyof Values, errors })));
    setFaults(others);
  };
  const attempt = async ({
    name,
    day,
    departments: invited = [],
    bodies = [],
    numbers = [],
  }: Values): Promise<Fault[]> => {
    const uids: string[] = [];
    for (const number of numbers) {
      const uid = await caseByNumber(client, center, number).catch((error: unknown) => ({ error }));
      if (typeof uid === 'object' && uid !== null) return faultsOf(uid.error);
      if (!uid) return [unknownCase(say('meetings.noCase', { number }), say('remedy.CASE_NOT_FOUND'))];
      uids.push(uid);
    }
    const meeting = { name: name.trim(), day, departments: invited, bodies, uids };
    const { data, found } = await perform(CountyCallMeetingDocument, { meeting });
    if (data?.meeting) onCalled(data.meeting.id);
    return found;
  };
  return (
    <AskModal<Values>
      title={say('meetings.call')}
      form={form}
      name="call"
      start={{ day: today }}
      busy={busy}
      faults={faults}
      width={640}
      className="sup-issue"
      onSend={values => void send(values)}
      onClose={onClose}
    >
      <div className="sup-row">
        <Form.Item
          name="name"
          label={say('meetings.name')}
          extra={series.includes(named) ? say('meetings.fillsItself') : say('meetings.nameHelp')}
          rules={[textRule('meetingName', true, language, say('meetings.name'))]}
        >
          <AutoComplete
            options={names.map(value => ({ value }))}
            showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) ?? false }}
          >
            <CountedText name="meetingName" autoComplete="off" />
          </AutoComplete>
        </Form.Item>
        <Form.Item
          name="day"
          label={say('meetings.day')}
          rules={[
            dayRule(
              { required: true, min: today, max: beijingDay(new Date(Date.now() + YEAR_MS)) },
              language,
              say('meetings.day'),
            ),
          ]}
        >
          <Input type="date" className="day-input" />
        </Form.Item>
      </div>
      <Form.Item name="departments" label={say('meetings.invitedDepartments')}>
        <Select mode="multiple" options={departments.map(({ name }) => ({ value: name }))} />
      </Form.Item>
      <Form.Item name="bodies" label={say('meetings.invitedBodies')} extra={say('meetings.tagsHelp')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',']} />
      </Form.Item>
      <Form.Item name="numbers" label={say('meetings.cases')} extra={say('meetings.casesHelp')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',', ' ']} />
      </Form.Item>
    </AskModal>
  );
}

const isField = (field: string | null) =>
  ['name', 'day', 'departments', 'bodies'].find(name => name === field || (field === 'meetingName' && name === 'name'));
