import { randomBytes } from 'node:crypto';
import type { Texts } from '../../../shared/domain/ledger/words.ts';
import { hashOfWords } from '../../../shared/ledger/hash.ts';
import type { Service } from '../../kit/subgraph.ts';
import { provinceAt, type SealedTable, type Sealer } from '../../kit/vault/sealedTable.ts';
import { centersOf } from './centersOf.ts';
import { EntryWords } from './EntryWords.ts';

const SALT_BYTES = 16;

/** Where the words of a line stand: put beside another line they do not open. */
export const wordsAt = ({ uid, no }: Pick<EntryWords, 'uid' | 'no'>) => ({
  table: 'entry_words',
  column: 'sealed',
  row: `${uid}/${no}`,
});

/** Words with the salt that their hash was made with. */
export interface Salted {
  salt: string;
  words: Texts;
}

/** Salts words: without the salt, which goes with them, nobody finds a short text by trying what has their hash. */
export function saltWords(words: Texts): Salted & { wordsHash: string } {
  const salt = randomBytes(SALT_BYTES).toString('hex');
  return { salt, words, wordsHash: hashOfWords(salt, words) };
}

/** The row of salted words, under the key in use at the center that holds the file. */
export function sealWords(
  service: Pick<Service, 'tree' | 'vault'>,
  { uid, no, center }: { uid: string; no: number; center: string },
  { salt, words }: Salted,
): EntryWords {
  const { vault } = service;
  const province = provinceAt(service, center);
  const sealed = vault.seal(province, wordsAt({ uid, no }), JSON.stringify({ salt, words }));
  return { uid, no, sealed, sealedWith: vault.mark(province, false) };
}

/** Salted words in plain text, from the row. Throws where the row was changed, or belongs to another line. */
export const openWords = (row: Pick<EntryWords, 'uid' | 'no' | 'sealed'>, open: Sealer['read']): Salted =>
  JSON.parse(open(wordsAt(row), row.sealed)) as Salted;

/** The table of this capability with a sealed column. */
export const SEALED: readonly SealedTable[] = [
  {
    entity: EntryWords,
    name: 'entry_words',
    key: ['uid', 'no'],
    indexed: false,
    centersOf,
    reseal: (row: EntryWords, sealer) => ({
      sealed: sealer.seal(wordsAt(row), sealer.read(wordsAt(row), row.sealed)),
      sealedWith: sealer.mark,
    }),
  },
];
