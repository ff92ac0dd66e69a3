import { addWorkdays, type WorkCalendar } from '../clock/workdays.ts';

/**
 * What a supervisor looks at every day (今日盯办), AH-26, AH-28, AH-30, LH-52, N14: open cases that are past their day, or due within one
 * working day, whose department has not replied in time, that were done again, that go to and fro, whose call nobody
 * has come to, that wait for the level above, or to which the reporter has brought something that nobody has taken up (SH-19).
 */
export const WATCHES = [
  'overdue',
  'dueSoon',
  'noReply',
  'redo',
  'pingPong',
  'unattended',
  'raised',
  'brought',
] as const;
export type Watch = (typeof WATCHES)[number];

/** So many times given back is to and fro; the rules of a center say when it is ruled. */
export const PING_PONG = 2;

/** The last day that counts as due within one working day, 调休 included: the next day on which offices work. */
export const soonUntil = (today: string, calendar: WorkCalendar): string => addWorkdays(today, 1, calendar);
