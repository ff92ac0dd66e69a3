/** The page that shows each rule with those who carry it. */

const MOST_LINKS = 4;
const MOST_TITLES = 3;
const LONGEST_TITLE = 72;

/** Kinds of which a machine can say whether they hold: each should be named by a test. */
export const TESTED_KINDS = [
  ...['sla', 'rule', 'state', 'form', 'class', 'closing', 'rating', 'escalation', 'sanction', 'record'],
];

const HEAD = `# The rules and who carries them

Written by \`npm run rules\` from \`docs/rules/rules.json\` and from whatever cites a rule; not edited by hand.

Each rule of the five documents has one line. It is **carried** when a key of a policy pack names it (\`head\` is the pack’s own
document, first day and area), or when a source file cites its number beside the line that does it; at most ${MOST_LINKS} of each
are linked, rules of the domain first, pages last. What no software can do is marked **for people**, with the reason; what the hub still lacks is marked **not yet**, with what it needs. A test
counts when it names the number. \`npm test\` fails when a rule has no line, when a mark is wrong, or when a number is cited that
no document has.
`;

/** What to read first: a rule of the domain, what acts on it, what offers it, what shows it, and last what tells of it. */
const RANKS = [
  /^shared\/domain\//,
  /^subgraphs\/capabilities\/.*(?<!Resolver)\.ts$/,
  /Resolver\.ts$/,
  /^(?!web\/).*\.ts$/,
  /^web\/.*\.tsx?$/,
  /./,
];
const rank = path => RANKS.findIndex(pattern => pattern.test(path));

/** Files, each once, in the order in which they should be read. */
export const bestFirst = paths => [...new Set(paths)].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));

/** Text that a cell of a table can hold. */
const cell = text =>
  text
    .replace(/[[\]<>`*]/g, sign => `&#${sign.charCodeAt(0)};`)
    .replace(/\s+/g, ' ')
    .replaceAll('|', '\\|');

const link = (text, path) => `[${cell(text)}](../${path})`;

/** `subgraphs/seeds/policy/longhui.json` -> `longhui` */
const packName = path => path.split('/').at(-1).replace('.json', '');

const firstOf = (most, shown) =>
  shown.length > most ? [...shown.slice(0, most), `and ${shown.length - most} more`] : shown;

function packLinks(citations) {
  const paths = [...new Set(citations.map(({ path }) => path))];
  const keysIn = pack => citations.filter(({ path }) => path === pack).map(({ key }) => `\`${key}\``);
  return paths.map(path => `${link(packName(path), path)} ${keysIn(path).join(' ')}`);
}

const codeLinks = citations =>
  bestFirst(citations.map(({ path }) => path)).map(path => link(path.split('/').slice(-2).join('/'), path));

/** A title without the number that the row has already, and not longer than a line. */
function titleOf({ no, path, title }) {
  const text = (title ?? '').replace(`${no}: `, '').trim() || path.split('/').at(-1);
  return text.length > LONGEST_TITLE ? `${text.slice(0, LONGEST_TITLE - 1)}…` : text;
}

const testLinks = citations => [...new Set(citations.map(test => link(titleOf(test), test.path)))];

function rowOf({ no, kind, quote, meaning, people, later }, citations) {
  const by = who => citations.filter(citation => citation.by === who);
  const carried = [
    ...(people === undefined ? [] : [`for people, not software: ${cell(people)}`]),
    ...(later === undefined ? [] : [`not yet: ${cell(later)}`]),
    ...firstOf(MOST_LINKS, packLinks(by('policy'))),
    ...firstOf(MOST_LINKS, codeLinks(by('code'))),
  ];
  const cells = [
    ...[no, kind, `${cell(meaning)}<br>${cell(quote)}`],
    ...[carried.join('<br>') || '**nobody**', firstOf(MOST_TITLES, testLinks(by('test'))).join('<br>') || '–'],
  ];
  return `| ${cells.join(' | ')} |`;
}

const table = (head, rows) => [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...rows, ''].join('\n');

function chapter({ code, title, issuer, date, number }, rules, citedBy) {
  const source = [issuer, number, date].filter(part => part !== null).join(' · ');
  const rows = rules.map(rule => rowOf(rule, citedBy(rule.no)));
  return [
    `## ${code}: ${title}\n\n${source}\n`,
    table(['No.', 'Kind', 'What it asks', 'Carried by', 'Tests'], rows),
  ].join('\n');
}

/** How many of some rules there are, and how many have what. */
function counts(name, rules, citedBy) {
  const having = who => rules.filter(({ no }) => citedBy(no).some(({ by }) => by === who)).length;
  const people = rules.filter(rule => rule.people !== undefined).length;
  const later = rules.filter(rule => rule.later !== undefined).length;
  const tested = rules.filter(({ kind }) => TESTED_KINDS.includes(kind));
  const named = tested.filter(({ no }) => citedBy(no).some(({ by }) => by === 'test')).length;
  const cells = [name, rules.length, having('policy'), having('code'), people, later, `${named} of ${tested.length}`];
  return `| ${cells.join(' | ')} |`;
}

function untested(rules, citedBy) {
  const left = rules.filter(
    ({ no, kind }) => TESTED_KINDS.includes(kind) && !citedBy(no).some(({ by }) => by === 'test'),
  );
  const lines = TESTED_KINDS.map(wanted => [wanted, left.filter(({ kind }) => kind === wanted)])
    .filter(([, some]) => some.length > 0)
    .map(([kind, some]) => `- **${kind}**: ${some.map(({ no }) => no).join(', ')}`);
  return `## No test names these yet\n\nOf the kinds that a machine can check.\n\n${lines.join('\n') || 'None.'}\n`;
}

/** The whole page: how to read it, the counts, a table for each document, and what no test names. */
export function pageOf({ documents, rules }, citations) {
  const citedBy = no => citations.filter(citation => citation.no === no);
  const of = ({ code }) => rules.filter(({ no }) => no.startsWith(`${code}-`));
  const head = [
    'Document',
    'Rules',
    'In policy',
    'In code',
    'For people',
    'Not yet',
    'Named by a test, of the kinds that can be',
  ];
  const rows = documents.map(document => counts(`${document.code}: ${document.title}`, of(document), citedBy));
  return [
    HEAD,
    table(head, [...rows, counts('All', rules, citedBy)]),
    ...documents.map(document => chapter(document, of(document), citedBy)),
    untested(rules, citedBy),
  ].join('\n');
}
