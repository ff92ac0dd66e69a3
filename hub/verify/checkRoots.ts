import { rootStatement, stampStatement, ZERO_HASH } from '../../shared/domain/ledger/canonical.ts';
import type { LevelName } from '../../shared/domain/levels.ts';
import { sha256Hex } from '../../shared/ledger/hash.ts';
import { isSigned, kidOf } from '../../shared/ledger/levelKey.ts';
import { type Tree, treeKey } from './checkLines.ts';
import { type Finding, finding } from './finding.ts';
import type { KeyRow, RootRow, WitnessedRow } from './source.ts';

/** The public key that a level has for another; undefined for one that is not there or does not bear its name. */
export const keyOf = (keys: readonly KeyRow[], level: string, kid: string | null): string | undefined => {
  const publicKey = keys.find(row => row.level === level && row.kid === kid)?.publicKey;
  return publicKey !== undefined && kidOf(publicKey) === kid ? publicKey : undefined;
};

/** The statement behind a root; undefined where a number in it has become something else. */
export function statementOf(level: string, root: RootRow | WitnessedRow): string | undefined {
  try {
    return rootStatement({ ...root, level });
  } catch {
    return undefined;
  }
}

/** Recomputes every root of a level from its lines, and checks who signed it. */
export function checkRoots(
  level: LevelName,
  roots: readonly RootRow[],
  trees: ReadonlyMap<string, Tree>,
  keys: readonly KeyRow[],
): Finding[] {
  const found: Finding[] = [];
  const left = new Map(trees);
  const last = new Map<string, string>();
  for (const root of roots) {
    const key = treeKey(root.center, root.day);
    const fault = faultOf(level, root, left.get(key), { prevRoot: last.get(root.center) ?? ZERO_HASH, keys });
    if (fault) found.push(fault);
    left.delete(key);
    last.set(root.center, root.root);
  }
  for (const [key, { firstSeq }] of left) {
    const [center = '', day = ''] = key.split('/');
    found.push(
      finding('root-missing', level, `${day} was closed for line ${firstSeq}, and its root is not there`, {
        center,
        day,
      }),
    );
  }
  return found;
}

function faultOf(
  level: LevelName,
  root: RootRow,
  tree: Tree | undefined,
  { prevRoot, keys }: { prevRoot: string; keys: readonly KeyRow[] },
): Finding | undefined {
  const { center, day } = root;
  const at = { center, day };
  const statement = statementOf(level, root);
  if (statement === undefined || sha256Hex(statement) !== root.root)
    return finding('root-altered', level, 'the root is not the hash of what stands beside it', at);
  if (root.prevRoot !== prevRoot)
    return finding('root-missing', level, 'it does not follow from the root before it that stands here', at);
  const lines = tree && {
    count: tree.merkle.count,
    tree: tree.merkle.root,
    firstSeq: tree.firstSeq,
    lastSeq: tree.lastSeq,
  };
  if (
    lines?.count !== root.count ||
    lines.tree !== root.tree ||
    lines.firstSeq !== root.firstSeq ||
    lines.lastSeq !== root.lastSeq
  )
    return finding('root-altered', level, `the ${root.count} lines it was made from are not those that stand here`, at);
  const key = keyOf(keys, level, root.kid);
  if (key === undefined || !isSigned(statement, root.signature, key))
    return finding('root-signature', level, 'the level’s signature does not hold', at);
  return stampFault(level, root, keys);
}

function stampFault(level: LevelName, root: RootRow, keys: readonly KeyRow[]): Finding | undefined {
  const { center, day, witness, witnessKid, witnessedAt, countersignature } = root;
  const at = { center, day };
  if (root.refusal === 'LEDGER_FORKED')
    return finding('forked', level, 'its witness refused to countersign it: it holds another past', at);
  if (countersignature === null && witness === null) return undefined; // on its way
  const key = witness === null ? undefined : keyOf(keys, witness, witnessKid);
  const statement = stampStatement({ ...root, witness: witness ?? '', level, witnessedAt: witnessedAt ?? '' });
  return key !== undefined && countersignature !== null && isSigned(statement, countersignature, key)
    ? undefined
    : finding('countersignature', level, 'the countersignature beside it does not hold', at);
}
