import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSettings } from '../../shared/settings.ts';
import { CaseEntry } from '../../subgraphs/capabilities/cases/CaseEntry.ts';
import { Notice } from '../../subgraphs/capabilities/cases/Notice.ts';
import { watchClocks } from '../../subgraphs/capabilities/clocks/watchClocks.ts';
import { inProcessBus } from '../../subgraphs/kit/bus/inProcess.ts';
import type { Service } from '../../subgraphs/kit/subgraph.ts';
import { openSubgraph } from '../../subgraphs/openSubgraph.ts';
import { Casework } from '../testkit/casework.ts';
import { startTestHub, type TestHub, type Who } from '../testkit/hub.ts';
import { keyFile } from '../testkit/keyFile.ts';
import { register } from '../testkit/people.ts';
import { describeWith, type PrivateMariadb, startMariadb } from '../testkit/privateServers.ts';
import { struck } from '../testkit/readFile.ts';
import { smallDirectory } from '../testkit/smallDirectory.ts';

const CLERK: Who = ['registrar', '430524'];
const FORM = { title: '不动产登记三次未办成', item: '不动产转移登记', causes: ['RULES_NOT_MET'] };
/** How many cases are due at the same instant. */
const MANY = 40;

describe('N3: a limit is warned of and breached exactly once', () => {
  let desk: Casework;
  beforeAll(async () => {
    desk = await Casework.start('2026-09-28T09:30');
  }, 240_000);
  afterAll(() => desk?.stop(), 30_000);

  it('never early, and however often and from how many sides it is looked at', async () => {
    const { uid } = await desk.register(CLERK, FORM);
    const service = desk.service('county');
    const strikes = async () => {
      const file = await desk.file(CLERK, uid);
      return [struck(file, 'WARN', 'citizen').length, struck(file, 'BREACH', 'citizen').length];
    };
    const look = () =>
      Promise.all([watchClocks(service), watchClocks(service), service.jobs.runAll(), service.jobs.runAll()]);
    // warned of at the end of the second working day, due at the end of the third, behind the holidays
    for (const [time, expected] of [
      ['2026-09-30T23:59:59', [0, 0]],
      ['2026-10-01T00:00:00', [1, 0]],
      ['2026-10-08T23:59:59', [1, 0]],
      ['2026-10-09T00:00:00', [1, 1]],
      ['2026-10-31T09:00:00', [1, 1]],
    ] as const) {
      desk.setTime(time);
      await look();
      await look();
      expect([time, ...(await strikes())]).toEqual([time, ...expected]);
    }
    const told = (await desk.file(CLERK, uid)).notices.filter(({ event }) => /DUE_SOON|OVERDUE/.test(event));
    expect(told.filter(({ text }) => text.includes('2026-10-08'))).toHaveLength(3);
  });

  it('an extension may come near and pass once more, and not twice', async () => {
    desk.setTime('2026-09-28T09:30');
    const { uid } = await desk.register(CLERK, FORM);
    await desk.act(CLERK, 'triageCase', uid, 'class: "onSpot"');
    await desk.act(CLERK, 'acceptCase', uid);
    await desk.pass('2026-10-08T10:00');
    await desk.act(CLERK, 'extendCase', uid, 'reason: "调档", until: "2026-10-10"');
    for (const time of ['2026-10-10T00:00', '2026-10-10T12:00', '2026-10-11T00:00', '2026-10-12T09:00'])
      await desk.pass(time);
    const file = await desk.file(CLERK, uid);
    expect(struck(file, 'WARN', 'citizen').map(({ details }) => details.until)).toEqual(['2026-10-08', '2026-10-10']);
    expect(struck(file, 'BREACH', 'citizen').map(({ details }) => details.until)).toEqual(['2026-10-10']);
  });
});

describeWith(['mariadbd'], 'N3: two processes of one county over one database', () => {
  const clock = { at: Date.parse('2026-09-28T01:30:00.000Z') };
  const now = () => new Date(clock.at);
  const folder = mkdtempSync(join(tmpdir(), 'doudi-second-'));
  const directory = smallDirectory();
  let server: PrivateMariadb;
  let hub: TestHub;
  let second: Service;

  beforeAll(async () => {
    server = await startMariadb();
    const { user, password, host, port } = server;
    const HUB_DATABASE = `mariadb://${user}:${password}@${host}:${port}`;
    // both processes read the same keys
    const HUB_KEYS = await keyFile(folder);
    hub = await startTestHub('one process', 'sqlite', { HUB_DATABASE, HUB_KEYS }, { now });
    const settings = readSettings({
      HUB_DATABASE,
      HUB_KEYS,
      HUB_DATA: folder,
      HUB_DIRECTORY: directory,
      HUB_DEMO: 'off',
    });
    second = await openSubgraph('county', settings, { bus: inProcessBus(), now });
  }, 240_000);
  afterAll(async () => {
    await second?.stop();
    await hub?.stop();
    await server?.stop();
    for (const place of [folder, directory]) rmSync(place, { recursive: true, force: true });
  }, 240_000);

  it('strike each of many limits once between them', async () => {
    const uids: string[] = [];
    for (let i = 0; i < MANY; i += 1) uids.push((await register(hub, 'county', FORM, CLERK)).uid);
    const first = hub.services.get('county') as Service;
    clock.at = Date.parse('2026-10-12T01:00:00.000Z');
    const both = [first, second];
    await Promise.all(both.flatMap(service => [watchClocks(service), service.jobs.runAll()]));
    await Promise.all(both.map(service => service.jobs.runAll()));
    const { read } = first.database;
    const lines = (await read.find(CaseEntry)).filter(({ detail }) => detail.clock === 'citizen');
    for (const act of ['warn', 'breach'] as const) {
      const struckOn = lines.filter(line => line.act === act).map(({ uid }) => uid);
      expect(struckOn.sort()).toEqual([...uids].sort());
    }
    // the supervision section hears of each breach of each limit once: the citizen’s and that of the transfer
    const told = await read.findBy(Notice, { event: 'overdue', party: 'supervisionSection' });
    expect(told).toHaveLength(2 * MANY);
  }, 240_000);
});
