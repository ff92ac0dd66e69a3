import { describe, expect, it } from '@jest/globals';
import { CAUSES, type Cause } from '../../../shared/domain/case/causes.ts';
import { type TreatedMatter, unequalPairs } from '../../../shared/domain/fairness/unequal.ts';
import { findKinds, isOfKind, type KindFact, type Support } from '../../../shared/domain/kinds/cluster.ts';
import { rngOf } from '../rng.ts';

const SUPPORT: Support = { cases: 8, centers: 3, months: 2, lift: 1.5 };
const DEPARTMENTS = [
  'civil-affairs',
  'health',
  'housing',
  'market-regulation',
  'medical-security',
  'taxation',
  'police',
];

/** What was planted: an item that one cause, rule or pair of departments blocks at many counties. */
interface Gap {
  item: string;
  cause: Cause;
  rule: string | null;
  pair: [string, string] | null;
  counties: number;
  cases: number;
}

const GAPS: readonly Gap[] = [
  {
    item: '亲属关系证明',
    cause: 'proofHardToFind',
    rule: '《证明事项清单》第七条',
    pair: ['civil-affairs', 'police'],
    counties: 14,
    cases: 40,
  },
  {
    item: '食品经营许可',
    cause: 'rulesNotMet',
    rule: '《食品经营许可和备案管理办法》第十条',
    pair: null,
    counties: 9,
    cases: 30,
  },
  { item: '不动产登记', cause: 'other', rule: null, pair: ['housing', 'taxation'], counties: 11, cases: 34 },
];

interface World {
  facts: KindFact[];
  refused: TreatedMatter[];
  done: TreatedMatter[];
}

/** 48 counties, a year, 60 items with causes and departments of their own, and three gaps and one unequal pair among them. */
function world(seed: number): World {
  const random = rngOf(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const counties = Array.from({ length: 48 }, (_, i) => `county${i}`);
  const items = [...GAPS.map(({ item }) => item), ...Array.from({ length: 57 }, (_, i) => `事项${i}`)];
  // each item has its usual department; causes are as they are everywhere, a little up and down
  const homes = new Map(items.map(item => [item, pick(DEPARTMENTS)]));
  const day = () =>
    `2026-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`;
  const cause = (): Cause => {
    const at = random();
    return CAUSES[at < 0.2 ? 0 : at < 0.5 ? 1 : at < 0.85 ? 2 : 3] ?? 'other';
  };
  let n = 0;
  const fact = (over: Partial<KindFact> & Pick<KindFact, 'item'>): KindFact => {
    const home = homes.get(over.item) ?? 'health';
    const second = random() < 0.12 ? [pick(DEPARTMENTS)] : [];
    n += 1;
    return {
      ...{ uid: `u${n}`, center: pick(counties), causes: random() < 0.1 ? [cause(), cause()] : [cause()] },
      ...{ departments: [home, ...second], day: day(), bad: random() < 0.05 },
      rule: random() < 0.15 ? `第${Math.floor(random() * 60)}条` : null,
      ...over,
    };
  };
  const noise = Array.from({ length: 4_000 }, () =>
    fact({ item: items[Math.floor(random() ** 1.5 * items.length)] ?? '' }),
  );
  const planted = GAPS.flatMap(({ item, cause: why, rule, pair, counties: most, cases }) => {
    const where = counties.toSorted(() => random() - 0.5).slice(0, most);
    return Array.from({ length: cases }, () =>
      fact({
        item,
        center: pick(where),
        causes: [why],
        rule: random() < 0.8 ? rule : null,
        ...(pair ? { departments: pair } : {}),
      }),
    );
  });
  const matter = (kind: TreatedMatter['kind'], center: string, item: string, text: string): TreatedMatter => {
    n += 1;
    return {
      uid: `t${n}`,
      no: 1,
      kind,
      center,
      item,
      text,
      causes: ['rulesNotMet'],
      provincial: 'difficult',
      at: '2026-09-01T00:00:00.000Z',
    };
  };
  const words = (m: number) =>
    Array.from({ length: m }, () => String.fromCharCode(0x4e00 + Math.floor(random() * 4_000))).join('');
  const story = '两个孩子合住的自建房分户登记，没有分家协议，要求先公证';
  const filler = (kind: TreatedMatter['kind']) =>
    Array.from({ length: 150 }, () => matter(kind, pick(counties), pick(items), words(30)));
  return {
    facts: [...noise, ...planted].toSorted(() => random() - 0.5),
    refused: [...filler('REFUSED'), matter('REFUSED', 'county3', '不动产登记', `${story}，未予受理`)],
    done: [...filler('SOLVED'), matter('SOLVED', 'county31', '不动产登记', `${story}，承诺后办结`)],
  };
}

const SEEDS = Array.from({ length: 24 }, (_, i) => 100 + i);

describe('N9: from one case to one kind of case', () => {
  it('finds what was planted, and little else, whatever the noise', () => {
    let [right, found, wanted] = [0, 0, 0];
    for (const seed of SEEDS) {
      const kinds = findKinds(world(seed).facts, SUPPORT);
      const hits = GAPS.filter(({ item, cause }) => kinds.some(({ key }) => key.item === item && key.cause === cause));
      expect([seed, hits.length]).toEqual([seed, GAPS.length]);
      right += kinds.filter(({ key }) => GAPS.some(({ item }) => item === key.item)).length;
      found += kinds.length;
      wanted += GAPS.length;
      expect(new Set(kinds.map(({ key }) => JSON.stringify(key))).size).toBe(kinds.length);
    }
    const precision = right / found;
    console.info(
      `kinds over ${SEEDS.length} worlds: recall 1.000 of ${wanted}, precision ${precision.toFixed(3)} of ${found}`,
    );
    expect(precision).toBeGreaterThanOrEqual(0.9);
  });

  it('names the rule and the departments that most of a kind share', () => {
    const kinds = findKinds(world(7).facts, SUPPORT);
    const of = (item: string) => kinds.find(({ key }) => key.item === item)?.key;
    expect(of('亲属关系证明')).toMatchObject({ cause: 'proofHardToFind', pair: 'civil-affairs+police' });
    expect(of('不动产登记')).toMatchObject({ pair: 'housing+taxation' });
  });

  it('N19: the one pair that was treated unequally is the first of the list, and the only one', () => {
    let [right, found] = [0, 0];
    for (const seed of SEEDS) {
      const { refused, done } = world(seed);
      const pairs = unequalPairs(refused, done, 20);
      const isPlanted = pairs.map(one => one.refused.center === 'county3' && one.done.center === 'county31');
      expect([seed, isPlanted[0]]).toEqual([seed, true]);
      right += isPlanted.filter(Boolean).length;
      found += pairs.length;
    }
    console.info(
      `unequal pairs over ${SEEDS.length} worlds: recall 1.000, precision ${(right / found).toFixed(3)} of ${found}`,
    );
    expect(right / found).toBeGreaterThanOrEqual(0.9);
  });

  it('needs several centers and several months, and finds nothing in nothing', () => {
    const one = (i: number, over: Partial<KindFact>): KindFact => ({
      ...{
        uid: `x${i}`,
        center: `county${i % 5}`,
        item: '补证',
        causes: ['other'],
        departments: [],
        rule: null,
      },
      ...{ day: `2026-0${1 + (i % 4)}-11`, bad: false },
      ...over,
    });
    const rest = world(3).facts.filter(({ item }) => item.startsWith('事项'));
    const kind = (over: Partial<KindFact>, n = 20) =>
      findKinds([...rest, ...Array.from({ length: n }, (_, i) => one(i, over))], SUPPORT).some(
        ({ key }) => key.item === '补证',
      );
    expect(kind({})).toBe(true);
    expect(kind({ center: 'county1' })).toBe(false);
    expect(kind({ day: '2026-03-01' })).toBe(false);
    // LH-40: six cases are too few, unless those who asked were not satisfied
    expect([kind({}, 6), kind({ bad: true }, 6)]).toEqual([false, true]);
    expect(findKinds([], SUPPORT)).toEqual([]);
  });

  it('knows a case of a kind when it sees one', () => {
    const [fact] = world(1).facts;
    if (!fact) throw new Error('an empty world');
    const key = { item: fact.item, cause: fact.causes[0] ?? null, rule: null, pair: null };
    expect(isOfKind(fact, key)).toBe(true);
    expect(isOfKind({ ...fact, item: '别的' }, key)).toBe(false);
    expect(isOfKind({ ...fact, departments: ['b', 'a'] }, { ...key, pair: 'a+b' })).toBe(true);
    expect(isOfKind({ ...fact, departments: ['a'] }, { ...key, pair: 'a+b' })).toBe(false);
    expect(isOfKind({ ...fact, rule: '甲' }, { ...key, rule: '乙' })).toBe(false);
  });
});
