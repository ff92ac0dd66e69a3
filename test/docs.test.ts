import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ERROR_CODES } from '../shared/domain/errors.ts';
import { en } from '../shared/i18n/en.ts';
import { zhCN } from '../shared/i18n/zh-CN.ts';
import { readSettings } from '../shared/settings.ts';
import { EXTENDED, EXTENDED_BODY, RAISED, RAISED_BODY, STEP_BODY } from '../subgraphs/capabilities/cases/packet.ts';
import { ANSWERED, ANSWERED_BODY, ORDERED, ORDERED_BODY } from '../subgraphs/capabilities/supervision/tellOrder.ts';
import {
  CIRCULAR,
  CIRCULAR_BODY,
  RECEIPTS,
  RECEIPTS_BODY,
} from '../subgraphs/capabilities/supervision/tellCircular.ts';
import { MEASURE, MEASURE_BODY } from '../subgraphs/capabilities/kinds/tellMeasure.ts';
import { PUBLISHED, PUBLISHED_BODY } from '../subgraphs/capabilities/library/tellLibrary.ts';
import { ASK, ASK_BODY, LINES, LINES_BODY, PULSE, PULSE_BODY } from '../subgraphs/capabilities/cases/countedLines.ts';
import { ROOTS, ROOTS_BODY, STAMPS, STAMPS_BODY } from '../subgraphs/capabilities/witness/packet.ts';
import { LEVEL_MESSAGE, RECEIPT } from '../subgraphs/kit/message.ts';

const read = (file: string): string => readFileSync(file, 'utf8');

/** Every file below a folder. */
const below = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => join(folder, name));

const DOCUMENTS = ['README.md', ...below('docs').filter(name => name.endsWith('.md'))].filter(existsSync).sort();

/** The part of a document under a heading, up to the next heading of the same or a higher rank. */
function section(text: string, heading: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex(line => line.replace(/^#+ /, '') === heading && line.startsWith('#'));
  if (start < 0) throw new Error(`there is no heading "${heading}"`);
  const rank = /^#+/.exec(lines[start] ?? '')?.[0].length ?? 1;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex(line => new RegExp(`^#{1,${rank}} `).test(line));
  return rest.slice(0, end < 0 ? undefined : end).join('\n');
}

/** The rows of the first table of a text: cells without the bars, head and rule left out. */
function rowsOf(text: string): string[][] {
  const lines = text.split('\n');
  const start = lines.findIndex(line => line.startsWith('|'));
  const end = lines.findIndex((line, i) => i > start && !line.startsWith('|'));
  return lines.slice(start + 2, end < 0 ? undefined : end).map(cellsOf);
}

const cellsOf = (row: string): string[] =>
  row
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map(cell => cell.trim().replaceAll('\\|', '|'));

const inTicks = (text: string): string[] => [...text.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? '');

describe('docs/between-levels.md', () => {
  const contract = read('docs/between-levels.md');

  it.each([
    ['The message', LEVEL_MESSAGE],
    ['The receipt', RECEIPT],
    [RAISED, RAISED_BODY],
    [EXTENDED, EXTENDED_BODY],
    ['escalation.step', STEP_BODY],
    [ROOTS, ROOTS_BODY],
    [STAMPS, STAMPS_BODY],
    [ANSWERED, ANSWERED_BODY],
    [ORDERED, ORDERED_BODY],
    [CIRCULAR, CIRCULAR_BODY],
    [RECEIPTS, RECEIPTS_BODY],
    [MEASURE, MEASURE_BODY],
    [PUBLISHED, PUBLISHED_BODY],
    [ASK, ASK_BODY],
    [LINES, LINES_BODY],
    [PULSE, PULSE_BODY],
  ])('has each field of "%s", in order, and no other', (heading, schema) => {
    const fields = rowsOf(section(contract, heading)).map(([name]) => name);
    expect(fields).toEqual(Object.keys(schema.shape).map(name => `\`${name}\``));
  });

  it.each([
    ['The message', LEVEL_MESSAGE],
    [RAISED, RAISED_BODY],
    ['escalation.step', STEP_BODY],
    [ANSWERED, ANSWERED_BODY],
    [ORDERED, ORDERED_BODY],
    [MEASURE, MEASURE_BODY],
    [PUBLISHED, PUBLISHED_BODY],
    [ASK, ASK_BODY],
    [LINES, LINES_BODY],
  ])('has the limits and the words that "%s" allows', (heading, schema) => {
    const { properties = {} } = z.toJSONSchema(schema);
    for (const [name, type] of rowsOf(section(contract, heading))) {
      const told = JSON.stringify(properties[name?.replaceAll('`', '') ?? '']);
      for (const [, limit] of told.matchAll(/"maxLength":(\d+)/g))
        expect([name, type]).toEqual([name, containing(limit)]);
      // the words of an event stand in the paragraph below the table
      if (heading === RAISED && name !== '`clock`')
        for (const [, words] of told.matchAll(/"enum":\[([^\]]*)\]/g))
          expect(inTicks(type ?? '')).toEqual(JSON.parse(`[${words}]`));
    }
  });

  it('has each topic that a capability receives or sends', () => {
    const sources = below('subgraphs/capabilities').filter(name => name.endsWith('.ts'));
    const topics = sources.flatMap(file =>
      [...read(file).matchAll(/^export const [A-Z_]+ = '(\w+\.\w+)';/gm)].map(([, topic]) => topic),
    );
    const headings = [...section(contract, 'Topics').matchAll(/^### (\S+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual([...new Set(topics)].sort());
  });

  it('says of every field of a body that it is not personal', () => {
    for (const topic of [
      RAISED,
      EXTENDED,
      'escalation.step',
      'calendar.notice',
      ROOTS,
      STAMPS,
      ANSWERED,
      ORDERED,
      CIRCULAR,
      RECEIPTS,
      MEASURE,
      PUBLISHED,
      ASK,
      LINES,
      PULSE,
    ])
      for (const row of rowsOf(section(contract, topic))) expect([row[0], row.at(-1)]).toEqual([row[0], 'no']);
  });

  it.each(ERROR_CODES.filter(code => code.startsWith('MESSAGE_')))('explains the refusal %s', code => {
    expect(rowsOf(section(contract, 'Refusals')).map(([first]) => first)).toContain(`\`${code}\``);
  });
});

const containing = (text: string | undefined) => expect.stringContaining(text ?? '');

describe('docs/errors.md', () => {
  const rows = read('docs/errors.md')
    .split('\n')
    .filter(line => /^\| `[A-Z_]+` \|/.test(line))
    .map(cellsOf);

  it('has every code once and in order', () => {
    expect(rows.map(([code]) => code)).toEqual(ERROR_CODES.map(code => `\`${code}\``));
  });

  it.each(ERROR_CODES)('says of %s what the hub says', code => {
    const row = rows.find(([first]) => first === `\`${code}\``);
    const texts = [en[`error.${code}`], en[`remedy.${code}`], zhCN[`error.${code}`], zhCN[`remedy.${code}`]];
    expect(row).toEqual([`\`${code}\``, ...texts]);
  });
});

describe('docs/glossary.md', () => {
  const code = ['gateway', 'hub', 'shared', 'subgraphs', 'web/src']
    .flatMap(below)
    .filter(name => /\.tsx?$/.test(name))
    .map(read)
    .join('\n');
  const [inUse = ''] = read('docs/glossary.md').split('\n## Planned');
  const names = inUse
    .split('\n')
    .filter(line => line.startsWith('| ') && !line.startsWith('| Chinese'))
    .flatMap(line => inTicks(cellsOf(line).slice(1).join(' ')));

  it('names nothing that the code does not', () => {
    expect(names.length).toBeGreaterThan(80);
    expect(names.filter(name => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
  });
});

describe('docs/decisions', () => {
  const files = readdirSync('docs/decisions').sort();

  // a number is given before its page lands, so there may be holes for a while; a number that stands for two is a fault
  it('have a number each, and none has two', () => {
    const numbers = files.map(name => name.slice(0, 4));
    expect(numbers.filter(number => !/^\d{4}$/.test(number))).toEqual([]);
    expect(numbers.filter((number, i) => numbers.indexOf(number) !== i)).toEqual([]);
  });

  it.each(files)('%s has context, decision and consequences', file => {
    const text = read(join('docs/decisions', file));
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual([
      'Context',
      'Decision',
      'Consequences',
    ]);
    expect(text).toMatch(new RegExp(`^# ${Number(file.slice(0, 4))} `));
  });

  it('give every package of package.json its reason, at the version that is installed', () => {
    const { dependencies, devDependencies, overrides } = JSON.parse(read('package.json')) as Record<
      'dependencies' | 'devDependencies' | 'overrides',
      Record<string, string>
    >;
    const told = read('docs/decisions/0009-versions.md')
      .split('\n')
      .map(line => cellsOf(line).slice(0, 2).join(' '));
    const pins = Object.entries({ ...dependencies, ...devDependencies, ...overrides });
    expect(pins.map(([name, version]) => `\`${name}\` ${version}`).filter(pin => !told.includes(pin))).toEqual([]);
  });
});

// ---- what every document may name only if it is there

const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

const anchorsOf = (file: string): string[] =>
  [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, text]) => slug(text ?? ''));

/** The names of all settings, from the complaint about one that there is not. */
function settingNames(): string[] {
  try {
    readSettings({ HUB_NOTHING: 'x' });
    return [];
  } catch (complaint) {
    return [...(complaint as Error).message.matchAll(/\bHUB_[A-Z_]+\b/g)].map(([name]) => name).slice(1);
  }
}

/** `subgraphs/kit/{message,inbox}.ts` -> both */
function spelledOut(path: string): string[] {
  const [whole, choices] = /\{([^}]+)\}/.exec(path) ?? [];
  return whole === undefined ? [path] : (choices ?? '').split(',').map(choice => path.replace(whole, choice));
}

/** Built files are named by their source, because a check may run before the build. */
const sourceOf = (path: string): string => path.replace(/^dist\/(.*)\.js$/, '$1.ts');

describe.each(DOCUMENTS)('%s', file => {
  const text = read(file);
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

  it('links to what is there', () => {
    const links = [...text.matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)].map(([, link]) => link ?? '');
    const broken = links.filter(link => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? file : normalize(join(dirname(file), path));
      return !existsSync(target) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
    });
    expect(broken).toEqual([]);
  });

  it('names commands that exist', () => {
    const commands = [...read('hub/cli/main.ts').matchAll(/\.command\('([\w-]+)/g)].map(([, name]) => name);
    const ofNpm = [...text.matchAll(/\bnpm run ([\w:-]+)/g)].filter(([, name]) => !scripts[name ?? '']);
    const ofHub = [...text.matchAll(/\bnpx hub ([a-z][\w-]*)/g)].filter(([, name]) => !commands.includes(name));
    const started = [...text.matchAll(/\bnode ((?:[\w.-]+\/)+[\w.-]+\.m?js)/g)].map(([, path]) => sourceOf(path ?? ''));
    expect([...ofNpm, ...ofHub].map(([whole]) => whole)).toEqual([]);
    expect(started.filter(path => !existsSync(path))).toEqual([]);
  });

  it('names files and settings that exist', () => {
    const paths = inTicks(text)
      .filter(code =>
        /^(gateway|hub|shared|subgraphs|schema|test|web|docs)\/[\w./{},-]+\.(ts|mjs|graphql|json|md)$/.test(code),
      )
      .flatMap(spelledOut);
    expect(paths.filter(path => !existsSync(path))).toEqual([]);
    const settings = [...text.matchAll(/\bHUB_[A-Z_]+\b/g)].map(([name]) => name);
    expect(settings.filter(name => !settingNames().includes(name))).toEqual([]);
  });
});
