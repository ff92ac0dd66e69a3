import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Casework } from '../testkit/casework.ts';
import type { Answer, Who } from '../testkit/hub.ts';

const CLERK: Who = ['registrar', '340882'];
const NEIGHBOUR: Who = ['registrar', '340881'];
const FORM = { title: '一件事', item: '医保报销', causes: ['RULES_NOT_MET'] };
const WANTED = 'p50 p90 breach cases basis';

let desk: Casework;
beforeAll(async () => {
  desk = await Casework.start('2026-03-02T09:30');
}, 240_000);
afterAll(() => desk?.stop());

const ask = (who: Who, query: string): Promise<Answer> => desk.hub.ask(who, query);
const ahead = async (who: Who, center: string, item: string) =>
  (await ask(who, `{ one: countyForecastAhead(center: "${center}", item: "${item}") { ${WANTED} } }`)).data
    .one as unknown;
const ofFile = async (uid: string) =>
  (await ask(CLERK, `{ file: countyFile(uid: "${uid}") { forecast { ${WANTED} } } }`)).data.file.forecast as unknown;

describe('N17: when a case is likely to be done', () => {
  let uid: string;

  it('is not said where too few are known', async () => {
    ({ uid } = await desk.register(CLERK, FORM));
    await desk.runJobs();
    expect(await ofFile(uid)).toBeNull();
    expect(await ahead(CLERK, '340882', '医保报销')).toBeNull();
    expect(await ahead(CLERK, '340882', '')).toBeNull();
  });

  it('is said from the cases that were closed, with their number', async () => {
    const uids: string[] = [];
    for (let i = 0; i < 40; i += 1) uids.push((await desk.register(CLERK, FORM)).uid);
    // 30 end after two working days, 10 after five
    desk.setTime('2026-03-04T10:00');
    for (const one of uids.slice(0, 30)) await desk.act(CLERK, 'withdrawCase', one, 'reason: "已自行办结"');
    desk.setTime('2026-03-09T10:00');
    for (const one of uids.slice(30)) await desk.act(CLERK, 'withdrawCase', one, 'reason: "已自行办结"');
    await desk.runJobs();
    expect(await ahead(CLERK, '340882', '申请医保报销')).toEqual({
      p50: 2,
      p90: 5,
      breach: null,
      cases: 40,
      basis: 'ITEM_AND_LOAD',
    });
    expect(await ahead(CLERK, '340882', '别的事项')).toMatchObject({ basis: 'CENTER', cases: 40 });
    // another county has none of its own, and is told of all
    expect(await ahead(NEIGHBOUR, '340881', '医保报销')).toMatchObject({ basis: 'ALL', cases: 40 });
    desk.setTime('2026-03-03T10:00');
    const fresh = (await desk.register(CLERK, FORM)).uid;
    expect(await ofFile(fresh)).toMatchObject({ p50: 2, p90: 5, cases: 40, breach: expect.any(Number) });
    // what has waited longer than all others is like none of them
    desk.setTime('2026-03-20T10:00');
    expect(await ofFile(uid)).toBeNull();
    expect(await ofFile(uids[0] ?? '')).toBeNull();
  });

  it('is a figure of the own area', async () => {
    const code = async (who: Who, center: string) =>
      (await ask(who, `{ countyForecastAhead(center: "${center}", item: "x") { p50 } }`)).errors?.[0]?.extensions.code;
    expect(await code(NEIGHBOUR, '340882')).toBe('OUTSIDE_JURISDICTION');
    expect(await code(CLERK, '999999')).toBe('CENTER_UNKNOWN');
    expect(await code(['citizen', '340882'], '340882')).toBe('NOT_PERMITTED');
  });
});
