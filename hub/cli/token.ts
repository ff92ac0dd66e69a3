import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hasDepartment, type RoleName } from '../../shared/domain/access/roles.ts';
import { isDepartmentCode } from '../../shared/domain/department/department.ts';
import { DEMO_KEYS_FILE, issueToken, openIssuerKeys } from '../../shared/identity/demoIssuer.ts';
import { waysOf } from '../../shared/identity/identitySettings.ts';
import { SettingsError } from '../../shared/settings.ts';
import { DIRECTORY_FOLDER } from '../../subgraphs/places.ts';
import { readEdition } from '../../subgraphs/capabilities/directory/readEdition.ts';
import { settingsOfProcess } from '../config.ts';

/** `hub token`: for trying things out with curl. */
export async function runToken(wanted: {
  role: RoleName;
  center: string;
  department?: string;
  id?: string;
  lifetime: string;
}): Promise<void> {
  const settings = settingsOfProcess();
  // a hub that believes the demo issuer has made its keys, whatever this command line is told
  if (!waysOf(settings).includes('demo') && !existsSync(join(settings.HUB_DATA, DEMO_KEYS_FILE)))
    throw new SettingsError([
      'HUB_IDENTITY: no hub on this data believes tokens of the demo issuer; start one with --developer, or sign in (docs/identity.md)',
    ]);
  if (!readEdition(DIRECTORY_FOLDER).rows.has(wanted.center))
    throw new SettingsError([`--center ${wanted.center}: the directory has no such center; 340882 is 潜山市`]);
  if (!/^\d+ ?[smhd]$/.test(wanted.lifetime))
    throw new SettingsError([`--lifetime ${wanted.lifetime}: must be as 30m or 12h`]);
  const { role, center, department, id } = wanted;
  if (department !== undefined && !(hasDepartment(role) && isDepartmentCode(department)))
    throw new SettingsError([`--department ${department}: must be a code as market-regulation, and is for a handler`]);
  const who = { role, center, ...(department === undefined ? {} : { department }) };
  const keys = await openIssuerKeys(settings.HUB_DATA);
  process.stdout.write(`${await issueToken(keys, { ...who, ...(id ? { id } : {}) }, wanted.lifetime)}\n`);
}
