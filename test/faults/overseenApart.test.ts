import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { eventually, startTestHub, type TestHub, type Who } from '../testkit/hub.ts';
import { describeWith } from '../testkit/privateServers.ts';

const PROVINCE: Who = ['provincial-officer', '340000'];
const CITY: Who = ['registrar', '340800'];
const COUNTY: Who = ['registrar', '340882'];
const TOWNSHIP: Who = ['coordinator', '340882100'];

interface Seen {
  figures: { registered: number; open: number };
  parts: { center: { code: string }; figures: { registered: number } }[];
  coverage: { answered: number; expected: number; sources: { level: string; fault: string | null; lag: number }[] };
}

describeWith(['nats-server'], 'N7: what the province knows while a level is dead, in processes of their own', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub('six processes');
  }, 240_000);
  afterAll(() => hub?.stop(), 30_000);

  const register = async (who: Who, level: string) => {
    const input = { title: '换证', item: '身份证换领', causes: ['RULES_NOT_MET'] };
    const query = `mutation ($input: RegisterCaseInput!) { ${level}RegisterCase(input: $input) { uid } }`;
    const { errors } = await hub.ask(who, query, { input });
    if (errors) throw new Error(JSON.stringify(errors));
  };

  const look = async (): Promise<Seen> => {
    const { data, errors } = await hub.ask(
      PROVINCE,
      `{ center(code: "340000") { province { oversight { figures { registered open }
         parts { center { code } figures { registered } }
         coverage { answered expected sources { level fault lag } } } } } }`,
    );
    if (errors) throw new Error(JSON.stringify(errors));
    return data.center.province.oversight as Seen;
  };
  const faults = ({ coverage }: Seen) =>
    coverage.sources.filter(({ fault }) => fault !== null).map(({ level, fault }) => `${level} ${fault}`);
  const whole = ({ coverage }: Seen) =>
    faults({ coverage } as Seen).length === 0 &&
    coverage.answered === coverage.expected &&
    coverage.sources.every(({ lag }) => lag === 0);
  const until = (what: string, holds: (seen: Seen) => boolean, within = 30_000) =>
    eventually(
      what,
      async () => {
        const seen = await look();
        return holds(seen) ? seen : null;
      },
      within,
    );

  it('the sums are those of the levels that can be reached, the dead one is named, and comes back with all it has', async () => {
    await register(CITY, 'city');
    for (let i = 0; i < 3; i += 1) await register(COUNTY, 'county');
    for (let i = 0; i < 2; i += 1) await register(TOWNSHIP, 'township');
    const before = await until('all six to be counted', seen => whole(seen) && seen.figures.registered === 6);

    await hub.killSubgraph('county');
    const began = Date.now();
    // silence is told after nine seconds; the bound is for a machine that is busy with other things
    const without = await until('the county to be named', seen => faults(seen).includes('COUNTY SILENT'));
    const took = Date.now() - began;
    expect(faults(without)).toEqual(['COUNTY SILENT']);
    expect(without.figures.registered).toBe(3); // one in the city, two in the township
    expect(without.parts.reduce((sum, { figures }) => sum + figures.registered, 0)).toBe(3);
    expect(without.coverage.answered).toBeLessThan(without.coverage.expected);
    expect(without.coverage.expected).toBe(before.coverage.expected);
    console.info(`the county was named ${(took / 1000).toFixed(1)} s after it was killed`);

    // what is done meanwhile elsewhere is counted, without the dead one
    await register(TOWNSHIP, 'township');
    await until('the township to be counted', ({ figures }) => figures.registered === 4);

    await hub.startSubgraph('county');
    const after = await until('the county to be back', seen => whole(seen) && seen.figures.registered === 7);
    expect(after.coverage).toMatchObject({ answered: before.coverage.answered });
  }, 240_000);

  it('a list asked of the levels themselves: one that hangs is named when its time is up, and the others answer', async () => {
    const list = 'files(first: 5) { edges { node { number } } }';
    const query = `{ center(code: "340800") { city { ${list} } county { ${list} } township { ${list} } } }`;
    const before = await hub.ask(PROVINCE, query);
    expect(before.errors).toBeUndefined();
    const thaw = hub.freezeSubgraph('county');
    try {
      const began = Date.now();
      const { data, errors = [] } = await hub.ask(PROVINCE, query);
      // ten seconds are the time of one source; the rest is for a machine that is busy
      expect(Date.now() - began).toBeLessThan(25_000);
      expect(data.center.city).toEqual(before.data.center.city);
      expect(data.center.township).toEqual(before.data.center.township);
      expect(data.center.county).toBeNull();
      expect(errors.map(({ extensions }) => extensions)).toEqual([
        expect.objectContaining({ code: 'LEVEL_UNREACHABLE', params: { level: 'county' } }),
      ]);
    } finally {
      thaw();
    }
    await eventually('the county to answer again', async () => !(await hub.ask(PROVINCE, query)).errors);
  }, 240_000);

  it('lines that are lost while the level says that it is there are told as missing, asked for, and counted', async () => {
    await hub.killSubgraph('county');
    // as if the lines to come had been told already: none of them is sent, and the pulse goes on
    const file = await new DataSource({
      type: 'better-sqlite3',
      database: join(hub.dataFolder, 'county.sqlite'),
    }).initialize();
    await file.query(`update kit_state set value = cast(value as integer) + 2 where name = 'told'`);
    await file.destroy();
    await hub.startSubgraph('county');
    await until('the county to be back', whole);
    for (let i = 0; i < 2; i += 1) await register(COUNTY, 'county');

    const behind = await until('the county to be behind', seen => faults(seen).includes('COUNTY BEHIND'));
    expect(faults(behind)).toEqual(['COUNTY BEHIND']);
    expect(behind.coverage.sources.find(({ level }) => level === 'COUNTY')?.lag).toBe(2);
    // what is merely late is in the sums, as far as it is here
    expect(behind.figures.registered).toBe(7);
    expect(behind.coverage.answered).toBe(behind.coverage.expected);
    await until('the missing lines', seen => whole(seen) && seen.figures.registered === 9);
  }, 240_000);
});
