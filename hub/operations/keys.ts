import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SettingsError } from '../../shared/settings.ts';

/** A key that may answer for a manifest. */
export interface ReleaseKey {
  /** Names it: the first 16 digits of the SHA-256 of its public half. */
  kid: string;
  publicKey: KeyObject;
}

/** A key with which manifests are signed. */
export interface ReleaseSigner extends ReleaseKey {
  privateKey: KeyObject;
}

/** A public key of Ed25519 in one line: what a PEM file has between its first line and its last. */
const LINE = /^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$/;

const ED25519 = 'ed25519';

const named = (publicKey: KeyObject): ReleaseKey => ({
  kid: createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16),
  publicKey,
});

/** A key in one line, for a setting. */
export const lineOf = ({ publicKey }: ReleaseKey): string =>
  publicKey.export({ type: 'spki', format: 'der' }).toString('base64');

/** A new pair, as two files hold it. */
export function newPair(): { privatePem: string; publicPem: string } {
  const { privateKey, publicKey } = generateKeyPairSync(ED25519);
  return {
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

/** Reads the key that signs. `asked` is the setting or option that named the file. */
export function readSigner(asked: string, file: string): ReleaseSigner {
  const text = textOf(asked, file);
  try {
    const privateKey = createPrivateKey(text);
    if (privateKey.asymmetricKeyType === ED25519) return { ...named(createPublicKey(privateKey)), privateKey };
  } catch {
    // told below; what the library says may repeat a piece of the key
  }
  throw new SettingsError([
    `${asked}: ${file} is no private key of Ed25519; npx hub operations key --folder FOLDER makes one`,
  ]);
}

/** Reads HUB_OPERATIONS_KEY: files, or keys in one line, with commas between them. */
export function readReleaseKeys(setting: string): ReleaseKey[] {
  const words = setting
    .split(',')
    .map(word => word.trim())
    .filter(word => word !== '');
  if (words.length === 0) throw new SettingsError(['HUB_OPERATIONS_KEY: names no key; name a file, or leave it out']);
  return words.map(word => {
    const wrong = (what: string) => new SettingsError([`HUB_OPERATIONS_KEY: ${what}`]);
    const text = LINE.test(word) ? word : textOf('HUB_OPERATIONS_KEY', word).trim();
    // Node makes a public key of a private one without a word
    if (text.includes('PRIVATE KEY'))
      throw wrong(`${word} is a private key, which stays with whoever releases; name the file that ends in .pub`);
    try {
      const key = LINE.test(text)
        ? createPublicKey({ key: Buffer.from(text, 'base64'), type: 'spki', format: 'der' })
        : createPublicKey(text);
      if (key.asymmetricKeyType === ED25519) return named(key);
    } catch {
      // told below
    }
    throw wrong(`${word} is no public key of Ed25519; npx hub operations key makes a pair`);
  });
}

function textOf(asked: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (fault) {
    throw new SettingsError([
      `${asked}: ${file} cannot be read (${(fault as NodeJS.ErrnoException).code}); npx hub operations key makes such files`,
    ]);
  }
}
