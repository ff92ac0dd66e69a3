import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Driver } from '../../hub/demo/driver.ts';
import { CITY_STREAM, CutReader, type StreamFrame as Frame } from '../testkit/cutReader.ts';
import { eventually, startTestHub, type TestHub } from '../testkit/hub.ts';
import { act, PACKET, PEOPLE, register } from '../testkit/people.ts';

describe('live streams', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub('one process', 'sqlite', { HUB_STREAM_RETAINED: '100000' });
  }, 240_000);
  afterAll(() => hub?.stop(), 30_000);

  it('lose no escalation and double none while 500 sockets are cut during 500 of them', async () => {
    const [READERS, CUTS, ESCALATIONS] = [10, 500, 500];
    const { data } = await hub.ask(PEOPLE.city, '{ center(code: "340800") { city { streamCursor } } }');
    const token = await hub.token(PEOPLE.city);
    const readers = Array.from(
      { length: READERS },
      (_, i) => new CutReader(hub, token, data.center.city.streamCursor as string, i < 3 ? 'county { title }' : ''),
    );
    const reading = readers.map(reader => reader.read());

    const driver = new Driver(hub.services);
    let escalated = 0;
    const escalateSome = async (): Promise<void> => {
      while (escalated < ESCALATIONS) {
        escalated += 1;
        const { uid } = await driver.register('340882', { title: '提级', item: '营业执照', causes: ['rulesNotMet'] });
        await driver.step(uid, '340882', { act: 'accept', level: 'county' });
        await driver.step(uid, '340882', { act: 'escalate', level: 'county', text: PACKET });
      }
    };
    let cuts = 0;
    const cutter = setInterval(() => {
      for (let i = 0; i < 2; i++) {
        if (cuts >= CUTS) return;
        readers[Math.floor(Math.random() * READERS)]?.cut();
        cuts = readers.reduce((sum, reader) => sum + reader.cuts, 0);
      }
    }, 25);
    const arrivedAtCity = async () => {
      const lines = await hub.rows<{ uid: string }>(
        'city',
        "select uid from case_entries where act = 'receiveEscalation' and ledger_position is not null order by ledger_position",
      );
      return lines.length === ESCALATIONS ? lines.map(({ uid }) => uid) : undefined;
    };
    try {
      await Promise.all(Array.from({ length: 8 }, escalateSome));
      await eventually('500 cuts', () => cuts >= CUTS, 120_000);
      clearInterval(cutter);
      const arrived = await eventually('all escalations at the city', arrivedAtCity, 120_000);
      // a reader that lacks something is told apart below, by what it lacks
      await eventually('the last frames', () => readers.every(({ uids }) => uids.length >= ESCALATIONS), 90_000).catch(
        () => undefined,
      );
      for (const { uids, strange } of readers) expect({ uids, strange }).toEqual({ uids: arrived, strange: [] });
      expect(new Set(arrived).size).toBe(ESCALATIONS);
    } finally {
      clearInterval(cutter);
      for (const reader of readers) reader.stop();
      await Promise.all(reading);
    }
  }, 240_000);

  it('replay what was missed, in order, and then go live', async () => {
    const { data } = await hub.ask(PEOPLE.city, '{ center(code: "340800") { city { streamCursor } } }');
    const raise = async () => {
      const { uid } = await register(hub, 'county');
      await act(hub, 'county', 'acceptCase', uid);
      await act(hub, 'county', 'escalateCase', uid);
      return uid;
    };
    const missed = [await raise(), await raise()];
    const after = data.center.city.streamCursor as string;
    const stream = await hub.follow<Frame>(PEOPLE.city, CITY_STREAM(), { area: '340882', after });
    await eventually('both missed frames', () => stream.frames.length === 2);
    const live = await raise();
    await eventually('the live frame', () => stream.frames.length === 3);
    expect(stream.frames.map(({ s }) => s.case?.uid)).toEqual([...missed, live]);
    expect(stream.faults).toEqual([]);
  });

  it('show an area nothing of its neighbours', async () => {
    const elsewhere = await hub.follow<Frame>(PEOPLE.city, CITY_STREAM(), { area: '340881' });
    const here = await hub.follow<Frame>(PEOPLE.city, CITY_STREAM(), { area: '340882' });
    const { uid } = await register(hub, 'county');
    await act(hub, 'county', 'acceptCase', uid);
    await act(hub, 'county', 'escalateCase', uid);
    await eventually('the frame', () => here.frames.length === 1);
    expect(elsewhere.frames).toEqual([]);
  });

  it.each([
    ['an area outside one’s own', '340100', undefined, 'OUTSIDE_JURISDICTION'],
    ['an unknown area', '999999', undefined, 'CENTER_UNKNOWN'],
    ['a malformed cursor', '340800', 'abc', 'CURSOR_MALFORMED'],
  ])('refuse %s', async (_what, area, after, code) => {
    const stream = await hub.follow<Frame>(PEOPLE.city, CITY_STREAM(), { area, after });
    await eventually('the refusal', () => stream.faults.length > 0);
    const [fault] = stream.faults.flat() as { extensions: { code: string; remedy: string } }[];
    expect(fault?.extensions).toMatchObject({ code, remedy: expect.stringMatching(/[一-龥]/) });
    expect(stream.frames.filter(frame => frame.s)).toEqual([]);
  });

  it('bring every ledger line of every level', async () => {
    const stream = await hub.follow<Frame>(
      PEOPLE.county,
      'subscription { s: countyLedger(area: "340882") { cursor gap { from to } entry { seq act } case { uid } } }',
    );
    const { uid } = await register(hub, 'county');
    await act(hub, 'county', 'acceptCase', uid);
    await eventually('two frames', () => stream.frames.length === 2);
    expect(stream.frames.map(({ s }) => s.entry?.act)).toEqual(['REGISTER', 'ACCEPT']);
  });
});

describe('a cursor that is too old', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub('one process', 'sqlite', { HUB_STREAM_RETAINED: '100' });
    const driver = new Driver(hub.services);
    for (let i = 0; i < 150; i++)
      await driver.register('340882', { title: '提级', item: '营业执照', causes: ['rulesNotMet'] });
    await hub.services.get('county')?.relay.settle();
  }, 240_000);
  afterAll(() => hub?.stop());

  const LEDGER =
    'subscription ($after: String) { s: countyLedger(area: "340882", after: $after) { cursor gap { from to } entry { seq act } case { uid } } }';

  it('gets an explicit gap, and then all that is left', async () => {
    const { data } = await hub.ask(PEOPLE.county, '{ center(code: "340882") { county { streamCursor } } }');
    const [epoch] = (data.center.county.streamCursor as string).split('.');
    const stream = await hub.follow<Frame>(PEOPLE.county, LEDGER, { after: `${epoch}.a` });
    await eventually('101 frames', () => stream.frames.length === 101);
    expect(stream.frames[0]?.s).toMatchObject({ gap: { from: 10, to: 50 }, entry: null, case: null });
    expect(stream.frames.slice(1).map(({ s }) => s.entry?.seq)).toEqual(Array.from({ length: 100 }, (_, i) => i + 51));
  });

  it('gets a gap over everything when it comes from another database', async () => {
    const stream = await hub.follow<Frame>(PEOPLE.county, LEDGER, { after: 'ffffffff.5' });
    await eventually('the gap', () => stream.frames.length === 1);
    expect(stream.frames[0]?.s.gap).toEqual({ from: 0, to: 150 });
  });
});
