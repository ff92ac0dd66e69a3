import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type LevelKeys, openLevelKeys } from '../../shared/link/levelKeys.ts';
import { signAsLevel, signatureFault } from '../../shared/link/signMessage.ts';
import type { LevelName } from '../../shared/domain/levels.ts';
import { log } from '../../shared/log.ts';
import { readSettings } from '../../shared/settings.ts';
import type { Bus } from '../../subgraphs/kit/bus/bus.ts';
import { inProcessBus } from '../../subgraphs/kit/bus/inProcess.ts';
import { InboxMessage } from '../../subgraphs/kit/InboxMessage.ts';
import type { LevelMessage, Receipt } from '../../subgraphs/kit/message.ts';
import { announce } from '../../subgraphs/kit/outbox.ts';
import { OutboxMessage } from '../../subgraphs/kit/OutboxMessage.ts';
import { QuarantinedMessage } from '../../subgraphs/kit/QuarantinedMessage.ts';
import { signedBus, signedInbox } from '../../subgraphs/kit/signedRoad.ts';
import type { Service } from '../../subgraphs/kit/subgraph.ts';
import { uidFrom } from '../../subgraphs/kit/uidFrom.ts';
import { openSubgraph } from '../../subgraphs/openSubgraph.ts';
import { eventually } from '../testkit/hub.ts';
import { keyFile } from '../testkit/keyFile.ts';
import { linkKeysCommand } from '../testkit/linkKeysCommand.ts';
import { smallDirectory } from '../testkit/smallDirectory.ts';

const folder = mkdtempSync(join(tmpdir(), 'doudi-messages-'));
const directory = smallDirectory();
const secrets = join(folder, 'secrets');
const keysOf = (level: LevelName) => openLevelKeys(join(secrets, level, 'level-keys.json'));

let road: Bus;
let county: Service;
let city: Service;
let touched = 0;
/** Who has the road may change what goes over it. */
const hands: { message?: (message: LevelMessage) => unknown; receipt?: (receipt: Receipt) => Receipt } = {};

beforeAll(async () => {
  log.level = 'silent';
  await linkKeysCommand('new', '--folder', secrets);
  const settings = readSettings({ HUB_DATA: folder, HUB_DIRECTORY: directory, HUB_KEYS: await keyFile(folder) });
  const bus = inProcessBus();
  road = {
    ...bus,
    send: async message => {
      if (hands.message || hands.receipt) touched += 1;
      const receipt = await bus.send((hands.message?.(structuredClone(message)) ?? message) as LevelMessage);
      return hands.receipt?.(receipt) ?? receipt;
    },
  };
  const open = (name: 'county' | 'city') =>
    openSubgraph(name, settings, { bus: road, roadKeys: { keys: keysOf(name), open: false } });
  [county, city] = [await open('county'), await open('city')];
}, 240_000);
afterAll(async () => {
  await county?.stop();
  await city?.stop();
  for (const used of [folder, directory]) rmSync(used, { recursive: true, force: true });
  log.level = 'info';
});
beforeEach(() => {
  touched = 0;
  delete hands.message;
  delete hands.receipt;
});

const bodyOf = (number: number) => ({
  from: '340882',
  to: '340800',
  round: 1,
  number: `340882-20261120-${number}`,
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
});
const ORIGIN = 'county@0123abcd';
const message = (seq: number, more: Partial<LevelMessage> = {}): LevelMessage => ({
  origin: ORIGIN,
  seq,
  to: 'city',
  topic: 'escalation.raised',
  uid: uidFrom(`message ${seq}`),
  body: bodyOf(seq),
  ...more,
});
const signed = <T extends object>(value: T, level: LevelName = 'county', kind: 'message' | 'receipt' = 'message') => ({
  ...value,
  signature: signAsLevel(kind, keysOf(level).current(), value, Date.now()),
});
const send = (value: unknown) => road.send(value as LevelMessage);
const effects = async () => (await city.database.read.query('select count(*) as n from case_entries'))[0].n as number;
const quarantined = () => city.database.read.find(QuarantinedMessage);

describe('a message that a level has signed', () => {
  it('is applied, and its receipt is signed by the receiver', async () => {
    const before = await effects();
    const receipt = await send(signed(message(1)));
    expect(receipt).toEqual({ origin: ORIGIN, seq: 1, refusal: null, signature: expect.any(String) });
    expect(signatureFault('receipt', keysOf('county'), 'city', receipt)).toBeNull();
    expect(await effects()).toBe(before + 1);
  });

  it('may have its fields in any order, and more of them', async () => {
    const before = await effects();
    const { body, ...rest } = signed(message(2));
    const turned = Object.fromEntries(Object.entries(body).reverse());
    expect((await send({ body: turned, later: 1, ...rest })).refusal).toBeNull();
    expect(await effects()).toBe(before + 1);
  });

  it('is told once and for all when its content is refused', async () => {
    const receipt = await send(signed(message(3, { topic: 'case.eaten' })));
    expect(receipt.refusal).toBe('MESSAGE_MALFORMED');
    expect(signatureFault('receipt', keysOf('county'), 'city', receipt)).toBeNull();
  });
});

const forge = (change: (value: LevelMessage & { signature: string }) => object) => () => change(signed(message(100)));

const FORGERIES: readonly [string, () => unknown, string][] = [
  ['nothing', () => ({ ...message(100) }), 'MESSAGE_UNSIGNED'],
  ['an empty text', forge(value => ({ ...value, signature: '' })), 'MESSAGE_UNSIGNED'],
  ['a word', forge(value => ({ ...value, signature: 'county' })), 'MESSAGE_UNSIGNED'],
  ['an object', forge(value => ({ ...value, signature: { v1: true } })), 'MESSAGE_UNSIGNED'],
  ['half a signature', forge(value => ({ ...value, signature: value.signature.slice(0, -40) })), 'MESSAGE_UNSIGNED'],
  ['another title', forge(value => ({ ...value, body: { ...value.body, title: '别的' } })), 'MESSAGE_FORGED'],
  ['one more field', forge(value => ({ ...value, body: { ...value.body, kind: 'consultation' } })), 'MESSAGE_FORGED'],
  ['another case', forge(value => ({ ...value, uid: uidFrom('another') })), 'MESSAGE_FORGED'],
  ['another number', forge(value => ({ ...value, seq: 101 })), 'MESSAGE_FORGED'],
  ['another topic', forge(value => ({ ...value, topic: 'escalation.step' })), 'MESSAGE_FORGED'],
  ['another epoch', forge(value => ({ ...value, origin: 'county@ffffffff' })), 'MESSAGE_FORGED'],
  ['another origin', forge(value => ({ ...value, origin: 'township@0123abcd' })), 'MESSAGE_FORGED'],
  ['an origin that is no level', forge(value => ({ ...value, origin: 'directory@0123abcd' })), 'MESSAGE_FORGED'],
  ['no origin', forge(({ origin: _gone, ...value }) => value), 'MESSAGE_FORGED'],
  ['what was for the province', () => ({ ...signed(message(100, { to: 'province' })), to: 'city' }), 'MESSAGE_FORGED'],
  ['the key of the township', () => signed(message(100), 'township'), 'MESSAGE_FORGED'],
  ['the receiver’s own key', () => signed(message(100), 'city'), 'MESSAGE_FORGED'],
  [
    'the key of the township in the county’s name',
    () => {
      const keys = { ...keysOf('township').current(), level: 'county' as const };
      return { ...message(100), signature: signAsLevel('message', keys, message(100), Date.now()) };
    },
    'MESSAGE_FORGED',
  ],
  [
    'the key of the township under the name of the county’s',
    () => {
      const value = signed(message(100), 'township');
      const [own] = keysOf('county').current().own;
      return { ...value, signature: value.signature.replace(/kid=[^;]*/, `kid=${own?.kid}`) };
    },
    'MESSAGE_FORGED',
  ],
  [
    'a key that nobody has',
    forge(value => ({ ...value, signature: value.signature.replace(/kid=[^;]*/, 'kid=county-0') })),
    'MESSAGE_FORGED',
  ],
  ['the signature of a receipt', () => signed(message(100), 'county', 'receipt'), 'MESSAGE_FORGED'],
];

describe('a message signed with', () => {
  it.each(FORGERIES)('%s is kept away, with the reason, and not applied', async (_what, make, code) => {
    const before = await effects();
    const receipt = await send(make());
    expect(receipt.refusal).toBe(code);
    expect(await effects()).toBe(before);
    expect(await city.database.read.countBy(InboxMessage, { seq: 100 })).toBe(0);
    expect((await quarantined()).at(-1)?.reason).toMatch(/^MESSAGE_(UNSIGNED|FORGED)$/);
  });

  it.each([
    ['null', null],
    ['a text', 'hello'],
    ['a list', [1]],
  ])('%s for a message is kept away', async (_what, raw) => {
    const receive = signedInbox(city, { keys: keysOf('city'), open: false }, () =>
      Promise.reject(new Error('not called')),
    );
    expect(await receive(raw)).toMatchObject({ refusal: 'MESSAGE_UNSIGNED', origin: '', seq: 0 });
  });

  it('nothing of its content is kept, and the same one once', async () => {
    const before = (await quarantined()).length;
    const secret = signed(message(200, { body: { ...bodyOf(200), demand: '张三 13800000000' } }), 'township');
    await Promise.all([send(secret), send(secret), send(secret)]);
    const rows = await quarantined();
    expect(rows).toHaveLength(before + 1);
    expect(rows.find(({ seq }) => seq === 200)).toEqual({
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      reason: 'MESSAGE_FORGED',
      origin: ORIGIN,
      seq: 200,
      bytes: expect.any(Number),
      receivedAt: expect.any(String),
    });
    expect(JSON.stringify(rows)).not.toContain('13800000000');
  });

  it('a forged one does not take the place of the true one', async () => {
    expect((await send(signed(message(300), 'township'))).refusal).toBe('MESSAGE_FORGED');
    expect((await send(signed(message(300)))).refusal).toBeNull();
  });
});

describe('on a road in other hands', () => {
  let next = 1_000;
  async function announced() {
    next += 1;
    const uid = uidFrom(`announced ${next}`);
    await county.database.write(tx =>
      announce(tx, { to: 'city', topic: 'escalation.raised', uid, body: bodyOf(next), at: new Date() }),
    );
    return { uid, row: () => county.database.read.findOneByOrFail(OutboxMessage, { uid }) };
  }

  const TAMPERING: readonly [string, typeof hands][] = [
    ['changes a message', { message: value => ({ ...value, body: { ...value.body, title: '别的' } }) }],
    ['makes a message unreadable', { message: value => ({ ...value, uid: 'x' }) }],
    ['takes its signature away', { message: ({ signature: _gone, ...value }) => value }],
    ['takes the receipt’s signature away', { receipt: ({ signature: _gone, ...receipt }) => receipt }],
    ['makes a refusal of a receipt', { receipt: receipt => ({ ...receipt, refusal: 'MESSAGE_MISDIRECTED' }) }],
    ['answers itself', { receipt: ({ origin, seq }) => ({ origin, seq, refusal: null, signature: 'v1;kid=x;s=y' }) }],
    [
      'answers as the province',
      { receipt: receipt => signed({ ...receipt, refusal: 'ACT_NOT_ALLOWED' }, 'province', 'receipt') },
    ],
  ];

  it.each(TAMPERING)(
    'that %s no message is lost, none is retired wrongly, and each has its one effect',
    async (_what, tampering) => {
      Object.assign(hands, tampering);
      next += 1;
      // said to the relay as a failure of the road: it retires a row for nothing but a receipt
      await expect(
        signedBus(road, { keys: keysOf('county'), open: false }).send(message(next, { origin: 'county@fedcba98' })),
      ).rejects.toThrow(/^MESSAGE_(UNSIGNED|FORGED)$/);
      const before = await effects();
      const { uid, row } = await announced();
      await county.relay.settle();
      // once by hand, once by the relay
      expect(touched).toBeGreaterThanOrEqual(2);
      expect(await row()).toMatchObject({ receiptedAt: null, refusal: null });
      delete hands.message;
      delete hands.receipt;
      await eventually('the receipt', async () => {
        county.relay.ring();
        return (await row()).receiptedAt;
      });
      expect(await row()).toMatchObject({ refusal: null });
      expect(await effects()).toBe(before + 1);
      expect(await city.database.read.countBy(InboxMessage, { uid })).toBe(1);
    },
  );

  it('goes on through a change of keys', async () => {
    for (let i = 0; i < 3; i++) {
      await linkKeysCommand('rotate', '--folder', secrets);
      // who signs looks at its file once a second
      await new Promise(resolve => setTimeout(resolve, 1_100));
      const { row } = await announced();
      await county.relay.settle();
      expect(await row()).toMatchObject({ receiptedAt: expect.any(String), refusal: null });
    }
    const kids = (level: LevelName, keys: LevelKeys) => keys.levels[level]?.length;
    expect(kids('county', keysOf('city').current())).toBe(2);
  });
});

describe('while not all levels have keys', () => {
  it('what is not signed is taken, and what is signed wrongly is not', async () => {
    const receive = signedInbox(city, { keys: keysOf('city'), open: true }, async () => ({
      origin: ORIGIN,
      seq: 1,
      refusal: null,
    }));
    expect((await receive(message(1))).refusal).toBeNull();
    expect((await receive(signed(message(1), 'township'))).refusal).toBe('MESSAGE_FORGED');
    const answering = (receipt: Receipt) =>
      signedBus({ ...road, send: async () => receipt }, { keys: keysOf('county'), open: true }).send(message(1));
    const receipt = { origin: ORIGIN, seq: 1, refusal: null };
    expect(await answering(receipt)).toEqual(receipt);
    await expect(answering(signed(receipt, 'township', 'receipt'))).rejects.toThrow('MESSAGE_FORGED');
  });
});

// last: it fills the quarantine
it('the quarantine has an end', async () => {
  const rows = Array.from({ length: 1_000 }, (_, i) => ({
    digest: String(i).padStart(64, '0'),
    reason: 'MESSAGE_FORGED',
    origin: null,
    seq: null,
    bytes: 1,
    receivedAt: '2026-11-20T02:00:00.000Z',
  }));
  for (let i = 0; i < rows.length; i += 100)
    await city.database.write(tx => tx.insert(QuarantinedMessage, rows.slice(i, i + 100)));
  const before = (await quarantined()).length;
  expect((await send(signed(message(400), 'township'))).refusal).toBe('MESSAGE_FORGED');
  expect(await quarantined()).toHaveLength(before);
});
