import { defineCapability } from '../../kit/subgraph.ts';
import { MeetingItemRow } from './MeetingItemRow.ts';
import { MeetingRow } from './MeetingRow.ts';
import { MeetingFieldResolver, MeetingItemResolver, MeetingsOfCaseResolver } from './MeetingFieldsResolver.ts';
import { MeetingsResolver } from './MeetingsResolver.ts';
import { Meetings1767225600070 } from './migrations/1767225600070-Meetings.ts';
import { PLAN_SECONDS, planMeetings } from './planMeetings.ts';

/** What a center confers about (每周梳理、市政府研究、会商), with agendas that fill themselves: SJ-38, WL-42, WL-46, WL-70…73, N16. */
export const meetings = defineCapability({
  name: 'meetings',
  needs: ['directory', 'policy', 'cases', 'departments', 'authority', 'handling'],
  entities: [MeetingRow, MeetingItemRow],
  migrations: [Meetings1767225600070],
  resolvers: [MeetingsResolver, MeetingFieldResolver, MeetingItemResolver, MeetingsOfCaseResolver],
  scopes: { CaseFile: { meetings: 'work' } },
  // the first case of a center, other rules or another duty are seen within a minute: nobody has to say that they came
  jobs: [{ name: 'planMeetings', everySeconds: PLAN_SECONDS, run: planMeetings }],
});
