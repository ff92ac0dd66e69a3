import { join } from 'node:path';
import { loadCalendar, loadLayers } from '../shared/calendar/loadCalendar.ts';
import { PROJECT_ROOT } from '../shared/projectRoot.ts';
import type { Settings } from '../shared/settings.ts';
import { SUBGRAPHS } from './all.ts';
import type { Bus } from './kit/bus/bus.ts';
import type { DatabasePlace } from './kit/database.ts';
import { startService } from './kit/startService.ts';
import type { Service, SubgraphName } from './kit/subgraph.ts';

/** What a subgraph takes from the settings. */
export type SubgraphSettings = Pick<
  Settings,
  'HUB_DATA' | 'HUB_DIRECTORY' | 'HUB_DATABASE' | 'HUB_DATABASE_PREFIX' | 'HUB_STREAM_RETAINED' | 'HUB_NOTICES'
>;

/** The edition of the directory that comes with the hub. */
export const DIRECTORY_FOLDER = join(PROJECT_ROOT, 'subgraphs/seeds/centers');

const placeOf = ({ HUB_DATA, HUB_DATABASE, HUB_DATABASE_PREFIX }: SubgraphSettings): DatabasePlace =>
  HUB_DATABASE === 'sqlite'
    ? { kind: 'sqlite', folder: HUB_DATA }
    : {
        kind: HUB_DATABASE.startsWith('mariadb:') ? 'mariadb' : 'mysql',
        url: HUB_DATABASE,
        prefix: HUB_DATABASE_PREFIX,
      };

/** Starts one subgraph over its own database. */
export const openSubgraph = (
  name: SubgraphName,
  settings: SubgraphSettings,
  { bus, now = () => new Date() }: { bus: Bus; now?: () => Date },
): Promise<Service> =>
  startService(SUBGRAPHS[name], {
    place: placeOf(settings),
    bus,
    calendar: loadCalendar(),
    layers: loadLayers(),
    retained: settings.HUB_STREAM_RETAINED,
    directoryFolder: settings.HUB_DIRECTORY ?? DIRECTORY_FOLDER,
    noticesFolder: settings.HUB_NOTICES === 'file' ? join(settings.HUB_DATA, 'notices') : null,
    now,
  });
