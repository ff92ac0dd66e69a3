import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { noticesOf } from '../../shared/domain/case/notices.ts';
import { beijingDay } from '../../shared/domain/clock/workdays.ts';
import { policyAt } from '../../subgraphs/capabilities/policy/policyAt.ts';
import type { Who } from '../testkit/hub.ts';
import { CountyNotices, REPORTER } from '../testkit/countyNotices.ts';
import { PEOPLE } from '../testkit/people.ts';

const REGISTRAR: Who = ['registrar', PEOPLE.county[1]];
const SUPERVISOR: Who = PEOPLE.county;

let told: CountyNotices;
beforeAll(async () => {
  told = await CountyNotices.start();
}, 240_000);
afterAll(() => told?.hub.stop());
beforeEach(() => told.beginAnew());

describe('what is written with a change', () => {
  it('LH-33: an extension is told to citizen, window and supervision section, each in its own words', async () => {
    const file = await told.newCase();
    await told.tell(file, 'extended');
    const { data, errors } = await told.hub.ask(
      SUPERVISOR,
      `{ countyFile(uid: "${file.uid}") { notices { event party channel number text textEn sentAt notBefore case { uid } } } }`,
    );
    expect(errors).toBeUndefined();
    const notices = data.countyFile.notices as Record<string, string>[];
    expect(notices.map(({ party, channel }) => `${party} ${channel}`).sort()).toEqual([
      'REPORTER IN_APP',
      'REPORTER SMS',
      'SUPERVISION_SECTION IN_APP',
      'WINDOW IN_APP',
    ]);
    for (const { event, number, text, textEn } of notices) {
      expect([event, number]).toEqual(['EXTENDED', file.number]);
      expect(text).toContain(file.number);
      expect(text).toContain('2026-03-17');
      expect(textEn).toContain('2026-03-17');
    }
    expect(new Set(notices.map(({ text }) => text)).size).toBe(3);
    expect(notices[0]?.case).toEqual({ uid: file.uid });
    for (const { party, box } of await told.rows())
      expect(box).toBe(party === 'reporter' ? file.uid : PEOPLE.county[1]);
    for (const { channel, sentAt } of notices) expect(sentAt === null).toBe(channel === 'SMS');
  });

  it('is whom the policy of the center names, on the roads that it opens, when somebody acts in the hub', async () => {
    const { uid, number } = await told.register();
    const policy = policyAt(told.county, PEOPLE.county[1], beijingDay(new Date(told.instant)));
    const due = noticesOf('registered', policy, { reachable: ['sms'] });
    expect(due).toContainEqual({ party: 'reporter', channel: 'sms' });
    const rows = await told.rows();
    expect(rows.map(({ party, channel }) => ({ party, channel }))).toEqual(expect.arrayContaining(due));
    expect(rows).toHaveLength(due.length);
    for (const row of rows)
      expect(row).toMatchObject({ uid, event: 'registered', createdAt: told.instant, params: { number } });
  });

  it('LH-32: is there with the reply or not at all', async () => {
    const file = await told.newCase();
    const work = told.tell(file, 'replied', {}, () => {
      throw new Error('the power fails');
    });
    await expect(work).rejects.toThrow('the power fails');
    expect(await told.rows()).toEqual([]);
  });

  it('has no name, no telephone and nothing that was not asked for in it', async () => {
    const file = await told.newCase();
    const params = {
      dueOn: '2026-03-17',
      demand: '我要投诉',
      reporterName: REPORTER.name,
      department: '医保局',
      number: 'x',
    };
    await told.tell(file, 'replied', { params: { ...params, clock: '' } });
    for (const row of await told.rows())
      expect(row.params).toEqual({ number: file.number, dueOn: '2026-03-17', department: '医保局' });
    expect(JSON.stringify(await told.rows())).not.toMatch(new RegExp(`${REPORTER.name}|${REPORTER.phone}|投诉`));
  });

  it('AH-28: leaves the reporter to the window that took the case', async () => {
    const file = await told.newCase();
    await told.tell(file, 'extended', { origin: '340882100' });
    expect((await told.rows()).map(({ party }) => party)).toEqual(['supervisionSection', 'window']);
  });

  it('is nothing where the policy tells nobody', async () => {
    const file = await told.newCase();
    await told.tell(file, 'closed');
    expect(await told.rows()).toEqual([]);
  });
});

describe('who sees what', () => {
  it('masks the number for people of the level that took the case, and shows nothing of it to others', async () => {
    const file = await told.newCase();
    await told.tell(file, 'extended');
    await told.send();
    const query = `{ countyFile(uid: "${file.uid}") { notices { channel recipient } } }`;
    const recipientFor = async (who: Who) => {
      const { data } = await told.hub.ask(who, query);
      return data.countyFile?.notices.find(({ channel }: { channel: string }) => channel === 'SMS').recipient;
    };
    expect(await recipientFor(REGISTRAR)).toBe('138****5678');
    expect(await recipientFor(PEOPLE.province)).toBeNull();
    expect(await recipientFor(PEOPLE.stranger)).toBeUndefined(); // no file, no notices
  });

  const BOX = `query ($box: Party!, $first: Int, $after: String, $unread: Boolean) {
    countyNotices(box: $box, first: $first, after: $after, unread: $unread) {
      unread pageInfo { hasNextPage endCursor } edges { node { id event party number readAt } }
    }
  }`;
  const boxFor = async (who: Who, variables: object) => (await told.hub.ask(who, BOX, variables)).data.countyNotices;

  it('a box has what its center was told, newest first, page by page, and nothing of other boxes', async () => {
    const file = await told.newCase();
    const events = ['replied', 'extended', 'raised', 'replied', 'extended'] as const;
    for (const event of events) {
      told.pass(1_000);
      await told.tell(file, event);
    }
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 1; page <= 3; page++) {
      const box: {
        unread: number;
        pageInfo: { hasNextPage: boolean; endCursor: string };
        edges: { node: { event: string; party: string } }[];
      } = await boxFor(REGISTRAR, { box: 'WINDOW', first: 2, after });
      expect([box.unread, box.pageInfo.hasNextPage]).toEqual([5, page < 3]);
      for (const { node } of box.edges) expect(node.party).toBe('WINDOW');
      seen.push(...box.edges.map(({ node }) => node.event));
      after = box.pageInfo.endCursor;
    }
    expect(seen).toEqual(['EXTENDED', 'REPLIED', 'RAISED', 'EXTENDED', 'REPLIED']);
    const other = await boxFor(['registrar', '340881'], { box: 'WINDOW' });
    expect(other).toMatchObject({ unread: 0, edges: [] });
  });

  it('what was read is counted and shown as read, the first time for good', async () => {
    const file = await told.newCase();
    await told.tell(file, 'replied');
    await told.tell(file, 'extended');
    const box = await boxFor(SUPERVISOR, { box: 'SUPERVISION_SECTION' });
    const [first, second] = box.edges.map(({ node }: { node: { id: string } }) => node.id);
    const mark = 'mutation ($ids: [ID!]!) { countyMarkNoticesRead(ids: $ids) { id readAt } }';
    const done = await told.hub.ask(SUPERVISOR, mark, { ids: [first] });
    expect(done.data.countyMarkNoticesRead).toEqual([{ id: first, readAt: told.instant }]);
    told.pass(60_000);
    await told.hub.ask(SUPERVISOR, mark, { ids: [first] });
    const now = await boxFor(SUPERVISOR, { box: 'SUPERVISION_SECTION' });
    expect(now.unread).toBe(1);
    expect(now.edges.find(({ node }: { node: { id: string } }) => node.id === first).node.readAt).toBe(
      done.data.countyMarkNoticesRead[0].readAt,
    );
    const left = await boxFor(SUPERVISOR, { box: 'SUPERVISION_SECTION', unread: true });
    expect(left.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual([second]);
  });

  it('nobody marks what is not in an own box: another center’s, another party’s, the reporter’s', async () => {
    const file = await told.newCase();
    await told.tell(file, 'extended');
    const ids = (await told.rows()).map(({ id }) => id);
    const mark = 'mutation ($ids: [ID!]!) { countyMarkNoticesRead(ids: $ids) { party } }';
    const asStranger = await told.hub.ask(PEOPLE.stranger, mark, { ids });
    expect(asStranger.data.countyMarkNoticesRead).toEqual([]);
    const asRegistrar = await told.hub.ask(REGISTRAR, mark, { ids });
    expect(asRegistrar.data.countyMarkNoticesRead).toEqual([{ party: 'WINDOW' }]);
    const read = (await told.rows()).filter(({ readAt }) => readAt !== null).map(({ party }) => party);
    expect(read).toEqual(['window']);
  });

  it.each([
    ['a registrar the supervision section’s box', REGISTRAR, 'SUPERVISION_SECTION', 'NOT_PERMITTED'],
    ['anybody the reporters’ boxes', SUPERVISOR, 'REPORTER', 'NOT_PERMITTED'],
    ['a citizen any box', ['citizen', '340882'], 'WINDOW', 'NOT_PERMITTED'],
    ['people of another level any box', PEOPLE.city, 'WINDOW', 'WRONG_LEVEL'],
  ] as const)('does not show %s', async (_what, who, box, code) => {
    const { errors } = await told.hub.ask(who, BOX, { box });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
  });

  it('refuses more ids than a page has', async () => {
    const ids = Array.from({ length: 201 }, (_, i) => String(i));
    const { errors } = await told.hub.ask(
      SUPERVISOR,
      'mutation ($ids: [ID!]!) { countyMarkNoticesRead(ids: $ids) { id } }',
      { ids },
    );
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['PAGE_SIZE']);
  });
});
