/** Counts who is inside under each name, and lets in no more than so many. */
export interface Turnstile {
  /** Lets one in, and gives what it calls once when it leaves; undefined where there is no room. */
  enter(name: string): (() => void) | undefined;
  /** How many are inside, under all names. */
  count(): number;
}

/** A turnstile for at most `limit` under each name. */
export function openTurnstile(limit: number): Turnstile {
  const inside = new Map<string, number>();
  return {
    enter(name) {
      const now = inside.get(name) ?? 0;
      if (now >= limit) return undefined;
      inside.set(name, now + 1);
      let left = false;
      return () => {
        if (left) return;
        left = true;
        const rest = (inside.get(name) ?? 1) - 1;
        if (rest > 0) inside.set(name, rest);
        else inside.delete(name);
      };
    },
    count: () => [...inside.values()].reduce((sum, so) => sum + so, 0),
  };
}
