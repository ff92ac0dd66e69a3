import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SettingsError } from '../../shared/settings.ts';
import { changeKeyFile, makeKeyFile, openKeyFile, readKeyFile } from '../../subgraphs/kit/vault/keyFile.ts';
import { checkSm, PROFILE, type ProfileName, PROFILES } from '../../subgraphs/kit/vault/profiles.ts';
import { openText, type Place, sealText, VaultError } from '../../subgraphs/kit/vault/sealedText.ts';
import { noVault, openVault } from '../../subgraphs/kit/vault/vault.ts';
import { addKeys } from '../testkit/keyFile.ts';

const ANHUI = '340000';
const PLACE: Place = { table: 'reporters', column: 'name', row: 'a4b1c7d0-0000-4000-8000-000000000001' };
const folder = mkdtempSync(join(tmpdir(), 'doudi-vault-'));
afterAll(() => rmSync(folder, { recursive: true }));

let file: string;
let count = 0;
beforeEach(() => {
  file = join(folder, `${++count}.json`);
});

async function vaultWith(profile: ProfileName) {
  makeKeyFile(file, profile);
  await addKeys(file, [ANHUI, '310000']);
  return openVault({ file, makes: false });
}

describe.each(PROFILES)('a text sealed with %s', profile => {
  const key = { id: '0a1b2c3d', profile, bytes: randomBytes(32) };
  const open = (record: string, place = PLACE) => openText(() => key, place, record);
  const record = sealText(key, PLACE, '涂𠱲𪚥');

  it('opens at its place, whatever was written', () => {
    expect(open(record)).toBe('涂𠱲𪚥');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), text => {
        expect(open(sealText(key, PLACE, text))).toBe(text);
      }),
    );
    for (const text of ['', '𠱲', '𠱲'.repeat(50), '👩‍👩‍👧', 'é', '古丽努尔·买买提'])
      expect(open(sealText(key, PLACE, text))).toBe(text);
  });

  it('has the written form, shows nothing of the text, and is another one each time', () => {
    expect(record).toMatch(new RegExp(`^v1\\.${profile}\\.0a1b2c3d\\.[\\w-]{16,22}\\.[\\w-]+\\.[\\w-]{22,43}$`));
    const long = sealText(key, PLACE, '13900001111');
    expect(Buffer.from(long.split('.')[4] ?? '', 'base64url').includes('13900001111')).toBe(false);
    expect(new Set(Array.from({ length: 50 }, () => sealText(key, PLACE, '同'))).size).toBe(50);
  });

  it('fits into its column at the greatest length that a form takes, four bytes a character', () => {
    expect(sealText(key, PLACE, '𠱲'.repeat(50)).length).toBeLessThanOrEqual(400);
    expect(sealText(key, PLACE, '+'.repeat(30)).length).toBeLessThanOrEqual(200);
  });

  it.each([0, 1, 2, 3, 4, 5])('does not open with one letter changed in part %i', part => {
    const parts = record.split('.');
    const text = parts[part] ?? '';
    for (let at = 0; at < text.length; at++)
      for (const letter of [...'AQgw09z-'].filter(one => one !== text[at])) {
        parts[part] = `${text.slice(0, at)}${letter}${text.slice(at + 1)}`;
        const changed = parts.join('.');
        // another name of the key would be looked up, and is not there
        const keyOf = (id: string) => (id === key.id ? key : undefined);
        expect(() => openText(keyOf, PLACE, changed)).toThrow(VaultError);
      }
  });

  it.each([
    ['a part cut off', (parts: string[]) => parts.slice(0, 5)],
    ['a shorter tag', (parts: string[]) => [...parts.slice(0, 5), (parts[5] ?? '').slice(0, 16)]],
    ['no tag', (parts: string[]) => [...parts.slice(0, 5), '']],
    ['a part more', (parts: string[]) => [...parts, 'AA']],
    ['the ciphertext of another', (parts: string[]) => [...parts.slice(0, 4), 'AAAA', parts[5] ?? '']],
    ['a longer nonce', (parts: string[]) => [...parts.slice(0, 3), `${parts[3]}AAAA`, ...parts.slice(4)]],
    ['the other profile', (parts: string[]) => ['v1', profile === 'sm' ? 'aes-256-gcm' : 'sm', ...parts.slice(2)]],
    ['plain text', () => ['王小明']],
  ])('does not open with %s', (_what, change) => {
    expect(() => open(change(record.split('.')).join('.'))).toThrow(VaultError);
  });

  it.each([
    ['table', { ...PLACE, table: 'form_values' }],
    ['column', { ...PLACE, column: 'phone' }],
    ['row', { ...PLACE, row: 'a4b1c7d0-0000-4000-8000-000000000002' }],
    ['place whose parts are cut elsewhere', { table: 'reporters","name', column: '', row: PLACE.row }],
  ])('does not open at another %s', (_what, place) => expect(() => open(record, place)).toThrow(VaultError));

  it('says of a failure neither text nor key', () => {
    let told = '';
    try {
      open(record, { ...PLACE, column: 'phone' });
    } catch (fault) {
      told = `${(fault as Error).stack}`;
    }
    expect(told).toContain('reporters.phone');
    expect(told).not.toContain(record.split('.')[4]);
    expect(told).not.toContain(key.bytes.toString('base64url'));
  });
});

describe('the profile sm', () => {
  it('is encrypt-then-MAC with two keys: its tag can be computed from the document', () => {
    const key = randomBytes(32);
    const bound = Buffer.from('bound');
    const { nonce, ciphertext, tag } = PROFILE.sm.seal(key, bound, Buffer.from('文'));
    const mac = Buffer.from(hkdfSync('sm3', key, '', 'doudi v1 sm authenticate', 32));
    const lengths = Buffer.from([0, 0, 0, 5, 0, 0, 0, 3]);
    const whole = Buffer.concat([lengths, bound, nonce, ciphertext]);
    expect(tag).toEqual(createHmac('sm3', mac).update(whole).digest());
  });

  it('refuses a platform without SM3 or SM4, and one where they compute something else', () => {
    const lacks = () => {
      throw new Error('Digest method not supported');
    };
    const [sm3, sm4] = [
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
      '681edf34d206965e86b3e94f536e4246',
    ];
    expect(() => checkSm()).not.toThrow();
    expect(() => checkSm({ sm3: () => sm3, sm4: () => sm4 })).not.toThrow();
    expect(() => checkSm({ sm3: lacks, sm4: lacks })).toThrow(/no SM3 or SM4/);
    expect(() => checkSm({ sm3: () => sm3, sm4: lacks })).toThrow(SettingsError);
    expect(() => checkSm({ sm3: () => sm3, sm4: () => sm3 })).toThrow(/GB\/T 32907/);
    expect(() => checkSm({ sm3: () => sm4, sm4: () => sm4 })).toThrow(/another build of OpenSSL/);
  });
});

describe.each(PROFILES)('a vault with %s', profile => {
  it('seals under the key of the province, and names it', async () => {
    const vault = await vaultWith(profile);
    const record = vault.seal(ANHUI, PLACE, '王小明');
    expect(vault.open(PLACE, record)).toBe('王小明');
    const [data, index] = vault.mark(ANHUI, true).split('.');
    expect(record.split('.').slice(0, 3)).toEqual(['v1', profile, data]);
    expect(vault.provinceOf(vault.mark(ANHUI, false))).toBe(ANHUI);
    expect(vault.mark('310000', false)).not.toBe(data);
    expect(vault.hash(ANHUI, 'phone', '13812345678')).toMatch(new RegExp(`^${index}\\.[\\w-]{43}$`));
    expect(() => vault.seal('330000', PLACE, 'x')).toThrow('no data key of 330000');
  });

  it('hashes alike what is alike, and otherwise under another key, or as another kind', async () => {
    const vault = await vaultWith(profile);
    const hash = vault.hash(ANHUI, 'phone', '13812345678');
    expect(vault.hash(ANHUI, 'phone', '13812345678')).toBe(hash);
    const others = [vault.hash(ANHUI, 'idNumber', '13812345678'), vault.hash('310000', 'phone', '13812345678')];
    expect(new Set([hash, ...others].map(one => one.split('.')[1])).size).toBe(3);
  });

  it('goes on under a new key without a restart, and still opens what is older', async () => {
    const vault = await vaultWith(profile);
    const [record, mark, hash] = [vault.seal(ANHUI, PLACE, '旧'), vault.mark(ANHUI, true), vault.hash(ANHUI, 'p', '1')];
    await addKeys(file, [ANHUI]);
    expect(vault.mark(ANHUI, true)).not.toBe(mark);
    expect(vault.open(PLACE, record)).toBe('旧');
    const [newHash, oldHash, ...more] = vault.hashes(ANHUI, 'p', '1');
    expect([newHash, oldHash, more]).toEqual([vault.hash(ANHUI, 'p', '1'), hash, []]);
    // a process that has not looked at the file since still opens what another has sealed with the new key
    const other = openVault({ file, makes: false });
    await addKeys(file, [ANHUI], { uses: ['data'] });
    expect(vault.open(PLACE, other.seal(ANHUI, PLACE, '新'))).toBe('新');
    expect(vault.knows(mark)).toBe(true);
    expect(vault.knows('ffffffff')).toBe(false);
  });

  it('may go over to the other profile', async () => {
    const vault = await vaultWith(profile);
    const old = vault.seal(ANHUI, PLACE, '甲');
    const next = profile === 'sm' ? 'aes-256-gcm' : 'sm';
    await addKeys(file, [ANHUI], { profile: next });
    const record = vault.seal(ANHUI, PLACE, '甲');
    expect([old, record].map(one => one.split('.')[1])).toEqual([profile, next]);
    expect([old, record].map(one => vault.open(PLACE, one))).toEqual(['甲', '甲']);
  });

  it('keeps its keys where the file is away for a while', async () => {
    const vault = await vaultWith(profile);
    const record = vault.seal(ANHUI, PLACE, '王小明');
    rmSync(file);
    expect(vault.open(PLACE, record)).toBe('王小明');
    expect(vault.open(PLACE, vault.seal(ANHUI, PLACE, '再'))).toBe('再');
  });
});

describe('the key file', () => {
  it('is only its owner’s, and holds every key wrapped', async () => {
    const vault = await vaultWith('aes-256-gcm');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const held = readKeyFile(file);
    expect(held?.keys).toHaveLength(4);
    for (const key of openKeyFile(file)?.keys ?? [])
      expect(readFileSync(file, 'utf8')).not.toContain(key.bytes.toString('base64url'));
    expect(vault.provinceOf(held?.keys[0]?.id ?? '')).toBe(ANHUI);
  });

  it('is not made anew, by however many at once', async () => {
    const made = Array.from({ length: 8 }, () => makeKeyFile(file, 'aes-256-gcm'));
    expect(made.filter(Boolean)).toHaveLength(1);
    const vaults = [openVault({ file, makes: true }), openVault({ file, makes: true })];
    await Promise.all(vaults.map(vault => vault.prepare([ANHUI, '430000'])));
    expect(readKeyFile(file)?.keys).toHaveLength(4);
    expect(vaults[0]?.open(PLACE, vaults[1]?.seal('430000', PLACE, '同') ?? '')).toBe('同');
  });

  it('loses no change of two that come at once', async () => {
    makeKeyFile(file, 'aes-256-gcm');
    await Promise.all(Array.from({ length: 6 }, (_, i) => addKeys(file, [String(i)], { uses: ['data'] })));
    expect(readKeyFile(file)?.keys).toHaveLength(6);
  });

  it('is asked for by name where it is missing, and lacks are told with the command', async () => {
    expect(() => openVault({ file, makes: false })).toThrow(
      /there is no key file at .*; make one with: npx hub keys new/,
    );
    const vault = await vaultWith('aes-256-gcm');
    await expect(vault.prepare([ANHUI, '650000'])).rejects.toThrow(
      /no keys for 650000; make them with: npx hub keys new/,
    );
    await expect(vault.prepare([ANHUI, '310000'])).resolves.toBeUndefined();
  });

  it('may keep its master key in another file', async () => {
    const master = join(folder, `${count}.master`);
    makeKeyFile(file, 'aes-256-gcm', master);
    await addKeys(file, [ANHUI]);
    const vault = openVault({ file, makes: false });
    expect(vault.open(PLACE, vault.seal(ANHUI, PLACE, '甲'))).toBe('甲');
    expect(readFileSync(file, 'utf8')).not.toContain(readFileSync(master, 'utf8').trim());
    expect(statSync(master).mode & 0o777).toBe(0o600);
    rmSync(master);
    expect(() => openKeyFile(file)).toThrow(/needs its master key/);
    writeFileSync(master, randomBytes(32).toString('base64url'), { mode: 0o600 });
    expect(() => openKeyFile(file)).toThrow(/that its master key does not open; restore both from one backup/);
  });

  it.each([
    ['can be read by others', () => chmodSync(file, 0o640), /can be read by others than its owner; run: chmod 600/],
    ['is no JSON', () => writeFileSync(file, readFileSync(file, 'utf8').slice(0, 120)), /is no JSON; restore it/],
    ['is another one', () => writeFileSync(file, '{"version":2}'), /is no key file \(version, profile, master, keys\)/],
    [
      'has keys that changed places',
      () => writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"310000"', '"x"').replaceAll(ANHUI, '310000')),
      /its master key does not open/,
    ],
  ])('is refused where it %s, and no word of it is repeated', async (_what, spoil, told) => {
    await vaultWith('aes-256-gcm');
    const master = (readKeyFile(file)?.master as { key: string }).key;
    spoil();
    let message = '';
    try {
      openKeyFile(file);
    } catch (fault) {
      expect(fault).toBeInstanceOf(SettingsError);
      message = (fault as Error).message;
    }
    expect(message).toMatch(told);
    expect(message).not.toContain(master.slice(0, 10));
  });

  it('says so when somebody else is changing it', async () => {
    await vaultWith('aes-256-gcm');
    writeFileSync(`${file}.lock`, '');
    await expect(changeKeyFile(file, held => held)).rejects.toThrow(
      /is being changed; if nobody does, remove .*\.lock/,
    );
  }, 240_000);
});

it('a subgraph without personal data has no keys', async () => {
  const vault = noVault();
  await vault.prepare([ANHUI]);
  expect(() => vault.seal(ANHUI, PLACE, 'x')).toThrow(VaultError);
  expect(vault.knows('x')).toBe(false);
});
