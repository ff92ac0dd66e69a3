import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { SettingsError } from '../../../shared/settings.ts';
import { checkSm, KEY_BYTES, type ProfileName, PROFILES } from './profiles.ts';
import { type Key, openText, type Place, sealText } from './sealedText.ts';

/** What a key is for: encrypting texts, or the hashes by which a person is found. */
export const KEY_USES = ['data', 'index'] as const;
export type KeyUse = (typeof KEY_USES)[number];

const bytes = z.base64url().refine(text => Buffer.from(text, 'base64url').length === KEY_BYTES, 'must be 32 bytes');

const KEY_ROW = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{8}$/),
  province: z.string().min(1).max(16),
  use: z.enum(KEY_USES),
  profile: z.enum(PROFILES),
  /** When it was made; of the keys of a province with one use the last in the list is in use. */
  made: z.iso.datetime(),
  /** The key itself, encrypted under the master key. */
  wrapped: z.string().max(400),
});

const KEY_FILE = z.strictObject({
  version: z.literal(1),
  /** The profile of the next key. */
  profile: z.enum(PROFILES),
  /** The master key, or the file that holds it, in base64url. */
  master: z.union([z.strictObject({ key: bytes }), z.strictObject({ file: z.string().min(1) })]),
  keys: z.array(KEY_ROW),
});

/** What stands in a key file. */
export type KeyFile = z.output<typeof KEY_FILE>;
export type KeyRow = z.output<typeof KEY_ROW>;

/** A key of a province, ready for use. */
export interface RingKey extends Key {
  province: string;
  use: KeyUse;
  made: string;
}

/** The keys of a key file, unwrapped, oldest first. */
export interface KeyRing {
  profile: ProfileName;
  keys: readonly RingKey[];
}

const OWNER_ONLY = 0o600;
const LOCK_WAIT_MS = 5_000;

const complain = (file: string, what: string): SettingsError => new SettingsError([`HUB_KEYS: ${file} ${what}`]);

/** A file that only its owner may read, as text; undefined where there is none. */
function readSecret(file: string): string | undefined {
  try {
    const { mode } = statSync(file);
    if ((mode & 0o077) !== 0) throw complain(file, `can be read by others than its owner; run: chmod 600 ${file}`);
    return readFileSync(file, 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if ((fault as NodeJS.ErrnoException).code === 'EACCES')
      throw complain(file, 'cannot be read by this user; it belongs to the user that runs the hub');
    throw fault;
  }
}

/** Reads a key file as it stands, still wrapped; undefined where there is none. A file that is none is a SettingsError. */
export function readKeyFile(file: string): KeyFile | undefined {
  const text = readSecret(file);
  if (text === undefined) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // the parser repeats what it reads, and here that is a key
    throw complain(file, 'is no JSON; restore it from its backup');
  }
  const read = KEY_FILE.safeParse(json);
  if (!read.success) {
    const places = read.error.issues.map(({ path }) => path.join('.') || 'the whole');
    throw complain(file, `is no key file (${places.join(', ')}); restore it from its backup`);
  }
  return read.data;
}

/** The keys of a key file. A SettingsError where they do not open, or the platform lacks their profile. */
export function openKeyFile(file: string): KeyRing | undefined {
  const held = readKeyFile(file);
  if (!held) return undefined;
  if ([held.profile, ...held.keys.map(({ profile }) => profile)].includes('sm')) checkSm();
  const master = masterOf(file, held);
  const keys = held.keys.map(row => {
    try {
      const wrapping = { id: 'master', profile: row.profile, bytes: master };
      const own = Buffer.from(
        openText(() => wrapping, wrappedAt(row), row.wrapped),
        'base64url',
      );
      const { id, province, use, profile, made } = row;
      return { id, province, use, profile, made, bytes: own };
    } catch {
      throw complain(file, `has a key ${row.id} that its master key does not open; restore both from one backup`);
    }
  });
  return { profile: held.profile, keys };
}

const wrappedAt = ({ id, province, use }: Pick<KeyRow, 'id' | 'province' | 'use'>): Place => ({
  table: 'keys',
  column: use,
  row: `${province}/${id}`,
});

function masterOf(file: string, { master }: KeyFile): Buffer {
  if ('key' in master) return Buffer.from(master.key, 'base64url');
  const text = readSecret(master.file);
  if (text === undefined) throw complain(file, `needs its master key, and ${master.file} is not there; restore it`);
  const key = Buffer.from(text.trim(), 'base64url');
  if (key.length !== KEY_BYTES) throw complain(file, `needs its master key, and ${master.file} holds none`);
  return key;
}

/** Makes a key file with a master key and nothing else, unless there is one; answers whether it was made. */
export function makeKeyFile(file: string, profile: ProfileName, masterFile?: string): boolean {
  if (profile === 'sm') checkSm();
  const key = randomBytes(KEY_BYTES).toString('base64url');
  const apart = masterFile === undefined ? undefined : resolve(masterFile);
  if (apart !== undefined && readKeyFile(file) === undefined && !writeNew(apart, `${key}\n`))
    throw complain(apart, 'is there already; name another file for the new master key');
  const held: KeyFile = { version: 1, profile, master: apart === undefined ? { key } : { file: apart }, keys: [] };
  return writeNew(file, textOf(held));
}

const textOf = (held: KeyFile): string => `${JSON.stringify(held, null, 2)}\n`;

/** A draft is whole on the disk before it gets its name. */
function writeDraft(file: string, text: string): string {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const handle = openSync(draft, 'wx', OWNER_ONLY);
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return draft;
}

/** Writes a file that is not there yet: whole or not at all, and of processes that start together the first. */
function writeNew(file: string, text: string): boolean {
  const draft = writeDraft(file, text);
  try {
    linkSync(draft, file);
    return true;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw fault;
  } finally {
    rmSync(draft);
  }
}

/** Changes a key file while nobody else does; readers see the old one or the new one. */
export async function changeKeyFile(file: string, change: (held: KeyFile) => KeyFile): Promise<void> {
  const unlock = await lock(file);
  try {
    const held = readKeyFile(file);
    if (!held) throw complain(file, 'is not there; make it with: npx hub keys new');
    const changed = change(held);
    if (changed !== held) renameSync(writeDraft(file, textOf(changed)), file);
  } finally {
    unlock();
  }
}

async function lock(file: string): Promise<() => void> {
  const name = `${file}.lock`;
  for (const end = Date.now() + LOCK_WAIT_MS; ; await pause(20))
    try {
      closeSync(openSync(name, 'wx', OWNER_ONLY));
      return () => rmSync(name, { force: true });
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
      if (Date.now() > end) throw complain(file, `is being changed; if nobody does, remove ${name}`);
    }
}

/** The file with new keys at its end, one of each use for each province: from now on they are the ones in use. */
export function withNewKeys(
  file: string,
  held: KeyFile,
  wanted: { provinces: readonly string[]; uses: readonly KeyUse[]; profile?: ProfileName; at: Date },
): KeyFile {
  const { provinces, uses, profile = held.profile, at } = wanted;
  if (profile === 'sm') checkSm();
  const master = masterOf(file, held);
  const made = at.toISOString();
  const rows = provinces.flatMap(province =>
    uses.map(use => {
      const row = { id: randomBytes(4).toString('hex'), province, use, profile, made };
      const own = randomBytes(KEY_BYTES).toString('base64url');
      return { ...row, wrapped: sealText({ id: 'master', profile, bytes: master }, wrappedAt(row), own) };
    }),
  );
  return rows.length === 0 ? held : { ...held, profile, keys: [...held.keys, ...rows] };
}

/** The provinces of these that lack a key of a use. */
export const lacking = (held: Pick<KeyFile, 'keys'> | KeyRing, provinces: readonly string[], use: KeyUse): string[] =>
  provinces.filter(province => !held.keys.some(key => key.province === province && key.use === use));
