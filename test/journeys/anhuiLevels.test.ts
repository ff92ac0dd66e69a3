import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LevelName } from '../../shared/domain/levels.ts';
import { beijing, Casework } from '../testkit/casework.ts';
import type { Who } from '../testkit/hub.ts';
import { officeMinutes } from '../testkit/officeMinutes.ts';
import { clockOf, linesOf, type ReadFile, struck, wayOf } from '../testkit/readFile.ts';

const REGISTRAR: Who = ['registrar', '340882'];
const HANDLER: Who = ['handler', '340882', 'medical-security'];
const SUPERVISOR: Who = ['supervision-section', '340882'];
const CITY: Who = ['efficiency-officer', '340800'];
const PROVINCE: Who = ['provincial-officer', '340000'];
const HOLDERS = { county: REGISTRAR, city: CITY, province: PROVINCE } as const;
const PACKET =
  'packet: { tried: "已联系医院和市医保中心", question: "能否重新结算？", authorityWanted: "医保部门裁定" }';

let work: Casework;
let uid: string;
let number: string;
beforeAll(async () => {
  work = await Casework.start('2026-09-28T09:30');
}, 240_000);
afterAll(() => work?.stop(), 30_000);

const fileAt = (level: keyof typeof HOLDERS) => work.file(HOLDERS[level], uid, level satisfies LevelName);
const county = (name: string, args = '') => work.act(REGISTRAR, name, uid, args);
const spent = ({ custody }: ReadFile) => custody.reduce((sum, { minutes }) => sum + minutes, 0);
const hands = ({ custody }: ReadFile) => custody.map(({ kind, holder, minutes }) => `${kind} ${holder} ${minutes}`);

/** One case, from the window of 潜山 up to the province and back; each test goes on where the one before it ended. */
describe('AH-32: county, city and province over one case', () => {
  it('AH-28: the window takes it, and asks the city when it cannot settle it itself', async () => {
    const input = { title: '“五保”人员医保报销偏低', item: '医保报销', causes: ['RULES_NOT_MET'], class: 'difficult' };
    ({ uid, number } = await work.register(REGISTRAR, input));
    work.setTime('2026-09-28T10:00');
    await county('acceptCase');
    work.setTime('2026-09-28T11:00');
    await county('assignCase', 'department: "潜山市医疗保障局"');
    work.setTime('2026-09-28T14:00');
    await work.act(HANDLER, 'replyOrder', uid, 'reply: "须市局重新核定"');
    work.setTime('2026-09-28T14:30');
    const raised = await county('escalateCase', PACKET);
    expect(raised).toMatchObject({ state: 'HANDLING', dueOn: '2026-10-13', raised: { status: 'OPEN' } });
    expect(raised.acts).not.toContain('COMPLETE');
  });

  it('AH-32, N2: the citizen’s date goes up with the case, with the same derivation, and is never begun anew', async () => {
    work.setTime('2026-09-28T15:00');
    await work.act(CITY, 'acceptEscalation', uid);
    work.setTime('2026-09-28T16:00');
    await work.act(CITY, 'escalateCase', uid, PACKET);
    work.setTime('2026-09-29T09:10');
    await work.act(PROVINCE, 'acceptEscalation', uid);
    const [below, middle, above] = [await fileAt('county'), await fileAt('city'), await fileAt('province')];
    for (const file of [below, middle, above]) {
      expect(file.dueOn).toBe('2026-10-13');
      const citizen = clockOf(file, 'CITIZEN');
      expect(citizen).toMatchObject({ dueOn: '2026-10-13', startedAt: beijing('2026-09-28T09:30'), status: 'RUNNING' });
      expect(citizen.why).toEqual(clockOf(below, 'CITIZEN').why);
    }
    // each level has a limit of its own for its step, and only for that
    expect(clockOf(middle, 'STEP')).toMatchObject({ dueOn: '2026-10-08', startedAt: beijing('2026-09-28T14:30') });
    expect(clockOf(above, 'STEP')).toMatchObject({ dueOn: '2026-10-08', startedAt: beijing('2026-09-28T16:00') });
  });

  it('AH-28: no level above finishes it or extends it: that stays with the window', async () => {
    for (const who of [CITY, PROVINCE]) {
      const { acts } = await work.file(who, uid);
      for (const own of ['COMPLETE', 'EXTEND', 'WITHDRAW']) expect(acts).not.toContain(own);
      expect((await work.refused(who, 'completeCase', uid, 'result: "好"')).code).toBe('NOT_FIRST_RECEIVER');
      const longer = await work.refused(who, 'extendCase', uid, 'reason: "难", workdays: 1');
      expect(longer.code).toBe('NOT_FIRST_RECEIVER');
    }
  });

  it('N2: while it is above, the minutes of all hands add up to its age in office minutes', async () => {
    work.setTime('2026-09-29T10:20');
    const file = await fileAt('county');
    expect(hands(file)).toEqual([
      'WINDOW 潜山市 90',
      'DEPARTMENT 潜山市医疗保障局 90', // 11:00 to 12:00, 13:30 to 14:00
      'WINDOW 潜山市 60', // until somebody above takes it up
      'CENTER 安庆市 130',
      'CENTER 安徽省 70',
    ]);
    expect(spent(file)).toBe(officeMinutes(beijing('2026-09-28T09:30'), work.instant));
  });

  it('LH-33, N2: an extension at the window reaches city and province, date and derivation', async () => {
    const dayMoved = await county('extendCase', 'reason: "须省级核定目录", workdays: 2');
    expect(dayMoved).toMatchObject({ dueOn: '2026-10-15', extensions: 1 });
    for (const level of ['county', 'city', 'province'] as const) {
      const file = await fileAt(level);
      expect(file.dueOn).toBe('2026-10-15');
      const citizen = clockOf(file, 'CITIZEN');
      expect(citizen.dueOn).toBe('2026-10-15');
      const extended = citizen.why.filter(({ text }) => text.includes('延期'));
      expect(extended.map(({ text }) => text)).toEqual([
        expect.stringMatching(/^2026-09-29 10:20 延期，时限改为自起算日起共 9 个工作日（.*，base@1）$/),
      ]);
      expect(wayOf(citizen).slice(-4)).toEqual([
        '2026-10-13 第 7 个工作日',
        '2026-10-14 第 8 个工作日',
        '2026-10-15 第 9 个工作日',
        '2026-10-15 24:00 时限届满',
      ]);
    }
    expect((await work.refused(REGISTRAR, 'extendCase', uid, 'reason: "再等", workdays: 1')).code).toBe(
      'EXTENSION_USED',
    );
  });

  it('AH-29, AH-32: the date is watched by the window alone, and no level above warns or breaches in its place', async () => {
    work.setTime('2026-09-30T11:00');
    await work.act(PROVINCE, 'decideEscalation', uid, 'decision: "按新目录重新结算"');
    await work.pass('2026-10-08T09:30');
    const decided = await work.act(CITY, 'decideEscalation', uid, 'decision: "同意，请潜山市落实"');
    expect(decided).toMatchObject({ state: 'DECIDED', dueOn: '2026-10-15' });
    const home = await fileAt('county');
    expect(home.raised).toMatchObject({ status: 'DECIDED', answer: '同意，请潜山市落实' });
    for (const level of ['city', 'province'] as const)
      expect(linesOf(await fileAt(level), 'WARN').map(({ details }) => details.clock)).not.toContain('citizen');
  });

  it('AH-28: the window saw every step above it, in order, and its people were told', async () => {
    const file = await fileAt('county');
    const steps = linesOf(file, 'HEAR_STEP').map(({ details: { step, by } }) => `${step} ${by}`);
    expect(steps.filter(step => !step.startsWith('warn'))).toEqual([
      'acceptEscalation 340800',
      'escalate 340800',
      'acceptEscalation 340000',
      'decideEscalation 340000',
      'decideEscalation 340800',
    ]);
    const heard = await work.box(REGISTRAR, 'WINDOW', number);
    expect(heard.filter(event => event === 'RULED')).toHaveLength(2);
    expect(heard).toEqual(expect.arrayContaining(['RAISED', 'REPLIED', 'EXTENDED']));
    expect(await work.box(SUPERVISOR, 'SUPERVISION_SECTION', number)).toEqual(
      expect.arrayContaining(['RAISED', 'RULED', 'EXTENDED']),
    );
  });

  it('N2, AH-29: back at the window it is finished and told; then the minutes at every level are what the clock says', async () => {
    work.setTime('2026-10-08T10:15');
    await county('completeCase', 'result: "已退回4500元"');
    work.setTime('2026-10-08T15:00');
    const closed = await county('giveFeedback', 'note: "已电话告知"');
    expect(closed).toMatchObject({ state: 'CLEARED', outcome: 'SOLVED' });
    work.setTime('2026-10-09T15:00'); // nobody holds it any more
    const [below, middle, above] = [await fileAt('county'), await fileAt('city'), await fileAt('province')];
    expect(hands(below).slice(3)).toEqual([
      'CENTER 安庆市 130', // 09-28 15:00 to 09-29 09:10
      `CENTER 安徽省 ${officeMinutes(beijing('2026-09-29T09:10'), beijing('2026-09-30T11:00'))}`,
      `CENTER 安庆市 ${officeMinutes(beijing('2026-09-30T11:00'), beijing('2026-10-08T09:30'))}`,
      `WINDOW 潜山市 ${officeMinutes(beijing('2026-10-08T09:30'), beijing('2026-10-08T15:00'))}`,
    ]);
    expect(spent(below)).toBe(officeMinutes(beijing('2026-09-28T09:30'), beijing('2026-10-08T15:00')));
    expect(spent(middle)).toBe(officeMinutes(beijing('2026-09-28T14:30'), beijing('2026-10-08T09:30')));
    expect(spent(above)).toBe(officeMinutes(beijing('2026-09-28T16:00'), beijing('2026-09-30T11:00')));
    expect(struck(below, 'BREACH', 'citizen')).toEqual([]);
  });
});

it('AH-07, AH-32: inside a level the efficiency office is asked first, and only then the level above', async () => {
  work.setTime('2026-09-28T09:30');
  const { uid: other } = await work.register(REGISTRAR, {
    title: '学籍信息变更',
    item: '学籍',
    causes: ['RULES_NOT_MET'],
  });
  await work.act(REGISTRAR, 'acceptCase', other);
  const question = PACKET.replace('packet', 'question');
  const asked = await work.act(REGISTRAR, 'consultUp', other, question);
  expect(asked.ladder).toMatchObject([{ body: '同级效能办（机关工委）', sitsOn: '2026-09-28' }]);
  expect(asked.custody.at(-1)).toMatchObject({ kind: 'BODY', holder: '同级效能办（机关工委）' });
  await work.act(SUPERVISOR, 'directCase', other, 'decision: "请市级研究"');
  await work.act(REGISTRAR, 'consultUp', other, question);
  expect(await work.file(CITY, other)).toMatchObject({ state: 'RECEIVED', dueOn: asked.dueOn });
});
