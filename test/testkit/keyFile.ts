import { join } from 'node:path';
import { changeKeyFile, KEY_USES, type KeyUse, makeKeyFile, withNewKeys } from '../../subgraphs/kit/vault/keyFile.ts';
import type { ProfileName } from '../../subgraphs/kit/vault/profiles.ts';
import { smallEdition } from './smallDirectory.ts';

let provinces: string[] | undefined;

/** The provinces of the directory that comes with the hub: the small edition has them all. */
const allProvinces = (): string[] =>
  (provinces ??= smallEdition()
    .filter(({ parent }) => parent === null)
    .map(({ code }) => code));

/** A key file in a folder with the keys of all provinces, as `hub keys new` makes it; answers its path. */
export async function keyFile(folder: string, profile: ProfileName = 'aes-256-gcm'): Promise<string> {
  const file = join(folder, 'keys.json');
  if (makeKeyFile(file, profile)) await addKeys(file, allProvinces());
  return file;
}

/** New keys at the end of a key file: what `hub keys rotate` does. */
export const addKeys = (
  file: string,
  of: readonly string[],
  more: { uses?: readonly KeyUse[]; profile?: ProfileName; at?: Date } = {},
): Promise<void> =>
  changeKeyFile(file, held => withNewKeys(file, held, { provinces: of, uses: KEY_USES, at: new Date(), ...more }));
