import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { LEVELS, type LevelName } from '../../shared/domain/levels.ts';
import { writeKeyFile } from '../../shared/link/keyFile.ts';
import { newLevelKey } from '../../shared/link/levelKeys.ts';
import { newLinkKey, signingKey } from '../../shared/link/linkKeys.ts';
import { SettingsError } from '../../shared/settings.ts';
import type { SubgraphName } from '../../subgraphs/kit/subgraph.ts';

/** How many keys stay after a rotation: the new one, and the one before for what is on its way. */
const KEPT = 2;

const LINK_FILE = 'keys.json';
const LEVEL_FILE = 'level-keys.json';

type LinkKeyText = ReturnType<typeof newLinkKey>;
type LevelKeyText = ReturnType<typeof newLevelKey>;
interface LevelFile {
  level: LevelName;
  own: LevelKeyText['own'][];
  levels: Partial<Record<LevelName, LevelKeyText['public'][]>>;
}

const NAMES: readonly string[] = ['directory', ...LEVELS] satisfies SubgraphName[];

/** `hub link-keys new|rotate`: the keys of the link between gateway and levels, and of the messages between levels. */
export function describeLinkKeys(command: Command): void {
  command.description('the keys with which the gateway signs what it asks, and levels sign their messages');
  command
    .command('new')
    .description('makes keys: a folder for the gateway and for each subgraph, each with what that process may know')
    .requiredOption('--folder <folder>', 'where the folders are made')
    .action(({ folder }: { folder: string }) => newKeys(resolve(folder)));
  command
    .command('rotate')
    .description(`adds a new key to each file and drops all but the newest ${KEPT}; no process has to be restarted`)
    .requiredOption('--folder <folder>', 'where the folders are')
    .option('--begin <instant>', 'from when on the new keys sign, as 2026-12-01T02:00:00Z; at once if left out')
    .action(({ folder, begin }: { folder: string; begin?: string }) => rotateKeys(resolve(folder), beginOf(begin)));
}

function beginOf(text: string | undefined): Date {
  const begin = text === undefined ? new Date() : new Date(text);
  if (Number.isNaN(begin.getTime())) throw new SettingsError([`--begin ${text}: must be as 2026-12-01T02:00:00Z`]);
  return begin;
}

function newKeys(folder: string): void {
  const taken = ['gateway', ...NAMES].map(name => join(folder, name)).filter(existsSync);
  if (taken.length > 0)
    throw new SettingsError([`--folder ${folder}: there are keys already; npx hub link-keys rotate renews them`]);
  write(
    folder,
    Object.fromEntries(NAMES.map(name => [name, []])),
    new Map(LEVELS.map(level => [level, []])),
    new Date(),
  );
  process.stdout.write(`keys for the gateway and ${NAMES.length} subgraphs are in ${folder}\n`);
}

function rotateKeys(folder: string, begin: Date): void {
  const link = read<Record<string, LinkKeyText[]>>(join(folder, 'gateway', LINK_FILE));
  const levels = LEVELS.map(level => [level, read<LevelFile>(join(folder, level, LEVEL_FILE)).own] as const);
  write(folder, link, new Map(levels), begin);
  process.stdout.write(
    `new keys sign from ${begin.toISOString()} on; the ones before are good until the next rotation\n`,
  );
}

/** A new key for everybody. Who checks gets it first, who signs last: no signature is met by who does not know its key. */
function write(
  folder: string,
  linkKeys: Record<string, LinkKeyText[]>,
  levelKeys: ReadonlyMap<LevelName, LevelKeyText['own'][]>,
  begin: Date,
): void {
  const grown = Object.fromEntries(
    Object.entries(linkKeys).map(([name, keys]) => [name, kept([...keys, newLinkKey(name, begin)])]),
  );
  const own = new Map([...levelKeys].map(([level, keys]) => [level, kept([...keys, newLevelKey(level, begin).own])]));
  const levels = Object.fromEntries([...own].map(([level, keys]) => [level, keys.map(({ kid, x }) => ({ kid, x }))]));
  for (const name of ['gateway', ...NAMES]) mkdirSync(join(folder, name), { recursive: true, mode: 0o700 });

  for (const name of NAMES) writeKeyFile(join(folder, name, LINK_FILE), { [name]: grown[name] });
  writeKeyFile(join(folder, 'gateway', LINK_FILE), grown);
  // before the first time there is nothing to keep
  for (const [level, keys] of levelKeys)
    if (keys.length > 0) writeKeyFile(join(folder, level, LEVEL_FILE), { level, own: keys, levels });
  for (const [level, keys] of own) writeKeyFile(join(folder, level, LEVEL_FILE), { level, own: keys, levels });
}

/** The newest, and the one that signs today: where the new ones begin later it may be older than they. */
function kept<K extends { from: string }>(keys: readonly K[]): K[] {
  const timed = keys.map(key => ({ key, from: Date.parse(key.from) }));
  const today = signingKey(timed, Date.now());
  return timed.filter((one, i) => one === today || i >= keys.length - KEPT).map(({ key }) => key);
}

function read<T>(file: string): T {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch (fault) {
    const why =
      fault instanceof SyntaxError ? 'is not JSON' : `cannot be read (${(fault as NodeJS.ErrnoException).code})`;
    throw new SettingsError([`--folder: ${file} ${why}; npx hub link-keys new makes keys where there are none`]);
  }
}
