import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findCases, type Found } from '../../subgraphs/capabilities/library/findCases.ts';
import { indexCase } from '../../subgraphs/capabilities/library/indexCase.ts';
import { LibraryRow, LibraryTerm, LibraryTermCount } from '../../subgraphs/capabilities/library/LibraryRow.ts';
import { Library1767225600090 } from '../../subgraphs/capabilities/library/migrations/1767225600090-Library.ts';
import { TermCounts1767225600093 } from '../../subgraphs/capabilities/library/migrations/1767225600093-TermCounts.ts';
import { segment } from '../../subgraphs/capabilities/library/segment.ts';
import { type Database, openDatabase } from '../../subgraphs/kit/database.ts';
import { PLANTED, QUESTIONS } from '../testkit/plantedLibrary.ts';
import { describeWith, type PrivateMariadb, startMariadb } from '../testkit/privateServers.ts';

const TABLES = {
  entities: [LibraryRow, LibraryTerm, LibraryTermCount],
  migrations: [Library1767225600090, TermCounts1767225600093],
};
const PUBLISHED = [{ sql: "l.state = 'published'", values: [] }];
const AT = '2026-09-28T01:30:00.000Z';

/** Publishes the planted cases; their keys by the number under which they are found. */
async function plant(database: Database): Promise<Map<number, string>> {
  const keys = new Map<number, string>();
  await database.write(async tx => {
    for (const [i, { key, ...words }] of PLANTED.entries()) {
      const id = `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`;
      await tx.insert(LibraryRow, {
        ...words,
        ...{ id, series: id, edition: 1, number: null, state: 'published', rev: 1, center: '340882' },
        ...{
          path: '/340000/340800/340882/',
          reach: 'all',
          uid: null,
          itemKey: '',
          causes: [],
          basis: null,
          effect: null,
        },
        ...{ typical: false, listing: 'none', writtenBy: null, publishedAt: AT, changedAt: AT, steps: [] },
      });
      const row = await tx.findOneByOrFail(LibraryRow, { id });
      await indexCase(tx, row);
      keys.set(row.doc, key);
    }
  });
  return keys;
}

/** The keys of what is found, the best first. */
async function findKeys(database: Database, keys: Map<number, string>, question: string): Promise<string[]> {
  const found = await findCases(database.read, segment(question), PUBLISHED, { size: 10, before: null });
  return found.map(({ doc }) => keys.get(doc) ?? '?');
}

const answers = (key: string, wanted: string): boolean =>
  wanted.endsWith('*') ? key.startsWith(wanted.slice(0, -1)) : key === wanted;

let folder: string;
let sqlite: Database;
let keys: Map<number, string>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'doudi-findings-'));
  sqlite = await openDatabase({ kind: 'sqlite', folder }, 'county', TABLES);
  keys = await plant(sqlite);
}, 240_000);
afterAll(async () => {
  await sqlite?.close();
  rmSync(folder, { recursive: true });
});

describe('what people say finds what offices have written', () => {
  it('in most questions among the first five, and near the top', async () => {
    expect(PLANTED.length).toBeGreaterThanOrEqual(150);
    expect(QUESTIONS.length).toBeGreaterThanOrEqual(40);
    const known = new Set(PLANTED.map(({ key }) => key));
    expect(QUESTIONS.filter(([, key]) => !key.endsWith('*') && !known.has(key))).toEqual([]);
    const ranks = await Promise.all(
      QUESTIONS.map(async ([question, wanted]) => {
        const found = await findKeys(sqlite, keys, question);
        return { question, wanted, rank: found.findIndex(key => answers(key, wanted)) + 1, found };
      }),
    );
    const recall = ranks.filter(({ rank }) => rank > 0 && rank <= 5).length / ranks.length;
    const mrr = ranks.reduce((sum, { rank }) => sum + (rank > 0 ? 1 / rank : 0), 0) / ranks.length;
    const missed = ranks.filter(({ rank }) => rank === 0 || rank > 5);
    console.info(
      `${PLANTED.length} cases, ${ranks.length} questions: recall@5 ${recall.toFixed(3)}, MRR ${mrr.toFixed(3)}`,
      missed.map(({ question, wanted, found }) => `${question} (${wanted}): ${found.slice(0, 5).join(' ')}`),
    );
    expect(recall).toBeGreaterThanOrEqual(0.85);
    expect(mrr).toBeGreaterThanOrEqual(0.65);
  });

  it('in the same pages, each beginning where the one before ended', async () => {
    const words = segment('证件信息不一致');
    const whole = await findCases(sqlite.read, words, PUBLISHED, { size: 60, before: null });
    const paged: Found[] = [];
    for (let page = whole; page.length > 0;) {
      page = await findCases(sqlite.read, words, PUBLISHED, { size: 7, before: paged.at(-1) ?? null });
      paged.push(...page);
    }
    expect(paged).toEqual(whole);
  });
});

describeWith(['mariadbd'], 'on MariaDB', () => {
  let server: PrivateMariadb;
  let mariadb: Database;
  beforeAll(async () => {
    server = await startMariadb();
    const { host, port, user, password } = server;
    const url = `mariadb://${user}:${password}@${host}:${port}`;
    mariadb = await openDatabase({ kind: 'mariadb', url, prefix: 'findings_' }, 'county', TABLES);
  }, 240_000);
  afterAll(async () => {
    await mariadb?.close();
    await server?.stop();
  });

  it('the same is found in the same order as on SQLite', async () => {
    const there = await plant(mariadb);
    for (const [question] of QUESTIONS)
      expect([question, await findKeys(mariadb, there, question)]).toEqual([
        question,
        await findKeys(sqlite, keys, question),
      ]);
  }, 240_000);
});
