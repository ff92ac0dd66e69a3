import { In } from 'typeorm';
import { covers, pathTo } from '../../../shared/domain/access/jurisdiction.ts';
import { allowsOffice, allowsRead, type OfficeAct } from '../../../shared/domain/access/permissions.ts';
import { refuseRead } from '../../../shared/domain/access/refuseRead.ts';
import { relationOf } from '../../../shared/domain/access/relation.ts';
import type { Cause } from '../../../shared/domain/case/causes.ts';
import { optionalText } from '../../../shared/domain/case/text.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { itemKey } from '../../../shared/domain/fairness/itemKey.ts';
import { type LibraryState, reaches } from '../../../shared/domain/library/publication.ts';
import { causeTerm, itemTerm } from '../../../shared/domain/library/terms.ts';
import { actorOf } from '../../kit/context.ts';
import { formatPageCursor, pageSize, parsePageCursor } from '../../kit/pages.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import { TallyRow } from '../cases/TallyRow.ts';
import { type Condition, findCases, type Found } from './findCases.ts';
import { LibraryRow } from './LibraryRow.ts';
import { segment } from './segment.ts';

/** The codes of the centers down to one, between slashes. A directory has at most five levels of twelve digits. */
export const pathOf = ({ tree }: Pick<Service, 'tree'>, center: string): string =>
  `/${pathTo(tree, center).join('/')}/`;

/** Whether somebody reads published cases at all: staff do, for their own work (SH-35). */
export function checkReads(ctx: RequestContext): void {
  const { role, center } = actorOf(ctx);
  const { tree } = ctx.service;
  if (!allowsRead(role, 'library', relationOf(actorOf(ctx), { center }, tree))) throw refuseRead(role, 'library');
}

/** Whether somebody sees one that is not published, or no more: who writes or decides at its center. */
export function mayWorkOn(ctx: RequestContext, { center }: Pick<LibraryRow, 'center'>): boolean {
  const actor = actorOf(ctx);
  const relation = relationOf(actor, { center }, ctx.service.tree);
  const may = (act: OfficeAct) => allowsOffice(actor.role, act, relation);
  return may('writeLibraryCase') || may('publishLibraryCase');
}

/** What of the library reaches the people of a center, as a condition. */
function reaching({ tree }: Pick<Service, 'tree'>, center: string, path: string): Condition {
  const above = pathTo(tree, center);
  const marks = above.map(() => '?').join(', ');
  return {
    sql: `l.state = 'published' and (l.reach = 'all' or (l.reach = 'area' and l.center in (${marks})) or l.path like ?)`,
    values: [...above, `${path}%`],
  };
}

/** What a list of the library is narrowed to; all that is given must hold. */
export interface LibraryWishes {
  text?: string | null;
  item?: string | null;
  causes?: readonly Cause[] | null;
  typical?: boolean | null;
  /** Of which centers: an area. */
  area?: string | null;
  /** With true those that are suggested for the list of services (WL-35). */
  forServiceList?: boolean | null;
}

function conditionsOf(service: Service, { item, causes, typical, area, forServiceList }: LibraryWishes): Condition[] {
  const key = itemKey(optionalText('item', item));
  const all: (Condition | false)[] = [
    key !== '' && { sql: 'l.item_key = ?', values: [key] },
    Boolean(causes?.length) && anyCause(causes ?? []),
    typeof typical === 'boolean' && { sql: 'l.typical = ?', values: [typical ? 1 : 0] },
    typeof area === 'string' && within(service, area),
    forServiceList === true && { sql: "l.listing = 'suggested'", values: [] },
  ];
  return all.filter(one => one !== false);
}

const anyCause = (causes: readonly Cause[]): Condition => ({
  sql: `(${causes.map(() => 'l.causes like ?').join(' or ')})`,
  values: causes.map(cause => `%"${cause}"%`),
});

function within(service: Service, area: string): Condition {
  if (!service.tree.has(area)) throw new DomainError('CENTER_UNKNOWN', { center: area }, 'area');
  return { sql: 'l.path like ?', values: [`${pathOf(service, area)}%`] };
}

export interface LibraryPage {
  rows: { row: LibraryRow; cursor: string }[];
  hasNextPage: boolean;
}

/**
 * The published cases that reach the person who asks: those that tell most of a text first, or the latest first where there is
 * none. Errors: NOT_PERMITTED, CENTER_UNKNOWN, PAGE_SIZE, CURSOR_MALFORMED, FIELD_TOO_LONG.
 */
export async function readLibrary(
  ctx: RequestContext,
  page: { first: number; after: string | null },
  wishes: LibraryWishes,
): Promise<LibraryPage> {
  checkReads(ctx);
  const { service } = ctx;
  const { center } = actorOf(ctx);
  const size = pageSize(page.first);
  const conditions = [reaching(service, center, pathOf(service, center)), ...conditionsOf(service, wishes)];
  const text = optionalText('search', wishes.text);
  if (text !== null) return byWords(service, text, conditions, { size, after: page.after });
  const rows = await latest(service, conditions, size, page.after);
  const shown = rows.slice(0, size).map(row => ({ row, cursor: libraryCursor(row) }));
  return { rows: shown, hasNextPage: rows.length > size };
}

export const libraryCursor = ({ changedAt, id }: LibraryRow): string =>
  formatPageCursor({ openedAt: changedAt, uid: id });

async function latest(service: Service, conditions: readonly Condition[], size: number, after: string | null) {
  const { openedAt: at, uid: id } = after === null ? { openedAt: '', uid: '' } : parsePageCursor(after);
  const further: Condition[] =
    after === null ? [] : [{ sql: '(l.changed_at < ? or (l.changed_at = ? and l.id < ?))', values: [at, at, id] }];
  const all = [...conditions, ...further];
  const docs: { doc: unknown }[] = await service.database.read.query(
    `select l.doc as doc from library_cases l where ${all.map(({ sql }) => sql).join(' and ')}
     order by l.changed_at desc, l.id desc limit ${size + 1}`,
    all.flatMap(({ values }) => values),
  );
  return rowsInOrder(
    service,
    docs.map(({ doc }) => Number(doc)),
  );
}

async function rowsInOrder({ database }: Service, docs: readonly number[]): Promise<LibraryRow[]> {
  if (docs.length === 0) return [];
  const rows = new Map((await database.read.findBy(LibraryRow, { doc: In([...docs]) })).map(row => [row.doc, row]));
  return docs.flatMap(doc => rows.get(doc) ?? []);
}

const foundCursor = ({ score, doc }: Found): string => Buffer.from(`w${score}|${doc}`).toString('base64url');

function parseFound(text: string): Found {
  const [, score, doc] = /^w(\d{1,15})\|(\d{1,10})$/.exec(Buffer.from(text, 'base64url').toString('utf8')) ?? [];
  if (score === undefined || doc === undefined) throw new DomainError('CURSOR_MALFORMED', {}, 'after');
  return { score: Number(score), doc: Number(doc) };
}

async function byWords(
  service: Service,
  text: string,
  conditions: readonly Condition[],
  { size, after }: { size: number; after: string | null },
): Promise<LibraryPage> {
  const before = after === null ? null : parseFound(after);
  const found = await findCases(service.database.read, segment(text), conditions, { size: size + 1, before });
  const rows = new Map(
    (
      await rowsInOrder(
        service,
        found.slice(0, size).map(({ doc }) => doc),
      )
    ).map(row => [row.doc, row]),
  );
  const shown = found.slice(0, size).flatMap(one => {
    const row = rows.get(one.doc);
    return row ? [{ row, cursor: foundCursor(one) }] : [];
  });
  return { rows: shown, hasNextPage: found.length > size };
}

/** What a clerk is writing at the moment. Nothing of it is kept, logged, or sent anywhere. */
export interface DraftMatter {
  text: string;
  item: string | null;
  causes: readonly Cause[];
}

/** The most cases that are shown beside a form. */
const MOST_SIMILAR = 20;

/**
 * The published cases most like what is being written, and how many open files of the own center are about the same item: who
 * types sees what others did before the citizen has left (WL-14). Errors: NOT_PERMITTED, PAGE_SIZE, FIELD_TOO_LONG.
 */
export async function similarCases(ctx: RequestContext, draft: DraftMatter, first: number) {
  checkReads(ctx);
  const { service } = ctx;
  const { center } = actorOf(ctx);
  if (first < 1 || first > MOST_SIMILAR) throw new DomainError('PAGE_SIZE', { limit: String(MOST_SIMILAR) }, 'first');
  const words = segment(draft.text);
  if (draft.item !== null) words.push(itemTerm(draft.item), ...segment(draft.item));
  words.push(...draft.causes.map(causeTerm));
  const conditions = [reaching(service, center, pathOf(service, center))];
  const found = await findCases(service.database.read, words, conditions, { size: first, before: null });
  const rows = await rowsInOrder(
    service,
    found.map(({ doc }) => doc),
  );
  return { rows, openHere: await openOfItem(service, center, draft.item) };
}

/** How many files of an item are open at a center: a counter, which knows no case (N7). */
async function openOfItem({ database }: Service, center: string, item: string | null): Promise<number> {
  const value = itemKey(item).slice(0, 60);
  if (value === '') return 0;
  const row = await database.read.findOneBy(TallyRow, { figure: 'open', dimension: 'item', span: '', value, center });
  return row?.n ?? 0;
}

/** One case of the library, or LIBRARY_NOT_FOUND: also for one that does not reach this person. */
export async function readOne(ctx: RequestContext, id: string): Promise<LibraryRow> {
  const row = /^[0-9a-f-]{36}$/.test(id) ? await ctx.service.database.read.findOneBy(LibraryRow, { id }) : null;
  if (!row || !mayKnow(ctx, row)) throw new DomainError('LIBRARY_NOT_FOUND', {}, 'id');
  return row;
}

const PUBLIC: readonly LibraryState[] = ['published', 'replaced', 'withdrawn'];

/** Whether this person knows of it: what was published where it reaches, all else where it is worked on. */
export function mayKnow(ctx: RequestContext, row: LibraryRow): boolean {
  const actor = actorOf(ctx);
  const { tree } = ctx.service;
  if (mayWorkOn(ctx, row)) return true;
  const reads = allowsRead(actor.role, 'library', relationOf(actor, { center: actor.center }, tree));
  return reads && PUBLIC.includes(row.state) && row.publishedAt !== null && reaches(row, actor.center, tree);
}

/**
 * What waits at a center: suggested, proposed, sent back, the latest first. Errors: CENTER_UNKNOWN, OUTSIDE_JURISDICTION,
 * NOT_PERMITTED, PAGE_SIZE, CURSOR_MALFORMED.
 */
export async function readDesk(
  ctx: RequestContext,
  center: string,
  page: { first: number; after: string | null },
  states: readonly LibraryState[] | null,
): Promise<LibraryPage> {
  const { service } = ctx;
  const actor = actorOf(ctx);
  if (!service.tree.has(center)) throw new DomainError('CENTER_UNKNOWN', { center }, 'center');
  if (!covers(service.tree, actor.center, center)) throw new DomainError('OUTSIDE_JURISDICTION', {}, 'center');
  if (!mayWorkOn(ctx, { center }))
    throw new DomainError('NOT_PERMITTED', { act: 'writeLibraryCase', role: actor.role });
  const size = pageSize(page.first);
  const wanted = states?.length ? states : (['suggested', 'proposed', 'returned'] as const);
  const all: Condition[] = [
    { sql: 'l.center = ?', values: [center] },
    { sql: `l.state in (${wanted.map(() => '?').join(', ')})`, values: wanted },
  ];
  const rows = await latest(service, all, size, page.after);
  const shown = rows.slice(0, size).map(row => ({ row, cursor: libraryCursor(row) }));
  return { rows: shown, hasNextPage: rows.length > size };
}
