import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, startTestHub, type TestHub } from '../testkit/hub.ts';
import { act, PEOPLE, register } from '../testkit/people.ts';
import { describeWith } from '../testkit/privateServers.ts';

const LEVELS = ['province', 'city', 'county', 'township'] as const;
const DASHBOARD = `{ center(code: "340000") { children { name
  province { tally { open } } city { tally { open } } county { tally { open } } township { tally { open } } } } }`;
const WHOLE = (uid: string) =>
  `{ case(uid: "${uid}") { uid province { state } city { state } county { state } township { state } } }`;

function outages(form: 'one process' | 'six processes') {
  let hub: TestHub;
  let uid: string;

  beforeAll(async () => {
    hub = await startTestHub(form);
    ({ uid } = await register(hub, 'township'));
    await act(hub, 'township', 'acceptCase', uid);
    for (const [from, to] of [
      ['township', 'county'],
      ['county', 'city'],
      ['city', 'province'],
    ] as const) {
      await act(hub, from, 'escalateCase', uid);
      await eventually(`the case at the ${to}`, async () => {
        const { data } = await hub.ask(PEOPLE[to], `{ ${to}File(uid: "${uid}") { state } }`);
        return data[`${to}File`]?.state === 'RECEIVED';
      });
      await act(hub, to, 'acceptEscalation', uid);
    }
  }, 240_000);
  afterAll(() => hub?.stop(), 30_000);

  it.each(LEVELS)(
    'answers for the other three and names the missing one: %s',
    async down => {
      await hub.stopSubgraph(down);
      const dashboard = await hub.ask(PEOPLE.province, DASHBOARD);
      const whole = await hub.ask(PEOPLE.province, WHOLE(uid));
      await hub.startSubgraph(down);

      expect(dashboard.data.center.children).toHaveLength(16);
      for (const city of dashboard.data.center.children) {
        expect(city.name).toMatch(/市$/);
        for (const level of LEVELS)
          expect(city[level]).toEqual(level === down ? null : { tally: { open: expect.any(Number) } });
      }
      const states = { province: 'ACCEPTED', city: 'ACCEPTED', county: 'ACCEPTED', township: 'ACCEPTED' };
      expect(whole.data.case).toEqual({
        uid,
        ...states,
        ...Object.fromEntries(LEVELS.map(l => [l, l === down ? null : { state: 'ACCEPTED' }])),
      });
      for (const { errors = [] } of [dashboard, whole]) {
        expect(errors.length).toBeGreaterThan(0);
        for (const { extensions, message } of errors) {
          expect(extensions).toMatchObject({
            code: 'LEVEL_UNREACHABLE',
            params: { level: down },
            remedy: expect.any(String),
          });
          expect(message).toMatch(/级系统暂时连接不上/);
        }
      }
    },
    60_000,
  );

  it('ends the streams of a level that stops, so that nobody waits for a dead one', async () => {
    const stream = await hub.follow(PEOPLE.city, 'subscription { cityLedger(area: "340800") { cursor } }');
    await hub.stopSubgraph('city');
    await eventually('the end of the stream', () => stream.ended);
    const refused = await hub.follow(PEOPLE.city, 'subscription { cityLedger(area: "340800") { cursor } }');
    await eventually('word of the outage', () => refused.faults.length > 0);
    await hub.startSubgraph('city');
    const [fault] = refused.faults.flat() as { extensions: object }[];
    expect(fault?.extensions).toMatchObject({ code: 'LEVEL_UNREACHABLE', params: { level: 'city' } });
  }, 240_000);

  it('lets a county work on while the city is down, and brings its escalation up afterwards', async () => {
    await hub.stopSubgraph('city');
    const file = await register(hub, 'county');
    await act(hub, 'county', 'acceptCase', file.uid);
    expect(await act(hub, 'county', 'escalateCase', file.uid)).toMatchObject({ state: 'ACCEPTED' });
    await hub.startSubgraph('city');
    await eventually(
      'the escalation at the city',
      async () => {
        const { data } = await hub.ask(PEOPLE.city, `{ cityFile(uid: "${file.uid}") { state } }`);
        return data?.cityFile?.state === 'RECEIVED';
      },
      40_000,
    );
  }, 240_000);
}

describe('an outage, in one process', () => outages('one process'));
describeWith(['nats-server'], 'an outage, in six processes', () => outages('six processes'));
