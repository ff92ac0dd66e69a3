import { join } from 'node:path';
import { loadCalendar, loadLayers } from '../shared/calendar/loadCalendar.ts';
import type { Settings } from '../shared/settings.ts';
import { SUBGRAPHS } from './all.ts';
import type { Bus } from './kit/bus/bus.ts';
import type { RoadKeys } from './kit/signedRoad.ts';
import { isLevelName } from '../shared/domain/levels.ts';
import { startService } from './kit/startService.ts';
import { noVault, openVault } from './kit/vault/vault.ts';
import type { Service, SubgraphName } from './kit/subgraph.ts';
import { DIRECTORY_FOLDER, keyFileOf, placeOf } from './places.ts';

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
  | 'HUB_FONTS'
  | 'HUB_PUBLIC_URL'
>;

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
    fontsFolder: settings.HUB_FONTS ?? null,
    publicUrl: settings.HUB_PUBLIC_URL ?? null,
    auditMonths: settings.HUB_AUDIT_MONTHS,
    // the directory holds no personal data, and is given no key
    vault: isLevelName(name)
      ? openVault({ file: keyFileOf(settings), makes: settings.HUB_PROFILE === 'developer' })
      : noVault(),
    ledgerKeys: settings.HUB_LEDGER_KEYS ?? join(settings.HUB_DATA, 'ledger'),
    now,
  });
