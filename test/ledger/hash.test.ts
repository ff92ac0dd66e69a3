import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { merkleRoot, sha256Hex } from '../../shared/ledger/hash.ts';
import { isSigned, openLevelKey } from '../../shared/ledger/levelKey.ts';
import { SettingsError } from '../../shared/settings.ts';

const sha = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
/** As RFC 6962 defines it, from the whole list. */
function plain(leaves: Buffer[]): Buffer {
  if (leaves.length === 1) return sha(Buffer.of(0), ...leaves);
  const k = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return sha(Buffer.of(1), plain(leaves.slice(0, k)), plain(leaves.slice(k)));
}

describe('merkleRoot', () => {
  it('is that of RFC 6962 for every number of lines', () => {
    for (let n = 1; n <= 70; n++) {
      const hashes = Array.from({ length: n }, (_, i) => sha256Hex(`${i}`));
      expect(merkleRoot(hashes)).toBe(plain(hashes.map(hash => Buffer.from(hash, 'hex'))).toString('hex'));
    }
  });

  it('of no lines is the hash of nothing', () =>
    expect(merkleRoot([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'));
});

describe('the key of a level', () => {
  const folder = mkdtempSync(join(tmpdir(), 'doudi-key-'));

  it('is made once, signs, and is known by its public half', () => {
    const key = openLevelKey(join(folder, 'keys'), 'county');
    const again = openLevelKey(join(folder, 'keys'), 'county');
    expect(again.publicKey).toBe(key.publicKey);
    const signature = again.sign('日根');
    expect(isSigned('日根', signature, key.publicKey)).toBe(true);
    expect(isSigned('日根 ', signature, key.publicKey)).toBe(false);
    expect(isSigned('日根', signature, openLevelKey(join(folder, 'keys'), 'city').publicKey)).toBe(false);
    expect(isSigned('日根', 'no signature', 'no key')).toBe(false);
  });

  it('is not made anew over a file that cannot be read as one', () => {
    writeFileSync(join(folder, 'city.jwk.json'), '{"kty":"oct"}');
    expect(() => openLevelKey(folder, 'city')).toThrow(SettingsError);
    expect(() => openLevelKey(join(folder, 'city.jwk.json'), 'county')).toThrow(/HUB_LEDGER_KEYS/);
    rmSync(folder, { recursive: true });
  });
});
