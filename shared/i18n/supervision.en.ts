import type { supervisionZhCN } from './supervision.zh-CN.ts';

/** English texts of supervision: orders to put right, measures, answers. Part of `en.ts`. */
export const supervisionEn: Record<keyof typeof supervisionZhCN, string> = {
  'error.SUPERVISION_NOT_FOUND': 'There is no such supervision order.',
  'remedy.SUPERVISION_NOT_FOUND': 'Read the list again and choose from it.',
  'error.SUPERVISION_STATE': 'The order is “{state}” and does not allow this.',
  'remedy.SUPERVISION_STATE': 'Read it again and go by how it stands now.',
  'error.SUPERVISION_NOT_YET': 'The limit for the answer ({dueOn}) has not passed: it cannot be raised yet.',
  'remedy.SUPERVISION_NOT_YET':
    'Wait for the limit or for the answer; where it is urgent, issue a harder order with its own ground.',
  'error.SUPERVISION_GRADE': 'The grade “{grade}” has no place here.',
  'remedy.SUPERVISION_GRADE': 'Choose one of those that are listed; a measure is taken by the ladder of the rules.',
  'error.LADDER_SKIPPED': 'No rung of the ladder is skipped: “{next}” is the hardest that may be taken now.',
  'remedy.LADDER_SKIPPED': 'Take “{next}” or a milder one; what is older than twelve months counts no more.',
  'act.urge': 'urge',
  'act.supervise': 'supervise',
  'act.answerSupervision': 'answer a supervision order',
  'act.readSupervision': 'read supervision orders',
  'grade.urge': 'urging',
  'grade.blue': 'blue order',
  'grade.orange': 'orange order',
  'grade.red': 'red order',
  'grade.measure': 'measure',
  'supervisionState.issued': 'waiting for the answer',
  'supervisionState.replied': 'answered',
  'supervisionState.closed': 'closed',
  'supervisionState.cancelled': 'taken back',
  'supervisionState.raised': 'raised',
};
