#!/usr/bin/env node
/**
 * Writes docs/rules.md: every rule of the five documents, and who carries it.
 *
 *   node docs/rules/writeRules.mjs [--check]
 *
 * With --check nothing is written; a page that is not what the tree says is then a fault like the others.
 * Plain Node without a package: it runs before the build.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { citationsOf, numbersIn, titleAt } from './citations.mjs';
import { bestFirst, pageOf, TESTED_KINDS } from './page.mjs';

export { bestFirst, citationsOf, numbersIn, pageOf, titleAt };

const REGISTER = 'docs/rules/rules.json';
const PAGE = 'docs/rules.md';

/** What is wrong with the register itself: a rule that is missing, doubled, out of order or empty. */
function faultsOfRegister({ documents, rules }) {
  const wanted = documents.flatMap(({ code, rules: count }) =>
    Array.from({ length: count }, (_, i) => `${code}-${String(i + 1).padStart(2, '0')}`),
  );
  const found = rules.map(({ no }) => no);
  const missing = wanted.filter(no => !found.includes(no)).map(no => `${no} is not in ${REGISTER}`);
  const odd = found
    .filter((no, i) => !wanted.includes(no) || found.indexOf(no) !== i)
    .map(no => `${no} is twice in ${REGISTER}, or in no document`);
  const order = missing.length + odd.length === 0 && wanted.some((no, i) => found[i] !== no);
  const empty = rules
    .filter(rule =>
      [rule.kind, rule.quote, rule.meaning, rule.people ?? 'none', rule.later ?? 'none'].some(text => !text?.trim()),
    )
    .map(
      ({ no }) =>
        `${no} lacks its kind, its quote, its meaning, the reason why it is for people, or what it still needs`,
    );
  return [...missing, ...odd, ...(order ? [`${REGISTER} is not in the order of the documents`] : []), ...empty];
}

/** What is wrong between the register and those who cite it, each a line for a person. */
export function faultsOf(register, citations) {
  const known = new Set(register.rules.map(({ no }) => no));
  const carriersOf = wanted => citations.filter(({ no, by }) => no === wanted && by !== 'test');
  const places = carriers => bestFirst(carriers.map(({ path }) => path)).join(', ');
  const unknown = citations
    .filter(({ no }) => !known.has(no))
    .map(({ no, path }) => `${path} cites ${no}: no such rule`);
  const ofRules = register.rules.flatMap(({ no, kind, meaning, people, later }) => {
    const carriers = carriersOf(no);
    if (later !== undefined && TESTED_KINDS.includes(kind))
      return [`${no} is put off, but its kind (${kind}) is one that is not`];
    if (later !== undefined)
      return carriers.length > 0 ? [`${no} is put off, but is carried by ${places(carriers)}`] : [];
    if (people === undefined)
      return carriers.length > 0 ? [] : [`${no} (${kind}) has no line: nobody carries “${meaning}”`];
    if (TESTED_KINDS.includes(kind))
      return [`${no} is marked for people, but its kind (${kind}) is one that software carries`];
    return carriers.length > 0 ? [`${no} is marked for people, but is carried by ${places(carriers)}`] : [];
  });
  return [...faultsOfRegister(register), ...new Set(unknown), ...ofRules];
}

/** Reads a tree and writes its page, or only compares. Answers with what is wrong, a stale page included. */
export function writeRules(root, check) {
  const register = JSON.parse(readFileSync(join(root, REGISTER), 'utf8'));
  const codes = register.documents.map(({ code }) => code);
  const citations = citationsOf(root, codes);
  const page = pageOf(register, citations);
  const stale = !existsSync(join(root, PAGE)) || readFileSync(join(root, PAGE), 'utf8') !== page;
  if (stale && !check) writeFileSync(join(root, PAGE), page);
  const drift = `${PAGE} is not what the tree says: run \`npm run rules\``;
  return { written: stale && !check, faults: [...faultsOf(register, citations), ...(stale && check ? [drift] : [])] };
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
  const { written, faults } = writeRules(root, process.argv.includes('--check'));
  if (written) console.log(`wrote ${PAGE}`);
  for (const fault of faults) console.log(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
