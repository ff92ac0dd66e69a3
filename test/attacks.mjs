/**
 * `npm run attacks`: the attacks at their full length, with what each takes of a processor. Takes some minutes.
 *
 *   node test/attacks.mjs [name of a set …]      ATTACK_SEED=n repeats a run
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const sets = process.argv.slice(2).map(name => `test/attacks/${name}`);
const { status } = spawnSync(
  process.execPath,
  [
    join(ROOT, 'node_modules/jest/bin/jest.js'),
    '--runInBand',
    '--testTimeout=3600000',
    ...(sets.length > 0 ? sets : ['test/attacks/']),
  ],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ATTACKS: 'long', NODE_OPTIONS: '--experimental-vm-modules --no-warnings' },
  },
);
process.exitCode = status ?? 1;
