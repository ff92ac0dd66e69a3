import { describe, expect, it } from '@jest/globals';
import type { CenterNode, CenterTree } from '../../../shared/domain/access/jurisdiction.ts';
import { rulingOn, witnessOf } from '../../../shared/domain/ledger/witness.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';

const node = (code: string, level: LevelName, parent: string | null): [string, CenterNode] => [
  code,
  { code, name: code, level, parent, validTo: null },
];
const TREE: CenterTree = new Map([
  node('34', 'province', null),
  node('3408', 'city', '34'),
  node('340882', 'county', '3408'),
  node('340882-Z1', 'county', '340882'),
  node('340882100', 'township', '340882'),
  node('31', 'province', null),
  node('310117', 'county', '31'),
  node('4419', 'city', '34'),
  node('441900003', 'township', '4419'),
]);

describe('witnessOf', () => {
  it.each([
    ['340882100', 'township', 'county'],
    ['340882', 'county', 'city'],
    ['340882-Z1', 'county', 'city'],
    ['3408', 'city', 'province'],
    ['310117', 'county', 'province'],
    ['441900003', 'township', 'city'],
    ['34', 'province', 'city'],
    ['gone', 'county', 'city'],
  ] as const)('of %s, a %s, is the %s', (code, level, witness) => expect(witnessOf(TREE, code, level)).toBe(witness));
});

describe('rulingOn', () => {
  const root = (day: string, name: string, prevRoot: string) => ({ day, root: name, prevRoot });
  const last = root('2026-09-28', 'a', '0');

  it('keeps the first that it is shown', () => expect(rulingOn(root('2026-09-28', 'a', '0'), null, null)).toBe('keep'));
  it('keeps what goes on', () => expect(rulingOn(root('2026-09-30', 'b', 'a'), null, last)).toBe('keep'));
  it('knows what it has kept', () => expect(rulingOn(last, last, last)).toBe('known'));
  it.each([
    ['another root for the same day', root('2026-09-28', 'x', '0'), last],
    ['another root before it', root('2026-09-29', 'b', 'x'), null],
    ['a day before the last', root('2026-09-27', 'b', 'a'), null],
  ])('calls a fork: %s', (_what, shown, held) => expect(rulingOn(shown, held, last)).toBe('forked'));
});
