import { useApolloClient, useQuery } from '@apollo/client/react';
import { Form, Input, Select } from 'antd';
import { ROLE_NAMES } from '../../../../shared/domain/access/roles.ts';
import { roleHolds } from '../../../../shared/domain/access/permissions.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { AskModal } from '../../components/AskModal.tsx';
import { CountedText } from '../../components/CountedText.tsx';
import {
  CountyAddToMeetingDocument,
  CountyCancelMeetingDocument,
  CountyCloseMeetingDocument,
  CountyHoldMeetingDocument,
  CountyMeetingsDocument,
  CountyPutOffMeetingItemDocument,
  CountyTakeOffMeetingItemDocument,
  CountyWriteMinutesDocument,
  type MeetingDetailFragment,
  type MeetingItemTextFragment,
} from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { caseByNumber, unknownCase } from '../../lib/caseByNumber.ts';
import { needRule, textRule } from '../../lib/check.ts';
import { useDepartments } from '../../lib/departments.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { roleName } from '../../lib/names.ts';
import { useAsked } from '../../lib/useAsked.ts';
import { useDeed } from '../../lib/useDeed.ts';

export interface FormProps {
  meeting: MeetingDetailFragment;
  level: LevelName;
  onDone: () => void;
  onClose: () => void;
}

interface Presence {
  departments?: string[];
  bodies?: string[];
  roles?: string[];
}

/** Who is there: from then on the agenda stands. */
export function HoldModal({ meeting, level, onDone, onClose }: FormProps) {
  const say = useText();
  const { busy, perform } = useDeed(level);
  const departments = useDepartments(meeting.center?.code ?? null, level);
  const { departments: invited, bodies } = meeting.invited;
  const asked = useAsked<Presence>(
    ['departments', 'bodies', 'roles'],
    async present => (await perform(CountyHoldMeetingDocument, { id: meeting.id, present })).found,
    onDone,
  );
  return (
    <AskModal<Presence>
      {...asked}
      title={say('meetings.act.HOLD')}
      hint={<p className="quiet act-hint">{say('meetings.hint.HOLD')}</p>}
      name="hold"
      start={{ departments: [...invited], bodies: [...bodies], roles: [] }}
      busy={busy}
      onClose={onClose}
    >
      <Form.Item name="departments" label={say('meetings.presentDepartments')}>
        <Select mode="multiple" options={departments.map(({ name }) => ({ value: name }))} />
      </Form.Item>
      <Form.Item name="bodies" label={say('meetings.presentBodies')} extra={say('meetings.tagsHelp')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',']} />
      </Form.Item>
      <Form.Item name="roles" label={say('meetings.presentRoles')}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={ROLE_NAMES.filter(role => roleHolds(role, 'keepMeeting') || role === 'leader').map(value => ({
            value,
            label: roleName(say, value),
          }))}
        />
      </Form.Item>
    </AskModal>
  );
}

/** A case that is put onto the agenda by its number. */
export function AddModal({ meeting, level, onDone, onClose }: FormProps) {
  const say = useText();
  const { language } = useLanguage();
  const client = useApolloClient();
  const { busy, perform } = useDeed(level);
  const asked = useAsked<{ uid: string; note?: string }>(
    ['uid', 'note'],
    async ({ uid: number, note }) => {
      if (!meeting.center) return [];
      const uid = await caseByNumber(client, meeting.center, number).catch((error: unknown) => ({ error }));
      if (typeof uid === 'object' && uid !== null) return faultsOf(uid.error);
      if (!uid) return [unknownCase(say('error.CASE_NOT_FOUND'), say('remedy.CASE_NOT_FOUND'))];
      return (await perform(CountyAddToMeetingDocument, { id: meeting.id, uid, note: note ?? null })).found;
    },
    onDone,
  );
  return (
    <AskModal {...asked} title={say('meetings.act.ADD')} name="add" start={{}} busy={busy} onClose={onClose}>
      <Form.Item
        name="uid"
        label={say('supervision.caseNumber')}
        rules={[textRule('search', true, language, say('supervision.caseNumber'))]}
      >
        <Input autoComplete="off" spellCheck={false} placeholder={say('supervision.caseNumberHint')} />
      </Form.Item>
      <Form.Item
        name="note"
        label={say('meetings.note')}
        rules={[textRule('note', false, language, say('meetings.note'))]}
      >
        <CountedText name="note" rows={2} autoComplete="off" />
      </Form.Item>
    </AskModal>
  );
}

/** The minutes, written or written anew. They begin with what was decided, which nobody has to write twice. */
export function MinutesModal({ meeting, level, onDone, onClose }: FormProps) {
  const say = useText();
  const { language } = useLanguage();
  const { busy, perform } = useDeed(level);
  const { id, minutes, agenda } = meeting;
  const draft = agenda
    .filter(({ outcome }) => outcome !== null)
    .map(
      item =>
        `${item.no}. ${item.title ?? item.number}：${say(`meetings.outcome.${item.outcome ?? 'DECIDED'}`)}。${item.words}`,
    )
    .join('\n');
  const asked = useAsked<{ minutes: string }>(
    ['minutes'],
    async values => (await perform(CountyWriteMinutesDocument, { id, ...values })).found,
    onDone,
  );
  return (
    <AskModal
      {...asked}
      title={say('meetings.act.MINUTE')}
      hint={<p className="quiet act-hint">{say('meetings.hint.MINUTE')}</p>}
      name="minute"
      start={{ minutes: minutes ?? draft }}
      busy={busy}
      width={680}
      onClose={onClose}
    >
      <Form.Item
        name="minutes"
        label={say('meetings.minutes')}
        rules={[textRule('minutes', true, language, say('meetings.minutes'))]}
      >
        <CountedText name="minutes" rows={8} autoFocus autoComplete="off" />
      </Form.Item>
    </AskModal>
  );
}

interface PutOff {
  reason: string;
  next?: string;
}

/** To which meeting an item is put off, and why. */
export function PutOffModal({ meeting, level, item, onDone, onClose }: FormProps & { item: MeetingItemTextFragment }) {
  const say = useText();
  const { language } = useLanguage();
  const { busy, perform } = useDeed(level);
  const { data } = useQuery(onLevel(CountyMeetingsDocument, level), {
    variables: { area: meeting.center?.code ?? '', first: 100, filter: { states: ['PLANNED'] } },
  });
  const coming = (data?.meetings?.edges ?? []).flatMap(({ node }) => (node?.id === meeting.id ? [] : [node]));
  const hasNext = meeting.kind !== 'CONSULTATION';
  const asked = useAsked<PutOff>(
    ['reason', 'next'],
    async ({ reason, next }) => {
      const at = { id: meeting.id, uid: item.case?.uid ?? '' };
      return (await perform(CountyPutOffMeetingItemDocument, { ...at, reason, next: next || null })).found;
    },
    onDone,
  );
  return (
    <AskModal<PutOff>
      {...asked}
      title={say('meetings.act.PUT_OFF')}
      hint={<p className="act-hint">{item.title ?? item.number}</p>}
      name="putOff"
      start={hasNext ? { next: '' } : {}}
      busy={busy}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={say('meetings.reason')}
        rules={[textRule('reason', true, language, say('meetings.reason'))]}
      >
        <CountedText name="reason" rows={3} autoFocus autoComplete="off" />
      </Form.Item>
      <Form.Item name="next" label={say('meetings.next')} rules={[needRule(!hasNext, language, say('meetings.next'))]}>
        <Select
          placeholder={say('ask.choose')}
          options={[
            ...(hasNext ? [{ value: '', label: say('meetings.nextOfSeries') }] : []),
            ...coming.toReversed().flatMap(one => (one ? [{ value: one.id, label: `${one.day} ${one.name}` }] : [])),
          ]}
        />
      </Form.Item>
    </AskModal>
  );
}

interface WordsProps extends FormProps {
  act: 'TAKE_OFF' | 'CANCEL' | 'CLOSE';
  item?: MeetingItemTextFragment;
}

/** What asks for a reason and nothing else; ending a meeting asks only whether it is meant. */
export function WordsModal({ act, item, meeting, level, onDone, onClose }: WordsProps) {
  const say = useText();
  const { language } = useLanguage();
  const { busy, perform } = useDeed(level);
  const { id } = meeting;
  const asked = useAsked<{ reason: string }>(
    ['reason'],
    async ({ reason }) => {
      if (act === 'CLOSE') return (await perform(CountyCloseMeetingDocument, { id })).found;
      if (act === 'CANCEL') return (await perform(CountyCancelMeetingDocument, { id, reason })).found;
      return (await perform(CountyTakeOffMeetingItemDocument, { id, uid: item?.case?.uid ?? '', reason })).found;
    },
    onDone,
  );
  return (
    <AskModal
      {...asked}
      title={say(`meetings.act.${act}`)}
      hint={
        <p className="quiet act-hint">
          {act === 'TAKE_OFF' ? (item?.title ?? item?.number) : say(`meetings.hint.${act}`)}
        </p>
      }
      name="words"
      start={{}}
      busy={busy}
      onClose={onClose}
    >
      {act !== 'CLOSE' && (
        <Form.Item
          name="reason"
          label={say('meetings.reason')}
          rules={[textRule('reason', true, language, say('meetings.reason'))]}
        >
          <CountedText name="reason" rows={3} autoFocus autoComplete="off" />
        </Form.Item>
      )}
    </AskModal>
  );
}
