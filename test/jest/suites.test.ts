import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';

/** Jest run by jest: what one suite leaves to the next, and what a suite that is broken looks like. */
const folder = mkdtempSync(join(tmpdir(), 'doudi-suites-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Finds everything as Node has it, and leaves it in disorder. There are two: whichever comes second would find it. */
const UNTIDY = `
  import { expect, it } from '@jest/globals';
  import { Entity, getMetadataArgsStorage } from 'typeorm';
  import { seen } from './remembers.ts';
  @Entity() class Row {}
  it('finds nothing', () => {
    expect([globalThis.left, process.env.LEFT, process.listenerCount('SIGUSR2')]).toEqual([undefined, undefined, 0]);
    expect(fetch).not.toBe(String);
    expect(process.cwd()).not.toBe('/');
    expect(seen).toEqual([]);
    expect(getMetadataArgsStorage().tables.map(({ target }) => target)).toEqual([Row]);
  });
  it('leaves something', () => {
    globalThis.left = true;
    globalThis.fetch = String;
    process.env.LEFT = 'left';
    process.on('SIGUSR2', () => undefined);
    process.once('exit', () => process.stderr.write('said on leaving\\n'));
    process.chdir('/');
    process.exitCode = 3;
    seen.push('left');
  });`;

const FILES: Record<string, string> = {
  'remembers.ts': 'export const seen: string[] = [];',
  'one.test.ts': UNTIDY,
  'other.test.ts': UNTIDY,
  'fails.test.ts': "import { expect, it } from '@jest/globals';\nit('fails', () => expect(1).toBe(2));",
  'doesNotParse.test.ts': 'it(',
  'findsNoModule.test.ts': "import './nowhere.ts';",
  'findsNoPackage.test.ts': "import 'no-such-package';",
  'isEmpty.test.ts': 'export {};',
  'rejects.test.ts': `import { it } from '@jest/globals';
    it('rejects', async () => {
      void Promise.reject(new Error('nobody waits for this'));
      await new Promise(resolve => setTimeout(resolve, 50));
    });`,
  'waits.test.ts':
    "import { it } from '@jest/globals';\nit('waits', () => new Promise(resolve => setTimeout(resolve, 1000)), 50);",
};

interface Report {
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; failureMessages: string[] }[];
  }[];
  success: boolean;
}
const reports = new Map<string, Report & { code: unknown; said: string }>();

async function run(...names: string[]) {
  const { default: config } = (await import(join(PROJECT_ROOT, 'jest.config.js'))) as { default: object };
  // relative to the project, as they are written there
  const here = JSON.stringify({ ...config, rootDir: folder, testMatch: ['**/*.test.ts'], testSequencer: undefined })
    .replaceAll('<rootDir>/test/', join(PROJECT_ROOT, 'test/'))
    .replaceAll('"@swc/jest"', JSON.stringify(join(PROJECT_ROOT, 'node_modules/@swc/jest')));
  const settings = join(folder, 'jest.json');
  writeFileSync(settings, here);
  const file = join(folder, 'report.json');
  const jest = join(PROJECT_ROOT, 'node_modules/jest/bin/jest.js');
  const args = [
    jest,
    '-i',
    '--no-cache',
    '--config',
    settings,
    '--json',
    `--outputFile=${file}`,
    '--runTestsByPath',
    ...names.map(name => join(folder, name)),
  ];
  const [code, said] = await new Promise<[unknown, string]>(done => {
    execFile(process.execPath, args, { cwd: PROJECT_ROOT }, (fault, _out, err) => done([fault?.code ?? 0, err]));
  });
  if (!existsSync(file)) throw new Error(`jest has written no report:\n${said}`);
  return { ...(JSON.parse(readFileSync(file, 'utf8')) as Report), code, said };
}

beforeAll(async () => {
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  reports.set('good', await run('one.test.ts', 'other.test.ts'));
  reports.set(
    'broken',
    await run(...Object.keys(FILES).filter(name => name.endsWith('.test.ts') && name !== 'other.test.ts')),
  );
}, 240_000);

it('begins a suite as the one before it has begun, whatever that has left', () => {
  const good = reports.get('good');
  expect(good?.testResults.flatMap(({ message, assertionResults }) => [message, assertionResults.length])).toEqual([
    '',
    2,
    '',
    2,
  ]);
  expect(good).toMatchObject({ success: true, code: 0 });
  expect(good?.said.match(/said on leaving/g)).toHaveLength(2);
});

const outcome = (name: string) => {
  const found = reports.get('broken')?.testResults.find(suite => suite.name.endsWith(`/${name}.test.ts`));
  return [found?.status, found?.assertionResults.map(({ status }) => status).join(), found?.message ?? ''];
};

it.each([
  ['fails', 'failed', 'Expected: 2'],
  ['doesNotParse', '', 'Syntax'],
  ['findsNoModule', '', 'nowhere'],
  ['findsNoPackage', '', 'no-such-package'],
  ['isEmpty', '', 'must contain at least one test'],
  ['rejects', 'failed', 'nobody waits for this'],
  ['waits', 'failed', 'Exceeded timeout of 50 ms'],
])('a suite that %s has failed', (name, tests, message) => {
  expect(outcome(name)).toEqual(['failed', tests, expect.stringContaining(message)]);
});

it('a good suite among them has passed, and the run has failed', () => {
  expect(outcome('one')).toEqual(['passed', 'passed,passed', '']);
  expect(reports.get('broken')).toMatchObject({ success: false, code: 1 });
});
