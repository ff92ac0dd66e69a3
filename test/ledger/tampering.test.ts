import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { openSource } from '../../hub/verify/openSource.ts';
import type { LedgerSource } from '../../hub/verify/source.ts';
import { type Verdict, verifyLedgers } from '../../hub/verify/verifyLedgers.ts';
import { LEVELS, type LevelName } from '../../shared/domain/levels.ts';
import type { Sealer } from '../../subgraphs/kit/vault/sealedTable.ts';
import { checkFolder } from './independentChecker.mjs';
import { copyOf, smallLedger } from './smallLedger.ts';
import {
  bytesOf,
  chanceOf,
  type Expected,
  openBytes,
  openFile,
  SEALED_TAMPERS,
  sourceOf,
  type Sqlite,
  TAMPERS,
} from './tampers.ts';

const SEED = 20_260_928;
const [IN_MEMORY, ON_FILES] = [500, 64];

let bytes: ReadonlyMap<LevelName, Buffer>;
/** Opens sealed words, as `hub verify` does where the key file is. */
let open: Sealer['read'];
let untouched: ReadonlyMap<LevelName, LedgerSource>;

beforeAll(async () => {
  const work = await smallLedger();
  const folder = await copyOf(work);
  open = work.service('county').vault.open;
  await work.stop();
  bytes = new Map(LEVELS.map(level => [level, bytesOf(folder, level)]));
  untouched = new Map([...bytes].map(([level, all]) => [level, sourceOf(level, openBytes(all))]));
  rmSync(folder, { recursive: true });
}, 240_000);

const bytesFor = (level: LevelName): Buffer => bytes.get(level) ?? Buffer.alloc(0);

/** Checks the four levels with one of them replaced. */
const verdictWith = (level: LevelName, db: Sqlite): Promise<Verdict> =>
  verifyLedgers(
    LEVELS.map(name => (name === level ? sourceOf(level, db) : (untouched.get(name) as LedgerSource))),
    open,
  );

/** What the first finding says of the expected place. */
function named({ findings: [first] }: Verdict, expected: Expected): object | string {
  if (!first) return 'nothing was found';
  const told = first as unknown as Record<string, unknown>;
  return Object.fromEntries(Object.keys(expected).map(key => [key, told[key]]));
}

it('finds nothing in what nobody has touched, and neither does a checker written from the page alone', async () => {
  const { findings, levels } = await verifyLedgers([...untouched.values()], open);
  expect(findings).toEqual([]);
  expect(levels.map(({ roots, countersigned }) => [roots, countersigned])).toEqual(LEVELS.map(() => [2, 2]));
  // a visit on each case, and words that are nobody's but the key's
  expect(levels.map(({ erased, unread }) => [erased, unread])).toEqual(LEVELS.map(() => [0, 0]));
  const { findings: none, levels: closed } = await verifyLedgers([...untouched.values()], null);
  expect(none).toEqual([]);
  expect(closed.map(({ unread }) => unread)).toEqual([3, 3, 3, 3]);
  expect(levels.map(({ copies }) => copies)).toEqual([2, 4, 2, 0]);
  const folder = mkdtempSync(join(tmpdir(), 'doudi-untouched-'));
  for (const level of LEVELS) writeFileSync(join(folder, `${level}.sqlite`), bytesFor(level));
  expect(checkFolder(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
});

describe('tampering with a copy', () => {
  const kinds = Object.keys(TAMPERS);
  const rounds = Math.ceil(IN_MEMORY / kinds.length);

  it.each(kinds)(
    `is found ${rounds} times out of ${rounds}, and the first bad row is named: %s`,
    async kind => {
      const wrong: object[] = [];
      for (let round = 0; round < rounds; round++) {
        const seed = SEED + kinds.indexOf(kind) * 1_000 + round;
        const chance = chanceOf(seed);
        const level = chance.pick(LEVELS);
        const db = openBytes(bytesFor(level));
        const expected = TAMPERS[kind]?.(db, level, chance) ?? { level };
        const verdict = await verdictWith(level, db);
        const said = named(verdict, expected);
        if (JSON.stringify(said) !== JSON.stringify(expected))
          wrong.push({ kind, seed, expected, said, first: verdict.findings[0] });
        db.close();
      }
      expect(wrong).toEqual([]);
    },
    60_000,
  );

  it.each(Object.keys(SEALED_TAMPERS))('of sealed words is found by who has the key: %s', async kind => {
    for (let round = 0; round < 12; round++) {
      const chance = chanceOf(SEED + round);
      const level = chance.pick(LEVELS);
      const db = openBytes(bytesFor(level));
      const expected = SEALED_TAMPERS[kind]?.(db, level, chance) ?? { level };
      const { findings } = await verdictWith(level, db);
      expect(findings[0]).toMatchObject({ fault: 'line-altered', ...expected });
      db.close();
    }
  });

  it(`is found in ${ON_FILES} files out of ${ON_FILES} that were tampered with on the disk, and by a checker written from the page alone`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'doudi-tampered-'));
    const wrong: object[] = [];
    for (let round = 0; round < ON_FILES; round++) {
      const chance = chanceOf(SEED - 1 - round);
      const kind = kinds[round % kinds.length] ?? '';
      const level = chance.pick(LEVELS);
      for (const name of LEVELS) writeFileSync(join(folder, `${name}.sqlite`), bytesFor(name));
      const db = openFile(join(folder, `${level}.sqlite`));
      const expected = TAMPERS[kind]?.(db, level, chance) ?? { level };
      db.close();
      const sources = await Promise.all(LEVELS.map(name => openSource({ kind: 'sqlite', folder }, name)));
      const verdict = await verifyLedgers(
        sources.filter(source => source !== undefined),
        open,
      );
      for (const source of sources) await source?.close();
      const said = named(verdict, expected);
      const alone = checkFolder(folder);
      if (JSON.stringify(said) !== JSON.stringify(expected) || alone.length === 0)
        wrong.push({ kind, round, expected, said, alone });
    }
    rmSync(folder, { recursive: true });
    expect(wrong).toEqual([]);
  }, 240_000);
});
