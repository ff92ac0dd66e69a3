import { join } from 'node:path';
import { loadCalendar, loadLayers } from '../shared/calendar/loadCalendar.ts';
import { PROJECT_ROOT } from '../shared/projectRoot.ts';
import type { Settings } from '../shared/settings.ts';
import { SUBGRAPHS } from './all.ts';
import type { Bus } from './kit/bus/bus.ts';
import type { DatabasePlace } from './kit/database.ts';
import type { RoadKeys } from './kit/signedRoad.ts';
import { isLevelName } from '../shared/domain/levels.ts';
import { startService } from './kit/startService.ts';
import { noVault, openVault } from './kit/vault/vault.ts';
import type { Service, SubgraphName } from './kit/subgraph.ts';

/** What a subgraph takes from the settings. */
export type SubgraphSettings = Pick<
  Settings,
  | 'HUB_DATA'
  | 'HUB_DIRECTORY'
  | 'HUB_DATABASE'
  | 'HUB_DATABASE_PREFIX'
  | 'HUB_STREAM_RETAINED'
  | 'HUB_NOTICES'
  | 'HUB_KEYS'
  | 'HUB_PROFILE'
  | 'HUB_AUDIT_MONTHS'
  | 'HUB_LEDGER_KEYS'
>;

/** The edition of the directory that comes with the hub. */
export const DIRECTORY_FOLDER = join(PROJECT_ROOT, 'subgraphs/seeds/centers');

/** Where a subgraph keeps its data, by the settings. */
export const placeOf = ({
  HUB_DATA,
  HUB_DATABASE,
  HUB_DATABASE_PREFIX,
}: Pick<SubgraphSettings, 'HUB_DATA' | 'HUB_DATABASE' | 'HUB_DATABASE_PREFIX'>): DatabasePlace =>
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

/** Starts one subgraph over its own database. */
export const openSubgraph = (
  name: SubgraphName,
  settings: SubgraphSettings,
  { bus, roadKeys, now = () => new Date() }: { bus: Bus; roadKeys?: RoadKeys | undefined; now?: () => Date },
): Promise<Service> =>
  startService(SUBGRAPHS[name], {
    place: placeOf(settings),
    bus,
    roadKeys,
    calendar: loadCalendar(),
    layers: loadLayers(),
    retained: settings.HUB_STREAM_RETAINED,
    directoryFolder: settings.HUB_DIRECTORY ?? DIRECTORY_FOLDER,
    noticesFolder: settings.HUB_NOTICES === 'file' ? join(settings.HUB_DATA, 'notices') : null,
    auditMonths: settings.HUB_AUDIT_MONTHS,
    // the directory holds no personal data, and is given no key
    vault: isLevelName(name)
      ? openVault({ file: keyFileOf(settings), makes: settings.HUB_PROFILE === 'developer' })
      : noVault(),
    ledgerKeys: settings.HUB_LEDGER_KEYS ?? join(settings.HUB_DATA, 'ledger'),
    now,
  });
