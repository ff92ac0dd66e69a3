import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Bus } from '../../subgraphs/kit/bus/bus.ts';
import { inProcessBus } from '../../subgraphs/kit/bus/inProcess.ts';
import { natsBus } from '../../subgraphs/kit/bus/nats.ts';
import type { LevelMessage } from '../../subgraphs/kit/message.ts';
import { describeWith, type Need, type PrivateNats, startNats } from '../testkit/privateServers.ts';

const message = (seq: number, more: Partial<LevelMessage> = {}): LevelMessage => ({
  origin: 'county@0123abcd',
  seq,
  to: 'city',
  topic: 'escalation.raised',
  uid: '6ff1f4a1-3a6c-4f4f-8a39-3bb0a5f1d6a1',
  body: { title: '“办不成事”' },
  ...more,
});

let nats: PrivateNats;
const KINDS: readonly [string, Need[], () => Promise<Bus>][] = [
  ['in process', [], async () => inProcessBus()],
  ['NATS', ['nats-server'], () => natsBus(nats.url)],
];

/** The contract of the road between levels: the same for every kind of bus. */
for (const [kind, needs, open] of KINDS)
  describeWith(needs, `the bus (${kind})`, () => {
    let bus: Bus;
    beforeAll(async () => {
      if (kind === 'NATS') nats = await startNats();
      bus = await open();
    }, 240_000);
    afterAll(async () => {
      await bus?.close();
      if (kind === 'NATS') await nats?.stop();
    });

    it('carries a message to the level it is for, whole, and brings back the receipt', async () => {
      const heard: unknown[] = [];
      const leave = await bus.serve('city', async raw => {
        heard.push(raw);
        return { origin: 'county@0123abcd', seq: 1, refusal: null };
      });
      expect(await bus.send(message(1))).toEqual({ origin: 'county@0123abcd', seq: 1, refusal: null });
      expect(heard).toEqual([message(1)]);
      await leave();
    });

    it('brings back a refusal with its code', async () => {
      const leave = await bus.serve('city', async () => ({ origin: 'x', seq: 2, refusal: 'MESSAGE_MISDIRECTED' }));
      expect((await bus.send(message(2))).refusal).toBe('MESSAGE_MISDIRECTED');
      await leave();
    });

    it('rejects where nobody serves the level', async () => {
      await expect(bus.send(message(3, { to: 'province' }))).rejects.toThrow();
    });

    it('rejects when the inbox fails, so that the sender keeps the message', async () => {
      const leave = await bus.serve('city', async () => Promise.reject(new Error('the database is down')));
      await expect(bus.send(message(4))).rejects.toThrow();
      await leave();
    }, 240_000);

    it('hands the receiver a copy: what it changes does not change the sender’s', async () => {
      const mine = message(5);
      const leave = await bus.serve('city', async raw => {
        (raw as LevelMessage).body.title = 'changed';
        return { origin: 'x', seq: 5, refusal: null };
      });
      await bus.send(mine);
      expect(mine.body.title).toBe('“办不成事”');
      await leave();
    });

    it('no longer delivers to a level that has left', async () => {
      const leave = await bus.serve('city', async () => ({ origin: 'x', seq: 6, refusal: null }));
      await leave();
      await expect(bus.send(message(6))).rejects.toThrow();
    });
  });
