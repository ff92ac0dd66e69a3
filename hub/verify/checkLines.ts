import { ZERO_HASH } from '../../shared/domain/ledger/canonical.ts';
import { hashOfLine, MerkleTree } from '../../shared/ledger/hash.ts';
import type { Sealer } from '../../subgraphs/kit/vault/sealedTable.ts';
import { WordsCheck } from './checkWords.ts';
import { type Finding, finding } from './finding.ts';
import type { FileRow, LedgerSource, LineRow } from './source.ts';

/** What the lines of one center and one day come to, recomputed. */
export interface Tree {
  merkle: MerkleTree;
  firstSeq: number;
  lastSeq: number;
}

export interface CheckedLines {
  findings: Finding[];
  lines: number;
  files: number;
  chainedLater: number;
  /** Lines whose words were erased by rule, and lines whose words were not read for want of a key. */
  erased: number;
  unread: number;
  /** By `center/day`; lines that no root covers yet are not in it. */
  trees: Map<string, Tree>;
}

interface Chain {
  no: number;
  hash: string;
  first: string;
  seq: number;
  center: string;
  /** A chain that has shown one fault shows it in every line after; only the first is told. */
  broken: boolean;
}

export const treeKey = (center: string, day: string): string => `${center}/${day}`;

/** Recomputes every chain of a level in the order of the lines, and compares each with what its file says of it. */
export async function checkLines(
  source: LedgerSource,
  open: Sealer['read'] | null,
  progress: (lines: number) => void,
): Promise<CheckedLines> {
  const checked: CheckedLines = {
    ...{ findings: [], lines: 0, files: 0, chainedLater: 0, erased: 0, unread: 0 },
    trees: new Map(),
  };
  const words = new WordsCheck(source.level, await source.erasures(), open);
  const chains = new Map<string, Chain>();
  const positions = new Positions();
  for await (const lines of source.lines()) {
    for (const line of lines) {
      checked.findings.push(...checkLine(source, line, chains, words));
      if (line.chainedAt !== null) checked.chainedLater += 1;
      if (line.position !== null) positions.add(line.position);
      if (line.rootedOn !== null) addToTree(checked.trees, line);
    }
    checked.lines += lines.length;
    progress(checked.lines);
  }
  checked.findings.push(...words.findings());
  Object.assign(checked, { erased: words.erased, unread: words.unread });
  checked.findings.push(...(await checkFiles(source, chains, checked)));
  const lost = positions.missing(await source.head());
  if (lost !== undefined)
    checked.findings.push(
      finding('position-missing', source.level, `the line at position ${lost} of the ledger is not there`, {}),
    );
  return checked;
}

function addToTree(trees: Map<string, Tree>, { center, rootedOn, seq, hash }: LineRow): void {
  const key = treeKey(center, rootedOn ?? '');
  const tree = trees.get(key) ?? { merkle: new MerkleTree(), firstSeq: seq, lastSeq: seq };
  trees.set(key, tree);
  tree.merkle.add(hash ?? '');
  tree.lastSeq = seq;
}

function checkLine({ level }: LedgerSource, line: LineRow, chains: Map<string, Chain>, words: WordsCheck): Finding[] {
  const { uid, seq, center } = line;
  const before = chains.get(uid) ?? { no: 0, hash: ZERO_HASH, first: '', seq: 0, center, broken: false };
  const hash = line.hash ?? '';
  const after = { no: line.no ?? before.no, hash, first: before.first || hash, seq, center, broken: before.broken };
  chains.set(uid, after);
  if (before.broken) return [];
  const found = faultOf(level, line, before, words);
  if (!found) return [];
  after.broken = true;
  return [found];
}

function faultOf(level: LedgerSource['level'], line: LineRow, before: Chain, words: WordsCheck): Finding | undefined {
  const { seq, uid, center, no, hash, prevHash } = line;
  const at = { seq, uid, center, no };
  if (no === null || hash === null)
    return finding('line-unchained', level, 'the line has no place in the chain of its case', at);
  const detail = words.detailHash(line);
  if (detail === undefined || detail !== line.detailHash)
    return finding('line-altered', level, 'what was written in it is not what was hashed (detail)', at);
  if (recomputed(level, line) !== hash) return finding('line-altered', level, 'its content is not what was hashed', at);
  if (no > before.no + 1)
    return finding('line-missing', level, `line ${before.no + 1} is not there; line ${no} follows`, {
      ...at,
      no: before.no + 1,
    });
  if (no <= before.no) return finding('line-inserted', level, `a line ${no} stood before it already`, at);
  if (prevHash !== before.hash)
    return finding('line-inserted', level, `it does not follow from line ${before.no} as that stands here`, at);
  const wrong = words.see(line);
  return wrong === null ? undefined : finding('line-altered', level, wrong, at);
}

/** The hash of a line as its row stands; undefined where a number in it has become something else. */
function recomputed(level: string, line: LineRow): string | undefined {
  try {
    const { detailHash, prevHash, no } = line;
    return hashOfLine({ ...line, level, no: no ?? 0, detailHash: detailHash ?? '', prevHash: prevHash ?? '' });
  } catch {
    return undefined;
  }
}

async function checkFiles(source: LedgerSource, chains: Map<string, Chain>, checked: CheckedLines): Promise<Finding[]> {
  const { level } = source;
  const found: Finding[] = [];
  const named = new Map(checked.findings.map(one => [one.uid, one]));
  for await (const files of source.files())
    for (const file of files) {
      checked.files += 1;
      const chain = chains.get(file.uid);
      chains.delete(file.uid);
      const known = named.get(file.uid);
      if (known) known.number = file.number;
      else found.push(...checkFile(level, file, chain));
    }
  for (const [uid, { seq, center, broken }] of chains)
    if (!broken)
      found.push(finding('file-missing', level, 'there are lines of a case that has no file', { uid, seq, center }));
  return found;
}

function checkFile(level: LedgerSource['level'], file: FileRow, chain: Chain | undefined): Finding[] {
  const { uid, number, center, chainLines } = file;
  const at = { uid, number, center, seq: chain?.seq ?? null };
  const no = (chain?.no ?? 0) + 1;
  if (chainLines >= no)
    return [
      finding('chain-cut', level, `lines from ${no} on are not there; the file has ${chainLines}`, { ...at, no }),
    ];
  if (chainLines < no - 1)
    return [
      finding('line-inserted', level, `the file has ${chainLines} lines; line ${no - 1} is one more`, {
        ...at,
        no: no - 1,
      }),
    ];
  if (chain && (file.headHash !== chain.hash || file.firstHash !== chain.first))
    return [finding('chain-cut', level, 'the file names another first or last line', { ...at, no: no - 1 })];
  return [];
}

/** Which positions were seen: a bit each. */
class Positions {
  #bits = new Uint8Array(1_024);

  add(position: number): void {
    if (!Number.isSafeInteger(position) || position < 0 || position > 2 ** 31) return;
    if (position >> 3 >= this.#bits.length) {
      const more = new Uint8Array(Math.max((position >> 3) + 1, this.#bits.length * 2));
      more.set(this.#bits);
      this.#bits = more;
    }
    this.#bits[position >> 3] = (this.#bits[position >> 3] ?? 0) | (1 << (position & 7));
  }

  /** The first position up to `head` that was not seen. */
  missing(head: number): number | undefined {
    for (let position = 1; position <= head; position++)
      if (((this.#bits[position >> 3] ?? 0) & (1 << (position & 7))) === 0) return position;
    return undefined;
  }
}
