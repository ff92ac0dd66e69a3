import { type EntityManager, In } from 'typeorm';
import { namedLines, type Texts } from '../../../shared/domain/ledger/words.ts';
import { hashOfDetail } from '../../../shared/ledger/hash.ts';
import { loaderOf } from '../../kit/context.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import type { CaseEntry } from './CaseEntry.ts';
import { EntryWords } from './EntryWords.ts';
import { openWords } from './sealWords.ts';

type Worded = Pick<CaseEntry, 'uid' | 'no' | 'detail' | 'detailHash' | 'wordsHash' | 'counted'>;

/** What was written in a line, with the words that stand apart from it; and whether those were erased. */
export interface LineTexts {
  texts: Texts;
  erased: boolean;
}

/** A line of an older release loses its whole detail, because one hash covers it all. */
export const isEmptied = ({ detail, detailHash, wordsHash, counted }: Worded): boolean =>
  wordsHash === null &&
  counted === null &&
  detailHash !== null &&
  Object.keys(detail).length === 0 &&
  detailHash !== hashOfDetail({});

/** What was written in a line. Lines are asked for one by one: a stream goes on while new ones are written. */
export async function textsOf(ctx: RequestContext, line: Worded): Promise<LineTexts> {
  const { uid, no, detail, wordsHash } = line;
  if (wordsHash === null || no === null) return { texts: detail, erased: isEmptied(line) };
  const loader = loaderOf<EntryWords>(ctx, 'words', async keys => {
    const uids = [...new Set(keys.map(key => key.slice(0, key.lastIndexOf('/'))))];
    const rows = await ctx.service.database.read.findBy(EntryWords, { uid: In(uids) });
    return new Map(rows.map(row => [`${row.uid}/${row.no}`, row]));
  });
  const row = await loader.load(`${uid}/${no}`);
  if (!row) return { texts: detail, erased: true };
  return { texts: { ...detail, ...openWords(row, ctx.service.vault.open).words }, erased: false };
}

/** The words of one line; null where they were erased. */
export async function wordsOfLine(
  { database, vault }: Pick<Service, 'database' | 'vault'>,
  uid: string,
  no: number,
): Promise<Texts | null> {
  const row = await database.read.findOneBy(EntryWords, { uid, no });
  return row && openWords(row, vault.open).words;
}

/** The words of a file that stand, by the number of their line. */
export async function wordsOfFile(read: EntityManager, uid: string): Promise<ReadonlyMap<number, EntryWords>> {
  const rows = await read.findBy(EntryWords, { uid });
  return new Map(rows.map(row => [row.no, row]));
}

/** The lines whose words were erased, as the ledger itself names them. */
export const erasedIn = (lines: readonly Pick<CaseEntry, 'act' | 'detail'>[]): ReadonlySet<number> =>
  new Set(lines.filter(({ act }) => act === 'anonymise').flatMap(({ detail }) => namedLines(detail.erased)));
