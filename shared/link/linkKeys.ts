import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type KeyFile, openKeyFile } from './keyFile.ts';

/** What a key is called: letters, digits, full stop, hyphen and underscore. */
export const KID = /^[\w.-]{1,64}$/;

const KEY_BYTES = 32;

const LINK_KEY = z.object({
  /** Its name; it stands in every signature. */
  kid: z.string().regex(KID, 'must be 1 to 64 letters, digits, ., - or _'),
  /** 32 random bytes in base64url. */
  key: z
    .string()
    .transform(text => Buffer.from(text, 'base64url'))
    .refine(bytes => bytes.length === KEY_BYTES, `must be ${KEY_BYTES} bytes in base64url`),
  /** From when on it signs; it is accepted at once. Absent: from the beginning. */
  from: z.iso
    .datetime()
    .transform(text => Date.parse(text))
    .optional(),
});

export type LinkKey = z.output<typeof LINK_KEY>;

/** A file of request keys: for each subgraph its keys, several while they change. A subgraph's own file has its own only. */
export const LINK_KEYS = z.record(
  z.string(),
  z
    .array(LINK_KEY)
    .min(1, 'must have a key')
    .refine(keys => new Set(keys.map(({ kid }) => kid)).size === keys.length, 'has two keys of one name'),
);

export type LinkKeys = z.output<typeof LINK_KEYS>;

/** The request keys of HUB_LINK_KEYS. SettingsError where the file is missing or wrong. */
export const openLinkKeys = (path: string): KeyFile<LinkKeys> => openKeyFile('HUB_LINK_KEYS', path, LINK_KEYS);

/** The key that signs now: of those whose time has come the newest; among equals the last of the list. */
export function signingKey<K extends { from?: number | undefined }>(keys: readonly K[], now: number): K | undefined {
  let newest: K | undefined;
  for (const key of keys)
    if ((key.from ?? 0) <= now && (newest === undefined || (key.from ?? 0) >= (newest.from ?? 0))) newest = key;
  return newest;
}

/** A new key as the file has it. */
export const newLinkKey = (subgraph: string, from: Date): { kid: string; key: string; from: string } => ({
  kid: `${subgraph}-${randomBytes(4).toString('hex')}`,
  key: randomBytes(KEY_BYTES).toString('base64url'),
  from: from.toISOString(),
});
