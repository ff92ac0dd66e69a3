/** Weekdays of 2026 that are off, and weekends that are worked (调休), copied from the notice of the State Council by hand. */
const OFF = '01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25'.split(' ');
const NATIONAL_DAY = '10-01 10-02 10-05 10-06 10-07'.split(' ');
const WORKED = '01-04 02-14 02-28 05-09 09-20 10-10'.split(' ');

const MINUTE = 60_000;
const BEIJING = 8 * 60 * MINUTE;

function isOpen(minute: number): boolean {
  const local = new Date(minute * MINUTE + BEIJING);
  if (local.getUTCFullYear() !== 2026) throw new RangeError('this oracle knows 2026 only');
  const day = local.toISOString().slice(5, 10);
  const weekend = local.getUTCDay() % 6 === 0;
  if (weekend ? !WORKED.includes(day) : [...OFF, ...NATIONAL_DAY].includes(day)) return false;
  const time = local.toISOString().slice(11, 16);
  return (time >= '09:00' && time < '12:00') || (time >= '13:30' && time < '17:00');
}

/**
 * How many office minutes lie between two instants of 2026, counted one by one: an oracle that shares nothing with the
 * calendar and the clocks of the hub. Office hours are those of the base rules, 9:00–12:00 and 13:30–17:00 in Beijing.
 */
export function officeMinutes(from: string, to: string): number {
  let count = 0;
  for (let minute = Math.floor(Date.parse(from) / MINUTE); minute < Math.floor(Date.parse(to) / MINUTE); minute += 1)
    if (isOpen(minute)) count += 1;
  return count;
}
