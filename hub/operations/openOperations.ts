import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { jsonOf, type Manifest, readManifest } from '../../gateway/limits/manifest.ts';
import {
  isManifestSigned,
  MANIFEST_SIGNATURE,
  type ManifestSignature,
} from '../../gateway/limits/manifestSignature.ts';
import { log } from '../../shared/log.ts';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import { SettingsError, type Settings } from '../../shared/settings.ts';
import { keep, ownWordOn, signOwn } from './installation.ts';
import { readReleaseKeys } from './keys.ts';

/** The operations of the pages, written when these are built. */
export const MANIFEST_FILE = join(PROJECT_ROOT, 'dist/operations.json');

/** What was taken last, so that nothing older is taken again. */
const TAKEN = 'operations.taken.json';
const TAKEN_SHAPE = z.object({ issued: MANIFEST_SIGNATURE.shape.issued, release: MANIFEST_SIGNATURE.shape.release });

/** How far ahead of ours the clock of whoever signed may be. One that is far ahead would shut out all that is signed after. */
const AHEAD_MS = 5 * 60_000;

type Needed = Pick<Settings, 'HUB_DATA' | 'HUB_OPERATIONS_KEY' | 'HUB_PROFILE'>;

const RESIGN = 'take the file of the release, or sign it with: npx hub operations sign --key FILE';

/**
 * The operations that are taken, once somebody who counts has answered for them: the holder of a key that HUB_OPERATIONS_KEY
 * names, or else this installation. Anything else is a SettingsError with its remedy. Developers send what they like, and
 * their installation is not asked.
 */
export function openOperations(settings: Needed, file: string | undefined, now = new Date()): Manifest {
  const { HUB_OPERATIONS_KEY: keys, HUB_DATA, HUB_PROFILE } = settings;
  if (keys !== undefined) return released(keys, HUB_DATA, file, now);
  // no manifest knows no operation
  if (file === undefined || !existsSync(file)) return new Map();
  const { operations } = readManifest(file);
  if (HUB_PROFILE === 'developer') return operations;
  const word = ownWordOn(HUB_DATA, file);
  if (word === 'strange')
    throw new SettingsError([
      `HUB_DATA: the operations in ${file} are not those that this installation has signed. Start with npx hub, which builds the pages anew; ` +
        'after an upgrade of what was built elsewhere: npx hub operations sign; or name the key of the release in HUB_OPERATIONS_KEY',
    ]);
  if (word === 'none') {
    signOwn(HUB_DATA, file, now);
    log.info(
      { operations: operations.size },
      'a new installation: the operations of its pages are signed from here on',
    );
  }
  return operations;
}

function released(keys: string, dataFolder: string, file: string | undefined, now: Date): Manifest {
  const trusted = readReleaseKeys(keys);
  const wrong = (what: string) => new SettingsError([`HUB_OPERATIONS_KEY: ${what}`]);
  if (file === undefined)
    throw wrong('is set, and no manifest is named: add --operations FILE or --pages, or take the key out');
  if (!existsSync(file)) throw wrong(`there is no manifest at ${file}; build the pages, and sign what comes of it`);
  const { operations, signature } = readManifest(file);
  if (!signature) throw wrong(`${file} is not signed; ${RESIGN}`);
  const key = trusted.find(({ kid }) => kid === signature.key);
  if (!key)
    throw wrong(
      `${file} is signed with the key ${signature.key}, and not with ${trusted.map(({ kid }) => kid).join(' or ')}; ${RESIGN}`,
    );
  if (!isManifestSigned(operations, signature, key.publicKey))
    throw wrong(`${file} is not what was signed: operations were changed, added or taken away; ${RESIGN}`);
  if (Date.parse(signature.issued) > now.getTime() + AHEAD_MS)
    throw wrong(`${file} was signed in the future (${signature.issued}); set the clocks right, and sign it again`);
  notOlder(dataFolder, file, signature, wrong);
  log.info(
    { release: signature.release, issued: signature.issued, key: key.kid },
    'the operations of the pages are signed',
  );
  return operations;
}

/** An older manifest is a good one that was withdrawn; whoever wants it back signs it again. */
function notOlder(
  dataFolder: string,
  file: string,
  { release, issued }: ManifestSignature,
  wrong: (what: string) => SettingsError,
): void {
  const at = join(dataFolder, TAKEN);
  if (existsSync(at)) {
    const taken = TAKEN_SHAPE.safeParse(jsonOf(readFileSync(at, 'utf8')));
    if (!taken.success)
      throw wrong(
        `${at} does not say what was taken last; put back the one of the backup, or remove it if there is none`,
      );
    const [before, given] = [Date.parse(taken.data.issued), Date.parse(issued)];
    if (given < before)
      throw wrong(
        `${file} (${release}, ${issued}) is older than ${taken.data.release} of ${taken.data.issued}, which was taken before. ` +
          'To go back on purpose, sign it again with: npx hub operations sign --key FILE',
      );
    if (given === before) return;
  }
  keep(dataFolder, TAKEN, { release, issued });
}
