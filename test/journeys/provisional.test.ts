import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { log } from '../../shared/log.ts';
import type { LevelName } from '../../shared/domain/levels.ts';
import { Casework } from '../testkit/casework.ts';
import type { Who } from '../testkit/hub.ts';
import { lookAt, toldOf } from '../testkit/lookAt.ts';
import { clockOf, linesOf, wayOf } from '../testkit/readFile.ts';

/** Four windows of one branch, whose citizens are promised seven working days. */
const WINDOWS: Record<LevelName, Who> = {
  province: ['registrar', '330000'],
  city: ['registrar', '331000'],
  county: ['registrar', '331081'],
  township: ['registrar', '331081001'],
};
const LEVELS = Object.keys(WINDOWS) as LevelName[];
const { county: CLERK } = WINDOWS;
const KEEPER: Who = ['policy-administrator', '331081'];
const CITY: Who = ['efficiency-officer', '331000'];
const PROVINCE_KEEPER: Who = ['policy-administrator', '330000'];
/** Another county, whose citizens are promised three: due on the last day of the year. */
const SHORT: Who = ['registrar', '430524'];
const PAPER = '国办发明电〔2026〕11号';
const FORM = { title: '审批超期未办结', item: '工程规划许可', causes: ['RULES_NOT_MET'], reporterPhone: '13812345678' };

/** As the notice for 2027 may look: New Year from Friday to Sunday, the Spring Festival with two weekends worked. */
const days = (name: string, isOffDay: boolean, ...dates: string[]) =>
  dates.map(date => ({ name, date: `2027-${date}`, isOffDay }));
const NATIONAL = {
  year: 2027,
  papers: [PAPER],
  days: [
    ...days('元旦', true, '01-01', '01-02', '01-03'),
    ...days('春节', true, '02-05', '02-06', '02-07', '02-08', '02-09', '02-10', '02-11', '02-12'),
    ...days('春节', false, '01-31', '02-20'),
  ],
};
const STORM = {
  year: 2027,
  papers: ['温防指〔2027〕1号'],
  days: [{ name: '暴雪停工', date: '2027-01-05', isOffDay: true }],
};

const uids: Record<string, string> = {};
let desk: Casework;
beforeAll(async () => {
  desk = await Casework.start('2026-12-28T10:00');
  for (const level of LEVELS) uids[level] = (await desk.register(WINDOWS[level], FORM)).uid;
  uids.short = (await desk.register(SHORT, FORM)).uid;
}, 240_000);
afterAll(() => desk?.stop(), 30_000);

const uidOf = (name: string): string => uids[name] ?? '';

interface Moved {
  uid: string;
  kind: string;
  from: string;
  to: string;
}

/** Loads a notice; the answer lists what moved at the level that loaded it. */
async function load(who: Who, notice: object, center?: string): Promise<Moved[]> {
  const field = `${desk.levelOf(who[1])}LoadNotice`;
  const mutation = `mutation ($notice: String!, $center: ID) { effect: ${field}(notice: $notice, center: $center) {
    year moved { uid kind from to } } }`;
  const { effect } = await desk.ask(who, mutation, { notice: JSON.stringify(notice), center });
  return effect.moved;
}

const dates = async (who: Who, uid: string): Promise<{ dueOn: string; dueProvisional: boolean }> =>
  lookAt(desk, who, uid, 'dueOn dueProvisional');

/** How a notice moved the citizen’s date. */
const moves = async (who: Who, uid: string) =>
  linesOf(await desk.file(who, uid), 'MOVE_DUE').filter(({ details }) => details.clock === 'citizen');

/** How many lines and notices each level has. */
const written = () =>
  Promise.all(
    LEVELS.map(level =>
      desk.hub.rows(
        level,
        'select (select count(*) from case_entries) as lines, (select count(*) from notices) as notices',
      ),
    ),
  );

describe('N4: before the notice of next year is published', () => {
  it('a date that reaches into it is provisional at every level, counts Monday to Friday, and says so', async () => {
    for (const level of LEVELS) {
      const file = await desk.file(WINDOWS[level], uidOf(level));
      expect(await dates(WINDOWS[level], uidOf(level))).toEqual({ dueOn: '2027-01-06', dueProvisional: true });
      const way = wayOf(clockOf(file, 'CITIZEN'));
      expect(way.filter(step => step.includes('尚未公布'))).toHaveLength(1);
      expect(way).toContainEqual(expect.stringContaining('2027-01-01 第 4 个工作日'));
    }
    expect(await dates(SHORT, uidOf('short'))).toEqual({ dueOn: '2026-12-31', dueProvisional: false });
  });

  it('WL-92: a limit that is named on a sheet is provisional with it', async () => {
    const uid = uidOf('county');
    await desk.act(CLERK, 'triageCase', uid, 'class: "crossDepartment"');
    await desk.act(CLERK, 'acceptCase', uid);
    const file = await desk.act(CLERK, 'assignCase', uid, 'department: "市自然资源局", until: "2027-01-05"');
    expect(clockOf(file, 'REPLY', 1).dueOn).toBe('2027-01-05');
    await desk.act(
      CLERK,
      'escalateCase',
      uid,
      'packet: { tried: "已会商", question: "是否需省厅审批？", authorityWanted: "明确权限" }',
    );
    expect(await dates(CITY, uid)).toEqual({ dueOn: '2027-01-06', dueProvisional: true });
  });
});

describe('N4: once the province loads it', () => {
  it('a level that cannot write all of it writes none, knows nothing of it, and catches up later', async () => {
    const { database } = desk.service('county');
    await database.write(tx =>
      tx.query(`create trigger no_paper before insert on notices when new.event = 'dueMoved'
        begin select raise(abort, 'no paper'); end`),
    );
    log.level = 'silent';
    const before = await desk.hub.rows('county', 'select * from case_clocks');
    expect((await load(PROVINCE_KEEPER, NATIONAL)).map(({ uid }) => uid)).toContain(uidOf('province'));
    await desk.service('province').relay.settle();
    log.level = 'error';
    expect(await desk.hub.rows('county', 'select * from case_clocks')).toEqual(before);
    expect(await desk.hub.rows('county', 'select * from calendar_notices')).toEqual([]);
    expect(await moves(CLERK, uidOf('county'))).toEqual([]);
    const query = '{ countyCalendar(center: "331081", from: "2027-01-01", to: "2027-01-01") { kind known } }';
    expect((await desk.ask(CLERK, query)).countyCalendar).toEqual([{ kind: 'WORKDAY', known: false }]);
    await database.write(tx => tx.query('drop trigger no_paper'));
    desk.wait(1);
    await desk.settle();
    expect((await desk.ask(CLERK, query)).countyCalendar).toEqual([{ kind: 'HOLIDAY', known: true }]);
  });

  it.each(LEVELS)('every open date of the %s is firm and moves by the holiday, on its ledger and told', async level => {
    const [who, uid] = [WINDOWS[level], uidOf(level)];
    expect(await dates(who, uid)).toEqual({ dueOn: '2027-01-07', dueProvisional: false });
    const details = { clock: 'citizen', from: '2027-01-06', until: '2027-01-07', papers: PAPER };
    expect(await moves(who, uid)).toMatchObject([{ role: null, details }]);
    const told = new Set(await toldOf(desk, who, uid, 'DUE_MOVED'));
    expect(told).toEqual(new Set(['REPORTER IN_APP', 'REPORTER SMS', 'WINDOW IN_APP']));
    const { clocks } = await lookAt(desk, who, uid, 'clocks { status provisional }');
    expect(clocks).not.toContainEqual({ status: 'RUNNING', provisional: true });
    const way = wayOf(clockOf(await desk.file(who, uid), 'CITIZEN'));
    expect(way).toContain('2027-01-01 元旦放假，不计入');
    expect(way.join('\n')).not.toContain('尚未公布');
  });

  it('N2: a date that rose with an escalation moves above as well', async () => {
    expect(await dates(CITY, uidOf('county'))).toEqual({ dueOn: '2027-01-07', dueProvisional: false });
  });

  it('a named day becomes firm and does not move; a date of this year is not touched', async () => {
    const { clocks } = await lookAt(desk, CLERK, uidOf('county'), 'clocks { kind dueOn provisional }');
    expect(clocks).toContainEqual({ kind: 'REPLY', dueOn: '2027-01-05', provisional: false });
    expect(await dates(SHORT, uidOf('short'))).toEqual({ dueOn: '2026-12-31', dueProvisional: false });
    expect(await moves(SHORT, uidOf('short'))).toEqual([]);
  });

  it('a second load changes nothing, at any level', async () => {
    const before = await written();
    expect(await load(PROVINCE_KEEPER, NATIONAL)).toEqual([]);
    await desk.settle();
    expect(await written()).toEqual(before);
    expect(await dates(CLERK, uidOf('county'))).toEqual({ dueOn: '2027-01-07', dueProvisional: false });
  });

  it('what is registered from then on is firm from the start', async () => {
    const { uid } = await desk.register(CLERK, FORM);
    expect(await dates(CLERK, uid)).toEqual({ dueOn: '2027-01-07', dueProvisional: false });
  });
});

describe('N4: a day of closure in one county', () => {
  it('is the county’s own to load, and nobody else’s', async () => {
    const mutation = 'mutation ($notice: String!) { countyLoadNotice(notice: $notice, center: "331081") { year } }';
    for (const [who, code] of [
      [CLERK, 'NOT_PERMITTED'],
      [['policy-administrator', '430524'] as const, 'OUTSIDE_JURISDICTION'],
    ] as const) {
      const { errors } = await desk.hub.ask(who, mutation, { notice: JSON.stringify(STORM) });
      expect(errors?.[0]?.extensions.code).toBe(code);
    }
  });

  it('moves the open limits of that county and its townships, also where they rose, and no others', async () => {
    desk.setTime('2027-01-04T10:00');
    const elsewhere = (await desk.register(SHORT, FORM)).uid;
    expect((await dates(SHORT, elsewhere)).dueOn).toBe('2027-01-07');
    const moved = await load(KEEPER, STORM, '331081');
    await desk.settle();
    expect(moved).toContainEqual({ uid: uidOf('county'), kind: 'CITIZEN', from: '2027-01-07', to: '2027-01-08' });
    expect(moved.map(({ uid }) => uid)).not.toContain(elsewhere);
    const due = async (who: Who, uid: string) => (await dates(who, uid)).dueOn;
    expect(await due(CLERK, uidOf('county'))).toBe('2027-01-08');
    expect(await due(WINDOWS.township, uidOf('township'))).toBe('2027-01-08');
    expect(await due(CITY, uidOf('county'))).toBe('2027-01-08');
    expect(await due(WINDOWS.city, uidOf('city'))).toBe('2027-01-07');
    expect(await due(WINDOWS.province, uidOf('province'))).toBe('2027-01-07');
    expect(await due(SHORT, elsewhere)).toBe('2027-01-07');
    const [, last] = await moves(CLERK, uidOf('county'));
    expect(last?.details).toMatchObject({ from: '2027-01-07', until: '2027-01-08', papers: STORM.papers[0] });
    expect(wayOf(clockOf(await desk.file(CLERK, uidOf('county')), 'CITIZEN'))).toContain(
      '2027-01-05 暴雪停工放假，不计入',
    );
  });
});
