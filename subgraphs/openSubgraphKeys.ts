import { isLevelName } from '../shared/domain/levels.ts';
import { type LinkCheck, linkCheck } from '../shared/link/checkRequest.ts';
import { openLevelKeys } from '../shared/link/levelKeys.ts';
import { openLinkKeys } from '../shared/link/linkKeys.ts';
import { log } from '../shared/log.ts';
import { type Settings, SettingsError } from '../shared/settings.ts';
import type { RoadKeys } from './kit/signedRoad.ts';
import type { SubgraphName } from './kit/subgraph.ts';

type LinkSettings = Pick<Settings, 'HUB_LINK' | 'HUB_LINK_KEYS' | 'HUB_LEVEL_KEYS' | 'HUB_PROFILE'>;

const HOW = 'npx hub link-keys new writes it; HUB_LINK=open does without, and then says so in the log';

/**
 * The keys of a subgraph that runs by itself. In production it has to have them, or to be told that it needs none: whoever
 * reaches it could otherwise ask around the gateway.
 */
export function openSubgraphKeys(
  name: SubgraphName,
  { HUB_LINK, HUB_LINK_KEYS, HUB_LEVEL_KEYS, HUB_PROFILE }: LinkSettings,
): { link: LinkCheck | undefined; roadKeys: RoadKeys | undefined } {
  const open = HUB_LINK === 'open';
  const isNeeded = HUB_LINK === 'signed' || (HUB_PROFILE === 'production' && !open);
  const missing = [
    ...(HUB_LINK_KEYS === undefined ? ['HUB_LINK_KEYS: the file of the keys with which the gateway signs'] : []),
    ...(HUB_LEVEL_KEYS === undefined && isLevelName(name)
      ? ['HUB_LEVEL_KEYS: the file of the keys with which levels sign their messages']
      : []),
  ];
  if (isNeeded && missing.length > 0) throw new SettingsError(missing.map(mistake => `${mistake}; ${HOW}`));
  if (HUB_PROFILE === 'production' && open)
    log.warn({ subgraph: name }, 'HUB_LINK=open: whoever has a token may ask this subgraph around the gateway');

  const linkKeys = HUB_LINK_KEYS === undefined ? undefined : openLinkKeys(HUB_LINK_KEYS);
  if (linkKeys && !Object.hasOwn(linkKeys.current(), name))
    throw new SettingsError([`HUB_LINK_KEYS: ${HUB_LINK_KEYS} has no key for "${name}"`]);
  const levelKeys = HUB_LEVEL_KEYS === undefined || !isLevelName(name) ? undefined : openLevelKeys(HUB_LEVEL_KEYS);
  if (levelKeys && levelKeys.current().level !== name)
    throw new SettingsError([`HUB_LEVEL_KEYS: ${HUB_LEVEL_KEYS} is the file of "${levelKeys.current().level}"`]);
  return {
    link: linkKeys && linkCheck({ subgraph: name, keys: linkKeys, open }),
    roadKeys: levelKeys && { keys: levelKeys, open },
  };
}
