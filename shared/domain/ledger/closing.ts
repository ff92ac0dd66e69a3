/** A line that no root covers yet. */
export interface OpenLine {
  seq: number;
  /** The day in Beijing on which it was written. */
  day: string;
}

/** A day that can be closed, with the lines that its root will cover, in the order of their numbers. */
export interface ClosableDay<T extends OpenLine> {
  day: string;
  lines: T[];
}

/**
 * Which days of one center can be closed: those before `today` on which something was written. A line that comes late, for a
 * day that is closed already, goes with the next day that is not; where there is none, with yesterday, and if yesterday is
 * closed too, it waits. So every line gets under exactly one root, and no root is ever made anew.
 */
export function daysToClose<T extends OpenLine>(
  lines: readonly T[],
  { lastClosed, today, yesterday }: { lastClosed: string | null; today: string; yesterday: string },
): ClosableDay<T>[] {
  const past = lines.filter(({ day }) => day < today);
  const isLate = ({ day }: T) => lastClosed !== null && day <= lastClosed;
  const days = [...new Set(past.filter(line => !isLate(line)).map(({ day }) => day))].sort();
  const late = past.filter(isLate);
  if (days.length === 0) {
    if (late.length === 0 || (lastClosed ?? '') >= yesterday) return [];
    days.push(yesterday);
  }
  const [first] = days;
  return days.map(day => ({
    day,
    lines: past.filter(line => line.day === day || (day === first && isLate(line))).sort((a, b) => a.seq - b.seq),
  }));
}
