import { useMutation } from '@apollo/client/react';
import { Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { dutyRoles } from '../../../../shared/domain/access/duty.ts';
import { roleHolds } from '../../../../shared/domain/access/permissions.ts';
import { TEXT_LIMITS } from '../../../../shared/domain/case/text.ts';
import { dayAfter } from '../../../../shared/domain/clock/workdays.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { CountyDelegateDocument, CountyPlanDutyDocument, type DayHalf } from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { dayRule, needRule } from '../../lib/check.ts';
import type { Fault } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { roleName } from '../../lib/names.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { today, weeksLater } from './days.ts';

interface Values {
  role?: string;
  person: string;
  /** Whose place: the own one, or that of somebody who is away. */
  whose?: 'own' | 'other';
  away?: string;
  from: string;
  fromHalf: DayHalf;
  to: string;
  toHalf: DayHalf;
  reason: string;
}

interface Props {
  kind: 'roster' | 'delegation';
  onDone: () => void;
}

/** Puts somebody on the roster, or has somebody stand in. */
export function DutyForm({ kind, onDone }: Props) {
  const say = useText();
  const { language } = useLanguage();
  const { account, center, level } = useWorkplace();
  const [form] = Form.useForm<Values>();
  const whose = Form.useWatch('whose', form) ?? 'own';
  const [faults, setFaults] = useState<Fault[]>([]);
  const [plan, planning] = useMutation(onLevel(CountyPlanDutyDocument, level));
  const [delegate, delegating] = useMutation(onLevel(CountyDelegateDocument, level));
  const mayAppoint = kind === 'delegation' && roleHolds(account.role, 'appointDeputy');
  const asksRole = kind === 'roster' || (mayAppoint && whose === 'other');
  const roles = dutyRoles(kind).filter(role => kind === 'roster' || role !== 'center-head');
  const need = (label: string) => [needRule(true, language, label)];

  const send = async ({ role = '', person, away = '', from, fromHalf, to, toHalf, reason }: Values) => {
    setFaults([]);
    const days = { from, fromHalf, to, toHalf };
    const place = whose === 'other' && mayAppoint ? { person: away, role, center: center.code } : null;
    const { data, error } =
      kind === 'roster'
        ? await plan({ variables: { center: center.code, role, person, days, reason } })
        : await delegate({ variables: { person, place, days, reason } });
    if (!data?.duty) return setFaults(faultsOf(error ?? new Error('no answer')));
    form.resetFields();
    onDone();
  };
  const halves = (['MORNING', 'AFTERNOON'] as const).map(value => ({
    value,
    label: say(value === 'MORNING' ? 'duties.morning' : 'duties.afternoon'),
  }));
  const day = (name: 'from' | 'to') => (
    <Form.Item label={say(`duties.${name}`)} required className="duty-day">
      <Form.Item
        name={name}
        noStyle
        rules={[
          dayRule({ required: true, min: today(), max: weeksLater(today(), 52) }, language, say(`duties.${name}`)),
        ]}
      >
        <Input type="date" className="day-input" aria-label={say(`duties.${name}`)} />
      </Form.Item>
      <Form.Item name={`${name}Half`} noStyle>
        <Select className="duty-half" aria-label={say(`duties.${name}Half`)} options={halves} />
      </Form.Item>
    </Form.Item>
  );
  return (
    <section className="duty-form" aria-label={say(`duties.form.${kind}`)}>
      <h2>{say(`duties.form.${kind}`)}</h2>
      <p className="quiet">{say(`duties.hint.${kind}`)}</p>
      <Form<Values>
        form={form}
        name={kind}
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        initialValues={{
          ...{ whose: 'own', from: today(), fromHalf: 'MORNING', toHalf: 'AFTERNOON' },
          to: kind === 'roster' ? today() : dayAfter(today()),
        }}
        onFinish={values => void send(values)}
      >
        {mayAppoint && (
          <Form.Item name="whose" label={say('duties.whose')}>
            <Radio.Group
              options={[
                { value: 'own', label: say('duties.whoseOwn') },
                { value: 'other', label: say('duties.whoseOther') },
              ]}
            />
          </Form.Item>
        )}
        <div className="duty-row">
          {mayAppoint && whose === 'other' && (
            <Form.Item name="away" label={say('field.standsFor')} rules={need(say('field.standsFor'))}>
              <Input autoComplete="off" spellCheck={false} placeholder={say('duties.staffId')} />
            </Form.Item>
          )}
          {asksRole && (
            <Form.Item name="role" label={say('field.role')} rules={need(say('field.role'))}>
              <Select options={roles.map(value => ({ value, label: roleName(say, value) }))} />
            </Form.Item>
          )}
          <Form.Item
            name="person"
            label={say(kind === 'roster' ? 'duties.person' : 'duties.deputy')}
            rules={need(say(kind === 'roster' ? 'duties.person' : 'duties.deputy'))}
          >
            <Input autoComplete="off" spellCheck={false} placeholder={say('duties.staffId')} />
          </Form.Item>
          {day('from')}
          {day('to')}
        </div>
        <Form.Item name="reason" label={say('duties.reason')} rules={need(say('duties.reason'))}>
          <Input maxLength={TEXT_LIMITS.reason} autoComplete="off" />
        </Form.Item>
        <FaultNote faults={faults} />
        <Button type="primary" htmlType="submit" loading={planning.loading || delegating.loading}>
          {say(`duties.send.${kind}`)}
        </Button>
      </Form>
    </section>
  );
}
