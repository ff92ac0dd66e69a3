/** How long the attacks run: a short form with every `npm test`, the long one with `npm run attacks`. */
export const LONG = process.env.ATTACKS === 'long';

/** How many times something is tried. */
export const times = (short: number, long: number): number => (LONG ? long : short);

/** Where a run begins; a failing seed is printed by the test, and `ATTACK_SEED` repeats it. */
export const SEED = Number(process.env.ATTACK_SEED ?? 20_261_122);

/** Chance that comes out the same each time (mulberry32). */
export interface Chance {
  /** From 0 up to, not including, `n`. */
  below(n: number): number;
  /** True once in `n` times. */
  onceIn(n: number): boolean;
  pick<T>(list: readonly T[]): T;
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    below,
    onceIn: n => below(n) === 0,
    pick: list => {
      const found = list[below(list.length)];
      if (found === undefined) throw new Error('nothing to choose from');
      return found;
    },
  };
}

/** The processor time that something takes, in milliseconds. Told by the long form only: it depends on the machine. */
export function cpuMs(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** What the objects of this process have in common, to show that no attack has changed it. */
export const prototypes = (): string =>
  JSON.stringify(
    [Object.prototype, Object, Function.prototype, Array.prototype, Array, String.prototype, Number.prototype].map(
      one =>
        Object.getOwnPropertyNames(one).map(name => [name, typeof Object.getOwnPropertyDescriptor(one, name)?.value]),
    ),
  );
