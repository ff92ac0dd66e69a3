/** Up to this many cases a share says more about chance than about an office: it is shown, and marked (N11). */
export const SMALL_SAMPLE = 10;

/** A share in whole percent, with what it is of. */
export interface Share {
  percent: number | null;
  of: number;
  /** Too few to say much. */
  small: boolean;
}

/** How many of all, in percent; of nothing there is no share. */
export const shareOf = (part: number, of: number): Share => ({
  percent: of === 0 ? null : Math.round((part * 100) / of),
  of,
  small: of > 0 && of < SMALL_SAMPLE,
});

/** Growth in tenths of a percent as people read it: +12.5%. Null stays null. */
export function growthText(tenths: number | null): string | null {
  if (tenths === null) return null;
  const sign = tenths > 0 ? '+' : tenths < 0 ? '−' : '±';
  return `${sign}${(Math.abs(tenths) / 10).toFixed(1)}%`;
}

/** The days of a month up to now, of a day in it. */
export function monthUpTo(today: string): { from: string; to: string } {
  return { from: `${today.slice(0, 7)}-01`, to: today };
}
