/** What cites a rule: policy packs, source files and tests. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKS = 'subgraphs/seeds/policy';
const CODE = ['shared', 'subgraphs', 'gateway', 'hub', 'web/src'];
const NOT_CODE = /(^|\/)(node_modules|generated)\/|^web\/src\/gen\/|^subgraphs\/seeds\/(policy|centers)\//;

const sorted = values => [...new Set(values)].sort();

/**
 * Every rule number that a text names, with the place where it does. `SJ-46..49` (or `…`, or `–`) is four, `SJ-43/44` is two.
 * A range that runs backwards comes out as it stands, and so as a rule that there is not.
 */
export function numbersIn(text, codes) {
  const range = '(?:\\.{2,3}|…|–)';
  const more = `(?:${range}\\d+|[/、]\\d+| ?${range} ?\\1-\\d+)`;
  const citation = new RegExp(`(?<![\\w-])(${codes.join('|')})-(\\d+${more}*)(?!\\w)`, 'g');
  return [...text.matchAll(citation)].flatMap(({ 1: code, 2: numbers, index }) =>
    spelledOut(code, numbers.replaceAll(' ', '').replaceAll(`${code}-`, '')).map(no => ({ no, index })),
  );
}

function spelledOut(code, numbers) {
  return numbers.split(/[/、]/).flatMap(part => {
    const [first, last = first, ...rest] = part.split(/\.{2,3}|…|–/);
    if (first === last) return [`${code}-${first}`];
    if (rest.length > 0 || Number(last) < Number(first)) return [`${code}-${part}`];
    const count = Number(last) - Number(first) + 1;
    return Array.from({ length: count }, (_, i) => `${code}-${String(Number(first) + i).padStart(2, '0')}`);
  });
}

/** The string in which a place of a test file stands: a title, or a row of a table. Undefined in a comment. */
export function titleAt(text, index) {
  const start = text.lastIndexOf('\n', index) + 1;
  const end = text.indexOf('\n', index);
  const line = text.slice(start, end < 0 ? undefined : end);
  if (/^\s*(\/\/|\/?\*)/.test(line)) return undefined;
  const strings = [...line.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)];
  const around = strings.find(found => start + found.index < index && index < start + found.index + found[0].length);
  return around && (around[1] ?? around[2] ?? around[3]).replace(/\\(.)/g, '$1');
}

/** The files below some folders, as paths from the root, in order. */
function filesBelow(root, folders, wanted) {
  const names = folder => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return folders
    .filter(folder => existsSync(join(root, folder)))
    .flatMap(folder => names(folder).map(name => join(folder, name).replaceAll('\\', '/')))
    .filter(wanted)
    .sort();
}

/** The parts of a pack that can name a rule: each key with its value, and what stands around the keys. */
function keysOf(root, path) {
  const { terms = {}, ...head } = JSON.parse(readFileSync(join(root, path), 'utf8'));
  return [...Object.entries(terms), ['head', head]].map(([key, part]) => ({ key, text: JSON.stringify(part) }));
}

/** All citations of a tree: `{ no, path }`, with the `key` of a pack, or the `title` of a test. */
export function citationsOf(root, codes) {
  const read = path => readFileSync(join(root, path), 'utf8');
  const packs = filesBelow(root, [PACKS], path => path.endsWith('.json')).flatMap(path =>
    keysOf(root, path).flatMap(({ key, text }) =>
      sorted(numbersIn(text, codes).map(({ no }) => no)).map(no => ({ by: 'policy', no, path, key })),
    ),
  );
  const code = filesBelow(root, CODE, path => /\.(tsx?|json)$/.test(path) && !NOT_CODE.test(path)).flatMap(path =>
    sorted(numbersIn(read(path), codes).map(({ no }) => no)).map(no => ({ by: 'code', no, path })),
  );
  const tests = filesBelow(root, ['test'], path => /\.test\.tsx?$/.test(path)).flatMap(path => {
    const text = read(path);
    return numbersIn(text, codes).map(({ no, index }) => ({ by: 'test', no, path, title: titleAt(text, index) }));
  });
  return [...packs, ...code, ...tests];
}
