import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { inProcessBus } from '../../subgraphs/kit/bus/inProcess.ts';
import { KitState } from '../../subgraphs/kit/KitState.ts';
import { startService } from '../../subgraphs/kit/startService.ts';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { log } from '../../shared/log.ts';
import { eventually } from '../testkit/hub.ts';
import { BEGIN, gate, hearLog, noted, Processes } from '../testkit/jobProcesses.ts';
import { smallDirectory } from '../testkit/smallDirectory.ts';

describe('the jobs of one process', () => {
  let folder: string;
  let processes: Processes;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'doudi-jobs-'));
    processes = new Processes({ kind: 'sqlite', folder });
  });
  afterEach(async () => {
    await processes.close();
    rmSync(folder, { recursive: true });
    log.level = 'info';
  });

  it('are done at the first look, and again when their time has passed, each by its own', async () => {
    const [often, seldom] = [noted('often', 10), noted('seldom', 25)];
    const runner = await processes.open([often.job, seldom.job]);
    const counts = [];
    for (const second of [0, 9, 10, 19, 20, 25, 30]) {
      processes.instant = BEGIN + second * 1_000;
      await runner.look();
      counts.push([second, often.runs.length, seldom.runs.length]);
    }
    expect(counts).toEqual([
      [0, 1, 1],
      [9, 1, 1],
      [10, 2, 1],
      [19, 2, 1],
      [20, 3, 1],
      [25, 3, 2],
      [30, 4, 2],
    ]);
  });

  it('are not done again at once by a process that comes back before the time is over', async () => {
    const { job, runs } = noted('daily', 86_400);
    await (await processes.open([job])).look();
    const next = await processes.open([job], true);
    processes.instant += 86_399_000;
    await next.look();
    expect(runs).toHaveLength(1);
    processes.instant += 1_000;
    await next.look();
    expect(runs).toHaveLength(2);
  });

  it('are never done twice at the same time', async () => {
    const { open, passed } = gate();
    let [at, most] = [0, 0];
    const { job, runs } = noted('slow', 1, {
      run: async () => {
        most = Math.max(most, ++at);
        await passed;
        at -= 1;
      },
    });
    const runner = await processes.open([job]);
    const other = await processes.open([job], true);
    const first = runner.look();
    await eventually('the job to begin', () => at === 1);
    processes.instant += 5_000;
    await other.look(); // another process would find the lease taken
    const more = [runner.look(), runner.runAll()];
    open();
    await Promise.all([first, ...more]);
    expect(most).toBe(1);
    expect(runs).toHaveLength(3); // the first, the next whose time had come, and the one that was asked for
  });

  it('that fail are told of by name and code, and are done again at their next turn', async () => {
    const written: string[] = [];
    const { job, runs } = noted('failing', 10, {
      run: async () => {
        throw Object.assign(new Error('no message for 13812345678'), { code: 'ECONNREFUSED' });
      },
    });
    const after = noted('after', 10);
    const runner = await processes.open([job, after.job]);
    const told = hearLog(written);
    await runner.runAll();
    await runner.look();
    told();
    expect([runs.length, after.runs.length]).toEqual([1, 1]);
    processes.instant += 10_000;
    log.level = 'silent';
    await runner.look();
    expect([runs.length, after.runs.length]).toEqual([2, 2]);
    expect(written.join('')).toMatch(/"job":"failing".*"code":"ECONNREFUSED"/);
    expect(written.join('')).not.toContain('13812345678');
  });

  it('are done in order, due or not, when all are asked for; their time then begins anew', async () => {
    const done: string[] = [];
    const jobs = ['first', 'second', 'third'].map(name => noted(name, 60, { run: async () => void done.push(name) }));
    const runner = await processes.open(jobs.map(({ job }) => job));
    await runner.look();
    done.length = 0;
    processes.instant += 30_000;
    await runner.runAll();
    await runner.runAll();
    expect(done).toEqual(['first', 'second', 'third', 'first', 'second', 'third']);
    processes.instant += 59_000;
    await runner.look();
    expect(done).toHaveLength(6);
  });

  it('of a clock that was set back do not wait for the time that it said', async () => {
    const { job, runs } = noted('often', 10);
    processes.instant = Date.parse('2030-01-01T00:00:00.000Z');
    const runner = await processes.open([job]);
    await runner.look();
    processes.instant = BEGIN;
    await runner.look();
    expect(runs).toHaveLength(2);
  });

  it('that a process was at when it died are taken over when its lease has run out', async () => {
    const { job, runs } = noted('often', 10);
    const runner = await processes.open([job]);
    const dead = `${new Date(BEGIN + 30_000).toISOString()} deadbeef`;
    await processes.databases[0]?.write(tx => tx.insert(KitState, { name: 'job:often', value: dead }));
    processes.instant = BEGIN + 29_999;
    await runner.look();
    expect(runs).toHaveLength(0);
    processes.instant = BEGIN + 30_000;
    await runner.look();
    expect(runs).toHaveLength(1);
    expect(await processes.lease('often')).toBe(`${new Date(BEGIN + 40_000).toISOString()} -`);
  });

  it('at work are waited for at a stop, and none begins after it', async () => {
    const { open, passed } = gate();
    const { job, runs } = noted('slow', 1, { run: () => passed });
    const runner = await processes.open([job]);
    runner.start();
    await eventually('the job to begin', () => runs.length === 1);
    let stopped = false;
    const stop = runner.stop().then(() => (stopped = true));
    await processes.databases[0]?.write(async () => undefined);
    expect(stopped).toBe(false);
    open();
    await stop;
    processes.instant += 60_000;
    await runner.look();
    await runner.runAll();
    expect(runs).toHaveLength(1);
    expect(await processes.lease('slow')).toMatch(/ -$/);
  });
});

it('a subgraph starts the jobs of its capabilities, does all of them when asked, and ends them when it stops', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'doudi-jobs-'));
  const [often, seldom] = [noted('often', 1), noted('seldom', 3_600)];
  const { name, capabilities } = SUBGRAPHS.directory;
  const service = await startService(
    {
      name,
      capabilities: [...capabilities, { name: 'first', jobs: [often.job] }, { name: 'second', jobs: [seldom.job] }],
    },
    {
      place: { kind: 'sqlite', folder },
      bus: inProcessBus(),
      directoryFolder: smallDirectory(),
      now: () => new Date(),
    } as unknown as Parameters<typeof startService>[1],
  );
  await eventually('a second turn of one and a first of the other', () => often.runs.length > 1 && seldom.runs.length);
  expect(seldom.runs).toHaveLength(1);
  await service.jobs.runAll();
  expect(seldom.runs).toHaveLength(2);
  await service.stop();
  rmSync(folder, { recursive: true });
});
