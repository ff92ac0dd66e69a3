import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { ERROR_CODES } from '../shared/domain/errors.ts';
import { en } from '../shared/i18n/en.ts';
import { zhCN } from '../shared/i18n/zh-CN.ts';

const parse = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);

/** A table of plain values is tested by the rules that read it; whatever runs has a test of its own. */
function runs(node: ts.Node): boolean {
  return ts.isFunctionLike(node) || ts.isCallExpression(node) || (ts.forEachChild(node, child => runs(child)) ?? false);
}

function exportsBehaviour(file: string): boolean {
  return parse(file).statements.some(
    statement =>
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(modifier => modifier.kind === ts.SyntaxKind.ExportKeyword) &&
      (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || ts.isVariableStatement(statement)) &&
      runs(statement),
  );
}

describe('the mirror', () => {
  const rules = readdirSync('shared/domain', { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && exportsBehaviour(join('shared/domain', name)))
    .sort();

  it.each(rules)('shared/domain/%s has a test at the same place', name => {
    const place = join('test/domain', name.replace(/\.ts$/, '.test.ts'));
    expect(existsSync(place) ? place : `${place} is missing`).toBe(place);
  });
});

describe.each([
  ['zh-CN', zhCN],
  ['en', en],
] as [string, Record<string, string>][])('the texts in %s', (_language, texts) => {
  it.each(['error', 'remedy'])('has a text under %s.CODE for every code, and for no other', kind => {
    const said = Object.keys(texts).filter(key => key.startsWith(`${kind}.`) && texts[key]?.trim());
    expect(said.sort()).toEqual(ERROR_CODES.map(code => `${kind}.${code}`).sort());
  });
});

it('says the same keys in both languages', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(zhCN).sort());
});

describe('a level', () => {
  it.each(['province', 'city', 'county', 'township', 'directory'])('%s is one declaration', level => {
    const [declaration, ...more] = parse(
      `subgraphs/${level}/${level === 'directory' ? 'subgraph' : 'level'}.ts`,
    ).statements.filter(statement => !ts.isImportDeclaration(statement));
    expect(more).toEqual([]);
    expect(declaration?.getText()).toMatch(
      new RegExp(`^export const ${level}(Subgraph)? = define(Level|Subgraph)\\(\\{\\s*name: '${level}'`),
    );
  });
});

/** A small tree that breaks every rule once: [rule, file, its text]. */
const BREACHES: [rule: string, file: string, text: string][] = [
  ['no-cycles', 'shared/round.ts', "import type { Trip } from './trip.ts';\nexport interface Round { trip: Trip }"],
  ['domain-is-pure', 'shared/domain/clock.ts', "import { hrtime } from 'node:process';\nexport const now = hrtime;"],
  ['texts-run-in-a-browser', 'shared/i18n/load.ts', "export { readFileSync } from 'node:fs';"],
  ['shared-serves-and-never-asks', 'shared/asks.ts', "export { limits } from '../gateway/limits.ts';"],
  ['gateway-meets-subgraphs-over-http', 'gateway/shortcut.ts', "export { bus } from '../subgraphs/kit/bus.ts';"],
  ['subgraphs-do-not-know-the-gateway', 'subgraphs/kit/edge.ts', "export { limits } from '../../gateway/limits.ts';"],
  ['nothing-imports-the-hub', 'gateway/whole.ts', "export { start } from '../hub/start.ts';"],
  ['kit-knows-no-capability', 'subgraphs/kit/partial.ts', "export { act } from '../capabilities/cases/act.ts';"],
  ['a-level-is-a-list', 'subgraphs/county/level.ts', "export { seed } from '../seeds/seed.ts';"],
  ['levels-do-not-know-each-other', 'subgraphs/city/level.ts', "export { seed } from '../county/level.ts';"],
  [
    'capabilities-do-not-know-levels',
    'subgraphs/capabilities/cases/where.ts',
    "export { seed } from '../../county/level.ts';",
  ],
  [
    'capabilities-meet-only-on-common-ground',
    'subgraphs/capabilities/intake/ask.ts',
    "import type { Rate } from '../closing/rate.ts';\nexport type Ask = Rate;",
  ],
  [
    'only-the-door-writes-cases',
    'subgraphs/capabilities/intake/write.ts',
    "export { CaseEntry } from '../cases/CaseEntry.ts';",
  ],
  [
    'graphql-stops-at-the-resolver',
    'subgraphs/capabilities/intake/reach.ts',
    "export { Resolver } from 'type-graphql';",
  ],
  ['web-takes-only-rules-and-texts', 'web/src/app/log.tsx', "export { log } from '../../../shared/log.ts';"],
  [
    'web-parts-do-not-know-features',
    'web/src/components/Card.tsx',
    "export { desk } from '../features/desk/desk.tsx';",
  ],
  ['web-features-do-not-know-each-other', 'web/src/features/wall/wall.tsx', "export { desk } from '../desk/desk.tsx';"],
  ['nothing-imports-pages-or-measurements', 'hub/measure.ts', "export { peers } from '../bench/peers.ts';"],
  ['nothing-imports-schema', 'hub/compose.ts', "export { compose } from '../schema/compose.ts';"],
  ['nothing-imports-tests', 'schema/compose.ts', "export { world as compose } from '../test/testkit/world.ts';"],
  ['what-runs-needs-no-dev-package', 'hub/tool.ts', "export { tool } from 'dev-tool';"],
  ['no-unknown-imports', 'shared/lost.ts', "export { lost } from './nowhere.ts';"],
  ['no-orphans', 'shared/alone.ts', 'export const alone = 1;'],
];

/** What the breaches reach for, and imports that the law allows and must stay silent about. */
const LAWFUL: [file: string, text: string][] = [
  ['shared/trip.ts', "import type { Round } from './round.ts';\nexport interface Trip { round: Round }"],
  ['shared/log.ts', "export { level as log } from './domain/levels.ts';"],
  ['shared/domain/levels.ts', "export const level = 'county';"],
  ['shared/i18n/zh-CN.ts', "export { level as zhCN } from '../domain/levels.ts';"],
  ['gateway/limits.ts', "export { log as limits } from '../shared/log.ts';"],
  [
    'hub/start.ts',
    "export { limits } from '../gateway/limits.ts';\nexport { seed as start } from '../subgraphs/seeds/seed.ts';",
  ],
  ['hub/types.ts', "import type { tool } from 'dev-tool';\nexport type Tool = typeof tool;"],
  ['subgraphs/kit/bus.ts', "export { log as bus } from '../../shared/log.ts';\nexport * from 'type-graphql';"],
  ['subgraphs/capabilities/cases/act.ts', "export { CaseEntry as act } from './CaseEntry.ts';"],
  ['subgraphs/capabilities/cases/CaseEntry.ts', "export { Resolver as CaseEntry } from 'type-graphql';"],
  ['subgraphs/capabilities/directory/area.ts', "export { bus as area } from '../../kit/bus.ts';"],
  [
    'subgraphs/capabilities/closing/rate.ts',
    "export { act } from '../cases/act.ts';\nexport { area } from '../directory/area.ts';\nexport type Rate = 1;",
  ],
  [
    'subgraphs/province/level.ts',
    "export { act } from '../capabilities/cases/act.ts';\nexport { bus } from '../kit/bus.ts';",
  ],
  ['subgraphs/seeds/seed.ts', "export { act as seed } from '../capabilities/cases/act.ts';"],
  ['web/src/features/desk/desk.tsx', "export { zhCN as desk } from '../../../../shared/i18n/zh-CN.ts';"],
  ['bench/peers.ts', "export { start as peers } from '../hub/start.ts';"],
  ['test/testkit/world.ts', "export { start as world } from '../../hub/start.ts';"],
];

const LAW = resolve('.dependency-cruiser.cjs');
const CRUISER = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

interface Violation {
  rule: { name: string };
  from: string;
}

describe('the import law', () => {
  const tree = mkdtempSync(join(tmpdir(), 'doudi-law-'));
  let violations: Violation[];

  const plant = (file: string, text: string) => {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), text);
  };

  beforeAll(async () => {
    plant(
      'package.json',
      JSON.stringify({ dependencies: { 'type-graphql': '1' }, devDependencies: { 'dev-tool': '1' } }),
    );
    plant('tsconfig.json', readFileSync('tsconfig.json', 'utf8'));
    for (const name of ['type-graphql', 'dev-tool']) {
      plant(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
      plant(`node_modules/${name}/index.js`, 'exports.Resolver = exports.tool = 1;');
    }
    for (const [, file, text] of BREACHES) plant(file, text);
    for (const [file, text] of LAWFUL) plant(file, text);

    const folders = ['gateway', 'hub', 'subgraphs', 'shared', 'schema', 'test', 'web', 'bench'];
    const report = await new Promise<string>(done => {
      execFile(
        process.execPath,
        [CRUISER, '--config', LAW, '--output-type', 'json', ...folders],
        { cwd: tree, maxBuffer: 2 ** 26 },
        (_exitCode, stdout, stderr) => done(stdout || stderr),
      );
    });
    if (!report.startsWith('{')) throw new Error(report);
    violations = (JSON.parse(report) as { summary: { violations: Violation[] } }).summary.violations;
  });

  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  it.each(BREACHES)('%s speaks', (rule, file) => {
    expect(violations.filter(violation => violation.from === file).map(violation => violation.rule.name)).toContain(
      rule,
    );
  });

  it('has every one of its rules broken here', async () => {
    const law = (await import(LAW)) as { default: { forbidden: { name: string }[] } };
    expect(BREACHES.map(([rule]) => rule)).toEqual(law.default.forbidden.map(rule => rule.name));
  });

  it('is silent about what it allows', () => {
    // trip and round are one cycle, and either end may be named
    const lawful = LAWFUL.map(([file]) => file).filter(file => file !== 'shared/trip.ts');
    expect(violations.filter(violation => lawful.includes(violation.from))).toEqual([]);
  });
});
