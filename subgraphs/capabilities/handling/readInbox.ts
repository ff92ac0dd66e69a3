import { type ObjectLiteral, type SelectQueryBuilder, In } from 'typeorm';
import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import { hasDepartment } from '../../../shared/domain/access/roles.ts';
import { OPEN } from '../../../shared/domain/case/lifecycle.ts';
import { beijingDay, dayAfter } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { actorOf } from '../../kit/context.ts';
import { pageSize } from '../../kit/pages.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { CaseClock } from '../cases/CaseClock.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { holdsCode } from '../cases/codeList.ts';
import { rememberFiles } from '../cases/readFiles.ts';
import { INBOX_VIEWS, type InboxCounts, type InboxOrder, type InboxView } from './InboxTypes.ts';
import { WorkOrder } from './WorkOrder.ts';

/** When the answer is due: by the limit that runs, or by the citizen’s day where none does. */
const DUE = 'coalesce(clock.dueAt, file.dueOn)';

interface Place {
  due: string;
  uid: string;
  no: number;
}

export const inboxCursor = ({ due, uid, no }: Place): string =>
  Buffer.from(`${due}|${uid}|${no}`).toString('base64url');

/** Refuses a text that no page has given with CURSOR_MALFORMED. */
function parseCursor(text: string): Place {
  const plain = Buffer.from(text, 'base64url').toString('utf8');
  const [, due, uid, no] =
    /^(\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d\.\d{3}Z)?)\|([0-9a-f-]{36})\|(\d{1,6})$/.exec(plain) ?? [];
  if (!due || !uid || !no) throw new DomainError('CURSOR_MALFORMED', {}, 'after');
  return { due, uid, no: Number(no) };
}

/** Orders of the own department, at the own center and its branches, that it still owes an answer to. */
function owed(ctx: RequestContext): SelectQueryBuilder<WorkOrder> {
  const { service } = ctx;
  const { role, center, department } = actorOf(ctx);
  if (!hasDepartment(role) || department === undefined)
    throw new DomainError('NOT_PERMITTED', { act: 'readInbox', role });
  const own = service.tree.get(center)?.level;
  // a department of the same code at another level is another one
  if (own !== service.name) throw new DomainError('WRONG_LEVEL', { own: own ?? '', level: service.name });
  const home = [...service.tree.values()].filter(
    ({ code, level }) => level === service.name && covers(service.tree, center, code),
  );
  return service.database.read
    .createQueryBuilder(WorkOrder, 'work')
    .innerJoin(CaseFile, 'file', 'file.uid = work.uid')
    .leftJoin(
      CaseClock,
      'clock',
      "clock.uid = work.uid and clock.no = work.no and clock.kind = 'reply' and clock.status = 'running'",
    )
    .where('work.departmentCode = :department', { department })
    .andWhere('work.status in (:...statuses)', { statuses: ['open', 'received'] })
    .andWhere('file.departments like :holds', { holds: holdsCode(department) })
    .andWhere('file.center in (:...home)', { home: ['-', ...home.map(({ code }) => code)] })
    .andWhere('file.state in (:...owing)', { owing: OPEN });
}

function narrow(query: SelectQueryBuilder<WorkOrder>, view: InboxView, at: Date): SelectQueryBuilder<WorkOrder> {
  const today = beijingDay(at);
  const now = at.toISOString();
  // a limit is an instant; a day alone is over when the day is
  const passed = '(clock.dueAt < :now or (clock.dueAt is null and file.dueOn < :today))';
  const midnight = new Date(`${dayAfter(today)}T00:00:00+08:00`).toISOString();
  const narrowings: Readonly<Record<InboxView, () => SelectQueryBuilder<WorkOrder>>> = {
    owed: () => query,
    overdue: () => query.andWhere(passed, { now, today }),
    dueToday: () =>
      query.andWhere(
        '((clock.dueAt >= :now and clock.dueAt <= :midnight) or (clock.dueAt is null and file.dueOn = :today))',
        { now, today, midnight },
      ),
    returned: () => query.andWhere('file.returns > 0'),
    assisting: () => query.andWhere("work.role = 'assist'"),
  };
  return narrowings[view]();
}

/** How many orders wait for the department of the person who asks, by what one looks for. */
export async function countInbox(ctx: RequestContext): Promise<InboxCounts> {
  const at = ctx.service.now();
  const counts = await Promise.all(
    INBOX_VIEWS.map(async view => [view, await narrow(owed(ctx), view, at).getCount()] as const),
  );
  return Object.fromEntries(counts) as unknown as InboxCounts;
}

/** A page of the inbox, what is due first before the rest, by keyset. Errors: NOT_PERMITTED, WRONG_LEVEL, PAGE_SIZE, CURSOR_MALFORMED. */
export async function pageOfInbox(
  ctx: RequestContext,
  { first, after, view }: { first: number; after: string | null; view: InboxView },
): Promise<{ rows: (Place & { order: InboxOrder })[]; hasNextPage: boolean }> {
  const { service } = ctx;
  const size = pageSize(first);
  const at = service.now();
  const query = narrow(owed(ctx), view, at).select('work').addSelect(DUE, 'due').addSelect('clock.id', 'clock_id');
  if (after !== null)
    query.andWhere(
      `(${DUE} > :due or (${DUE} = :due and (work.uid > :uid or (work.uid = :uid and work.no > :no))))`,
      parseCursor(after),
    );
  const { entities, raw } = await query
    .orderBy('due', 'ASC')
    .addOrderBy('work.uid', 'ASC')
    .addOrderBy('work.no', 'ASC')
    .limit(size + 1)
    .getRawAndEntities<ObjectLiteral & { due: string; clock_id: number | null }>();
  const page = entities.slice(0, size);
  const { read } = service.database;
  const [files, clocks] = await Promise.all([
    read.findBy(CaseFile, { uid: In(['-', ...page.map(({ uid }) => uid)]) }),
    read.findBy(CaseClock, { id: In([0, ...raw.flatMap(({ clock_id }) => clock_id ?? [])]) }),
  ]);
  rememberFiles(ctx, files);
  const today = beijingDay(at);
  const rows = page.flatMap(({ uid, no, sheetNo, role, status, instruction, assignedAt }, i) => {
    const file = files.find(one => one.uid === uid);
    if (!file) return [];
    const limit = clocks.find(one => one.uid === uid && one.no === no) ?? null;
    const overdue = limit ? limit.dueAt < at.toISOString() : file.dueOn < today;
    const { returns } = file;
    const order = { uid, no, sheetNo, role, status, instruction, assignedAt, overdue, returns, limit, file };
    return [{ due: raw[i]?.due ?? file.dueOn, uid, no, order: { ...order, dueOn: limit?.dueOn ?? file.dueOn } }];
  });
  return { rows, hasNextPage: entities.length > size };
}
