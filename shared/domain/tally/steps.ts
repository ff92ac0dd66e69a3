/**
 * A ladder of office minutes. Stays are counted by the first rung that they do not pass: minutes are too many to have a counter
 * each, and counters must not grow with the cases (P5). From rung to rung it is at most two thirds more, so a quantile that is
 * read from it is a bound that holds, and a near one: half of the stays were over *within* so many minutes.
 */
const LOW = [0, 1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90] as const;
/** Some five hundred working days; longer stays stand under it. */
const HIGHEST = 245_760;

const LADDER: readonly number[] = [...LOW, ...doublings()];

function doublings(): number[] {
  const rungs: number[] = [];
  for (let rung = 120; rung <= HIGHEST; rung *= 2) rungs.push(rung, rung * 1.5);
  return rungs.filter(rung => rung <= HIGHEST);
}

/** The first rung that so many minutes do not pass. */
export const rungOf = (minutes: number): number => LADDER.find(rung => minutes <= rung) ?? HIGHEST;
