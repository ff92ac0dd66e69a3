import type { todayPagesZh } from './today.zh-CN.ts';

/** English texts of what is watched today. Part of `en.ts`. */
export const todayPagesEn: Record<keyof typeof todayPagesZh, string> = {
  'tab.today': 'Today',
  'today.reasons': 'Why it is watched',
  'today.none': 'Nothing to watch here',
  'today.overdue': 'Overdue',
  'today.overdue.what': 'Past the citizen’s day, and open',
  'today.dueSoon': 'Due in a day',
  'today.dueSoon.what': 'Due by the next working day, worked weekends included',
  'today.noReply': 'No reply',
  'today.noReply.what': 'A department has not replied within the limit of its order',
  'today.redo': 'Redo',
  'today.redo.what': 'Rated badly or objected to, and being done again',
  'today.pingPong': 'To and fro',
  'today.pingPong.what': 'Given back by departments twice or more, or waiting for a ruling',
  'today.unattended': 'Nobody came',
  'today.unattended.what': 'Staff were called and have not come within the limit',
  'today.waiting': 'Raised to here',
  'today.waiting.what': 'Came up from below and nobody has taken it on: open the case to claim, return or decide it',
  'today.raised': 'Raised from here',
  'today.raised.what': 'Put to the level above, which has not answered',
};
