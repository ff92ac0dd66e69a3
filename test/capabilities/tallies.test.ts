import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OPEN } from '../../shared/domain/case/lifecycle.ts';
import { LEVELS, type LevelName } from '../../shared/domain/levels.ts';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import { CaseFile } from '../../subgraphs/capabilities/cases/CaseFile.ts';
import { checkTallies, rebuildTallies } from '../../subgraphs/capabilities/cases/recount.ts';
import { TallyRow } from '../../subgraphs/capabilities/cases/TallyRow.ts';
import { KitState } from '../../subgraphs/kit/KitState.ts';
import { Casework } from '../testkit/casework.ts';
import { startTestHub, type TestHub, type Who } from '../testkit/hub.ts';
import { act, actText, PEOPLE, register } from '../testkit/people.ts';
import { describeWith } from '../testkit/privateServers.ts';

const REGISTRAR: Who = ['registrar', '340882'];
const CITY: Who = ['efficiency-officer', '340800'];
const PROVINCE: Who = ['provincial-officer', '340000'];
const PACKET = 'packet: { tried: "已联系医院", question: "能否重新结算？", authorityWanted: "医保部门裁定" }';

const FIELDS =
  'registered open overdue escalated received waiting completed refused settling parked consultations' as const;

/** The figures as they are when one searches through the files: what the counters must say without a search. */
const searched = (today: string) => {
  const owing = OPEN.map(state => `'${state}'`).join(', ');
  const count = (name: string, condition: string) => `sum(case when ${condition} then 1 else 0 end) as ${name}`;
  return `select ${[
    count('registered', `asked is null and kind in ('case', 'conductComplaint')`),
    count('open', `state in (${owing})`),
    count('overdue', `state in (${owing}) and due_on < '${today}'`),
    count('escalated', `raised in ('open', 'accepted')`),
    count('received', 'asked is not null'),
    count('waiting', `asked = 'open'`),
    count('completed', `completed_at is not null and state <> 'parked'`),
    count('refused', `outcome = 'REFUSED'`),
    count('settling', `state in ('completed', 'awaitingConfirmation')`),
    count('parked', `state = 'parked'`),
    count('consultations', `asked is null and kind = 'consultation'`),
  ].join(', ')} from case_files`;
};

describe('the figures of an area', () => {
  let work: Casework;
  let today = '2026-09-28';
  const at = (time: string) => {
    today = time.slice(0, 10);
    return work.pass(time);
  };
  beforeAll(async () => {
    work = await Casework.start('2026-09-28T09:30');
  }, 240_000);
  afterAll(() => work?.stop(), 30_000);

  const tally = async (level: LevelName, code = '340000') =>
    (await work.ask(PROVINCE, `{ center(code: "${code}") { here: ${level} { tally { ${FIELDS} } } } }`)).center.here
      .tally;
  const period = async (level: LevelName, from: string, to = from) =>
    (
      await work.ask(
        PROVINCE,
        `{ center(code: "340882") { here: ${level} { period(from: "${from}", to: "${to}") {
          registered consultations escalated received closed closedOnTime reopened overdue medianWorkdays p90Workdays
          outcomes { outcome count } } } } }`,
      )
    ).center.here.period;
  const asSearched = async () => {
    for (const level of LEVELS) {
      const [found] = await work.hub.rows<Record<string, number>>(level, searched(today));
      expect([level, await tally(level)]).toEqual([
        level,
        Object.fromEntries(Object.entries(found ?? {}).map(([name, n]) => [name, Number(n ?? 0)])),
      ]);
    }
  };
  const input = {
    title: '医保报销偏低',
    item: '申请医疗费用报销',
    causes: ['RULES_NOT_MET', 'OTHER'],
    otherCause: '新政策',
  };
  let uids: string[];

  it('are what a search through the files finds, whatever was done, at every level', async () => {
    uids = [];
    for (let i = 0; i < 6; i++) uids.push((await work.register(REGISTRAR, input)).uid);
    const asked = await work.register(REGISTRAR, { title: '如何办理', kind: 'CONSULTATION', causes: [] });
    await asSearched();
    const [refused = '', raised = '', done = '', ...rest] = uids;
    await work.act(
      REGISTRAR,
      'refuseCase',
      refused,
      'reason: "已在法院审理，依法不属于窗口受理范围", exclusion: "litigation", route: "请向受理案件的法院提出，地址：潜山市人民法院立案窗口"',
    );
    await work.act(REGISTRAR, 'answerCase', asked.uid, 'answer: "请携带身份证到医保窗口办理"');
    for (const uid of [raised, done, ...rest]) await work.act(REGISTRAR, 'acceptCase', uid);
    await work.act(REGISTRAR, 'escalateCase', raised, PACKET);
    await asSearched();
    expect(await tally('city')).toMatchObject({ received: 1, waiting: 1, registered: 0, open: 1 });
    await work.act(CITY, 'acceptEscalation', raised);
    await work.act(CITY, 'decideEscalation', raised, 'decision: "同意重新结算"');
    await work.act(REGISTRAR, 'assignCase', done, 'department: "医疗保障局"');
    await asSearched();
    expect(await tally('county', '340800')).toMatchObject({ registered: 6, consultations: 1, refused: 1, open: 5 });
    expect(await tally('county', '341322')).toMatchObject({ registered: 0, open: 0 });
  }, 240_000);

  it('become overdue with the day, though nobody has done anything', async () => {
    const before = await tally('county');
    expect(before.overdue).toBe(0);
    await at('2026-12-31T09:30');
    await asSearched();
    expect((await tally('county')).overdue).toBe(before.open);
    expect((await tally('city')).overdue).toBe(0); // it has answered
  }, 240_000);

  it('SJ-37: of some days are what was done on them, and how many working days it took', async () => {
    expect(await period('county', '2026-09-28')).toMatchObject({
      ...{ registered: 6, consultations: 1, escalated: 1, received: 0, closed: 2, closedOnTime: 2, overdue: 0 },
      ...{ medianWorkdays: 0, p90Workdays: 0 },
      outcomes: [
        { outcome: 'EXPLAINED', count: 1 },
        { outcome: 'REFUSED', count: 1 },
      ],
    });
    expect(await period('county', '2026-10-01', '2026-12-31')).toMatchObject({ registered: 0, closed: 0, overdue: 5 });
    expect(await period('county', '2026-11-01')).toMatchObject({ closed: 0, medianWorkdays: null, outcomes: [] });
  }, 240_000);

  it('stay as they were once the day is over: what a reporter takes back later is counted on the later day', async () => {
    const september = await period('county', '2026-09-01', '2026-09-30');
    const [, , , withdrawn = ''] = uids;
    await work.act(REGISTRAR, 'withdrawCase', withdrawn, 'reason: "已自行办妥"');
    await asSearched();
    expect(await period('county', '2026-09-01', '2026-09-30')).toEqual(september);
    const late = await period('county', '2026-12-31');
    expect(late).toMatchObject({ closed: 1, closedOnTime: 0, outcomes: [{ outcome: 'WITHDRAWN', count: 1 }] });
    expect(late.medianWorkdays).toBeGreaterThan(50);
  }, 240_000);

  it.each([
    ['2026-10-01', '2026-09-30'],
    ['2020-01-01', '2026-09-30'],
  ])('know no period from %s to %s', async (from, to) => {
    const { errors } = await work.hub.ask(
      PROVINCE,
      `{ center(code: "340882") { county { period(from: "${from}", to: "${to}") { closed } } } }`,
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FIELD_INVALID', field: 'to' });
  });
});

describe('a date that the window below has extended', () => {
  let work: Casework;
  beforeAll(async () => {
    work = await Casework.start('2026-09-28T09:30');
  }, 240_000);
  afterAll(() => work?.stop(), 30_000);

  it('is a line of the ledger above, so that its figures can be recounted, and is not told down again', async () => {
    const { uid } = await work.register(REGISTRAR, {
      title: '医保报销偏低',
      item: '医保报销',
      causes: ['RULES_NOT_MET'],
    });
    await work.act(REGISTRAR, 'acceptCase', uid);
    await work.act(REGISTRAR, 'escalateCase', uid, PACKET);
    await work.act(CITY, 'acceptEscalation', uid);
    await work.act(CITY, 'escalateCase', uid, PACKET);
    const before = await work.file(CITY, uid);
    const notices = await work.box(['supervision-section', '340882'], 'SUPERVISION_SECTION', before.number);
    const county = await work.act(
      ['supervision-section', '340882'],
      'extendCase',
      uid,
      'reason: "须核定目录", workdays: 2',
    );
    for (const level of ['city', 'province'] as const) {
      const lines = await work.hub.rows<{ act: string; detail: string; counted: string; actor_center: string }>(
        level,
        `select * from case_entries where uid = '${uid}' order by seq`,
      );
      const last = lines.at(-1);
      expect(last?.act).toBe('moveDue');
      expect(JSON.parse(last?.detail ?? '{}')).toEqual({
        ...{ clock: 'citizen', step: 'extend', from: before.dueOn, until: county.dueOn },
      });
      expect(JSON.parse(last?.counted ?? '{}')).toMatchObject({ dueOn: county.dueOn });
      const due = `select value, n from tallies where figure = 'open' and dimension = 'dueOn'`;
      expect(await work.hub.rows(level, due)).toEqual([{ value: county.dueOn, n: 1 }]);
    }
    const heard = await work.hub.rows('county', `select 1 from case_entries where detail like '%moveDue%'`);
    expect(heard).toEqual([]);
    // told once, of the extension itself
    const after = await work.box(['supervision-section', '340882'], 'SUPERVISION_SECTION', before.number);
    expect([...after].sort()).toEqual([...notices, 'EXTENDED'].sort());
  }, 240_000);
});

describe('figures of a release that counted nothing', () => {
  let work: Casework;
  beforeAll(async () => {
    work = await Casework.start('2026-09-28T09:30');
  }, 240_000);
  afterAll(() => work?.stop(), 30_000);

  const read = () => work.service('county').database.read;
  const forget = () =>
    work.service('county').database.write(async tx => {
      await tx.query('update case_files set counted = null');
      await tx.query(
        'update case_entries set counted = null, no = null, detail_hash = null, prev_hash = null, hash = null',
      );
      await tx.query('update case_files set chain_lines = 0, first_hash = null, head_hash = null');
      await tx.query('delete from tallies');
      await tx.delete(KitState, { name: 'tallies' });
    });
  const again = async () => {
    await work.hub.stopSubgraph('county');
    await work.hub.startSubgraph('county');
  };
  const standing = async () =>
    (await read().find(TallyRow, { where: { span: '' } }))
      .filter(({ n }) => n !== 0)
      .map(({ figure, dimension, value, n }) => `${figure} ${dimension} ${value} ${n}`)
      .sort();

  it('are counted at the next start as the files stand, and go on from there', async () => {
    const uids = [];
    for (let i = 0; i < 4; i++)
      uids.push((await work.register(REGISTRAR, { title: '报销', item: '医保报销', causes: ['RULES_NOT_MET'] })).uid);
    const [one = '', two = ''] = uids;
    await work.act(REGISTRAR, 'acceptCase', one);
    await work.act(REGISTRAR, 'assignCase', one, 'department: "医疗保障局"');
    work.setTime('2026-09-30T10:00');
    await work.act(REGISTRAR, 'withdrawCase', two, 'reason: "已自行办妥"');
    // whose stay the last line ended is of that line, and not of how the file stands
    const { held, ...counted } = (await read().findOneByOrFail(CaseFile, { uid: two })).counted ?? {};
    expect(held).toEqual({ by: 'window', minutes: 810 });
    const before = await standing();
    await forget();
    await again();
    expect(await standing()).toEqual(before);
    // when it was closed, the ledger tells
    expect((await read().findOneByOrFail(CaseFile, { uid: two })).counted).toEqual(counted);
    expect(await checkTallies(read())).toMatchObject({ files: 4, older: 4, faults: [] });
    await work.act(REGISTRAR, 'acceptCase', uids[3] ?? '');
    const { older, faults } = await checkTallies(read());
    expect(older).toBeLessThan(4);
    expect(faults).toEqual([]);
  }, 240_000);

  it('are recounted where they were counted by other rules', async () => {
    await work.service('county').database.write(async tx => {
      await tx.query(`update tallies set n = n + 1 where figure = 'registered'`);
      await tx.save(KitState, { name: 'tallies', value: '0' });
    });
    expect((await checkTallies(read())).faults).toHaveLength(1);
    await again();
    expect((await checkTallies(read())).faults).toEqual([]);
  }, 240_000);
});

describe('npx hub tallies', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub();
    const { uid } = await register(hub, 'county');
    await act(hub, 'county', 'acceptCase', uid);
    await register(hub, 'county');
  }, 240_000);
  afterAll(() => hub?.stop(), 30_000);

  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['hub/launch.mjs', 'tallies', ...args], {
      cwd: PROJECT_ROOT,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '', HUB_DATA: hub.dataFolder, HUB_DATABASE: 'sqlite', LOG_LEVEL: 'error' },
    });
    return { status, stdout, stderr };
  };
  const write = (...statements: string[]) =>
    hub.services.get('county')?.database.write(async tx => {
      for (const sql of statements) await tx.query(sql);
    });

  it('check finds all as the ledger says, beside a hub at work', () => {
    const { status, stdout } = run('check');
    expect([status, stdout]).toEqual([0, expect.stringContaining('good: every figure is what the ledger says')]);
    expect(stdout).toMatch(/^county: 2 files, 3 lines, \d+ counters$/m);
  }, 240_000);

  it('check names a counter that is gone, one that was changed, and a file that was changed without a line', async () => {
    await write(
      `delete from tallies where figure = 'open' and dimension = 'dueOn'`,
      `update tallies set n = 7 where figure = 'new' and dimension = 'cause'`,
      `update case_files set rating = 5 where chain_lines = 2`,
    );
    const { status, stdout } = run('check', '--level', 'county');
    expect(status).toBe(1);
    expect(stdout).toMatch(/county 340882 new of \d{4}-\d\d by cause rulesNotMet: kept 7, the ledger says 2/);
    expect(stdout).toMatch(/county 340882 new of \d{4}-\d\d-\d\d by cause rulesNotMet: kept 7, the ledger says 2/);
    expect(stdout).toMatch(/county 340882 open now by dueOn \d{4}-\d\d-\d\d: kept 0, the ledger says 2/);
    expect(stdout).toMatch(/county 340882 file [\da-f-]{36}: is not what its last line says \(rating\)/);
    expect(stdout).toContain('BAD: 4 figures and files are not what the ledger says');
  }, 240_000);

  it('rebuild waits until the hub is stopped, and then counts anew', async () => {
    const refused = run('rebuild');
    expect([refused.status, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toContain('another process works in');
    await write('update case_files set rating = null', `update case_files set counted = '{}' where chain_lines = 1`);
    await hub.stopSubgraph('county');
    const { status, stdout } = run('rebuild', '--level', 'county');
    expect([status, stdout]).toEqual([0, expect.stringContaining('good: every figure is what the ledger says')]);
    await hub.startSubgraph('county');
    expect(run('check').status).toBe(0);
  }, 240_000);

  it('says that there is nothing to count', () => {
    const { status, stderr } = spawnSync(process.execPath, ['hub/launch.mjs', 'tallies', 'check'], {
      cwd: PROJECT_ROOT,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '', HUB_DATA: '/nowhere', HUB_DATABASE: 'sqlite' },
    });
    expect([status, stderr]).toEqual([2, expect.stringContaining('there is no database of a level in /nowhere')]);
  }, 240_000);
});

function racing(database: 'sqlite' | 'mariadb') {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub('one process', database);
  }, 240_000);
  // the recount at the end is the test
  afterAll(() => hub?.stop(), 60_000);

  it('lose nothing and count nothing twice while many act at one center, and while all is counted anew', async () => {
    const service = hub.services.get('county');
    const files = await Promise.all(Array.from({ length: 10 }, () => register(hub, 'county')));
    const acts = files.flatMap(({ uid }) => [
      hub.ask(PEOPLE.county, actText('county', 'acceptCase', uid)),
      hub.ask(['registrar', '340882'], actText('county', 'logAction', uid)),
    ]);
    await Promise.all([...acts, service?.database.freeze(rebuildTallies), service?.database.freeze(rebuildTallies)]);
    const { data } = await hub.ask(
      PEOPLE.county,
      '{ center(code: "340882") { county { tally { open registered } } } }',
    );
    expect(data.center.county.tally).toEqual({ open: 10, registered: 10 });
    const [done] = await hub.rows<{ n: number }>(
      'county',
      `select n from tallies where figure = 'done' and value = 'accept' and span like 'M%'`,
    );
    expect(Number(done?.n)).toBe(10);
  }, 240_000);
}

describe('figures under racing acts, on sqlite', () => racing('sqlite'));
describeWith(['mariadbd'], 'figures under racing acts, on mariadb', () => racing('mariadb'));
