import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
  verify,
} from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SettingsError } from '../settings.ts';
import { sha256Hex } from './hash.ts';

/** A public key of a level: 32 bytes of Ed25519 in base64url. */
export const PUBLIC_KEY = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** An Ed25519 signature in base64url. */
export const SIGNATURE = z.string().regex(/^[A-Za-z0-9_-]{86}$/);

/** The key with which a level signs its roots. The private half stays in the object. */
export interface LevelKey {
  /** Names the key: the first 16 digits of the SHA-256 of the public key. */
  kid: string;
  publicKey: string;
  sign(statement: string): string;
}

const FILE = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: PUBLIC_KEY, d: z.string() });

/** What a public key is called in rows and messages. */
export const kidOf = (publicKey: string): string => sha256Hex(publicKey).slice(0, 16);

/** Whether the holder of a key signed this text. False for anything that is no signature, too. */
export function isSigned(statement: string, signature: string, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    return verify(null, Buffer.from(statement), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}

/**
 * Reads the signing key of a level from a folder that is the level’s own, and makes it at the first start. It is in no
 * database: who can write rows shall not be able to sign them.
 */
export function openLevelKey(folder: string, level: string): LevelKey {
  const file = join(folder, `${level}.jwk.json`);
  const found = readKey(file);
  if (found) return found;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const draft = `${file}.${process.pid}.${randomUUID()}`;
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(draft, JSON.stringify(privateKey.export({ format: 'jwk' })), { mode: 0o600 });
    try {
      // a link is whole or not at all, and refuses a name that is taken: processes that start together end with one key
      linkSync(draft, file);
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
    } finally {
      rmSync(draft);
    }
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    throw new SettingsError([
      `HUB_LEDGER_KEYS: ${folder} cannot be written (${code}); name a folder of this level’s own`,
    ]);
  }
  const made = readKey(file);
  if (!made) throw new SettingsError([`HUB_LEDGER_KEYS: ${file} has gone again`]);
  return made;
}

function readKey(file: string): LevelKey | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new SettingsError([`HUB_LEDGER_KEYS: ${file} cannot be read (${(fault as NodeJS.ErrnoException).code})`]);
  }
  const key = privateKeyOf(text);
  if (!key) throw new SettingsError([`HUB_LEDGER_KEYS: ${file} is no Ed25519 key; bring it back from a backup`]);
  const { x: publicKey = '' } = createPublicKey(key).export({ format: 'jwk' });
  return {
    kid: kidOf(publicKey),
    publicKey,
    sign: statement => sign(null, Buffer.from(statement), key).toString('base64url'),
  };
}

function privateKeyOf(text: string): KeyObject | undefined {
  try {
    return createPrivateKey({ key: FILE.parse(JSON.parse(text)), format: 'jwk' });
  } catch {
    return undefined;
  }
}
