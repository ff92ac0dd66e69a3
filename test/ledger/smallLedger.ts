import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LEVELS } from '../../shared/domain/levels.ts';
import { Casework } from '../testkit/casework.ts';
import { act, type Level, PEOPLE, register } from '../testkit/people.ts';

/** Raises a case that a township has taken on to the county, and has it accepted there. */
async function raise(work: Casework, from: Level, to: Level, uid: string): Promise<void> {
  await act(work.hub, from, 'escalateCase', uid);
  await work.settle();
  await act(work.hub, to, 'acceptEscalation', uid);
  await work.settle();
}

/** Four levels with a few cases over three days, each day closed and witnessed but the last. */
export async function smallLedger(): Promise<Casework> {
  const work = await Casework.start('2026-09-28T09:30');
  const { hub } = work;
  const uids: Partial<Record<Level, string[]>> = {};
  for (const day of ['2026-09-28', '2026-09-29', '2026-09-30']) {
    await work.pass(`${day}T09:30`);
    for (const level of [...LEVELS].reverse()) {
      const { uid } = await register(hub, level, { title: `${day} ${level}` });
      await act(hub, level, 'acceptCase', uid);
      await act(hub, level, 'logAction', uid, ['registrar', PEOPLE[level][1]]);
      (uids[level] ??= []).push(uid);
      work.wait(7);
    }
    const [township = '', county = ''] = [uids.township?.at(-1), uids.county?.at(-1)];
    await raise(work, 'township', 'county', township);
    await raise(work, 'county', 'city', county);
    if (day === '2026-09-28') await raise(work, 'city', 'province', county);
    work.wait(30);
  }
  await work.settle();
  return work;
}

/** The databases of a hub as they stand, in a folder of their own. */
export async function copyOf(work: Casework): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'doudi-ledger-'));
  for (const level of LEVELS) {
    // the newest pages stand in the write-ahead log until then
    await work.service(level).database.write(tx => tx.query('select 1'));
    for (const suffix of ['', '-wal'])
      cpSync(join(work.hub.dataFolder, `${level}.sqlite${suffix}`), join(folder, `${level}.sqlite${suffix}`), {
        force: true,
      });
  }
  return folder;
}
