#!/usr/bin/env node
/**
 * How long it takes to find cases of the library, beside a scan by LIKE, over a SQLite file.
 *
 *   node hub/launch.mjs build && node bench/search.mjs [--cases 50000] [--questions 200]
 *
 * Prints p50 and p95 in milliseconds of a search for some words, of the like of a long draft, and of the scan, and the ratio. Times
 * depend on the machine; the ratio hardly does.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Sqlite from 'better-sqlite3';
import terms from '../subgraphs/seeds/library/terms.json' with { type: 'json' };
import synonyms from '../subgraphs/seeds/library/synonyms.json' with { type: 'json' };

const load = path => import(new URL(`../dist/subgraphs/${path}.js`, import.meta.url).href);
const { postingsOfCase } = await load('capabilities/library/indexCase');
const { findCases } = await load('capabilities/library/findCases');
const { library } = await load('capabilities/library/index');
const { segment } = await load('capabilities/library/segment');
const { openDatabase } = await load('kit/database');

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '50000' }, questions: { type: 'string', default: '200' } },
});
const CASES = Number(values.cases);
const QUESTIONS = Number(values.questions);

let state = 20260928;
/** The same numbers at each run. */
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};
const WORDS = [...new Set([...terms, ...synonyms.flat()])];
/** Some words are said often and most seldom, as in life. */
const word = () => WORDS[Math.floor(random() ** 2.2 * WORDS.length)];
const sentence = n => Array.from({ length: n }, word).join('的');

const folder = mkdtempSync(join(tmpdir(), 'doudi-bench-'));
const database = await openDatabase({ kind: 'sqlite', folder }, 'county', library);
const file = new Sqlite(join(folder, 'county.sqlite'));
const AT = '2026-09-28T01:30:00.000Z';
const putCase = file.prepare(
  `insert into library_cases (doc, id, series, edition, state, rev, center, path, reach, item, item_key, causes, title, problem,
   obstacle, solution, typical, listing, published_at, changed_at, steps)
   values (?, ?, ?, 1, 'published', 1, '340882', '/340000/340800/340882/', 'all', ?, '', '[]', ?, ?, ?, ?, 0, 'none', ?, ?, '[]')`,
);
const putTerm = file.prepare('insert into library_terms (term, doc, impact) values (?, ?, ?)');
const begun = performance.now();
file.transaction(() => {
  for (let doc = 1; doc <= CASES; doc += 1) {
    const words = {
      title: sentence(3),
      item: word(),
      problem: sentence(14),
      obstacle: sentence(10),
      solution: sentence(18),
    };
    const { title, item, problem, obstacle, solution } = words;
    const id = `00000000-0000-4000-8000-${String(doc).padStart(12, '0')}`;
    putCase.run(doc, id, id, item, title, problem, obstacle, solution, AT, AT);
    for (const [term, impact] of postingsOfCase({ ...words, causes: [], basis: null, effect: null }))
      putTerm.run(term, doc, impact);
  }
})();
file.exec(
  `insert into library_term_counts (term, texts) select term, count(*) from library_terms group by term;
   update library_term_counts set texts = ${CASES} where term = '#'`,
);
const { n: rows } = file.prepare('select count(*) as n from library_terms').get();
console.log(`${CASES} cases, ${rows} words, written in ${Math.round((performance.now() - begun) / 1000)} s`);

const PUBLISHED = [{ sql: "l.state = 'published'", values: [] }];
const find = text => findCases(database.read, segment(text), PUBLISHED, { size: 20, before: null });
const scan = text =>
  database.read.query(
    `select doc from library_cases where state = 'published' and
     (title like ? or problem like ? or obstacle like ? or solution like ?) order by changed_at desc, id desc limit 20`,
    Array(4).fill(`%${text}%`),
  );

async function measure(name, ask, questions) {
  for (const question of questions.slice(0, 10)) await ask(question);
  const times = [];
  for (const question of questions) {
    const start = performance.now();
    await ask(question);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = share => times[Math.min(times.length - 1, Math.floor(share * times.length))];
  console.log(`${name}: p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms`);
  return at(0.5);
}

const short = Array.from({ length: QUESTIONS }, () => sentence(2));
const drafts = Array.from({ length: QUESTIONS }, () => sentence(40));
// what nobody has written: a scan has to look at every case for it, as for most that people ask
const rare = short.map(text => `${text}查无`);
const words = await measure('two words', find, short);
const like = await measure('the like of a draft', find, drafts);
const scanned = await measure('a scan by LIKE', scan, rare);
console.log(`ratio to the scan: two words ${(scanned / words).toFixed(1)}, draft ${(scanned / like).toFixed(1)}`);
file.close();
await database.close();
rmSync(folder, { recursive: true });
