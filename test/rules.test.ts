import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  bestFirst,
  citationsOf,
  numbersIn,
  titleAt,
  writeRules,
  type Register,
  type Rule,
} from '../docs/rules/writeRules.mjs';

/** Two invented documents, so that nothing here passes for a citation of a real one. */
const CODES = ['QA', 'QB'];

const rule = (no: string, more: Partial<Rule> = {}): Rule => ({
  no,
  kind: 'goal',
  quote: '原文',
  meaning: `what ${no} asks`,
  ...more,
});

const REGISTER: Register = {
  documents: [
    { code: 'QA', title: '甲', issuer: '某县', date: '2022-04-01', number: '甲〔2022〕1号', rules: 3 },
    { code: 'QB', title: '乙', issuer: '某市', date: '2023', number: null, rules: 1 },
  ],
  rules: [rule('QA-01', { kind: 'sla' }), rule('QA-02', { kind: 'form' }), rule('QA-03'), rule('QB-01')],
};

/** A tree in which every rule has its line. */
const TREE: Record<string, string> = {
  'shared/domain/limit.ts': '/** QA-01: three workdays. */\nexport const LIMIT = 3;\n',
  'subgraphs/seeds/policy/a.json': JSON.stringify({ pack: 'a', terms: { 'form.record': { rules: ['QA-02'] } } }),
  'web/src/Page.tsx': '// QA-03\nexport const Page = null;\n',
  'test/limit.test.ts': "it('QA-01: the fourth workday is too late', () => {});\n",
  'gateway/edge.ts': '// QB-01\n',
};

let root: string;

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const putRegister = (change: (register: Register) => void = () => {}): void => {
  const register = structuredClone(REGISTER);
  change(register);
  put('docs/rules/rules.json', JSON.stringify(register));
};

const faults = (): string[] => writeRules(root, false).faults;
const page = (): string => readFileSync(join(root, 'docs/rules.md'), 'utf8');
const row = (no: string): string | undefined =>
  page()
    .split('\n')
    .find(line => line.startsWith(`| ${no} |`));

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'doudi-rules-'));
  for (const [path, text] of Object.entries(TREE)) put(path, text);
  putRegister();
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('a citation', () => {
  it.each([
    ['alone', 'as QA-01 says', ['QA-01']],
    ['a list', 'QA-01, QB-02', ['QA-01', 'QB-02']],
    ['a range of two dots', 'QA-09..11', ['QA-09', 'QA-10', 'QA-11']],
    ['a range of three dots', 'QA-09...10', ['QA-09', 'QA-10']],
    ['a range of an ellipsis', '(QA-01…03).', ['QA-01', 'QA-02', 'QA-03']],
    ['a range of a dash', 'QA-98–101', ['QA-98', 'QA-99', 'QA-100', 'QA-101']],
    ['a range with the code at both ends', 'QA-01 … QA-02', ['QA-01', 'QA-02']],
    ['a list that goes on', 'QA-43/44/46..47', ['QA-43', 'QA-44', 'QA-46', 'QA-47']],
    ['a Chinese list', '见QA-43、44', ['QA-43', 'QA-44']],
    ['before a dash and a figure', 'QA-28 – 7 workdays', ['QA-28']],
    ['before an ellipsis', 'QA-28… and more', ['QA-28']],
    ['a range that runs backwards, as it stands', 'QA-9..7', ['QA-9..7']],
    ['part of another word', 'XQA-01 x-QA-02 QA-03b QC-01', []],
  ])('is read: %s', (_name, text, numbers) => {
    expect(numbersIn(text, CODES).map(({ no }) => no)).toEqual(numbers);
  });

  it.each([
    ["it('QA-01: is late', () => {", 'QA-01: is late'],
    ['    ["other", `QA-01: of ${name}`],', 'QA-01: of ${name}'],
    ["  'it\\'s QA-01',", "it's QA-01"],
    ["  // it's QA-01, isn't it", undefined],
    ['  done(); // QA-01', undefined],
  ])('in a test stands in the title of %s', (line, title) => {
    const text = `first\n${line}\nlast`;
    expect(titleAt(text, text.indexOf('QA-01'))).toBe(title);
  });
});

describe('the citations of a tree', () => {
  it('come from packs, source files and tests', () => {
    expect(citationsOf(root, CODES)).toEqual([
      { by: 'policy', no: 'QA-02', path: 'subgraphs/seeds/policy/a.json', key: 'form.record' },
      { by: 'code', no: 'QB-01', path: 'gateway/edge.ts' },
      { by: 'code', no: 'QA-01', path: 'shared/domain/limit.ts' },
      { by: 'code', no: 'QA-03', path: 'web/src/Page.tsx' },
      { by: 'test', no: 'QA-01', path: 'test/limit.test.ts', title: 'QA-01: the fourth workday is too late' },
    ]);
  });

  it('leave out what is generated, and the directory of centers', () => {
    put('web/src/gen/graphql.ts', '// QB-01');
    put('subgraphs/seeds/centers/a.json', '"QB-01"');
    put('schema/compose.ts', '// QB-01');
    put('test/testkit/hub.ts', '// QB-01');
    const places = citationsOf(root, CODES).filter(({ no }) => no === 'QB-01');
    expect(places.map(({ path }) => path)).toEqual(['gateway/edge.ts']);
  });

  it('name the key of a pack once, whether in its rules, its article or a field of its form', () => {
    const term = { rules: ['QA-01..02'], value: { fields: [{ official: 'QA-03' }, { official: 'QA-03' }] } };
    put('subgraphs/seeds/policy/a.json', JSON.stringify({ cites: 'QB-01', terms: { 'form.record': term } }));
    const keys = citationsOf(root, CODES).filter(({ by }) => by === 'policy');
    expect(keys.map(({ no, key }) => `${no} ${key}`)).toEqual([
      'QA-01 form.record',
      'QA-02 form.record',
      'QA-03 form.record',
      'QB-01 head',
    ]);
  });

  it('are linked with rules of the domain first and pages last', () => {
    const paths = [
      'web/src/Page.tsx',
      'subgraphs/seeds/demo/stories.json',
      'subgraphs/capabilities/intake/IntakeResolver.ts',
      'hub/start.ts',
      'subgraphs/capabilities/intake/registerCase.ts',
      'shared/domain/case/decide.ts',
    ];
    expect(bestFirst([...paths, ...paths])).toEqual([
      'shared/domain/case/decide.ts',
      'subgraphs/capabilities/intake/registerCase.ts',
      'subgraphs/capabilities/intake/IntakeResolver.ts',
      'hub/start.ts',
      'web/src/Page.tsx',
      'subgraphs/seeds/demo/stories.json',
    ]);
  });
});

describe('the check', () => {
  it('passes a tree in which every rule has its line', () => {
    expect(faults()).toEqual([]);
  });

  it('names a rule that nobody carries', () => {
    put('web/src/Page.tsx', '');
    expect(faults()).toEqual(['QA-03 (goal) has no line: nobody carries “what QA-03 asks”']);
  });

  it('does not take a test for a carrier', () => {
    put('web/src/Page.tsx', '');
    put('test/page.test.ts', "it('QA-03: is shown', () => {});");
    expect(faults()).toHaveLength(1);
  });

  it('accepts a rule for people', () => {
    put('web/src/Page.tsx', '');
    putRegister(({ rules }) => (rules[2] = rule('QA-03', { people: 'conduct' })));
    expect(faults()).toEqual([]);
  });

  it('names a rule for people that is carried after all, and by whom', () => {
    putRegister(({ rules }) => (rules[2] = rule('QA-03', { people: 'conduct' })));
    expect(faults()).toEqual(['QA-03 is marked for people, but is carried by web/src/Page.tsx']);
  });

  it('accepts a rule that is put off, until somebody carries it', () => {
    put('web/src/Page.tsx', '');
    putRegister(({ rules }) => (rules[2] = rule('QA-03', { later: 'an adapter' })));
    expect(faults()).toEqual([]);
    put('web/src/Page.tsx', '// QA-03');
    expect(faults()).toEqual(['QA-03 is put off, but is carried by web/src/Page.tsx']);
  });

  it('puts off no rule of a kind that software carries', () => {
    putRegister(({ rules }) => (rules[0] = rule('QA-01', { kind: 'sla', later: 'an adapter' })));
    expect(faults()).toEqual(['QA-01 is put off, but its kind (sla) is one that is not']);
  });

  it('names a rule for people of a kind that software can carry', () => {
    put('shared/domain/limit.ts', '');
    putRegister(({ rules }) => (rules[0] = rule('QA-01', { kind: 'sla', people: 'conduct' })));
    expect(faults()).toEqual(['QA-01 is marked for people, but its kind (sla) is one that software carries']);
  });

  it.each([
    ['gateway/edge.ts', '// QB-01, QB-99', 'QB-99'],
    ['test/limit.test.ts', "it('QA-02..04: is late', () => {});", 'QA-04'],
    [
      'subgraphs/seeds/policy/a.json',
      JSON.stringify({ terms: { 'form.record': { rules: ['QA-02', 'QA-2'] } } }),
      'QA-2',
    ],
  ])('names a number that no document has, and who cites it: %s', (path, text, no) => {
    put(path, text);
    expect(faults()).toEqual([`${path} cites ${no}: no such rule`]);
  });

  it.each<[string, (register: Register) => void, string]>([
    ['missing', ({ rules }) => rules.splice(2, 1), 'QA-03 is not in docs/rules/rules.json'],
    ['doubled', ({ rules }) => rules.push(rule('QB-01')), 'QB-01 is twice in docs/rules/rules.json, or in no document'],
    ['out of order', ({ rules }) => rules.reverse(), 'docs/rules/rules.json is not in the order of the documents'],
    [
      'empty',
      ({ rules }) => (rules[2] = rule('QA-03', { meaning: ' ' })),
      'QA-03 lacks its kind, its quote, its meaning, the reason why it is for people, or what it still needs',
    ],
  ])('names a rule of the register that is %s', (_name, change, fault) => {
    putRegister(change);
    expect(faults()).toContain(fault);
  });

  it('calls a page stale once somebody else carries a rule, and writes nothing', () => {
    writeRules(root, false);
    expect(writeRules(root, true)).toEqual({ written: false, faults: [] });
    const before = page();
    put('hub/start.ts', '// QA-02');
    expect(writeRules(root, true)).toEqual({
      written: false,
      faults: ['docs/rules.md is not what the tree says: run `npm run rules`'],
    });
    expect(page()).toBe(before);
    expect(writeRules(root, false)).toEqual({ written: true, faults: [] });
    expect(writeRules(root, true)).toEqual({ written: false, faults: [] });
  });
});

describe('the page', () => {
  it('has a line for each rule, with who carries it and what tests it', () => {
    writeRules(root, false);
    expect(row('QA-01')).toBe(
      '| QA-01 | sla | what QA-01 asks<br>原文 | [domain/limit.ts](../shared/domain/limit.ts) | ' +
        '[the fourth workday is too late](../test/limit.test.ts) |',
    );
    expect(row('QA-02')).toBe(
      '| QA-02 | form | what QA-02 asks<br>原文 | [a](../subgraphs/seeds/policy/a.json) `form.record` | – |',
    );
    expect(row('QB-01')).toContain('[gateway/edge.ts](../gateway/edge.ts)');
  });

  it('says why a rule is for people, and that nobody carries one', () => {
    put('web/src/Page.tsx', '');
    put('gateway/edge.ts', '');
    putRegister(({ rules }) => (rules[2] = rule('QA-03', { people: 'conduct' })));
    writeRules(root, false);
    expect(row('QA-03')).toContain('for people, not software: conduct');
    expect(row('QB-01')).toContain('**nobody**');
  });

  it('links four files of a rule and counts the rest', () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) put(`shared/domain/${name}.ts`, '// QA-03');
    writeRules(root, false);
    expect(row('QA-03')).toMatch(/a\.ts\).*b\.ts\).*c\.ts\).*d\.ts\)<br>and 2 more \| –/);
  });

  it('keeps the table whole whatever a title holds', () => {
    put('test/limit.test.ts', "it('QA-01: a | b [c](d) <e>', () => {});");
    writeRules(root, false);
    expect(row('QA-01')).toContain('[a \\| b &#91;c&#93;(d) &#60;e&#62;](../test/limit.test.ts)');
  });

  it('ends with the rules that no test names, of the kinds that can be', () => {
    writeRules(root, false);
    expect(page()).toContain('| All | 4 | 1 | 3 | 0 | 0 | 1 of 2 |');
    expect(page().split('## No test names these yet')[1]?.trim().split('\n').slice(2)).toEqual(['- **form**: QA-02']);
  });
});
