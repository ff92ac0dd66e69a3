import type { RoleName } from '../../shared/domain/access/roles.ts';
import { issueToken, openIssuerKeys } from '../../shared/principal.ts';
import { SettingsError } from '../../shared/settings.ts';
import { DIRECTORY_FOLDER } from '../../subgraphs/openSubgraph.ts';
import { readEdition } from '../../subgraphs/capabilities/directory/readEdition.ts';
import { settingsOfProcess } from '../config.ts';

/** `hub token`: for trying things out with curl. */
export async function runToken(wanted: {
  role: RoleName;
  center: string;
  id?: string;
  lifetime: string;
}): Promise<void> {
  const settings = settingsOfProcess();
  if (!readEdition(DIRECTORY_FOLDER).rows.has(wanted.center))
    throw new SettingsError([`--center ${wanted.center}: the directory has no such center; 340882 is 潜山市`]);
  if (!/^\d+ ?[smhd]$/.test(wanted.lifetime))
    throw new SettingsError([`--lifetime ${wanted.lifetime}: must be as 30m or 12h`]);
  const { role, center, id } = wanted;
  const keys = await openIssuerKeys(settings.HUB_DATA);
  process.stdout.write(`${await issueToken(keys, { role, center, ...(id ? { id } : {}) }, wanted.lifetime)}\n`);
}
