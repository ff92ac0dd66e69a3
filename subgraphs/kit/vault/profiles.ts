import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { SettingsError } from '../../../shared/settings.ts';

/** How texts are encrypted: the international profile, and the one of the national standards (国密). */
export const PROFILES = ['aes-256-gcm', 'sm'] as const;
export type ProfileName = (typeof PROFILES)[number];

/** What encrypting gives: a nonce of its own, the ciphertext, and the tag without which nothing is believed. */
export interface Sealed {
  nonce: Buffer;
  ciphertext: Buffer;
  tag: Buffer;
}

interface Profile {
  /** Encrypts under a key of 32 bytes; `bound` is not stored, but must be the same when it is opened. */
  seal(key: Buffer, bound: Buffer, text: Buffer): Sealed;
  /** Decrypts, or throws: nothing comes out of what was changed. */
  open(key: Buffer, bound: Buffer, sealed: Sealed): Buffer;
  /** A keyed hash of 32 bytes. */
  hash(key: Buffer, text: Buffer): Buffer;
}

export const KEY_BYTES = 32;
const TAG_BYTES = { 'aes-256-gcm': 16, sm: 32 } as const;
const NONCE_BYTES = { 'aes-256-gcm': 12, sm: 16 } as const;

const aes: Profile = {
  seal(key, bound, text) {
    const nonce = randomBytes(NONCE_BYTES['aes-256-gcm']);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound);
    const ciphertext = Buffer.concat([cipher.update(text), cipher.final()]);
    return { nonce, ciphertext, tag: cipher.getAuthTag() };
  },
  open(key, bound, { nonce, ciphertext, tag }) {
    checkLengths('aes-256-gcm', nonce, tag);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES['aes-256-gcm'] });
    decipher.setAAD(bound).setAuthTag(tag);
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  },
  hash: (key, text) => createHmac('sha256', key).update(text).digest(),
};

/** SM4-CTR, then HMAC-SM3 over all of it, each under a key of its own that HKDF-SM3 makes from the data key. */
const sm: Profile = {
  seal(key, bound, text) {
    const nonce = randomBytes(NONCE_BYTES.sm);
    const cipher = createCipheriv('sm4-ctr', smKey(key, 'encrypt', 16), nonce);
    const ciphertext = Buffer.concat([cipher.update(text), cipher.final()]);
    return { nonce, ciphertext, tag: smTag(key, bound, nonce, ciphertext) };
  },
  open(key, bound, { nonce, ciphertext, tag }) {
    checkLengths('sm', nonce, tag);
    if (!timingSafeEqual(tag, smTag(key, bound, nonce, ciphertext))) throw new Error('the tag does not fit');
    const decipher = createDecipheriv('sm4-ctr', smKey(key, 'encrypt', 16), nonce);
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  },
  hash: (key, text) => createHmac('sm3', key).update(text).digest(),
};

export const PROFILE: Readonly<Record<ProfileName, Profile>> = { 'aes-256-gcm': aes, sm };

const smKey = (key: Buffer, use: string, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sm3', key, '', `doudi v1 sm ${use}`, bytes));

/** Over lengths and parts, so that no byte can move from one part into its neighbour. */
function smTag(key: Buffer, bound: Buffer, nonce: Buffer, ciphertext: Buffer): Buffer {
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32BE(bound.length, 0);
  lengths.writeUInt32BE(ciphertext.length, 4);
  const parts = [lengths, bound, nonce, ciphertext];
  return createHmac('sm3', smKey(key, 'authenticate', 32))
    .update(Buffer.concat(parts))
    .digest();
}

function checkLengths(profile: ProfileName, nonce: Buffer, tag: Buffer): void {
  if (nonce.length !== NONCE_BYTES[profile] || tag.length !== TAG_BYTES[profile])
    throw new Error('nonce or tag has a wrong length');
}

/** GB/T 32905-2016 annex A, GB/T 32907-2016 annex A: what SM3 and SM4 give for the examples of their standards. */
const EXAMPLES = {
  sm3: { text: 'abc', digest: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0' },
  sm4: { block: '0123456789abcdeffedcba9876543210', cipher: '681edf34d206965e86b3e94f536e4246' },
} as const;

/** What computes the examples; replaced in tests by a platform that cannot, or that computes something else. */
export interface Platform {
  sm3(text: string): string;
  sm4(block: string): string;
}

const OPENSSL: Platform = {
  sm3: text => createHash('sm3').update(text).digest('hex'),
  sm4(block) {
    const cipher = createCipheriv('sm4-ecb', Buffer.from(block, 'hex'), null).setAutoPadding(false);
    return cipher.update(block, 'hex', 'hex') + cipher.final('hex');
  },
};

/** Refuses a platform whose OpenSSL has no SM3 and SM4, or whose SM3 and SM4 are not those of the standards. */
export function checkSm(platform: Platform = OPENSSL): void {
  const { sm3, sm4 } = EXAMPLES;
  let right: boolean;
  try {
    right = platform.sm3(sm3.text) === sm3.digest && platform.sm4(sm4.block) === sm4.cipher;
  } catch {
    throw new SettingsError([
      'HUB_KEYS: its keys use the profile "sm", and the OpenSSL of this platform has no SM3 or SM4; run on one that has them, or make keys with --profile aes-256-gcm',
    ]);
  }
  if (!right)
    throw new SettingsError([
      'HUB_KEYS: its keys use the profile "sm", and SM3 or SM4 of this platform do not give the results of GB/T 32905 and GB/T 32907; use another build of OpenSSL',
    ]);
}
