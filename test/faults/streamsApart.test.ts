import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { CutReader } from '../testkit/cutReader.ts';
import { eventually, startTestHub, type TestHub } from '../testkit/hub.ts';
import { act, PEOPLE, register } from '../testkit/people.ts';
import { describeWith } from '../testkit/privateServers.ts';

describeWith(['nats-server'], 'live streams of levels that run apart', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub('six processes');
  }, 240_000);
  afterAll(() => hub?.stop(), 30_000);

  it('lose nothing and double nothing while sockets are cut and the city itself is restarted', async () => {
    const ESCALATIONS = 60;
    const { data } = await hub.ask(PEOPLE.city, '{ center(code: "340800") { city { streamCursor } } }');
    const token = await hub.token(PEOPLE.city);
    const readers = [0, 1, 2].map(() => new CutReader(hub, token, data.center.city.streamCursor as string, ''));
    const reading = readers.map(reader => reader.read());
    const raised: string[] = [];
    const raise = async () => {
      const { uid } = await register(hub, 'county', { title: '提级' });
      await act(hub, 'county', 'acceptCase', uid);
      await act(hub, 'county', 'escalateCase', uid);
      raised.push(uid);
    };
    try {
      for (let i = 0; i < ESCALATIONS; i++) {
        await raise();
        if (i % 3 === 0) readers[i % readers.length]?.cut();
        if (i === 20) await hub.stopSubgraph('city');
        if (i === 30) await hub.startSubgraph('city');
      }
      await eventually('the last frames', () => readers.every(({ uids }) => uids.length >= ESCALATIONS), 90_000).catch(
        () => undefined,
      );
      for (const { uids, strange } of readers) {
        expect(strange).toEqual([]);
        expect([...uids].sort()).toEqual([...raised].sort());
        // each reader has the order of the ledger, whatever it went through
        expect(uids).toEqual(readers[0]?.uids);
      }
      expect(readers.reduce((sum, { cuts }) => sum + cuts, 0)).toBeGreaterThan(5);
      expect(readers.every(({ told }) => told > 0)).toBe(true);
    } finally {
      for (const reader of readers) reader.stop();
      await Promise.all(reading);
    }
  }, 240_000);
});
