import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { WATCHES } from '../../shared/domain/watch/watch.ts';
import { Casework } from '../testkit/casework.ts';
import type { Who } from '../testkit/hub.ts';

const HOME = '340882';
const CLERK: Who = ['registrar', HOME];
const SECTION: Who = ['supervision-section', HOME];
const MARKET: Who = ['handler', HOME, 'market-regulation'];
const CITY: Who = ['efficiency-officer', '340800'];

let desk: Casework;
beforeAll(async () => {
  desk = await Casework.start('2026-10-12T09:30');
}, 240_000);
afterAll(() => desk?.stop());

let titles = 0;
async function accepted(): Promise<string> {
  titles += 1;
  const { uid } = await desk.register(CLERK, { title: `第${titles}件`, item: '经营许可', causes: ['RULES_NOT_MET'] });
  await desk.act(CLERK, 'acceptCase', uid);
  return uid;
}

const kindOf = (watch: string) => watch.replace(/[A-Z]/g, '_$&').toUpperCase();

/** The figures as somebody has them, and the cases of the list behind each. */
async function watched(who: Who, area = HOME): Promise<Record<string, { count: number; uids: string[] }>> {
  const lists = WATCHES.map(
    watch => `${watch}: files(filter: { watch: ${kindOf(watch)} }) { edges { node { uid } } }`,
  ).join(' ');
  const { data, errors } = await desk.hub.ask(
    who,
    `{ center(code: "${area}") { county { watched { ${WATCHES.join(' ')} } ${lists} } } }`,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  const { watched: counts, ...files } = data.center.county as Record<string, unknown> & {
    watched: Record<string, number>;
  };
  return Object.fromEntries(
    WATCHES.map(watch => {
      const { edges } = files[watch] as { edges: { node: { uid: string } }[] };
      return [watch, { count: counts[watch] ?? -1, uids: edges.map(({ node }) => node.uid) }];
    }),
  );
}

it('今日盯办, AH-26, AH-28, N14: each reason counts its cases and lists them, and no others', async () => {
  const [plain, ordered, bounced, called, over] = [
    await accepted(),
    await accepted(),
    await accepted(),
    await accepted(),
    await accepted(),
  ];
  const none = await watched(SECTION);
  expect(WATCHES.map(watch => none[watch]?.count)).toEqual(WATCHES.map(() => 0));

  await desk.act(CLERK, 'assignCase', ordered, 'department: "市场监督管理局"');
  for (let i = 0; i < 2; i += 1) {
    await desk.act(CLERK, 'assignCase', bounced, 'department: "市场监督管理局"');
    await desk.act(MARKET, 'returnOrder', bounced, 'reason: "不属本部门职责"');
  }
  await desk.act(CLERK, 'summonStaff', called, 'unit: "市场监督管理局"');
  await desk.act(CLERK, 'withdrawCase', over, 'reason: "已自行解决"');
  // the call has half an hour of office time
  desk.setTime('2026-10-12T10:30');
  const first = await watched(SECTION);
  expect(first.pingPong).toEqual({ count: 1, uids: [bounced] });
  expect(first.unattended).toEqual({ count: 1, uids: [called] });
  expect([first.overdue, first.noReply].map(one => one?.count)).toEqual([0, 0]);

  const { dueOn } = await desk.file(CLERK, plain);
  const { clocks } = await desk.file(CLERK, ordered);
  const reply = clocks.find(({ kind }) => kind === 'REPLY');
  desk.setTime(`${dueOn}T09:30`);
  const near = await watched(SECTION);
  expect(near.dueSoon?.uids).toContain(plain);
  expect(near.dueSoon?.count).toBe(near.dueSoon?.uids.length);
  expect(near.overdue?.count).toBe(0);

  const late = new Date(Date.parse(`${[dueOn, reply?.dueOn ?? ''].sort()[1]}T09:30:00+08:00`) + 86_400_000);
  desk.setTime(new Date(late.getTime() + 8 * 3_600_000).toISOString().slice(0, 16));
  const past = await watched(SECTION);
  expect(past.overdue?.uids).toContain(plain);
  // what is over is nobody’s worry
  expect(past.overdue?.uids).not.toContain(over);
  expect(past.overdue?.count).toBe(past.overdue?.uids.length);
  expect(past.noReply?.uids).toEqual([ordered]);
  expect(past.dueSoon?.uids).not.toContain(plain);

  // above, the same of the whole area; a department has its own and no others
  expect((await watched(CITY, '340800')).overdue).toEqual(past.overdue);
  expect((await watched(MARKET)).noReply).toEqual({ count: 1, uids: [ordered] });
}, 240_000);
