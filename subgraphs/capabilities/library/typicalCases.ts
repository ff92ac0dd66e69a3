import { dayAfter } from '../../../shared/domain/clock/workdays.ts';
import type { Service, TypicalSource } from '../../kit/subgraph.ts';
import { LibraryRow } from './LibraryRow.ts';

/** As many as a report has room for. */
const MOST = 5;
const LONGEST = 1_000;

const midnight = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();

/** The typical cases that a center has published on some days, newest first: what its reports tell of (SJ-70, SJ-71). */
export async function typicalCases(
  { database }: Service,
  center: string,
  { from, to }: { from: string; to: string },
): Promise<TypicalSource[]> {
  const days = { since: midnight(from), until: midnight(dayAfter(to)) };
  const rows = await database.read
    .createQueryBuilder(LibraryRow, 'one')
    .where("one.center = :center and one.state = 'published' and one.typical = :typical", { center, typical: true })
    .andWhere('one.publishedAt >= :since and one.publishedAt < :until', days)
    .orderBy('one.publishedAt', 'DESC')
    .limit(MOST)
    .getMany();
  return rows.map(({ uid, number, title, problem, solution }) => ({
    ...{ uid, number: number ?? '', title },
    summary: `${problem}。${solution}`.slice(0, LONGEST),
  }));
}
