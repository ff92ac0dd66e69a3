import { namedLines } from '../../shared/domain/ledger/words.ts';
import { hashOfDetail, hashOfWords } from '../../shared/ledger/hash.ts';
import { openWords } from '../../subgraphs/capabilities/cases/sealWords.ts';
import type { Sealer } from '../../subgraphs/kit/vault/sealedTable.ts';
import { type Finding, finding } from './finding.ts';
import type { ErasureRow, LedgerSource, LineRow } from './source.ts';

/** A line whose words, or whose whole detail, are not there. */
interface Gap {
  seq: number;
  center: string;
}

const UNNAMED = {
  chain: 'what was written in it is gone, and no line of its chain says that it was erased',
  ledger: 'what was written in it is gone, and the deletion ledger does not say so',
};

function putInto(gaps: Map<string, Map<number, Gap>>, { uid, no, seq, center }: LineRow): void {
  const ofCase = gaps.get(uid) ?? new Map<number, Gap>();
  gaps.set(uid, ofCase.set(no ?? 0, { seq, center }));
}

/**
 * What is known of the words of one level: which are gone, and which lines say that they were erased. A gap is accounted for where
 * both the chain (a later `anonymise` line) and the deletion ledger name it: a row alone is written by whoever has the database.
 */
export class WordsCheck {
  readonly #level: LedgerSource['level'];
  readonly #open: Sealer['read'] | null;
  readonly #ledger = new Map<string, Set<number>>();
  readonly #gaps = new Map<string, Map<number, Gap>>();
  readonly #kept = new Map<string, Map<number, Gap>>();
  readonly #named = new Map<string, Set<number>>();
  erased = 0;
  /** Words that stand sealed and were not read, because there is no key. */
  unread = 0;

  constructor(level: LedgerSource['level'], erasures: readonly ErasureRow[], open: Sealer['read'] | null) {
    this.#level = level;
    this.#open = open;
    for (const { uid, erasedLines } of erasures)
      this.#ledger.set(uid, new Set([...(this.#ledger.get(uid) ?? []), ...namedLines(erasedLines)]));
  }

  /** The hash that the detail of a line must have; undefined where what stands there is nothing of which one can be made. */
  detailHash(line: LineRow): string | undefined {
    try {
      const detail = JSON.parse(line.detail) as Record<string, unknown>;
      const counted = line.counted === null ? null : (JSON.parse(line.counted) as object | null);
      if (counted === null && line.counted !== null) return undefined; // a row has NULL for nothing, and never the text
      const own = hashOfDetail(detail, line.wordsHash, counted);
      // a line of an older release was emptied as a whole; whether by rule is asked when the chain has been read
      const older = line.wordsHash === null && line.counted === null;
      if (older && own !== line.detailHash && Object.keys(detail).length === 0) {
        this.#gap(line);
        return line.detailHash ?? undefined;
      }
      return own;
    } catch {
      return undefined; // no JSON, or a number that no ledger line holds
    }
  }

  /** Takes in a line; answers what is wrong with the words that stand, or null. */
  see(line: LineRow): string | null {
    const { uid, no, act, wordsHash, sealed } = line;
    if (act === 'anonymise') this.#name(uid, line.detail);
    if (wordsHash === null) return sealed === null ? null : 'words stand beside it that it does not have';
    if (sealed === null) {
      this.#gap(line);
      return null;
    }
    if (this.#ledger.get(uid)?.has(no ?? 0)) putInto(this.#kept, line);
    if (this.#open === null) {
      this.unread += 1;
      return null;
    }
    try {
      const { salt, words } = openWords({ uid, no: no ?? 0, sealed }, this.#open);
      if (hashOfWords(salt, words) === wordsHash) return null;
    } catch {
      // a sealed text that does not open was changed or moved
    }
    return 'its words are not those that were hashed';
  }

  /** What is gone and is not accounted for, and what stands although it is said to be erased. */
  findings(): Finding[] {
    const found: Finding[] = [];
    for (const [uid, gaps] of this.#gaps)
      for (const [no, at] of gaps) {
        const [chain, ledger] = [this.#named.get(uid)?.has(no), this.#ledger.get(uid)?.has(no)];
        if (chain && ledger) this.erased += 1;
        else found.push(finding('words-missing', this.#level, UNNAMED[chain ? 'ledger' : 'chain'], { uid, no, ...at }));
      }
    for (const [uid, kept] of this.#kept)
      for (const [no, at] of kept)
        found.push(
          finding('words-kept', this.#level, 'its words stand, and the deletion ledger says that they were erased', {
            ...{ uid, no, ...at },
          }),
        );
    return found;
  }

  #gap = (line: LineRow) => putInto(this.#gaps, line);

  #name(uid: string, detail: string): void {
    try {
      const { erased } = JSON.parse(detail) as { erased?: string };
      this.#named.set(uid, new Set([...(this.#named.get(uid) ?? []), ...namedLines(erased)]));
    } catch {
      // the line itself is found to be altered
    }
  }
}
