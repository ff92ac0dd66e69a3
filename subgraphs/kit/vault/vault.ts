import { statSync } from 'node:fs';
import { log } from '../../../shared/log.ts';
import { SettingsError } from '../../../shared/settings.ts';
import {
  changeKeyFile,
  KEY_USES,
  type KeyRing,
  type KeyUse,
  lacking,
  makeKeyFile,
  openKeyFile,
  type RingKey,
  withNewKeys,
} from './keyFile.ts';
import { PROFILE } from './profiles.ts';
import { openBytes, openText, type Place, sealText, VaultError } from './sealedText.ts';

/** Encrypts personal data under the key of a province, and makes the hashes by which a person is found again. */
export interface Vault {
  /** Sees to it that these provinces have keys. A SettingsError where they do not and none may be made. */
  prepare(provinces: readonly string[]): Promise<void>;
  /** Encrypts a text for its place, under the key of the province that is in use. */
  seal(province: string, place: Place, text: string): string;
  /** Decrypts a text at its place, whichever key it has. Throws a VaultError where it was changed or moved. */
  open(place: Place, record: string): string;
  /** The same for bytes: a piece of a file. */
  sealBytes(province: string, place: Place, bytes: Uint8Array): string;
  openBytes(place: Place, record: string): Buffer;
  /** The keyed hash of a value under the index key in use. `kind` keeps a telephone from looking like a number of another kind. */
  hash(province: string, kind: string, value: string): string;
  /** The same under every index key that the province has, newest first: what a search compares with. */
  hashes(province: string, kind: string, value: string): string[];
  /** Which keys a row of the province is to be sealed with now; `indexed` where it has hashes. */
  mark(province: string, indexed: boolean): string;
  /** Whether the key file has every key of such a mark. */
  knows(mark: string): boolean;
  /** The province of such a mark; undefined where its key is not in the file. */
  provinceOf(mark: string): string | undefined;
}

export interface VaultOptions {
  /** The key file; every process of a hub reads the same. */
  file: string;
  /** Whether what is missing is made: true for developers. In production a missing key is a mistake to be told. */
  makes: boolean;
}

/** Opens the key file. It is looked at again before each use, so that a rotation needs no restart. */
export function openVault({ file, makes }: VaultOptions): Vault {
  if (makes) makeKeyFile(file, 'aes-256-gcm');
  let ring = openRing(file);
  let seen = stampOf(file);

  /** The keys as the file has them now; should it be unreadable for a moment, as they were. */
  function current(): KeyRing {
    const stamp = stampOf(file);
    if (stamp === seen) return ring;
    try {
      ring = openRing(file);
      seen = stamp;
    } catch (fault) {
      seen = stamp; // told once, and not at each use
      log.error(
        { fault: (fault as Error).name },
        'the key file cannot be read any more; the keys read before stay in use',
      );
    }
    return ring;
  }

  function newest(province: string, use: KeyUse): RingKey {
    const key = current().keys.findLast(one => one.province === province && one.use === use);
    if (!key) throw new VaultError(`there is no ${use} key of ${province}`);
    return key;
  }

  const dataKey = (id: string): RingKey | undefined => {
    const named = ({ keys }: KeyRing) => keys.find(key => key.id === id && key.use === 'data');
    return named(ring) ?? named(current()); // another process may have rotated since
  };

  const hashWith = ({ id, profile, bytes }: RingKey, kind: string, value: string): string =>
    `${id}.${PROFILE[profile].hash(bytes, Buffer.from(JSON.stringify([kind, value]))).toString('base64url')}`;

  return {
    async prepare(provinces) {
      const missing = KEY_USES.flatMap(use => lacking(current(), provinces, use));
      if (missing.length === 0) return;
      if (!makes)
        throw new SettingsError([
          `HUB_KEYS: ${file} has no keys for ${[...new Set(missing)].join(', ')}; make them with: npx hub keys new`,
        ]);
      await changeKeyFile(file, held =>
        KEY_USES.reduce(
          (so, use) => withNewKeys(file, so, { provinces: lacking(so, provinces, use), uses: [use], at: new Date() }),
          held,
        ),
      );
    },
    seal: (province, place, text) => sealText(newest(province, 'data'), place, text),
    open: (place, record) => openText(dataKey, place, record),
    sealBytes: (province, place, bytes) => sealText(newest(province, 'data'), place, bytes),
    openBytes: (place, record) => openBytes(dataKey, place, record),
    hash: (province, kind, value) => hashWith(newest(province, 'index'), kind, value),
    hashes: (province, kind, value) =>
      current()
        .keys.filter(key => key.province === province && key.use === 'index')
        .map(key => hashWith(key, kind, value))
        .reverse(),
    mark: (province, indexed) =>
      [newest(province, 'data').id, ...(indexed ? [newest(province, 'index').id] : [])].join('.'),
    knows: mark => mark.split('.').every(id => current().keys.some(key => key.id === id)),
    provinceOf: mark => current().keys.find(({ id }) => id === mark.split('.')[0])?.province,
  };
}

function openRing(file: string): KeyRing {
  const ring = openKeyFile(file);
  if (!ring)
    throw new SettingsError([
      `HUB_KEYS: there is no key file at ${file}; make one with: npx hub keys new, or restore the one that the data was encrypted with`,
    ]);
  return ring;
}

/** Changes whenever the file is replaced. */
function stampOf(file: string): string {
  try {
    const { ino, mtimeMs, size } = statSync(file);
    return `${ino}/${mtimeMs}/${size}`;
  } catch {
    return 'missing';
  }
}

/** For a subgraph that holds no personal data: it has no keys, and says so when it is asked for one. */
export function noVault(): Vault {
  const refuse = () => {
    throw new VaultError('this subgraph has no keys');
  };
  return {
    prepare: async () => undefined,
    seal: refuse,
    open: refuse,
    sealBytes: refuse,
    openBytes: refuse,
    hash: refuse,
    hashes: refuse,
    mark: refuse,
    knows: () => false,
    provinceOf: () => undefined,
  };
}
