import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { beijingDay } from '../../../../shared/domain/clock/workdays.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { LIST_KINDS } from '../../../../shared/domain/reports/kinds.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import type { ReportListKind } from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import { dayRule } from '../../lib/check.ts';
import type { Fault } from '../../lib/faults.ts';
import { valueName } from '../../lib/names.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { useListActs } from './useLists.ts';

interface StartValues {
  kind: ReportListKind;
  from: string;
  to: string;
}

interface Props {
  level: LevelName;
  /** The list that the form begins with. */
  kind: ReportListKind;
  /** One at a time for each person. */
  running: boolean;
  onStarted: () => void;
}

/** Asks for a list: which, and of files that were opened on which days. */
export function StartList({ level, kind, running, onStarted }: Props) {
  const say = useText();
  const { language } = useLanguage();
  const { center } = useWorkplace();
  const { start } = useListActs(level);
  const [form] = Form.useForm<StartValues>();
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const today = beijingDay(new Date());
  const from = Form.useWatch('from', form) ?? '';
  const send = async (values: StartValues) => {
    setBusy(true);
    setFaults(await start({ ...values, area: center.code }));
    setBusy(false);
    onStarted();
  };
  const label = (name: 'from' | 'to') => say(`reports.lists.${name}`);
  return (
    <>
      <Form<StartValues>
        form={form}
        className="reports-start"
        layout="inline"
        initialValues={{ kind, from: `${today.slice(0, 4)}-01-01`, to: today }}
        onFinish={values => void send(values)}
      >
        <Form.Item name="kind" label={say('reports.lists.kind')}>
          <Select
            className="reports-step"
            options={LIST_KINDS.map(one => ({
              value: one.toUpperCase(),
              label: valueName(say, 'reportKind', one),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="from"
          label={`${say('reports.lists.days')} ${label('from')}`}
          rules={[dayRule({ required: true }, language, label('from'))]}
        >
          <Input type="date" className="day-input" />
        </Form.Item>
        <Form.Item
          name="to"
          label={label('to')}
          dependencies={['from']}
          rules={[
            dayRule({ required: true }, language, label('to')),
            {
              validator: (_rule, to?: string) =>
                to && to < from ? Promise.reject(new Error(say('reports.lists.daysWrong'))) : Promise.resolve(),
            },
          ]}
        >
          <Input type="date" className="day-input" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={busy} disabled={running} data-act="startList">
          {say('reports.lists.start')}
        </Button>
      </Form>
      <FaultNote faults={faults} />
    </>
  );
}
