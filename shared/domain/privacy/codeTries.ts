/** Wrong codes in a row before a number is closed for a while (N12). */
export const TRIES_BEFORE_LOCK = 5;

/** How long a number stays closed after that. Short: whoever has lost count at the counter is a person, too. */
export const LOCK_MINUTES = 15;

/** What is remembered of the wrong codes that were tried with one case number. */
export interface CodeTries {
  wrong: number;
  lastAt: string;
  lockedUntil: string | null;
}

const NONE: CodeTries = { wrong: 0, lastAt: '', lockedUntil: null };

const minutesAfter = (at: string, minutes: number): string => new Date(Date.parse(at) + minutes * 60_000).toISOString();

/** Whether a number is closed; then even the right code does not open it. */
export const isLocked = (tries: CodeTries | null, now: string): boolean =>
  tries !== null && tries.lockedUntil !== null && now < tries.lockedUntil;

/** What is remembered after one more wrong code. Whatever is older than the lock itself is forgotten. */
export function afterWrongCode(tries: CodeTries | null, now: string): CodeTries {
  const recent = tries !== null && now < minutesAfter(tries.lastAt, LOCK_MINUTES) ? tries : NONE;
  const wrong = (recent.lockedUntil === null ? recent.wrong : 0) + 1;
  return { wrong, lastAt: now, lockedUntil: wrong >= TRIES_BEFORE_LOCK ? minutesAfter(now, LOCK_MINUTES) : null };
}
