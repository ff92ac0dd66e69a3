/** Counts of a center by day. */
export type Daily = ReadonlyMap<string, number>;

/** What is seen of a center: what its window puts on record, and all that comes without the window’s doing. */
export interface Signals {
  code: string;
  registered: Daily;
  /** Hotline and online matters, questions, bad ratings, files that were taken up again. */
  others: Daily;
}

export interface SignalRules {
  /** Working days that are looked at, and those before them that they are measured by. */
  recentWorkdays: number;
  pastWorkdays: number;
  /** Registrations that had to be expected, so that something can be said at all. */
  minExpected: number;
  /** The share of what was expected under which registrations have fallen. */
  fallen: number;
  /** The share of what was expected from which on the other signals have gone on. */
  goesOn: number;
}

/** `silent`: it stopped registering although its other signals go on. `decline`: all falls alike. `unknown`: too little is seen. */
export type SignalVerdict = 'steady' | 'decline' | 'silent' | 'unknown';

export interface SignalReading {
  code: string;
  verdict: SignalVerdict;
  registered: number;
  registeredExpected: number;
  others: number;
  othersExpected: number;
}

const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const sumOn = (daily: Daily, days: readonly string[]): number =>
  days.reduce((sum, day) => sum + (daily.get(day) ?? 0), 0);

/** What had to come on these days, by what came on the same weekdays before; a weekday without a past counts as any day. */
function expectedOn(daily: Daily, days: readonly string[], past: readonly string[]): number {
  const mean = past.length === 0 ? 0 : sumOn(daily, past) / past.length;
  const means = [0, 1, 2, 3, 4, 5, 6].map(day => {
    const same = past.filter(one => weekday(one) === day);
    return same.length === 0 ? mean : sumOn(daily, same) / same.length;
  });
  return days.reduce((sum, day) => sum + (means[weekday(day)] ?? 0), 0);
}

/** How many standard deviations a count must lie below what was expected. */
const DEVIATIONS = 3;

/** Whether a count is below a share of what was expected, and not by chance: counts that come by themselves spread as their root. */
const isBelow = (count: number, expected: number, share: number, spread: number): boolean =>
  count < share * expected && count < expected - DEVIATIONS * Math.sqrt(spread * expected);

/** How much more the days of the past differ among each other than by chance; 1 at least. */
function spreadOf(daily: Daily, past: readonly string[]): number {
  const mean = sumOn(daily, past) / past.length;
  if (!(mean > 0)) return 1;
  const variance = past.reduce((sum, day) => sum + ((daily.get(day) ?? 0) - mean) ** 2, 0) / past.length;
  return Math.max(1, variance / mean);
}

/**
 * Tells a real decline from matters that are not registered any more (N22): the registrations of a center against its own past on the
 * same weekdays, with what all centers together have done meanwhile taken out, and against everything that comes without the
 * window’s doing. `days` are working days, oldest first.
 */
export function readSignals(all: readonly Signals[], days: readonly string[], rules: SignalRules): SignalReading[] {
  const recent = days.slice(-rules.recentWorkdays);
  const past = days.slice(0, -rules.recentWorkdays).slice(-rules.pastWorkdays);
  const own = all.map(({ code, registered, others }) => ({
    code,
    registered: sumOn(registered, recent),
    registeredExpected: expectedOn(registered, recent, past),
    others: sumOn(others, recent),
    othersExpected: expectedOn(others, recent, past),
    spread: past.length === 0 ? 1 : spreadOf(registered, past),
  }));
  const season = (part: 'registered' | 'others', expected: 'registeredExpected' | 'othersExpected') => {
    const total = own.reduce((sum, one) => sum + one[expected], 0);
    return total > 0 ? own.reduce((sum, one) => sum + one[part], 0) / total : 1;
  };
  const [seasonOfRegistered, seasonOfOthers] = [
    season('registered', 'registeredExpected'),
    season('others', 'othersExpected'),
  ];
  return own.map(({ spread, ...one }) => {
    const reading = {
      ...one,
      registeredExpected: one.registeredExpected * seasonOfRegistered,
      othersExpected: one.othersExpected * seasonOfOthers,
    };
    return { ...reading, verdict: verdictOf(reading, spread, rules) };
  });
}

type Counts = Omit<SignalReading, 'verdict'>;

function verdictOf(
  { registered, registeredExpected, others, othersExpected }: Counts,
  spread: number,
  { minExpected, fallen, goesOn }: SignalRules,
): SignalVerdict {
  if (registeredExpected < minExpected) return 'unknown';
  if (!isBelow(registered, registeredExpected, fallen, spread)) return 'steady';
  if (othersExpected < minExpected / 2) return 'unknown';
  return others >= goesOn * othersExpected ? 'silent' : 'decline';
}
