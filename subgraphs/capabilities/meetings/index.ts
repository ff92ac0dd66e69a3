import { defineCapability } from '../../kit/subgraph.ts';
import { MeetingItemRow } from './MeetingItemRow.ts';
import { MeetingRow } from './MeetingRow.ts';
import { MeetingFieldResolver, MeetingItemResolver, MeetingsOfCaseResolver } from './MeetingFieldsResolver.ts';
import { MeetingsResolver } from './MeetingsResolver.ts';
import { Meetings1767225600070 } from './migrations/1767225600070-Meetings.ts';
import { planMeetings } from './planMeetings.ts';

/** What a center confers about (每周梳理、市政府研究、会商), with agendas that fill themselves: SJ-38, WL-42, WL-46, WL-70…73, N16. */
export const meetings = defineCapability({
  name: 'meetings',
  needs: ['directory', 'policy', 'cases', 'departments', 'authority', 'handling'],
  entities: [MeetingRow, MeetingItemRow],
  migrations: [Meetings1767225600070],
  resolvers: [MeetingsResolver, MeetingFieldResolver, MeetingItemResolver, MeetingsOfCaseResolver],
  scopes: { CaseFile: { meetings: 'work' } },
  // meetings are days ahead, so that an hour is soon enough
  jobs: [{ name: 'planMeetings', everySeconds: 3600, run: planMeetings }],
});
