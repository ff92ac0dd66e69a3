import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeLater } from '../../subgraphs/capabilities/handling/codeLater.ts';
import { Casework } from '../testkit/casework.ts';
import type { Who } from '../testkit/hub.ts';

const CENTER = '340882';
const CLERK: Who = ['registrar', CENTER];
const HEAD: Who = ['center-head', CENTER];
const SUPERVISOR: Who = ['supervision-section', CENTER];
const of = (department: string): Who => ['handler', CENTER, department];
const FORM = { title: '多次未办成', item: '不动产登记', causes: ['RULES_NOT_MET'] };

let desk: Casework;
beforeAll(async () => {
  desk = await Casework.start('2026-09-28T09:30');
}, 240_000);
afterAll(() => desk?.stop(), 60_000);

const change = async (who: Who, field: string, args: string) => {
  const { data, errors } = await desk.hub.ask(
    who,
    `mutation { one: ${field}(center: "${CENTER}", ${args}) { code name } }`,
  );
  return errors ? { ...errors[0]?.extensions, remedy: undefined } : data.one;
};
const departments = async (who: Who, on = '') =>
  (await desk.ask(who, `{ all: countyDepartments(center: "${CENTER}"${on}) { code name otherNames validTo } }`))
    .all as { code: string; name: string }[];
const accepted = async () => {
  const { uid } = await desk.register(CLERK, FORM);
  await desk.act(CLERK, 'acceptCase', uid);
  return uid;
};

describe('the register of a center', () => {
  it('begins with the departments that are usual everywhere, and is read by all staff', async () => {
    const usual = await departments(of('taxation'));
    expect(usual.length).toBeGreaterThan(40);
    expect(usual).toContainEqual(expect.objectContaining({ code: 'medical-security', name: '医疗保障局' }));
  });

  it('takes a department of its own, under which a case can be given at once, here and nowhere else', async () => {
    const added = { code: 'salt', name: '盐业管理局' };
    expect(
      await change(
        HEAD,
        'countyStationDepartment',
        'department: "salt", departmentName: "盐业管理局", otherNames: ["盐业局"]',
      ),
    ).toEqual(added);
    const uid = await accepted();
    const { orders } = await desk.act(CLERK, 'assignCase', uid, 'department: "潜山市盐业局"');
    expect(orders).toMatchObject([{ department: '潜山市盐业局', departmentCode: 'salt' }]);
    const { all } = await desk.ask(['registrar', '340881'], '{ all: countyDepartments(center: "340881") { code } }');
    expect(JSON.stringify(all)).not.toContain('salt');
  });

  it('renames and ends by an entry that is added, and tells what held before', async () => {
    await change(
      SUPERVISOR,
      'countyStationDepartment',
      'department: "data", departmentName: "数据局", from: "2026-10-08"',
    );
    await change(SUPERVISOR, 'countyEndDepartment', 'department: "tobacco", from: "2026-10-08"');
    const names = async (day: string) => (await departments(CLERK, `, on: "${day}"`)).map(({ name }) => name);
    expect(await names('2026-10-07')).toEqual(expect.arrayContaining(['数据资源管理局', '烟草专卖局']));
    expect(await names('2026-10-08')).toContain('数据局');
    expect(await names('2026-10-08')).not.toContain('烟草专卖局');
    const rows = await desk.hub.rows<{ no: number; entered_by: string }>(
      'county',
      'select * from stationed_departments order by no',
    );
    expect(rows.map(({ no, entered_by }) => [no, entered_by])).toEqual([
      [1, `center-head@${CENTER}`],
      [2, `supervision-section@${CENTER}`],
      [3, `supervision-section@${CENTER}`],
    ]);
  });

  it.each([
    [
      'a name that another has',
      'countyStationDepartment',
      'department: "x1", departmentName: "医保局"',
      'DEPARTMENT_NAME_TAKEN',
      'departmentName',
    ],
    ['no name', 'countyStationDepartment', 'department: "x1", departmentName: " "', 'FIELD_REQUIRED', 'departmentName'],
    [
      'what is no code',
      'countyStationDepartment',
      'department: "盐业", departmentName: "新局"',
      'FIELD_INVALID',
      'department',
    ],
    [
      'a day that is past',
      'countyStationDepartment',
      'department: "x1", departmentName: "新局", from: "2026-09-27"',
      'FIELD_INVALID',
      'from',
    ],
    ['the end of one that there is not', 'countyEndDepartment', 'department: "x1"', 'DEPARTMENT_UNKNOWN', 'department'],
  ])('refuses %s, and writes nothing', async (_what, field, args, code, at) => {
    const count = async () => (await desk.hub.rows('county', 'select no from stationed_departments')).length;
    const before = await count();
    expect(await change(HEAD, field, args)).toMatchObject({ code, field: at });
    expect(await count()).toBe(before);
  });
});

describe('a department that nobody knows', () => {
  it.each([
    ['assignCase', 'department: "医疗保险局"', 'department'],
    ['assignCase', 'department: "医保局", assist: ["医疗保险局"]', 'assist'],
    ['summonStaff', 'unit: "医疗保险窗口"', 'unit'],
  ])('%s(%s) is refused with the names most like it, and nothing is given', async (act, args, field) => {
    const uid = await accepted();
    const refusal = await desk.refused(CLERK, act, uid, args);
    expect(refusal).toMatchObject({ code: 'DEPARTMENT_UNKNOWN', field });
    expect(refusal.params.nearest).toContain('医疗保障局');
    const { orders, summonses } = await desk.file(CLERK, uid);
    expect([orders, summonses]).toEqual([[], []]);
  });
});

describe('SJ-17, LH-29: a department', () => {
  const sees = async (uid: string, ...codes: string[]) => {
    const found: string[] = [];
    for (const code of codes) if (await desk.fileIfAny(of(code), uid)) found.push(code);
    return found;
  };

  it('has a case from its order or its call on, until it gives the order back', async () => {
    const uid = await accepted();
    const all = ['medical-security', 'taxation', 'social-insurance'] as const;
    expect(await sees(uid, ...all)).toEqual([]);
    await desk.act(CLERK, 'assignCase', uid, 'department: "市医保局", assist: ["税务局"]');
    expect(await sees(uid, ...all)).toEqual(['medical-security', 'taxation']);
    await desk.act(CLERK, 'summonStaff', uid, 'unit: "社保窗口"');
    expect(await sees(uid, ...all)).toEqual([...all]);
    const told = await desk.act(of('taxation'), 'returnOrder', uid, 'reason: "不是本部门职责"');
    expect(told.orders).toMatchObject([{ status: 'OPEN' }, { status: 'RETURNED' }]); // the answer is the last that it reads
    expect(await sees(uid, ...all)).toEqual(['medical-security', 'social-insurance']);
    await desk.act(of('medical-security'), 'replyOrder', uid, 'reply: "已办"');
    expect(await sees(uid, ...all)).toEqual(['medical-security', 'social-insurance']);
  });

  it('acts on its own orders and calls alone', async () => {
    const uid = await accepted();
    await desk.act(CLERK, 'assignCase', uid, 'department: "市医保局", assist: ["税务局"]');
    await desk.act(CLERK, 'summonStaff', uid, 'unit: "社保窗口"');
    for (const [act, args] of [
      ['receiveOrder', 'order: 2'],
      ['replyOrder', 'order: 2, reply: "已办"'],
      ['returnOrder', 'order: 2, reason: "不归我"'],
      ['stampArrival', 'summons: 1'],
    ] as const)
      expect((await desk.refused(of('medical-security'), act, uid, args)).code).toBe('NOT_PERMITTED');
    await desk.act(of('social-insurance'), 'stampArrival', uid, 'summons: 1');
    // of several that are open only one is its own
    const { orders } = await desk.act(of('taxation'), 'receiveOrder', uid);
    expect(orders).toMatchObject([{ status: 'OPEN' }, { status: 'RECEIVED' }]);
  });

  it('is found for the orders of an older release, where the register knows the name', async () => {
    const uid = await accepted();
    await desk.act(CLERK, 'assignCase', uid, 'department: "市医保局", assist: ["税务局"]');
    const service = desk.service('county');
    await service.database.write(async tx => {
      await tx.query(`update work_orders set department_code = null where uid = '${uid}'`);
      await tx.query(`update work_orders set department = '合成局' where uid = '${uid}' and no = 2`);
      await tx.query(`update case_files set departments = '' where uid = '${uid}'`);
    });
    expect(await sees(uid, 'medical-security', 'taxation')).toEqual([]);
    await codeLater(service);
    expect(await sees(uid, 'medical-security', 'taxation')).toEqual(['medical-security']);
  });
});

describe('LH-29, LH-32, WL-91: the inbox of a department', () => {
  interface Row {
    node: {
      no: number;
      role: string;
      dueOn: string;
      overdue: boolean;
      returns: number;
      limit: { why: unknown[] };
      file: { uid: string; reporter: { name: string } | null };
    };
  }
  const INBOX = `pageInfo { hasNextPage endCursor } counts { owed dueToday overdue returned assisting }
    edges { node { no role dueOn overdue returns limit { why { text } } file { uid reporter { name } } } }`;
  const inbox = async (who: Who, args = '') =>
    (await desk.ask(who, `{ inbox: countyInbox(first: 2${args}) { ${INBOX} } }`)).inbox as {
      edges: Row[];
      counts: Record<string, number>;
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  const places = (edges: readonly Row[]) => edges.map(({ node }) => `${node.file.uid}-${node.no}`);

  it('has its own orders, those due first before the rest, page by page, and nobody else’s', async () => {
    const [late, soon, aside] = [await accepted(), await accepted(), await accepted()];
    await desk.act(CLERK, 'assignCase', late, 'department: "邮政管理局"');
    await desk.act(CLERK, 'assignCase', soon, 'department: "邮政管理局", until: "2026-09-28"');
    await desk.act(CLERK, 'assignCase', aside, 'department: "税务局", assist: ["邮政管理局"]');
    const code = (await departments(CLERK)).find(({ name }) => name === '邮政管理局')?.code ?? '';
    const first = await inbox(of(code));
    expect(places(first.edges)[0]).toBe(`${soon}-1`);
    expect(first.counts).toMatchObject({ owed: 3, dueToday: 1, overdue: 0, returned: 0, assisting: 1 });
    expect(first.edges[0]?.node.limit.why.length).toBeGreaterThan(0);
    const second = await inbox(of(code), `, after: "${first.pageInfo.endCursor}"`);
    expect([...places(first.edges), ...places(second.edges)].sort()).toEqual(
      [`${soon}-1`, `${late}-1`, `${aside}-2`].sort(),
    );
    expect(second.pageInfo.hasNextPage).toBe(false);
    expect(places((await inbox(of(code), ', view: ASSISTING')).edges)).toEqual([`${aside}-2`]);

    await desk.act(of('taxation'), 'returnOrder', aside, 'reason: "不归我"');
    expect((await inbox(of(code), ', view: RETURNED')).edges).toMatchObject([
      { node: { file: { uid: aside }, returns: 1 } },
    ]);
    desk.setTime('2026-09-29T09:30');
    expect((await inbox(of(code), ', view: OVERDUE')).edges).toMatchObject([
      { node: { file: { uid: soon }, overdue: true } },
    ]);
    await desk.act(of(code), 'replyOrder', soon, 'reply: "已办"');
    expect((await inbox(of(code))).counts).toMatchObject({ owed: 2, overdue: 0 });
    expect(places((await inbox(of('medical-security'))).edges)).not.toContain(`${late}-1`);
  });

  it.each<[string, Who, string]>([
    ['who leads the center', HEAD, 'NOT_PERMITTED'],
    ['a handler without a department', ['handler', CENTER], 'NOT_PERMITTED'],
    ['a department of another level', ['handler', '340800', 'medical-security'], 'WRONG_LEVEL'],
  ])('is refused to %s', async (_who, who, code) => {
    const { errors } = await desk.hub.ask(who, '{ inbox: countyInbox { counts { owed } } }');
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([code]);
  });
});
