import { isRoleName, type RoleName } from '../../../shared/domain/access/roles.ts';
import { optionalText, requiredText } from '../../../shared/domain/case/text.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { openItems } from '../../../shared/domain/meeting/meeting.ts';
import { withoutNumbers } from '../../../shared/domain/privacy/withoutNumbers.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { agendaOf, factsOf } from './agendaOf.ts';
import { addCase, partOf, type WrittenPart } from './callMeeting.ts';
import { MeetingItemRow } from './MeetingItemRow.ts';
import type { MeetingRow } from './MeetingRow.ts';
import { change, onMeeting, stepOf } from './openMeeting.ts';
import { carryOver } from './settleItem.ts';

/** Puts a case onto an agenda by hand (增列议题), before the meeting or in it. */
export function addToMeeting(ctx: RequestContext, id: string, uid: string, text: string | null): Promise<MeetingRow> {
  const note = optionalText('note', text);
  return onMeeting(ctx, id, 'add', async ({ tx, meeting }) => {
    const items = await agendaOf(tx, ctx.service, meeting);
    if (items.some(({ row }) => row.uid === uid)) throw new DomainError('MEETING_ITEM_TWICE', {}, 'uid');
    const no = meeting.state === 'planned' ? null : items.length + 1;
    await addCase(tx, ctx, meeting, uid, { no, note: note === null ? null : withoutNumbers(note) });
    return meeting;
  });
}

/** Says that a meeting is held (登记召开), and who is there; from now on its agenda stands. */
export function holdMeeting(
  ctx: RequestContext,
  id: string,
  present: WrittenPart & { roles: readonly string[] },
): Promise<MeetingRow> {
  const roles = present.roles.map(roleOf);
  return onMeeting(ctx, id, 'hold', async ({ tx, meeting, actor, at }) => {
    const attended = { ...(await partOf(tx, ctx.service, meeting.center, present)), roles };
    for (const { row } of await agendaOf(tx, ctx.service, meeting)) await tx.save(MeetingItemRow, row);
    return change(tx, meeting, {
      ...{ state: 'held', attended },
      steps: [...meeting.steps, stepOf('hold', actor, at)],
    });
  });
}

function roleOf(text: string): RoleName {
  if (!isRoleName(text)) throw new DomainError('FIELD_INVALID', {}, 'roles');
  return text;
}

/** Writes the minutes (会议纪要), or writes them anew as long as the meeting is not ended. */
export function writeMinutes(ctx: RequestContext, id: string, text: string): Promise<MeetingRow> {
  const minutes = withoutNumbers(requiredText('minutes', text));
  return onMeeting(ctx, id, 'minute', ({ tx, meeting }) => change(tx, meeting, { minutes }));
}

/** Ends a meeting (结束会议): it has its minutes, and every item its conclusion. FIELD_REQUIRED, MEETING_ITEMS_OPEN. */
export const closeMeeting = (ctx: RequestContext, id: string): Promise<MeetingRow> =>
  onMeeting(ctx, id, 'close', async ({ tx, meeting, actor, at }) => {
    const open = openItems((await agendaOf(tx, ctx.service, meeting)).map(factsOf));
    if (open > 0) throw new DomainError('MEETING_ITEMS_OPEN', { open: String(open) });
    if (meeting.minutes === null) throw new DomainError('FIELD_REQUIRED', {}, 'minutes');
    return change(tx, meeting, { state: 'closed', steps: [...meeting.steps, stepOf('close', actor, at)] });
  });

/**
 * Calls a meeting off (取消会议). What was put onto its agenda by hand, or put off to it, goes to the next one of its series; what
 * stands there by itself will stand there anyway.
 */
export function cancelMeeting(ctx: RequestContext, id: string, text: string): Promise<MeetingRow> {
  const reason = withoutNumbers(requiredText('reason', text));
  return onMeeting(ctx, id, 'cancel', async here => {
    const { tx, meeting, actor, at } = here;
    for (const row of await tx.findBy(MeetingItemRow, { meeting: id }))
      if (row.outcome === null) await carryOver(ctx, here, row, reason);
    return change(tx, meeting, {
      ...{ state: 'cancelled', reason },
      steps: [...meeting.steps, stepOf('cancel', actor, at)],
    });
  });
}
