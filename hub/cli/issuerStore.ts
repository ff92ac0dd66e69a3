import { DomainError } from '../../shared/domain/errors.ts';
import type { LevelName } from '../../shared/domain/levels.ts';
import { translate } from '../../shared/i18n/translate.ts';
import { SettingsError } from '../../shared/settings.ts';
import { readEdition } from '../../subgraphs/capabilities/directory/readEdition.ts';
import { DIRECTORY_FOLDER } from '../../subgraphs/places.ts';
import { settingsOfProcess } from '../config.ts';
import { openStore, type Store } from '../issuer/store.ts';

export const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Opens the issuer's database beside a hub that may be running, and tells a refusal as a person reads it. */
export async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
  const store = await openStore(settingsOfProcess());
  try {
    await work(store);
  } catch (fault) {
    if (!(fault instanceof DomainError)) throw fault;
    const { code, params, field } = fault;
    const named = { ...params, ...(field === undefined ? {} : { field }) };
    const [said, remedy] = [translate(`error.${code}`, 'en', named), translate(`remedy.${code}`, 'en', named)];
    throw new SettingsError([`${code}: ${said} ${remedy}`]);
  } finally {
    await store.close();
  }
}

/** The level of a center. Refuses a code that the directory does not have. */
export function centerNamed(center: string): LevelName {
  const row = readEdition(settingsOfProcess().HUB_DIRECTORY ?? DIRECTORY_FOLDER).rows.get(center);
  if (!row) throw new SettingsError([`--center ${center}: the directory has no such center; 340882 is 潜山市`]);
  return row.level;
}
