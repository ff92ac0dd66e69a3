import type { Chance } from './campaign.ts';

/** What may stand anywhere in an answer of somebody who means no good. */
const JUNK: readonly (() => unknown)[] = [
  () => null,
  () => 7,
  () => -1,
  () => 0.5,
  () => 2 ** 40,
  () => true,
  () => '',
  () => '<script>',
  () => 'x'.repeat(5_000),
  () => [],
  () => [[]],
  () => ({}),
  () => ({ $gt: 0 }),
  () => ({ length: 1, 0: {} }),
  () => ({ __typename: 'City' }),
  () => ({ __typename: 'Center', code: '110000' }),
  () => JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}') as unknown,
];

const NAMES = [
  '__typename',
  '__proto__',
  'constructor',
  'toString',
  'code',
  'county',
  'city',
  'tally',
  'open',
  'errors',
];

/** Changes one place of a value, or adds one; what is no object or list is replaced. */
function change(value: unknown, chance: Chance): unknown {
  if (typeof value !== 'object' || value === null || chance.onceIn(5)) return chance.pick(JUNK)();
  if (Array.isArray(value)) {
    if (value.length === 0 || chance.onceIn(3))
      return [
        ...value,
        ...Array.from({ length: 1 + chance.below(3) }, () => chance.pick([...value, ...JUNK.map(make => make())])),
      ];
    const at = chance.below(value.length);
    return chance.onceIn(5) ? value.toSpliced(at, 1) : value.with(at, change(value[at], chance));
  }
  const names = Object.keys(value);
  const name = names.length === 0 || chance.onceIn(4) ? chance.pick(NAMES) : chance.pick(names);
  const { [name]: old, ...rest } = value as Record<string, unknown>;
  if (chance.onceIn(6)) return rest;
  const changed: Record<string, unknown> = { ...rest };
  Object.defineProperty(changed, name, { value: change(old, chance), enumerable: true });
  return changed;
}

/** A good answer with a few places of it changed, as a text; now and then the text as well. */
export function spoiltAnswer(good: unknown, chance: Chance): string {
  let answer = good;
  for (let i = chance.below(4); i > 0; i -= 1) answer = change(answer, chance);
  const text = JSON.stringify(answer);
  return chance.pick([
    () => text,
    () => text,
    () => text,
    () => text.slice(0, chance.below(text.length)),
    () => text + text,
    () => text.replace(chance.pick(['{', '}', '"', ':', ',']), chance.pick(['', '[', '1e999', '"\\ud800"', '\u0000'])),
    () => '['.repeat(chance.below(50_000)),
  ])();
}
