import { createHash } from 'node:crypto';
import { detailStatement, type LineFacts, lineStatement, wordsStatement } from '../domain/ledger/canonical.ts';

const sha256 = (...parts: readonly (Uint8Array | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** SHA-256 of a text in UTF-8, 64 hexadecimal digits. */
export const sha256Hex = (text: string): string => sha256(text).toString('hex');

type Detail = Readonly<Record<string, unknown>>;

export const hashOfWords = (salt: string, words: Detail): string => sha256Hex(wordsStatement(salt, words));
export const hashOfDetail = (detail: Detail, wordsHash: string | null = null, counted: object | null = null): string =>
  sha256Hex(detailStatement(detail, wordsHash, counted));
export const hashOfLine = (line: LineFacts): string => sha256Hex(lineStatement(line));

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/**
 * The Merkle tree hash of RFC 6962 over the hashes of lines, taken in one after the other: it keeps one hash for each full
 * tree on the left edge, and no line.
 */
export class MerkleTree {
  #edge: { size: number; hash: Buffer }[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(lineHash: string): void {
    this.#count += 1;
    let [size, hash] = [1, sha256(LEAF, Buffer.from(lineHash, 'hex'))];
    for (let left = this.#edge.at(-1); left?.size === size; left = this.#edge.at(-1)) {
      this.#edge.pop();
      hash = sha256(NODE, left.hash, hash);
      size *= 2;
    }
    this.#edge.push({ size, hash });
  }

  /** 64 hexadecimal digits; of no lines, the hash of nothing. */
  get root(): string {
    const right = this.#edge.at(-1);
    if (!right) return sha256().toString('hex');
    return this.#edge
      .slice(0, -1)
      .reduceRight((hash, left) => sha256(NODE, left.hash, hash), right.hash)
      .toString('hex');
  }
}

export function merkleRoot(lineHashes: Iterable<string>): string {
  const tree = new MerkleTree();
  for (const hash of lineHashes) tree.add(hash);
  return tree.root;
}
