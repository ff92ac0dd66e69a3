/**
 * `npm run screens`: a fresh hub with a demo, and a picture of each of the twenty-five screens in docs/screens, at 1366 × 768.
 *
 *   npm run screens -- [beginning of a screen's name …] [--folder path] [--english] [--half]
 *
 * The list is test/browser/screens/list.ts; test/browser/screens.test.ts looks at the same screens in every run of the tests.
 * `--half` draws them as they are at 200 %. The clock of the hub stands at one moment, so that a picture changes where a page has.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** What was asked for; undefined where it cannot be understood. */
function read(args) {
  const names = [];
  const env = { SCREENS_FOLDER: join(ROOT, 'docs/screens') };
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i];
    if (arg === '--english') env.SCREENS_LANGUAGE = 'en';
    else if (arg === '--half') env.SCREENS_HALF = 'yes';
    else if (arg === '--folder' && args[i + 1]) env.SCREENS_FOLDER = resolve(args[(i += 1)]);
    else if (/^[a-z][a-z0-9-]*$/.test(arg)) names.push(arg);
    else return undefined;
  }
  return { ...env, SCREENS_ONLY: names.join(',') };
}

const run = (args, env = {}) =>
  spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1;

function main(args) {
  const asked = read(args);
  if (!asked) {
    console.error('npm run screens -- [beginning of a name …] [--folder path] [--english] [--half]');
    return 2;
  }
  return (
    run([join(ROOT, 'hub/launch.mjs'), 'build']) ||
    run([join(ROOT, 'node_modules/jest/bin/jest.js'), '--runInBand', 'test/browser/screens.test'], {
      ...asked,
      NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
    })
  );
}

process.exitCode = main(process.argv.slice(2));
