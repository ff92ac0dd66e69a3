import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';

/** How long the attacks run: a short form with every `npm test`, the long one with `npm run attacks`. */
export const LONG = process.env.ATTACKS === 'long';

/** How many times something is tried. */
export const times = (short: number, long: number): number => (LONG ? long : short);

/** Where a run begins unless told. */
export const FIRST_SEED = 20_261_122;

/** Where this run begins; a failing seed is printed by the test, and `ATTACK_SEED` repeats it. */
export const SEED = Number(process.env.ATTACK_SEED ?? FIRST_SEED);

/** The time limit of a test that has a long form. */
export const HOURS = 4 * 3_600_000;

/** Chance that comes out the same each time (mulberry32). */
export interface Chance {
  /** From 0 up to, not including, `n`. */
  below(n: number): number;
  /** True once in `n` times. */
  onceIn(n: number): boolean;
  pick<T>(list: readonly T[]): T;
}

function chanceOf(seed: number): Chance {
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

/** What a set of attacks came to. `npm run attacks` makes a table of these. */
interface Tally {
  set: string;
  asked: number;
  done: number;
  seconds: number;
  /** Of this process, in milliseconds; the hub under attack is in it. */
  cpu: number;
  worst: number;
  worstSeed: number;
  findings: { seed: number; what: string }[];
  /** Where to go on when the time was over. */
  next?: number;
}

/** Seeds that have found something once. They are tried first, in every form. */
const KEPT_FILE = join(PROJECT_ROOT, 'test/attacks/seeds.json');
const kept = (): Record<string, number[]> =>
  existsSync(KEPT_FILE) ? (JSON.parse(readFileSync(KEPT_FILE, 'utf8')) as Record<string, number[]>) : {};

/** The long form goes on after a finding, up to so many. */
const MOST_FINDINGS = 20;
const SAY_EVERY_MS = 15_000;

/**
 * Tries something with one seed after the other. A seed that finds something (an attempt that throws) is printed and, by the
 * long form, kept. `ATTACK_COUNT` and `ATTACK_MINUTES` bound the long form; it says then with which seed to go on. Throws when
 * anything was found, and answers how many were tried.
 */
export async function campaign(
  set: string,
  [short, long]: readonly [number, number],
  attempt: (chance: Chance, seed: number) => unknown,
): Promise<number> {
  const asked = LONG ? Number(process.env.ATTACK_COUNT ?? long) : short;
  const begun = Date.now();
  const end = begun + Number((LONG && process.env.ATTACK_MINUTES) || 1e6) * 60_000;
  const tally: Tally = { set, asked, done: 0, seconds: 0, cpu: 0, worst: 0, worstSeed: SEED, findings: [] };
  const first = process.cpuUsage();
  let said = begun;
  const seeds = [...(kept()[set] ?? []), ...Array.from({ length: asked }, (_one, i) => SEED + i)];
  for (const seed of seeds) {
    if (tally.findings.length >= (LONG ? MOST_FINDINGS : 1)) break;
    if (Date.now() > end) {
      tally.next = seed;
      break;
    }
    const before = process.cpuUsage();
    try {
      await attempt(chanceOf(seed), seed);
    } catch (fault) {
      tally.findings.push({ seed, what: (fault as Error).message });
    }
    const took = msOf(process.cpuUsage(before));
    if (took > tally.worst) Object.assign(tally, { worst: took, worstSeed: seed });
    tally.done += 1;
    if (LONG && Date.now() - said > SAY_EVERY_MS) {
      said = Date.now();
      const rate = tally.done / ((said - begun) / 1000);
      process.stderr.write(
        `  ${set}: ${tally.done} of ${asked}, ${rate.toFixed(0)} a second, worst ${tally.worst.toFixed(0)} ms, ${tally.findings.length} findings\n`,
      );
    }
  }
  tally.cpu = msOf(process.cpuUsage(first));
  tally.seconds = (Date.now() - begun) / 1000;
  report(tally);
  if (tally.findings.length > 0)
    throw new Error(tally.findings.map(({ seed, what }) => `${set}, ATTACK_SEED=${seed}: ${what}`).join('\n\n'));
  return tally.done;
}

/** Tells `npm run attacks` what came out, and keeps the seeds that found something. */
function report(tally: Tally): void {
  if (!LONG) return;
  if (process.env.ATTACK_REPORT) appendFileSync(process.env.ATTACK_REPORT, `${JSON.stringify(tally)}\n`);
  if (tally.findings.length === 0) return;
  const all = kept();
  all[tally.set] = [...new Set([...(all[tally.set] ?? []), ...tally.findings.map(({ seed }) => seed)])];
  writeFileSync(KEPT_FILE, `${JSON.stringify(all, null, 2)}\n`);
}

const msOf = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;

/** The processor time that something takes, in milliseconds. Told by the long form only: it depends on the machine. */
export function cpuMs(run: () => void): number {
  const before = process.cpuUsage();
  run();
  return msOf(process.cpuUsage(before));
}

/** What the objects of this process have in common, to show that no attack has changed it. */
export const prototypes = (): string =>
  JSON.stringify(
    [Object.prototype, Object, Function.prototype, Array.prototype, Array, String.prototype, Number.prototype].map(
      one =>
        Object.getOwnPropertyNames(one).map(name => [name, typeof Object.getOwnPropertyDescriptor(one, name)?.value]),
    ),
  );
