import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { receive } from '../../subgraphs/kit/inbox.ts';
import type { LevelMessage } from '../../subgraphs/kit/message.ts';
import type { Service } from '../../subgraphs/kit/subgraph.ts';
import { eventually, startTestHub, type TestHub } from '../testkit/hub.ts';
import { act, PEOPLE, register } from '../testkit/people.ts';

const UID = '6ff1f4a1-3a6c-4f4f-8a39-3bb0a5f1d6a1';
const raised = (seq: number, body: object = {}, more: Partial<LevelMessage> = {}): LevelMessage => ({
  origin: 'county@0123abcd',
  seq,
  to: 'city',
  topic: 'escalation.raised',
  uid: UID,
  body: {
    from: '340882',
    to: '340800',
    round: 1,
    number: '340882-20261120-0001',
    title: '提级',
    item: null,
    demand: '提级',
    causes: ['rulesNotMet'],
    origin: '340882',
    registeredAt: '2026-11-20T01:00:00.000Z',
    dueOn: '2026-12-01',
    dueProvisional: false,
    generated: true,
    raisedAt: '2026-11-20T02:00:00.000Z',
    tried: '已联系',
    question: '能否?',
    authorityWanted: '裁定',
    ...body,
  },
  ...more,
});

describe('the inbox', () => {
  let hub: TestHub;
  let city: Service;
  beforeAll(async () => {
    hub = await startTestHub();
    city = hub.services.get('city') as Service;
  }, 240_000);
  afterAll(() => hub?.stop());

  const effects = () => hub.rows<{ act: string }>('city', 'select act from case_entries order by seq');

  it('applies a message once, however often and however much at once it comes', async () => {
    const receipts = await Promise.all(Array.from({ length: 10 }, () => receive(city, raised(1))));
    receipts.push(await receive(city, raised(1)));
    expect(new Set(receipts.map(receipt => JSON.stringify(receipt)))).toEqual(
      new Set([JSON.stringify({ origin: 'county@0123abcd', seq: 1, refusal: null })]),
    );
    expect(await effects()).toEqual([{ act: 'receiveEscalation' }]);
  });

  it.each([
    ['a body that cannot be read', raised(2, { title: '' }), 'MESSAGE_MALFORMED'],
    ['an unknown topic', raised(3, {}, { topic: 'case.eaten' }), 'MESSAGE_MALFORMED'],
    ['a question for another city', raised(4, { to: '340100' }), 'MESSAGE_MISDIRECTED'],
    ['a question from a province: nothing is above it', raised(5, { from: '340000' }), 'NO_LEVEL_ABOVE'],
    ['a question from a center that nobody knows', raised(6, { from: '349999' }), 'MESSAGE_MISDIRECTED'],
    ['a question about a case that is open here already', raised(7, { round: 2 }), 'ACT_NOT_ALLOWED'],
    [
      'a step about a case that is not here',
      raised(
        8,
        {},
        {
          topic: 'escalation.step',
          uid: '6ff1f4a1-3a6c-4f4f-8a39-3bb0a5f1d6a2',
          body: { center: '340800', step: 'accept', by: '340000', detail: {} },
        },
      ),
      'MESSAGE_MISDIRECTED',
    ],
  ])('refuses %s, remembers that, and changes nothing', async (_what, message, refusal) => {
    const before = await effects();
    const receipt = await receive(city, message);
    expect(receipt).toEqual({ origin: 'county@0123abcd', seq: message.seq, refusal });
    expect(await receive(city, message)).toEqual(receipt);
    expect(await effects()).toEqual(before);
  });

  it.each([
    ['another level', raised(9, {}, { to: 'province' })],
    ['no origin', { ...raised(10), origin: 'x' }],
    ['nothing', null],
    ['a text', 'hello'],
  ])('refuses what is for or from %s', async (_what, message) => {
    expect((await receive(city, message)).refusal).toBe('MESSAGE_MALFORMED');
  });

  it('frees the file of a sender whose question is refused, and says why, so that nobody waits for ever', async () => {
    const { uid } = await register(hub, 'county');
    await act(hub, 'county', 'acceptCase', uid);
    // the city has an older edition of the directory, in which this county is not
    const whole = city.tree;
    city.tree = new Map([...whole].filter(([code]) => code !== '340882'));
    await act(hub, 'county', 'escalateCase', uid);
    const file = await eventually('the file to be free', async () => {
      const { data } = await hub.ask(
        PEOPLE.county,
        `{ countyFile(uid: "${uid}") { acts raised { status answer } entries { act } } }`,
      );
      return data.countyFile.raised.status === 'RETURNED' ? data.countyFile : undefined;
    });
    city.tree = whole;
    expect(file.raised.answer).toContain('MESSAGE_MISDIRECTED');
    expect(file.acts).toContain('ESCALATE');
    expect(file.entries.map(({ act: done }: { act: string }) => done)).toEqual([
      'REGISTER',
      'ACCEPT',
      'ESCALATE',
      'HEAR_STEP',
    ]);
    await act(hub, 'county', 'escalateCase', uid);
    await eventually('the question at the city', async () => {
      const { data } = await hub.ask(PEOPLE.city, `{ cityFile(uid: "${uid}") { asked { round } } }`);
      return data.cityFile?.asked?.round === 2;
    });
  });
});
