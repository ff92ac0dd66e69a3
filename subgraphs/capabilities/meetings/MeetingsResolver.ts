import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { callMeeting } from './callMeeting.ts';
import { addToMeeting, cancelMeeting, closeMeeting, holdMeeting, writeMinutes } from './holdMeeting.ts';
import type { MeetingRow } from './MeetingRow.ts';
import {
  AttendanceInput,
  Meeting,
  MeetingConnection,
  MeetingDecisionInput,
  MeetingFilter,
  MeetingInput,
} from './MeetingTypes.ts';
import { meetingCursor, readMeeting, readMeetings } from './readMeetings.ts';
import { decideItem, putOffItem, takeOffItem } from './settleItem.ts';

const UUID = /^[0-9a-f-]{36}$/;

const shown = (row: MeetingRow): Meeting => ({ ...row, row });

@Resolver()
export class MeetingsResolver {
  @Query(() => MeetingConnection, {
    description:
      'The meetings of an area at this level, the latest day first (会议台账). A handler sees those to which the own department was invited. Errors: CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED, PAGE_SIZE, CURSOR_MALFORMED.',
  })
  async meetings(
    @Arg('area', () => ID, { description: 'A center (区域); its whole area counts.' }) area: string,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { defaultValue: 20, description: 'Rows a page, 1 to 200 (每页数量).' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last row seen (起始位置).' })
    after?: string | null,
    @Arg('filter', () => MeetingFilter, { nullable: true, description: 'What to narrow it to (筛选).' })
    filter?: MeetingFilter | null,
  ): Promise<MeetingConnection> {
    const { rows, hasNextPage } = await readMeetings(ctx, area, { first, after: after ?? null }, filter ?? {});
    const edges = rows.map(row => ({ cursor: meetingCursor(row), node: shown(row) }));
    return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null } };
  }

  @Query(() => Meeting, {
    description: 'One meeting (会议). Errors: MEETING_NOT_FOUND, also for one that you may not see.',
  })
  async meeting(
    @Arg('id', () => ID, { description: 'Which (会议编号).' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Meeting> {
    return shown(await readMeeting(ctx, known(id)));
  }

  @Mutation(() => Meeting, {
    description:
      'Call a meeting (召集会商), WL-42, WL-46, WL-72. Errors: NOT_PERMITTED, WRONG_LEVEL, OUTSIDE_JURISDICTION, CENTER_UNKNOWN, CENTER_RETIRED, MEETING_DAY, MEETING_TAKEN, DEPARTMENT_UNKNOWN, CASE_NOT_FOUND, FIELD_REQUIRED, FIELD_TOO_LONG, FIELD_INVALID.',
  })
  async callMeeting(
    @Arg('meeting', () => MeetingInput, { description: 'What is called (会议安排).' })
    { center, name, day, departments, bodies, uids }: MeetingInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Meeting> {
    const invited = { departments: departments ?? [], bodies: bodies ?? [] };
    return shown(await callMeeting(ctx, { center: center ?? null, name, day, ...invited, uids: uids ?? [] }));
  }

  @Mutation(() => Meeting, {
    description:
      'Put a case onto an agenda by hand (增列议题). Errors: MEETING_NOT_FOUND, MEETING_STATE, MEETING_ITEM_TWICE, CASE_NOT_FOUND, NOT_PERMITTED, WRONG_LEVEL.',
  })
  async addToMeeting(
    @Arg('id', () => ID, { description: 'The meeting (会议编号).' }) id: string,
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Ctx() ctx: RequestContext,
    @Arg('note', () => String, { nullable: true, description: 'Why (列入说明), 1,000 characters at most.' })
    note?: string | null,
  ): Promise<Meeting> {
    return shown(await addToMeeting(ctx, known(id), uid, note ?? null));
  }

  @Mutation(() => Meeting, {
    description:
      'Say that a meeting is held, and who is there (登记召开), WL-46; from then on its agenda stands. Errors: MEETING_NOT_FOUND, MEETING_STATE, MEETING_NOT_YET, DEPARTMENT_UNKNOWN, FIELD_INVALID, NOT_PERMITTED, WRONG_LEVEL.',
  })
  async holdMeeting(
    @Arg('id', () => ID, { description: 'The meeting (会议编号).' }) id: string,
    @Arg('present', () => AttendanceInput, { description: 'Who is there (参会情况).' })
    { departments, bodies, roles }: AttendanceInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Meeting> {
    const present = { departments: departments ?? [], bodies: bodies ?? [], roles: roles ?? [] };
    return shown(await holdMeeting(ctx, known(id), present));
  }

  @Mutation(() => Meeting, {
    description:
      'Write the minutes (会议纪要), or write them anew until the meeting is ended; numbers that name a person are starred. Errors: MEETING_NOT_FOUND, MEETING_STATE, FIELD_REQUIRED, FIELD_TOO_LONG, NOT_PERMITTED, WRONG_LEVEL.',
  })
  async writeMinutes(
    @Arg('id', () => ID, { description: 'The meeting (会议编号).' }) id: string,
    @Arg('minutes', { description: 'The minutes (会议纪要), 4,000 characters at most.' }) minutes: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Meeting> {
    return shown(await writeMinutes(ctx, known(id), minutes));
  }

  @Mutation(() => Meeting, {
    description:
      'Decide an item (作出决定), WL-72, WL-73, N16: in one commit the direction on the case and an order with a clock. Errors: MEETING_NOT_FOUND, MEETING_STATE, MEETING_ITEM_NOT_FOUND, MEETING_ITEM_SETTLED, MEETING_ITEM_GONE, ACT_NOT_ALLOWED, ARBITRATION_OPEN, DEPARTMENT_UNKNOWN, FIELD_REQUIRED, FIELD_TOO_LONG, FIELD_INVALID, NOT_PERMITTED, WRONG_LEVEL.',
  })
  async decideMeetingItem(
    @Arg('id', () => ID, { description: 'The meeting (会议编号).' }) id: string,
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('decision', () => MeetingDecisionInput, { description: 'What is decided (会议决定).' })
    { decision, department, responsible, until }: MeetingDecisionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Meeting> {
    const order = { department: department ?? null, responsible: responsible ?? null, until: until ?? null };
    return shown(await decideItem(ctx, known(id), uid, { decision, ...order }));
  }

  @Mutation(() => Meeting, {
    description:
      'Put an item off to a later meeting (延期再议), counted. Errors: MEETING_NOT_FOUND, MEETING_STATE, MEETING_ITEM_NOT_FOUND, MEETING_ITEM_SETTLED, MEETING_ITEM_GONE, MEETING_NEXT_MISSING, FIELD_REQUIRED, NOT_PERMITTED, WRONG_LEVEL.',
  })
  async putOffMeetingItem(
    @Arg('id', () => ID, { description: 'The meeting (会议编号).' }) id: string,
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('reason', { description: 'Why (延期理由).' }) reason: string,
    @Ctx() ctx: RequestContext,
    @Arg('next', () => ID, {
      nullable: true,
      description: 'To which meeting of the center (延至的会议); the next of its series if left out.',
    })
    next?: string | null,
  ): Promise<Meeting> {
    return shown(await putOffItem(ctx, known(id), uid, { reason, next: next ?? null }));
  }

  @Mutation(() => Meeting, {
    description:
      'Take an item off (撤下议题), with the reason; before the meeting only what was put there by hand. Errors: MEETING_NOT_FOUND, MEETING_STATE, MEETING_ITEM_NOT_FOUND, MEETING_ITEM_SETTLED, MEETING_ITEM_GONE, FIELD_REQUIRED, NOT_PERMITTED, WRONG_LEVEL.',
  })
  async takeOffMeetingItem(
    @Arg('id', () => ID, { description: 'The meeting (会议编号).' }) id: string,
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('reason', { description: 'Why (撤下理由).' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Meeting> {
    return shown(await takeOffItem(ctx, known(id), uid, reason));
  }

  @Mutation(() => Meeting, {
    description:
      'End a meeting (结束会议): minutes written, every item concluded. Errors: MEETING_NOT_FOUND, MEETING_STATE, MEETING_ITEMS_OPEN, FIELD_REQUIRED, NOT_PERMITTED, WRONG_LEVEL.',
  })
  async closeMeeting(
    @Arg('id', () => ID, { description: 'The meeting (会议编号).' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Meeting> {
    return shown(await closeMeeting(ctx, known(id)));
  }

  @Mutation(() => Meeting, {
    description:
      'Call a meeting off before it is held (取消会议); what was put onto its agenda goes to the next of its series. Errors: MEETING_NOT_FOUND, MEETING_STATE, FIELD_REQUIRED, NOT_PERMITTED, WRONG_LEVEL.',
  })
  async cancelMeeting(
    @Arg('id', () => ID, { description: 'The meeting (会议编号).' }) id: string,
    @Arg('reason', { description: 'Why (取消原因).' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Meeting> {
    return shown(await cancelMeeting(ctx, known(id), reason));
  }
}

/** An id as meetings have it; what is none is no meeting. */
function known(id: string): string {
  if (!UUID.test(id)) throw new DomainError('MEETING_NOT_FOUND', {}, 'id');
  return id;
}
