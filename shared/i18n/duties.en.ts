import type { dutiesZhCN } from './duties.zh-CN.ts';

/** English texts of duties: rosters and delegations. Part of `en.ts`. */
export const dutiesEn: Record<keyof typeof dutiesZhCN, string> = {
  'error.NOT_ON_DUTY': 'You cannot act in this duty now.',
  'remedy.NOT_ON_DUTY':
    'It may not have begun, or be over, or have been ended before its time; go back to your own role, or have the roster looked at.',
  'error.DUTY_NOT_FOUND': 'There is no such duty.',
  'remedy.DUTY_NOT_FOUND': 'Read the roster again and choose from it.',
  'error.DUTY_ROLE': 'The role “{role}” cannot be had in this way.',
  'remedy.DUTY_ROLE':
    'Choose one of the roles offered; those of administrators, connected systems and provincial officers are never on duty or delegated, and a head of a center delegates in person.',
  'error.DUTY_SELF': 'Nobody gives a duty to themself.',
  'remedy.DUTY_SELF':
    'Name a colleague; where it is your own turn, let somebody else of the center who plans duties order it.',
  'error.DUTY_NOT_YOURS': 'Only the own place can be delegated.',
  'remedy.DUTY_NOT_YOURS':
    'Delegate the role and center of your account; the place of another is delegated by that person or the head of the center.',
  'error.DUTY_CHAIN': 'In a duty nobody plans, delegates or ends duties.',
  'remedy.DUTY_CHAIN': 'Go back to your own role first.',
  'error.DUTY_PERIOD':
    'These days will not do: they begin today or later, within a year, and are {days} days at the most.',
  'remedy.DUTY_PERIOD': 'Change the days; for a longer time, order it anew before it ends.',
  'error.DUTY_OVERLAPS': 'From {from} to {to} there is a duty already ({person}); the days overlap.',
  'remedy.DUTY_OVERLAPS': 'Choose other days, or end the other duty first.',
  'error.DUTY_OVER': 'This duty is over.',
  'remedy.DUTY_OVER': 'It need not be ended again; read the roster anew.',
  'error.HANDOVER_NOT_FOUND': 'There is no such hand-over note.',
  'remedy.HANDOVER_NOT_FOUND': 'Read the list again and choose from it.',
  'error.HANDOVER_RECEIVED': 'Somebody has received this hand-over note.',
  'remedy.HANDOVER_RECEIVED': 'It need not be received again; read the list anew.',
  'act.planDuty': 'plan duties',
  'act.delegate': 'have somebody stand in',
  'act.appointDeputy': 'appoint a deputy for somebody',
  'act.endDuty': 'end duties',
  'act.readDuties': 'read the roster',
  'field.days': 'days',
  'field.standsFor': 'stands in for',
};
