import { registerEnumType } from 'type-graphql';
import { ATTACHMENT_KINDS } from '../../../shared/domain/attachment/kinds.ts';
import { ATTACHMENT_USES } from '../../../shared/domain/attachment/uses.ts';
import { AUDIT_KINDS, AUDIT_READS, SEARCH_KEYS } from '../../../shared/domain/audit/records.ts';
import { AUDIT_SIGNS } from '../../../shared/domain/audit/signs.ts';
import { CAUSES } from '../../../shared/domain/case/causes.ts';
import { ESCALATION_STATUSES } from '../../../shared/domain/case/escalation.ts';
import { CASE_ACTS, CASE_STATES } from '../../../shared/domain/case/lifecycle.ts';
import { NOTICE_FAULTS } from '../../../shared/domain/case/notices.ts';
import { ANSWER_OUTCOMES } from '../../../shared/domain/case/demands.ts';
import { FINDING_SEVERITIES, REPLY_FINDINGS } from '../../../shared/domain/case/replyGate.ts';
import { CLOCK_KINDS, CLOCK_STATUSES } from '../../../shared/domain/clock/clock.ts';
import { DAY_KINDS } from '../../../shared/domain/clock/workdays.ts';
import { LIKENESS_REASONS } from '../../../shared/domain/fairness/likeness.ts';
import { CANNOTS, TREATMENTS } from '../../../shared/domain/fairness/treatments.ts';
import { OUTCOMES, STAGES } from '../../../shared/domain/policy/crosswalk.ts';
import {
  CHANNELS,
  NOTICE_CHANNELS,
  NOTICE_EVENTS,
  PARTIES,
  PROVINCIAL_CLASSES,
  RECORD_KINDS,
} from '../../../shared/domain/policy/policy.ts';
import { DISCLOSURE_PURPOSES } from '../../../shared/domain/privacy/disclosure.ts';
import { CHANGED } from '../../../shared/domain/kinds/guideChange.ts';
import { LEVELS } from '../../../shared/domain/levels.ts';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';

const upper = (name: string) => (name === name.toUpperCase() ? name : name.replace(/[A-Z]/g, '_$&').toUpperCase());
const sentence = (word: string) => {
  const rest = word === word.toUpperCase() ? word.slice(1) : word.slice(1).replace(/[A-Z]/g, ' $&');
  return word.charAt(0).toUpperCase() + rest.toLowerCase();
};
const text = (key: string) => (zhCN as Record<string, string>)[key] ?? '';

/** A GraphQL enum over the words of the domain; each value carries its Chinese term. */
export function enumOf<T extends string>(
  name: string,
  words: readonly T[],
  prefix: string,
  description: string,
): Record<string, T> {
  const values = Object.fromEntries(words.map(word => [upper(word), word]));
  const valuesConfig = Object.fromEntries(
    words.map(word => [upper(word), { description: `${sentence(word)} (${text(`${prefix}.${word}`)})` }]),
  );
  registerEnumType(values, { name, description, valuesConfig: valuesConfig as never });
  return values;
}

export const AttachmentKinds = enumOf(
  'AttachmentKind',
  ATTACHMENT_KINDS,
  'attachmentKind',
  'What a file is, by its content (附件类型).',
);
export const AttachmentUses = enumOf(
  'AttachmentUse',
  ATTACHMENT_USES,
  'attachmentUse',
  'What a file of a case is for (附件用途): SJ-72, LH-13, SH-19.',
);
export const Levels = enumOf('Level', LEVELS, 'level', 'An administrative level (行政层级).');
export const ChangedThings = enumOf(
  'ChangedThing',
  CHANGED,
  'changed',
  'What a change is about (变更对象): LH-40, WL-35, WL-105.',
);
export const CaseStates = enumOf('CaseState', CASE_STATES, 'state', 'Where a case stands at one level (办件状态).');
export const CaseActs = enumOf('CaseAct', CASE_ACTS, 'act', 'What may be done to a case, or was done (操作).');
export const Causes = enumOf('Cause', CAUSES, 'cause', 'Why it could not get done (办不成的原因), SJ-46…49.');
export const DayKinds = enumOf('DayKind', DAY_KINDS, 'day', 'What a day is to an office (日期类别).');
export const EscalationStatuses = enumOf(
  'EscalationStatus',
  ESCALATION_STATUSES,
  'escalation',
  'How far the level above has come with what it was asked (提级状态).',
);
export const RecordKinds = enumOf('RecordKind', RECORD_KINDS, 'recordKind', 'What was put on record (登记类型).');
export const Channels = enumOf('Channel', CHANNELS, 'channel', 'How a matter reached the window (反映渠道).');
export const Stages = enumOf('Stage', STAGES, 'stage', 'Where a case stands in the words all places share (统一阶段).');
export const Outcomes = enumOf(
  'Outcome',
  OUTCOMES,
  'outcome',
  'How a case came out in the words all places share (办理结论).',
);
export const AnswerOutcomes = enumOf(
  'AnswerOutcome',
  ANSWER_OUTCOMES,
  'outcome',
  'How one demand was answered (答复结论).',
);
export const ProvincialClasses = enumOf(
  'ProvincialClass',
  PROVINCIAL_CLASSES,
  'provincialClass',
  'What a local class counts as when places are compared (全省统一分类).',
);
export const ClockKinds = enumOf('ClockKind', CLOCK_KINDS, 'clock', 'What a limit is for (时限类别).');
export const ClockStatuses = enumOf('ClockStatus', CLOCK_STATUSES, 'clockStatus', 'How a limit stands (时限状态).');
export const Parties = enumOf('Party', PARTIES, 'party', 'Who is told of what happens to a case (告知对象), LH-32.');
export const NoticeEvents = enumOf('NoticeEvent', NOTICE_EVENTS, 'noticeEvent', 'What people are told of (告知事由).');
export const NoticeChannels = enumOf(
  'NoticeChannel',
  NOTICE_CHANNELS,
  'noticeChannel',
  'How they are told (告知渠道).',
);
export const NoticeFaults = enumOf(
  'NoticeFault',
  NOTICE_FAULTS,
  'noticeFault',
  'Why a notice has not been sent (未发送原因).',
);
export const DisclosurePurposes = enumOf(
  'DisclosurePurpose',
  DISCLOSURE_PURPOSES,
  'purpose',
  'What full personal data are looked at for (查看用途), N12.',
);
export const TreatmentKinds = enumOf(
  'TreatmentKind',
  TREATMENTS,
  'treatment',
  'How a matter was treated in the end (处理结果).',
);
export const RefusalKinds = enumOf('RefusalKind', CANNOTS, 'treatment', 'A kind of no (不予办理的种类), SJ-30, LH-11.');
export const LikenessReasons = enumOf(
  'LikenessReason',
  LIKENESS_REASONS,
  'likeness',
  'Why two matters are taken for alike (相似理由).',
);
export const ReplyFindingCodes = enumOf(
  'ReplyFindingCode',
  REPLY_FINDINGS,
  'reply',
  'What the reply gate finds in a reply (答复检查结果), SJ-30, LH-11, LH-12, WL-75.',
);
export const FindingSeverities = enumOf(
  'FindingSeverity',
  FINDING_SEVERITIES,
  'findingSeverity',
  'Whether a reply may go as it is (提示等级).',
);
export const AuditKinds = enumOf(
  'AuditKind',
  AUDIT_KINDS,
  'auditKind',
  'A kind of record of what was done and seen (审计类别).',
);
export const AuditReads = enumOf(
  'AuditReadKind',
  AUDIT_READS,
  'auditRead',
  'What was read of the record itself (查阅内容).',
);
export const AuditSignKinds = enumOf(
  'AuditSignKind',
  AUDIT_SIGNS,
  'auditSign',
  'What an auditor should look at first (线索类型).',
);
export const SearchKeys = enumOf('SearchKey', SEARCH_KEYS, 'searchKey', 'By what a person was looked for (检索方式).');

export const WatchKinds = {
  OVERDUE: 'overdue',
  DUE_SOON: 'dueSoon',
  NO_REPLY: 'noReply',
  REDO: 'redo',
  PING_PONG: 'pingPong',
  UNATTENDED: 'unattended',
  RAISED: 'raised',
  BROUGHT: 'brought',
} as const;
registerEnumType(WatchKinds, {
  name: 'WatchKind',
  description: 'Why an open case is watched today (盯办原因).',
  valuesConfig: {
    OVERDUE: { description: 'Past its last day (超期).' },
    DUE_SOON: { description: 'Due by the next working day (一个工作日内到期).' },
    NO_REPLY: { description: 'A department has not replied within its limit (逾期未回复).' },
    REDO: { description: 'Done again, and not over (重办中).' },
    PING_PONG: { description: 'Given back twice or more, or before a ruling (反复退单), N14.' },
    UNATTENDED: { description: 'Staff were called and have not come in time (叫办未到场).' },
    RAISED: { description: 'The level above has not answered (提级待复), AH-32.' },
    BROUGHT: { description: 'The reporter has brought something that nobody has taken up (群众已补充), SH-19.' },
  },
});
