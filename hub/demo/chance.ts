/** Chance that comes out the same each time, so that every demo shows the same province. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 to 1. */
  next(): number {
    // mulberry32, public domain
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  between = (low: number, high: number): number => low + this.next() * (high - low);

  happens = (probability: number): boolean => this.next() < probability;

  one<T>(list: ArrayLike<T>): T {
    if (list.length === 0) throw new RangeError('nothing to choose from');
    return list[Math.floor(this.next() * list.length)] as T;
  }
}
