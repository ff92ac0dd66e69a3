import { registerEnumType } from 'type-graphql';

export const AssessmentKinds = { POINTS: 'points', STRIKE: 'strike' } as const;
registerEnumType(AssessmentKinds, {
  name: 'AssessmentKind',
  description: 'What is proposed (考核类别).',
  valuesConfig: {
    POINTS: { description: 'Points are taken (扣分), LH-46, LH-47, LH-51.' },
    STRIKE: { description: 'One of the strikes that together cost a distinction (累计次数), LH-48, LH-49.' },
  },
});

export const AssessmentStates = {
  PROPOSED: 'proposed',
  ANSWERED: 'answered',
  CONFIRMED: 'confirmed',
  DROPPED: 'dropped',
} as const;
registerEnumType(AssessmentStates, {
  name: 'AssessmentState',
  description: 'Where a proposal stands (考核状态), N10.',
  valuesConfig: {
    PROPOSED: { description: 'The unit may answer (待申辩). It does not count.' },
    ANSWERED: { description: 'Answered, and a person has to decide (已申辩). It does not count.' },
    CONFIRMED: { description: 'A person has confirmed it (已确认). It counts.' },
    DROPPED: { description: 'A person has dropped it (已撤销). It does not count.' },
  },
});

export const AssessmentActs = { ANSWER: 'answer', CONFIRM: 'confirm', DROP: 'drop' } as const;
registerEnumType(AssessmentActs, {
  name: 'AssessmentAct',
  description: 'What may be done to a proposal (考核操作).',
  valuesConfig: {
    ANSWER: { description: 'Answer it (申辩).' },
    CONFIRM: { description: 'Confirm it (确认).' },
    DROP: { description: 'Drop it (撤销).' },
  },
});

export const AssessmentScopes = { UNIT: 'unit', PERSON: 'person', RELATED: 'related' } as const;
registerEnumType(AssessmentScopes, {
  name: 'AssessmentScope',
  description: 'Whom a proposal is about (考核对象).',
  valuesConfig: {
    UNIT: { description: 'The unit at fault (窗口单位), LH-46, LH-47.' },
    PERSON: { description: 'A person there (窗口工作人员), LH-47, LH-49.' },
    RELATED: { description: 'A unit that had a part in it (关联办事窗口单位), LH-51.' },
  },
});

export const AssessedEvents = {
  LATE_TO_SUMMONS: 'lateToSummons',
  ABSENT_FROM_DUTY: 'absentFromDuty',
  VERIFIED_FAULT: 'verifiedFault',
  NEGLECT: 'neglect',
  OVERDUE_REPLY: 'overdueReply',
  OVERDUE: 'overdue',
  PING_PONG: 'pingPong',
  SAME_KIND: 'sameKind',
  UPHELD_COMPLAINT: 'upheldComplaint',
} as const;
registerEnumType(AssessedEvents, {
  name: 'AssessedEvent',
  description: 'What a proposal is made for (考核事由).',
  valuesConfig: {
    LATE_TO_SUMMONS: { description: 'Not at the desk in time after a call (不按时赶到窗口), LH-46.' },
    ABSENT_FROM_DUTY: { description: 'Not at the post (不按时到岗), LH-46.' },
    VERIFIED_FAULT: { description: 'A fault that was verified (经核实的问题), LH-47.' },
    NEGLECT: { description: 'Neglect by a unit that had a part in it (重视不够、推脱责任、落实不力), LH-51.' },
    OVERDUE_REPLY: { description: 'An order was not answered in time (工单逾期未回复).' },
    OVERDUE: { description: 'The citizen’s date has passed (超期未办), WL-85.' },
    PING_PONG: { description: 'An order was given back once too often (多次退单), N14.' },
    SAME_KIND: { description: 'A problem of one kind came again (同类问题重复出现), LH-48, Q8.' },
    UPHELD_COMPLAINT: { description: 'A complaint was found true (属实投诉), LH-49.' },
  },
});

export const FaultKinds = {
  NOT_DONE: 'notDone',
  UNSKILLED: 'unskilled',
  CARELESS: 'careless',
  PRETENDED: 'pretended',
  ATTITUDE: 'attitude',
  SLIGHTED: 'slighted',
  SHIRKED: 'shirked',
  NOT_CARRIED_OUT: 'notCarriedOut',
  ABSENT: 'absent',
} as const;
registerEnumType(FaultKinds, {
  name: 'FaultKind',
  description: 'What was found at fault (核实的问题).',
  valuesConfig: {
    NOT_DONE: { description: 'It was due and was not done (应办未办), LH-47.' },
    UNSKILLED: { description: 'Not up to the work (业务不熟), LH-47, LH-49.' },
    CARELESS: { description: 'Examined carelessly (审核不严), LH-47, LH-49.' },
    PRETENDED: { description: 'Done for show (作为不实), LH-47.' },
    ATTITUDE: { description: 'Bad manners (服务态度差), LH-47, LH-49.' },
    SLIGHTED: { description: 'Not taken seriously (重视不够), LH-51.' },
    SHIRKED: { description: 'Shirked (推脱责任), LH-51.' },
    NOT_CARRIED_OUT: { description: 'Not carried out (落实不力), LH-51.' },
    ABSENT: { description: 'Not at the post (不按时到岗), LH-46.' },
  },
});
