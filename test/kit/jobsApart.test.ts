import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Job } from '../../subgraphs/kit/subgraph.ts';
import { eventually } from '../testkit/hub.ts';
import { gate, noted, Processes } from '../testkit/jobProcesses.ts';
import { describeWith, type PrivateMariadb, startMariadb } from '../testkit/privateServers.ts';

describeWith(['mariadbd'], 'two processes over one database', () => {
  let server: PrivateMariadb;
  let processes: Processes;
  beforeEach(async () => {
    server = await startMariadb();
    const url = `mariadb://${server.user}:${server.password}@${server.host}:${server.port}`;
    processes = new Processes({ kind: 'mariadb', url, prefix: 'jobs_' });
  }, 240_000);
  afterEach(async () => {
    await processes?.close();
    await server?.stop();
  });

  it('do a job once an interval between them, whoever is first', async () => {
    const by: string[] = [];
    const jobOf = (who: string) => noted('often', 5, { run: async () => void by.push(who) }).job;
    const runners = [await processes.open([jobOf('a')]), await processes.open([jobOf('b')])];
    const TURNS = 20;
    for (let turn = 1; turn <= TURNS; turn++) {
      await Promise.all([...runners, ...runners].map(runner => runner.look()));
      expect(by).toHaveLength(turn);
      processes.instant += 5_000;
    }
    expect(await processes.lease('often')).toMatch(/ -$/);
  }, 240_000);

  it('do not do it at the same time, however long it takes', async () => {
    const { open, passed } = gate();
    let [at, most, begun] = [0, 0, 0];
    const job: Job = {
      name: 'slow',
      everySeconds: 1,
      run: async () => {
        begun += 1;
        most = Math.max(most, ++at);
        await passed;
        at -= 1;
      },
    };
    const [a, b] = [await processes.open([job]), await processes.open([job])];
    const long = a.look();
    await eventually('the job to begin', () => at === 1);
    processes.instant += 20_000; // many intervals, but less than the lease
    await b.look();
    expect([begun, most]).toEqual([1, 1]);
    open();
    await long;
    await b.look();
    expect([begun, most]).toEqual([2, 1]);
  }, 240_000);
});
