import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { readSettings } from '../../shared/settings.ts';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { digestEdition } from '../../subgraphs/capabilities/directory/readEdition.ts';
import { inProcessBus } from '../../subgraphs/kit/bus/inProcess.ts';
import type { SubgraphName } from '../../subgraphs/kit/subgraph.ts';
import { openSubgraph } from '../../subgraphs/openSubgraph.ts';
import { DIRECTORY_FOLDER } from '../../subgraphs/places.ts';
import { keyFile } from './keyFile.ts';

/**
 * Puts the SQLite files of levels that have just been set up into a folder: migrated, with the small directory and the policy
 * packs, and nothing that tells one installation from another. To set them up takes as long as many a suite, and each would
 * do the same; what a first start does is tested by test/hub/start.test.ts and by all suites on MariaDB.
 */
export async function putEmptyLevels(folder: string, directory: string): Promise<void> {
  const kept = join(tmpdir(), `doudi-levels-${digestEdition(DIRECTORY_FOLDER).slice(0, 16)}-${nameOfRun()}`);
  for (const attempt of [1, 2])
    try {
      cpSync(kept, folder, { recursive: true });
      return;
    } catch (fault) {
      if (attempt === 2) throw fault;
      await setUp(kept, directory);
    }
}

/** The process that runs all suites, told from an earlier one of the same number. */
function nameOfRun(): string {
  try {
    return `${process.ppid}-${readFileSync(`/proc/${process.ppid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19]}`;
  } catch {
    return String(process.ppid);
  }
}

async function setUp(kept: string, directory: string): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'doudi-setup-'));
  const settings = readSettings({
    HUB_DATA: data,
    HUB_DIRECTORY: directory,
    HUB_KEYS: await keyFile(data),
    HUB_DATABASE: 'sqlite',
  });
  const bus = inProcessBus();
  for (const name of Object.keys(SUBGRAPHS) as SubgraphName[])
    await (await openSubgraph(name, settings, { bus })).stop();
  await bus.close();
  for (const file of readdirSync(data)) {
    if (file.endsWith('.sqlite')) await forgetWhose(join(data, file));
    else rmSync(join(data, file), { recursive: true, force: true });
  }
  try {
    renameSync(data, kept);
  } catch {
    // the other worker was first, with the same
    rmSync(data, { recursive: true, force: true });
  }
}

/** Takes away what an installation makes for itself, and when: its epoch and secret, its key, its jobs, whom it has heard. */
async function forgetWhose(database: string): Promise<void> {
  const source = await new DataSource({ type: 'better-sqlite3', database }).initialize();
  try {
    await source.query("delete from kit_state where name in ('epoch', 'head', 'secret') or name like 'job:%'");
    const tables = new Set(
      (await source.query<{ name: string }[]>('select name from sqlite_master')).map(({ name }) => name),
    );
    for (const table of ['level_keys', 'overseen_sources'])
      if (tables.has(table)) await source.query(`delete from ${table}`);
  } finally {
    await source.destroy();
  }
}
