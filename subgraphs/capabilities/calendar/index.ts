import { defineCapability } from '../../kit/subgraph.ts';
import { CalendarNotice } from './CalendarNotice.ts';
import { CalendarResolver } from './CalendarResolver.ts';
import { firmUp } from './loadNotice.ts';
import { Calendar1767225600017 } from './migrations/1767225600017-Calendar.ts';
import { hearNotice, NOTICE_LOADED, readNotices } from './passNotice.ts';

/** The work calendar, and the notices that are published while the hub works (工作日历 放假安排). */
export const calendar = defineCapability({
  name: 'calendar',
  needs: ['cases'],
  entities: [CalendarNotice],
  migrations: [Calendar1767225600017],
  resolvers: [CalendarResolver],
  receives: { [NOTICE_LOADED]: hearNotice },
  start: async service => {
    await readNotices(service);
    await firmUp(service);
  },
  jobs: [{ name: 'read-notices', everySeconds: 60, run: readNotices }],
});
