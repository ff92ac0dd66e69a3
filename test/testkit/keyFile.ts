import { join } from 'node:path';
import { changeKeyFile, KEY_USES, type KeyUse, makeKeyFile, withNewKeys } from '../../subgraphs/kit/vault/keyFile.ts';
import type { ProfileName } from '../../subgraphs/kit/vault/profiles.ts';
import { readEdition } from '../../subgraphs/capabilities/directory/readEdition.ts';
import { DIRECTORY_FOLDER } from '../../subgraphs/places.ts';

let provinces: string[] | undefined;

/** The provinces of the directory that comes with the hub. */
const allProvinces = (): string[] =>
  (provinces ??= [...readEdition(DIRECTORY_FOLDER).rows.values()]
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
