import { join } from 'node:path';
import { PROJECT_ROOT } from '../shared/projectRoot.ts';
import type { Settings } from '../shared/settings.ts';
import type { DatabasePlace } from './kit/database.ts';

/** The edition of the directory that comes with the hub. */
export const DIRECTORY_FOLDER = join(PROJECT_ROOT, 'subgraphs/seeds/centers');

/** Where a subgraph keeps its data, by the settings. */
export const placeOf = ({
  HUB_DATA,
  HUB_DATABASE,
  HUB_DATABASE_PREFIX,
}: Pick<Settings, 'HUB_DATA' | 'HUB_DATABASE' | 'HUB_DATABASE_PREFIX'>): DatabasePlace =>
  HUB_DATABASE === 'sqlite'
    ? { kind: 'sqlite', folder: HUB_DATA }
    : {
        kind: HUB_DATABASE.startsWith('mariadb:') ? 'mariadb' : 'mysql',
        url: HUB_DATABASE,
        prefix: HUB_DATABASE_PREFIX,
      };

/** The key file of a hub: the same for all its processes. */
export const keyFileOf = ({ HUB_KEYS, HUB_DATA }: Pick<Settings, 'HUB_KEYS' | 'HUB_DATA'>): string =>
  HUB_KEYS ?? join(HUB_DATA, 'keys.json');
