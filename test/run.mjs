/**
 * What `npm test` does: every check, all of them even when one fails, and one line to end with.
 *
 *   node test/run.mjs [--only step,…] [--skip step,…] [--seconds] [-- arguments for jest]
 *
 * With --seconds, what each suite took is written into seconds.json, by which the next run begins with the longest.
 *
 * Plain Node without a package, so that it can say what is wrong when the packages are.
 */
import { spawn } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const ALL_MUST_RUN = process.env.CI === 'true';
const bin = path => join(ROOT, 'node_modules', path);

/** Runs a command; its output is kept, and shown at once when `live`. */
function run([command, ...args], { live = false, env = {} } = {}) {
  return new Promise(done => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = stream => chunk => {
      output += chunk;
      if (live) stream.write(chunk);
    };
    child.stdout.setEncoding('utf8').on('data', keep(process.stdout));
    child.stderr.setEncoding('utf8').on('data', keep(process.stderr));
    child.on('error', error => done({ ok: false, output: `${output}${error.message}\n` }));
    child.on('close', code => done({ ok: code === 0, output }));
  });
}

const node = (script, ...args) => [process.execPath, script, ...args];
const check = command => async () => run(command);

/** One after the other; the first that fails is the answer. */
async function inTurn(commands) {
  for (const command of commands) {
    const result = await run(command);
    if (!result.ok) return result;
  }
  return { ok: true };
}

// ---- packages: the servers and the browser that some suites need

const IS_DEBIAN = existsSync('/etc/debian_version');

const NEEDED = [
  {
    package: 'chromium',
    found: () => onPath('chromium', 'chromium-browser', 'google-chrome'),
    suites: 'pages in a browser',
  },
  {
    package: 'fonts-noto-cjk',
    // other systems bring Chinese fonts, or put them where only they know
    found: () => !IS_DEBIAN || existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'),
    suites: 'Chinese text in a browser',
  },
  { package: 'mariadb-server', found: () => onPath('mariadbd'), suites: 'MariaDB' },
  { package: 'nats-server', found: () => onPath('nats-server'), suites: 'NATS' },
];

function onPath(...names) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/local/sbin', '/usr/sbin'];
  return folders.some(folder =>
    names.some(name => {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return true;
      } catch {
        return false;
      }
    }),
  );
}

const POLICY = '/usr/sbin/policy-rc.d';

/** Debian starts a server once it is installed, unless this file says no. One that is there already stays. */
async function withoutStartingServices(install) {
  const ours = !existsSync(POLICY);
  const remove = () => ours && rmSync(POLICY, { force: true });
  if (ours) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  process.once('exit', remove);
  try {
    return await install();
  } finally {
    remove();
    process.off('exit', remove);
  }
}

async function packages() {
  const missing = NEEDED.filter(need => !need.found());
  if (missing.length === 0) return { ok: true, note: 'all there' };
  const names = missing.map(need => need.package);
  let output = '';
  if (IS_DEBIAN && process.getuid?.() === 0) {
    console.log(`  installing ${names.join(', ')}`);
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const update = await run(['apt-get', 'update', '-q'], { env });
    const install = await withoutStartingServices(() =>
      run(['apt-get', 'install', '-y', '-q', '--no-install-recommends', ...names], { env }),
    );
    output = install.ok ? '' : update.output + install.output;
  }
  const left = missing.filter(need => !need.found());
  if (left.length === 0) return { ok: true, note: `installed ${names.join(', ')}` };
  const note = `left out: ${left.map(need => `${need.suites} (no ${need.package})`).join(', ')}`;
  // the developer reads the line and goes on; the build server must run everything
  return { ok: !ALL_MUST_RUN, output, note };
}

// ---- the checks

const FOLDERS = ['gateway', 'hub', 'subgraphs', 'shared', 'schema', 'test', 'web', 'bench'];

async function lint() {
  const typed = await run(node(bin('oxlint/bin/oxlint'), '--type-aware', '.'));
  if (!typed.ok) return typed;
  const result = await run(node(bin('eslint/bin/eslint.js'), '.'));
  const warnings = /(\d+) warnings?\)/.exec(result.output)?.[1];
  return { ...result, note: result.ok && warnings ? `${warnings} warnings: npx eslint .` : undefined };
}

const types = () =>
  inTurn(
    ['tsconfig.json', 'web/tsconfig.json']
      .filter(project => existsSync(join(ROOT, project)))
      .map(project => node(bin('typescript-native/bin/tsc'), '-p', project, '--noEmit', '--incremental', 'false')),
  );

const law = () =>
  run(
    node(
      bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      ...['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long'],
      ...FOLDERS.filter(folder => existsSync(join(ROOT, folder))),
    ),
  );

const RAM = '/dev/shm';
const ROOM = 4 * 1024 ** 3;

/**
 * Where the suites keep their databases: in memory where there is room, since every commit of every test waits for its
 * flush and a disk takes a hundred times as long. What is killed there is killed as on a disk: memory outlives processes.
 */
function placeForData() {
  try {
    const { bavail, bsize } = statfsSync(RAM);
    return bavail * bsize > ROOM && freemem() > ROOM ? RAM : tmpdir();
  } catch {
    return tmpdir();
  }
}

async function jest() {
  const folder = mkdtempSync(join(placeForData(), 'doudi-jest-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const file = join(folder, 'counts.json');
  try {
    const result = await run(
      node(bin('jest/bin/jest.js'), '--json', `--outputFile=${file}`, ...(ALL_MUST_RUN ? ['--ci'] : []), ...forJest),
      {
        live: true,
        env: {
          NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings`.trim(),
          TMPDIR: folder,
        },
      },
    );
    if (writesSeconds && existsSync(file)) writeSeconds(file);
    return { ...result, shown: true, ...countsOf(file, result.ok) };
  } finally {
    remove();
    process.off('exit', remove);
  }
}

/** Jest's own figures; a suite that did not even load counts as one failure, and so does jest itself. */
function countsOf(file, exitedWell) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0, ok: false };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const skipped = report.numPendingTests + report.numTodoTests;
  const passed = report.numPassedTests;
  let failed = report.numFailedTests + report.numRuntimeErrorTestSuites + (ALL_MUST_RUN ? skipped : 0);
  if (failed === 0 && (!exitedWell || passed + skipped === 0)) failed = 1;
  return { passed, failed, skipped: ALL_MUST_RUN ? 0 : skipped, ok: failed === 0 };
}

const SECONDS = join(ROOT, 'test/seconds.json');
const LONG = 4;

/** The suites that took long, the longest first; of those that were not asked for, what was known of them. */
function writeSeconds(file) {
  const known = Object.entries(JSON.parse(readFileSync(SECONDS, 'utf8')));
  const seconds = new Map(known.filter(([suite]) => existsSync(join(ROOT, 'test', suite))));
  for (const { name, startTime, endTime } of JSON.parse(readFileSync(file, 'utf8')).testResults)
    seconds.set(relative(join(ROOT, 'test'), name), Math.round((endTime - startTime) / 1000));
  const long = [...seconds].filter(([, took]) => took >= LONG).sort((one, other) => other[1] - one[1]);
  writeFileSync(SECONDS, `${JSON.stringify(Object.fromEntries(long), null, 2)}\n`);
}

/**
 * Groups run one after the other. Lanes of a group know nothing of each other and share the processors; steps of a lane wait
 * for each other. The suites often wait for a server or a process: what only reads the sources is checked meanwhile.
 */
const GROUPS = [
  [
    [{ name: 'packages', title: 'servers and browser the suites need', run: packages }],
    [{ name: 'build', title: 'build', run: check(node('hub/launch.mjs', 'build')) }],
  ],
  [
    [{ name: 'jest', title: 'jest', run: jest }],
    [
      { name: 'schema', title: 'committed schema', run: check(node('dist/schema/compose.js', '--check')) },
      {
        name: 'codegen',
        title: 'types of the pages',
        run: check(node(bin('@graphql-codegen/cli/cjs/bin.js'), '--config', 'web/codegen.config.ts', '--check')),
      },
      { name: 'format', title: 'oxfmt --check', run: check(node(bin('oxfmt/bin/oxfmt'), '--check', '.')) },
      { name: 'types', title: 'tsc', run: types },
      { name: 'lint', title: 'oxlint and eslint', run: lint },
      { name: 'law', title: 'import law', run: law },
      {
        name: 'knip',
        title: 'unused files, exports and packages',
        run: check(node(bin('knip/bin/knip.js'), '--no-progress')),
      },
      { name: 'rules', title: 'who carries each rule', run: check(node('docs/rules/writeRules.mjs', '--check')) },
    ],
  ],
];

// ---- what was asked for

const names = GROUPS.flat(2).map(step => step.name);
const [own, forJest] = split(process.argv.slice(2), '--');
const only = listAfter('--only');
const skip = listAfter('--skip') ?? [];
const writesSeconds = own.includes('--seconds');
if (writesSeconds) own.splice(own.indexOf('--seconds'), 1);

function split(args, mark) {
  const at = args.indexOf(mark);
  return at < 0 ? [args, []] : [args.slice(0, at), args.slice(at + 1)];
}

function listAfter(option) {
  const at = own.indexOf(option);
  if (at < 0) return undefined;
  const asked = own.splice(at, 2)[1]?.split(',') ?? [];
  const unknown = asked.filter(name => !names.includes(name));
  if (asked.length === 0 || unknown.length > 0) usage(`${option} takes some of: ${names.join(', ')}`);
  return asked;
}

function usage(fault) {
  console.error(
    `${fault}\nusage: node test/run.mjs [--only step,…] [--skip step,…] [--seconds] [-- arguments for jest]`,
  );
  process.exit(2);
}

if (own.length > 0) usage(`unknown: ${own.join(' ')}`);

// ---- run and report

// leave by the door when interrupted, so that what was put up is taken down
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

async function report(step) {
  console.log(`▸ ${step.title}`);
  const started = Date.now();
  const result = await step.run().catch(error => ({ ok: false, output: `${error.stack}\n` }));
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const note = result.note ? ` – ${result.note}` : '';
  console.log(`${result.ok ? '✓' : '✗'} ${step.title} (${seconds} s)${note}`);
  if (!result.ok && !result.shown && result.output) console.log(result.output.trimEnd().replace(/^/gm, '    '));
  return { passed: result.ok ? 1 : 0, failed: result.ok ? 0 : 1, skipped: 0, ...pick(result) };
}

const pick = ({ passed, failed, skipped }) => (passed === undefined ? {} : { passed, failed, skipped });

const total = { passed: 0, failed: 0, skipped: 0 };
const isAsked = ({ name }) => (!only || only.includes(name)) && !skip.includes(name);
for (const lanes of GROUPS)
  await Promise.all(
    lanes.map(async lane => {
      for (const step of lane.filter(isAsked)) {
        const counts = await report(step);
        for (const kind of Object.keys(total)) total[kind] += counts[kind];
      }
    }),
  );

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
