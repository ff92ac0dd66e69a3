import { PROFILE, type ProfileName, PROFILES, type Sealed } from './profiles.ts';

/** Where a text stands. A ciphertext is bound to it: moved to another row, column or table it does not open. */
export interface Place {
  table: string;
  column: string;
  /** The row's primary key as text; the uid of the case where that is the key. */
  row: string;
}

/** A key of 32 bytes with its name. */
export interface Key {
  id: string;
  profile: ProfileName;
  bytes: Buffer;
}

/** A text that could not be opened. Says why, and never what was in it. */
export class VaultError extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'VaultError';
  }
}

const VERSION = 'v1';
/** `v1.<profile>.<keyId>.<nonce>.<ciphertext>.<tag>`; the last three in base64url, whose letters have no dot. */
const FORM = /^v1\.([a-z0-9-]+)\.([a-z0-9]+)\.([\w-]+)\.([\w-]*)\.([\w-]+)$/;

const isProfile = (name: string): name is ProfileName => (PROFILES as readonly string[]).includes(name);

/** What is authenticated beside the ciphertext: everything around it, and its place. */
const boundTo = ({ id, profile }: Key, { table, column, row }: Place): Buffer =>
  Buffer.from(JSON.stringify([VERSION, profile, id, table, column, row]));

/** Encrypts a text, or bytes, for one place. */
export function sealText(key: Key, place: Place, content: string | Uint8Array): string {
  const plain = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
  const { nonce, ciphertext, tag } = PROFILE[key.profile].seal(key.bytes, boundTo(key, place), plain);
  return [VERSION, key.profile, key.id, ...[nonce, ciphertext, tag].map(part => part.toString('base64url'))].join('.');
}

interface Record {
  profile: ProfileName;
  keyId: string;
  sealed: Sealed;
}

function parse(record: string): Record {
  const [, profile = '', keyId = '', ...parts] = FORM.exec(record) ?? [];
  const [nonce, ciphertext, tag] = parts.map(part => Buffer.from(part, 'base64url'));
  if (!isProfile(profile) || !nonce || !ciphertext || !tag) throw new VaultError('this is no sealed text');
  // base64 has several spellings of the same bytes; a record has one
  if (parts.some((part, i) => [nonce, ciphertext, tag][i]?.toString('base64url') !== part))
    throw new VaultError('this is no sealed text');
  return { profile, keyId, sealed: { nonce, ciphertext, tag } };
}

/** Decrypts a text at its place. Throws a VaultError where anything was changed, or the place is not its own. */
export const openText = (keyOf: (id: string) => Key | undefined, place: Place, record: string): string =>
  openBytes(keyOf, place, record).toString('utf8');

/** The same for what was sealed as bytes. */
export function openBytes(keyOf: (id: string) => Key | undefined, place: Place, record: string): Buffer {
  const { profile, keyId, sealed } = parse(record);
  const key = keyOf(keyId);
  if (!key) throw new VaultError(`there is no key ${keyId}`);
  if (key.profile !== profile) throw new VaultError(`key ${keyId} is not one of ${profile}`);
  try {
    return PROFILE[profile].open(key.bytes, boundTo(key, place), sealed);
  } catch {
    throw new VaultError(`a sealed text in ${place.table}.${place.column} was changed, or is not at its place`);
  }
}
