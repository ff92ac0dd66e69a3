import { stampStatement } from '../../shared/domain/ledger/canonical.ts';
import { isLevelName, type LevelName } from '../../shared/domain/levels.ts';
import { sha256Hex } from '../../shared/ledger/hash.ts';
import { isSigned } from '../../shared/ledger/levelKey.ts';
import { keyOf, statementOf } from './checkRoots.ts';
import { type Finding, finding } from './finding.ts';
import type { KeyRow, LedgerSource, RootRow, WitnessedRow } from './source.ts';

/** What was read of one level for the comparison. */
export interface LevelRoots {
  source: LedgerSource;
  roots: readonly RootRow[];
  witnessed: readonly WitnessedRow[];
  keys: readonly KeyRow[];
}

const nameOf = (level: string, center: string, day: string): string => `${level}/${center}/${day}`;

/**
 * Compares the roots of each level with the copies at the others. A ledger that was rewritten as a whole, roots and
 * signatures included, shows here (N13). Levels that cannot be read are left out.
 */
export async function checkCopies(levels: ReadonlyMap<LevelName, LevelRoots>): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const holder of levels.values()) {
    found.push(...checkKeys(holder, levels));
    for (const copy of holder.witnessed) {
      const fault = ownFault(holder, copy) ?? (await againstOwner(holder, copy, levels));
      if (fault) found.push(fault);
    }
  }
  for (const owner of levels.values()) found.push(...(await missingCopies(owner, levels)));
  return found;
}

/** A level must know another by a key that the other has for itself. */
function checkKeys({ source, keys }: LevelRoots, levels: ReadonlyMap<LevelName, LevelRoots>): Finding[] {
  return keys.flatMap(({ level, kid, publicKey }) => {
    const own = isLevelName(level) ? levels.get(level)?.keys : undefined;
    if (!own || keyOf(own, level, kid) === publicKey) return [];
    return [finding('key-altered', source.level, `the ${level} level has no key ${kid} for itself`, {})];
  });
}

/** A copy bears the signature of the level it came from, and that of the level that holds it. */
function ownFault({ source, keys }: LevelRoots, copy: WitnessedRow): Finding | undefined {
  const { level, center, day, kid, witnessKid, countersignature, signature } = copy;
  const at = { center, day };
  const statement = statementOf(level, copy);
  const key = keyOf(keys, level, kid);
  if (
    statement === undefined ||
    sha256Hex(statement) !== copy.root ||
    key === undefined ||
    !isSigned(statement, signature, key)
  )
    return finding(
      'copy-altered',
      source.level,
      `its copy of a root of the ${level} level is not what that level signed`,
      at,
    );
  const own = keyOf(keys, source.level, witnessKid);
  const stamp = stampStatement({ ...copy, witness: source.level, witnessedAt: copy.witnessedAt ?? '' });
  return own !== undefined && countersignature !== null && isSigned(stamp, countersignature, own)
    ? undefined
    : finding('copy-altered', source.level, `its countersignature on a root of the ${level} level does not hold`, at);
}

async function againstOwner(
  { source }: LevelRoots,
  copy: WitnessedRow,
  levels: ReadonlyMap<LevelName, LevelRoots>,
): Promise<Finding | undefined> {
  const { level, center, day } = copy;
  const owner = isLevelName(level) ? levels.get(level) : undefined;
  if (!owner) return undefined;
  const own = find(owner.roots, center, day) ?? (await owner.source.rootNow(center, day));
  const at = { center, day };
  if (!own)
    return finding(
      'root-missing',
      owner.source.level,
      `the ${source.level} level holds a copy of its root, and the root is not there`,
      at,
    );
  return own.root === copy.root
    ? undefined
    : finding(
        'forked',
        owner.source.level,
        `its root is not the one that the ${source.level} level holds a copy of`,
        at,
      );
}

async function missingCopies(owner: LevelRoots, levels: ReadonlyMap<LevelName, LevelRoots>): Promise<Finding[]> {
  const { level } = owner.source;
  const held = new Set<string>();
  for (const { source, witnessed } of levels.values())
    for (const copy of witnessed) held.add(`${source.level}<${nameOf(copy.level, copy.center, copy.day)}`);
  const found: Finding[] = [];
  for (const { center, day, witness, countersignature } of owner.roots) {
    const holder = witness !== null && isLevelName(witness) ? levels.get(witness) : undefined;
    if (!holder || countersignature === null || held.has(`${witness}<${nameOf(level, center, day)}`)) continue;
    if (await holder.source.witnessedNow(level, center, day)) continue;
    found.push(
      finding(
        'copy-missing',
        holder.source.level,
        `it countersigned a root of the ${level} level, and its copy is not there`,
        { center, day },
      ),
    );
  }
  return found;
}

/** Roots come by center and day. */
function find(roots: readonly RootRow[], center: string, day: string): RootRow | undefined {
  let [low, high] = [0, roots.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = roots[middle] as RootRow;
    if (row.center < center || (row.center === center && row.day < day)) low = middle + 1;
    else high = middle;
  }
  const row = roots[low];
  return row?.center === center && row.day === day ? row : undefined;
}
