import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import { dayAfter } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { actsBehind, type Counting } from '../../../shared/domain/reports/content.ts';
import { happenedCells } from '../../../shared/domain/tally/cells.ts';
import type { DayRange } from '../../../shared/domain/oversight/trend.ts';
import type { Service } from '../../kit/subgraph.ts';
import { CaseEntry } from './CaseEntry.ts';

/** A line of the ledger that counts in a figure. */
export interface HappenedLine {
  uid: string;
  seq: number;
  at: string;
}

export interface HappenedPage {
  lines: HappenedLine[];
  /** Where the next page begins; null at the end. */
  next: string | null;
}

/** Lines read at once, and lines looked at for one page at most: a figure that hardly anything counts in is found page by page. */
const CHUNK = 500;
const MOST_LOOKED_AT = 10_000;

const cursorOf = ({ at, seq }: Pick<HappenedLine, 'at' | 'seq'>): string =>
  Buffer.from(`${at}|${seq}`).toString('base64url');

function readCursor(text: string): { at: string; seq: number } {
  const plain = Buffer.from(text, 'base64url').toString('utf8');
  const [, at, seq] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\|(\d{1,15})$/.exec(plain) ?? [];
  if (!at || !seq) throw new DomainError('CURSOR_MALFORMED', {}, 'after');
  return { at, seq: Number(seq) };
}

const midnight = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();

/**
 * The lines of this level in an area that a figure of some days is made of, newest first, by keyset. The rule that counts them
 * picks them, so that there are as many as the figure says (SJ-37, LH-39). CURSOR_MALFORMED.
 */
export async function happenedLines(
  service: Pick<Service, 'database' | 'tree' | 'name'>,
  area: string,
  { counting, range, size, after }: { counting: Counting; range: DayRange; size: number; after: string | null },
): Promise<HappenedPage> {
  const found: HappenedLine[] = [];
  let from = after === null ? null : readCursor(after);
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += CHUNK) {
    const lines = await chunkOf(service, area, counting, range, from);
    for (const line of lines) {
      if (found.length === size) return { lines: found, next: cursorOf(found.at(-1) ?? line) };
      from = { at: line.at, seq: line.seq };
      if (counts(line, counting)) found.push({ uid: line.uid, seq: line.seq, at: line.at });
    }
    if (lines.length < CHUNK) return { lines: found, next: null };
  }
  return { lines: found, next: from && cursorOf(from) };
}

const counts = (line: CaseEntry, { figure, dimension, values }: Counting): boolean =>
  happenedCells(line).some(
    cell => cell.figure === figure && cell.dimension === dimension && (values?.includes(cell.value) ?? true),
  );

function chunkOf(
  { database, tree, name }: Pick<Service, 'database' | 'tree' | 'name'>,
  area: string,
  counting: Counting,
  range: DayRange,
  before: { at: string; seq: number } | null,
): Promise<CaseEntry[]> {
  const centers = [...tree.values()]
    .filter(({ code, level }) => level === name && covers(tree, area, code))
    .map(({ code }) => code);
  const query = database.read
    .createQueryBuilder(CaseEntry, 'line')
    .where('line.center in (:...centers)', { centers: ['-', ...centers] })
    .andWhere('line.at >= :since and line.at < :until', {
      since: midnight(range.from),
      until: midnight(dayAfter(range.to)),
    });
  const acts = actsBehind(counting);
  if (acts !== null) query.andWhere('line.act in (:...acts)', { acts: ['-', ...acts] });
  if (before) query.andWhere('(line.at < :at or (line.at = :at and line.seq < :seq))', { ...before });
  return query.orderBy('line.at', 'DESC').addOrderBy('line.seq', 'DESC').limit(CHUNK).getMany();
}
