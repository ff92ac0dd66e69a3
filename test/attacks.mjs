/**
 * `npm run attacks`: the attacks at their full length, with what each takes of a processor. Takes an hour or more.
 *
 *   npm run attacks -- [name of a set …] [--from seed] [--count n] [--minutes n]
 *
 * `--count` and `--minutes` bound each set; what is left is said, with the seed to go on from.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Each set, and the suites that are it. Some stand beside what they attack. */
const SETS = {
  known: ['test/attacks/known'],
  planner: ['test/attacks/planner'],
  grammar: ['test/attacks/grammar'],
  merged: ['test/attacks/merged'],
  supergraphs: ['test/gateway/differential'],
  bytes: ['test/attacks/bytes'],
  injection: ['test/attacks/injection'],
  hostile: ['test/link/answers'],
  around: ['test/link/around'],
  tokens: ['test/identity/tokens'],
  matrix: ['test/matrix/'],
  canaries: ['test/privacy/'],
};

const OPTIONS = { '--from': 'ATTACK_SEED', '--count': 'ATTACK_COUNT', '--minutes': 'ATTACK_MINUTES' };

/** What was asked for; undefined where it cannot be understood. */
function read(args) {
  const [sets, env] = [[], {}];
  for (let i = 0; i < args.length; i += 1) {
    const [arg, next] = [args[i], args[i + 1]];
    if (arg in OPTIONS) {
      if (!(Number(next) > 0)) return undefined;
      env[OPTIONS[arg]] = next;
      i += 1;
    } else if (Object.hasOwn(SETS, arg)) sets.push(arg);
    else return undefined;
  }
  return { sets: sets.length > 0 ? sets : Object.keys(SETS), env };
}

const COLUMNS = ['set', 'tried', 'of', 'seconds', 'a second', 'CPU s', 'worst ms', 'at seed', 'findings', 'go on from'];

/** The tallies as a table. */
function tableOf(tallies) {
  const rows = tallies.map(({ set, asked, done, seconds, cpu, worst, worstSeed, findings, next }) =>
    [
      set,
      done,
      asked,
      seconds.toFixed(0),
      seconds > 0 ? (done / seconds).toFixed(0) : '-',
      (cpu / 1000).toFixed(1),
      worst.toFixed(1),
      worstSeed,
      findings.length,
      next ?? '',
    ].map(String),
  );
  const widths = COLUMNS.map((name, i) => Math.max(name.length, ...rows.map(row => row[i].length)));
  return [COLUMNS, ...rows].map(row => row.map((cell, i) => cell.padEnd(widths[i])).join('  ')).join('\n');
}

function main(args) {
  const asked = read(args);
  if (!asked) {
    console.error(`npm run attacks -- [${Object.keys(SETS).join(' | ')}] [--from seed] [--count n] [--minutes n]`);
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'doudi-attacks-'));
  const report = join(folder, 'tallies');
  const failed = [];
  for (const set of asked.sets) {
    console.log(`${set} …`);
    const { status } = spawnSync(
      process.execPath,
      [
        join(ROOT, 'node_modules/jest/bin/jest.js'),
        '--runInBand',
        '--testTimeout=14400000',
        '--forceExit',
        ...SETS[set],
      ],
      {
        cwd: ROOT,
        stdio: 'inherit',
        env: {
          ...process.env,
          ...asked.env,
          ATTACKS: 'long',
          ATTACK_REPORT: report,
          NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
        },
      },
    );
    if (status !== 0) failed.push(set);
  }
  const lines = existsSync(report) ? readFileSync(report, 'utf8').trim().split('\n') : [];
  rmSync(folder, { recursive: true });
  console.log(`\n${tableOf(lines.filter(Boolean).map(line => JSON.parse(line)))}\n`);
  console.log(failed.length > 0 ? `failed: ${failed.join(', ')}` : `held: ${asked.sets.join(', ')}`);
  return failed.length > 0 ? 1 : 0;
}

process.exitCode = main(process.argv.slice(2));
