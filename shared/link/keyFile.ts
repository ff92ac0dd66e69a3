import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { z } from 'zod';
import { log } from '../log.ts';
import { SettingsError } from '../settings.ts';

/** How often a reader looks by itself whether its file was changed. */
const LOOK_EVERY_MS = 1_000;

/** A file of keys that may be changed while the process runs. */
export interface KeyFile<T> {
  /** What the file says; at most a second old. */
  current(): T;
  /** Looks at once, as one does for a key that is not known yet. Costs a look at the folder, and no more while nothing has changed. */
  look(): T;
}

/**
 * Opens a file of keys. What is wrong with it now is a SettingsError under the name of its setting; what goes wrong with it
 * later is logged, and the keys that were read last go on to be good.
 */
export function openKeyFile<S extends z.ZodType>(setting: string, path: string, shape: S): KeyFile<z.output<S>> {
  let state = stateOf(setting, path);
  let keys = read(setting, path, shape);
  let looked = Date.now();
  warnIfOpen(setting, path);

  function look(): z.output<S> {
    looked = Date.now();
    try {
      const now = stateOf(setting, path);
      if (now === state) return keys;
      state = now;
      keys = read(setting, path, shape);
      log.info({ setting }, 'the key file was changed, and read again');
    } catch (fault) {
      log.warn({ setting, fault: (fault as Error).message }, 'the key file cannot be read; the keys of before stay');
    }
    return keys;
  }
  return { look, current: () => (Date.now() - looked >= LOOK_EVERY_MS ? look() : keys) };
}

/** Writes a file of keys whole or not at all, for nobody but its owner to read. */
export function writeKeyFile(path: string, content: object): void {
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  try {
    writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Another file of the same name has another number, even where it is as long and as old. */
function stateOf(setting: string, path: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch (fault) {
    throw new SettingsError([
      `${setting}: ${path} cannot be read (${(fault as NodeJS.ErrnoException).code}). ${REMEDY}`,
    ]);
  }
}

const REMEDY = 'npx hub link-keys new writes such files.';

/** A mistake is told by its place in the file; a key is never repeated. */
function read<S extends z.ZodType>(setting: string, path: string, shape: S): z.output<S> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (fault) {
    const why =
      fault instanceof SyntaxError ? 'is not JSON' : `cannot be read (${(fault as NodeJS.ErrnoException).code})`;
    throw new SettingsError([`${setting}: ${path} ${why}. ${REMEDY}`]);
  }
  const checked = shape.safeParse(content);
  if (checked.success) return checked.data;
  throw new SettingsError(
    checked.error.issues.map(issue => `${setting}: ${path}, ${issue.path.join('.')}: ${issue.message}. ${REMEDY}`),
  );
}

function warnIfOpen(setting: string, path: string): void {
  if ((statSync(path).mode & 0o007) !== 0)
    log.warn({ setting }, 'everybody on this machine may read the key file; take that right away (chmod o= …)');
}
