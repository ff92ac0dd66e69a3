import { useQuery } from '@apollo/client/react';
import { Form, Input } from 'antd';
import { beijingDay } from '../../../../shared/domain/clock/workdays.ts';
import { AskModal } from '../../components/AskModal.tsx';
import { CountedText } from '../../components/CountedText.tsx';
import { DepartmentText } from '../../components/DepartmentText.tsx';
import { FaultNote } from '../../components/FaultNote.tsx';
import { WhySteps } from '../../components/WhySteps.tsx';
import {
  CountyDecideMeetingItemDocument,
  CountyOrderToComeDocument,
  type CountyOrderToComeQuery,
  type MeetingItemTextFragment,
} from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { dayRule, needRule, textRule } from '../../lib/check.ts';
import { useDepartments } from '../../lib/departments.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { useAsked } from '../../lib/useAsked.ts';
import { useDeed } from '../../lib/useDeed.ts';
import type { FormProps } from './MeetingForms.tsx';

interface Values {
  decision: string;
  department: string;
  responsible?: string;
  until?: string;
}

/** What the meeting decides about a case. What comes of it, direction, order and limit, stands below before it is sent (WL-72, WL-73). */
export function DecideModal({ meeting, level, item, onDone, onClose }: FormProps & { item: MeetingItemTextFragment }) {
  const say = useText();
  const { language } = useLanguage();
  const { busy, perform } = useDeed(level);
  const uid = item.case?.uid ?? '';
  // a limit counts from now: what was known a while ago may be of yesterday
  const { data, error, loading } = useQuery(onLevel(CountyOrderToComeDocument, level), {
    variables: { uid },
    fetchPolicy: 'network-only',
  });
  const file = data?.file as CountyOrderToComeQuery['file'] | undefined;
  const departments = useDepartments(meeting.center?.code ?? null, level);
  const asked = useAsked<Values>(
    ['decision', 'department', 'responsible', 'until'],
    async ({ decision, department, responsible, until }) => {
      const order = { decision, department, responsible: responsible || null, until: until || null };
      return (await perform(CountyDecideMeetingItemDocument, { id: meeting.id, uid, decision: order })).found;
    },
    onDone,
  );
  const watched = Form.useWatch([], asked.form) as Partial<Values> | undefined;
  const today = beijingDay(new Date());
  const label = (name: keyof Values) => say(`meetings.field.${name}`);
  return (
    <AskModal<Values>
      {...asked}
      title={say('meetings.act.DECIDE')}
      okText={say('meetings.decideAndOrder')}
      hint={<p className="act-hint">{item.title ?? item.number}</p>}
      name="decide"
      start={{}}
      busy={busy}
      width={680}
      className="sup-issue"
      onClose={onClose}
    >
      {item.question && (
        <p className="meet-question">
          <b>{say('meetings.question')}</b> <span className="text">{item.question}</span>
        </p>
      )}
      <Form.Item
        name="decision"
        label={label('decision')}
        rules={[textRule('instruction', true, language, label('decision'))]}
      >
        <CountedText name="instruction" rows={3} autoFocus autoComplete="off" />
      </Form.Item>
      <div className="sup-row">
        <Form.Item
          name="department"
          label={label('department')}
          extra={file?.ruledDepartment ? say('ask.ruled', { department: file.ruledDepartment }) : undefined}
          rules={[needRule(true, language, label('department'))]}
        >
          <DepartmentText name="department" departments={departments} />
        </Form.Item>
        <Form.Item
          name="responsible"
          label={label('responsible')}
          rules={[textRule('person', false, language, label('responsible'))]}
        >
          <CountedText name="person" autoComplete="off" />
        </Form.Item>
        {/* where the citizen’s day has passed no later one is stated */}
        {(!file || file.dueOn >= today) && (
          <Form.Item
            name="until"
            label={label('until')}
            extra={file && say('ask.untilHelp', { day: file.dueOn })}
            rules={[
              dayRule({ required: false, min: today, ...(file ? { max: file.dueOn } : {}) }, language, label('until')),
            ]}
          >
            <Input type="date" className="day-input" />
          </Form.Item>
        )}
      </div>
      <FaultNote faults={faultsOf(error)} />
      <Preview values={watched ?? {}} asked={item.question !== null} file={file} loading={loading} />
    </AskModal>
  );
}

interface PreviewProps {
  values: Partial<Values>;
  asked: boolean;
  file: CountyOrderToComeQuery['file'] | undefined;
  loading: boolean;
}

/** What the decision becomes in one commit, as far as it is filled in. */
function Preview({ values: { decision = '', department = '', until = '' }, asked, file, loading }: PreviewProps) {
  const say = useText();
  const limit = file?.orderLimit;
  return (
    <section className="meet-preview" aria-label={say('meetings.preview')} aria-live="polite" aria-busy={loading}>
      <h3>{say('meetings.preview')}</h3>
      <ol>
        {asked && <li>{say('meetings.previewDirection', { text: decision || '…' })}</li>}
        <li>{say('meetings.previewOrder', { department: department || '…', text: decision || '…' })}</li>
        <li data-due={until || limit?.dueOn}>
          {until
            ? say('meetings.previewUntil', { day: until })
            : limit
              ? say('meetings.previewLimit', { day: limit.dueOn })
              : say(loading ? 'meetings.previewLoading' : 'meetings.previewNone')}
          {!until && limit && (
            <details>
              <summary>{say('meetings.why')}</summary>
              <WhySteps why={limit.why} />
            </details>
          )}
        </li>
      </ol>
    </section>
  );
}
