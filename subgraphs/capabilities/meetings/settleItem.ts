import { requiredText, TEXT_LIMITS } from '../../../shared/domain/case/text.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { checkItem, type ItemOutcome } from '../../../shared/domain/meeting/meeting.ts';
import { seriesOf } from '../../../shared/domain/meeting/series.ts';
import { withoutNumbers } from '../../../shared/domain/privacy/withoutNumbers.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { type Act, actWithin } from '../cases/actOnCase.ts';
import { deedOf } from '../cases/deedOf.ts';
import { policyAt } from '../policy/policyAt.ts';
import { agendaOf, factsOf, type Item } from './agendaOf.ts';
import { MeetingItemRow, newItem } from './MeetingItemRow.ts';
import { MeetingRow } from './MeetingRow.ts';
import { type AtWork, onMeeting } from './openMeeting.ts';
import { ensureMeeting } from './planMeetings.ts';

/** What a meeting decides about a case. */
export interface DecisionForm {
  decision: string;
  /** Who carries it out, as it is written; the department that was ruled for the item if left out. */
  department: string | null;
  responsible: string | null;
  /** YYYY-MM-DD: the limit on the sheet of the order; that of the rules if left out. */
  until: string | null;
}

/**
 * Decides an item (作出决定): in one commit it becomes the direction that the body was asked for, a work order with a clock, and
 * the conclusion in the record of the meeting (WL-72, WL-73, N16). The meeting decides, so that whoever writes it down needs
 * the right to decide in meetings and no other.
 */
export function decideItem(ctx: RequestContext, id: string, uid: string, form: DecisionForm): Promise<MeetingRow> {
  const decision = withoutNumbers(requiredText('decision', form.decision));
  const instruction = asInstruction(decision);
  return onMeeting(ctx, id, 'decide', async here => {
    const { tx, meeting } = here;
    const item = await itemOf(ctx, here, uid);
    const byTheMeeting = {
      related: () => Promise.resolve(true),
      detail: { meeting: `${meeting.name} ${meeting.day}` },
    };
    const done = (act: Act) => actWithin(tx, ctx, { ...act, ...byTheMeeting });
    if (item.row.stepNo !== null) await done(deedOf(ctx, 'direct', uid, { decision }));
    const { department, responsible, until } = form;
    let orders = '';
    const order = deedOf(ctx, 'assign', uid, { department, responsible, until, instruction });
    await done({
      ...order,
      alongside: async (...given) => {
        const also = await order.alongside?.(...given);
        orders = also?.detail?.order ?? '';
        return also;
      },
    });
    await settle(here, item.row, 'decided', { words: decision, orders });
    return meeting;
  });
}

/** What was decided is what is ordered, so that it may be as long as an order. */
function asInstruction(decision: string): string {
  const [length, limit] = [[...decision].length, TEXT_LIMITS.instruction];
  if (length > limit)
    throw new DomainError('FIELD_TOO_LONG', { length: String(length), limit: String(limit) }, 'decision');
  return decision;
}

/** Puts an item off (延期再议): to the next meeting of the series, or to one that is named. */
export function putOffItem(
  ctx: RequestContext,
  id: string,
  uid: string,
  { reason: text, next }: { reason: string; next: string | null },
): Promise<MeetingRow> {
  const reason = withoutNumbers(requiredText('reason', text));
  return onMeeting(ctx, id, 'putOff', async here => {
    const { row } = await itemOf(ctx, here, uid);
    const to = next === null ? await nextOf(ctx, here) : await namedNext(ctx, here, next);
    if (!to) throw new DomainError('MEETING_NEXT_MISSING', {}, 'next');
    await moveTo(here, row, to, reason);
    return here.meeting;
  });
}

/**
 * Takes an item off (撤下议题), with the reason. Before the meeting only what was put there by hand: what stands there by itself
 * is open, and stands there for as long as it is.
 */
export function takeOffItem(ctx: RequestContext, id: string, uid: string, text: string): Promise<MeetingRow> {
  const reason = withoutNumbers(requiredText('reason', text));
  return onMeeting(ctx, id, 'takeOff', async here => {
    const { row } = await itemOf(ctx, here, uid);
    if (here.meeting.state === 'planned' && row.source === 'agenda')
      throw new DomainError('MEETING_STATE', { stands: here.meeting.state }, 'uid');
    await settle(here, row, 'takenOff', { words: reason });
    return here.meeting;
  });
}

/** An item of the agenda that still waits for a word: MEETING_ITEM_NOT_FOUND, MEETING_ITEM_SETTLED, MEETING_ITEM_GONE. */
async function itemOf(ctx: RequestContext, { tx, meeting }: AtWork, uid: string): Promise<Item> {
  const item = (await agendaOf(tx, ctx.service, meeting)).find(({ row }) => row.uid === uid);
  if (!item) throw new DomainError('MEETING_ITEM_NOT_FOUND', {}, 'uid');
  checkItem(factsOf(item));
  return item;
}

async function settle(
  { tx, meeting, actor, at }: AtWork,
  { uid }: MeetingItemRow,
  outcome: ItemOutcome,
  more: Partial<MeetingItemRow>,
): Promise<void> {
  const set = { outcome, settledAt: at.toISOString(), settledRole: actor.role, ...more };
  await tx.update(MeetingItemRow, { meeting: meeting.id, uid }, set);
}

/** The next meeting of the series; null for a consultation that was called for its cases alone. */
async function nextOf(ctx: RequestContext, { tx, meeting, at }: AtWork): Promise<MeetingRow | null> {
  const { service } = ctx;
  const { center, takes, day } = meeting;
  const series = seriesOf(policyAt(service, center, beijingDay(at))).find(one => one.takes === takes);
  if (!series) return null;
  const today = beijingDay(at);
  return ensureMeeting(tx, service, center, series, `${today > day ? today : day}T04:00:00.000Z`);
}

/** A meeting of the same center that is to come, or MEETING_NOT_FOUND. */
async function namedNext({ service }: RequestContext, { tx, meeting }: AtWork, id: string): Promise<MeetingRow> {
  const next = await tx.findOne(MeetingRow, { where: { id }, ...service.database.lockRow });
  if (next?.state !== 'planned' || next.center !== meeting.center || next.id === meeting.id)
    throw new DomainError('MEETING_NOT_FOUND', {}, 'next');
  return next;
}

async function moveTo(here: AtWork, row: MeetingItemRow, to: MeetingRow, words: string): Promise<void> {
  const { tx } = here;
  const carried = row.carried + 1;
  // the question goes along where the same body sits again
  const stepNo = to.takes === here.meeting.takes ? row.stepNo : null;
  const there = await tx.findOneBy(MeetingItemRow, { meeting: to.id, uid: row.uid });
  if (there) await tx.update(MeetingItemRow, { meeting: to.id, uid: row.uid }, { carried });
  else await tx.insert(MeetingItemRow, newItem(to.id, row, { source: 'carried', why: row.why, stepNo, carried }));
  await settle(here, row, 'putOff', { words, movedTo: to.id });
}

/** An item of a meeting that is called off goes to the next one; where there is none, it is taken off with that reason. */
export async function carryOver(ctx: RequestContext, here: AtWork, row: MeetingItemRow, reason: string): Promise<void> {
  const to = await nextOf(ctx, here);
  if (to) await moveTo(here, row, to, reason);
  else await settle(here, row, 'takenOff', { words: reason });
}
