import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { seedAssessment } from '../../hub/demo/assessment.ts';
import { DemoClock } from '../../hub/demo/seedDemo.ts';
import { registerCase } from '../../subgraphs/capabilities/intake/registerCase.ts';
import { lookForKinds } from '../../subgraphs/capabilities/kinds/lookForKinds.ts';
import { contextFor } from '../../subgraphs/kit/context.ts';
import type { Service } from '../../subgraphs/kit/subgraph.ts';
import { Desk, seen, shot, type Sitter, turnTo, violations } from '../testkit/desk.ts';
import { plantCounters } from '../testkit/plantCounters.ts';
import { GAMING, LATE, SILENT, SMALL } from '../testkit/plantedWorld.ts';
import { describeWith } from '../testkit/privateServers.ts';

const SECTION: Sitter = { role: 'supervision-section', center: '430524' };
const HANDLER: Sitter = { role: 'handler', center: '430524', department: 'market-regulation' };
const CLERK: Sitter = { role: 'registrar', center: '340882' };
const NEIGHBOUR: Sitter = { role: 'registrar', center: '341322' };
const EYES: Sitter = { role: 'supervision-section', center: '340882' };
const OFFICER: Sitter = { role: 'provincial-officer', center: '340000' };

const DAY = 86_400_000;

/** Matters of some months, in which one item meets one cause far more often than items do. */
async function matters(county: Service, clock: DemoClock): Promise<void> {
  const now = clock.now().getTime();
  const as = (center: string) =>
    contextFor(county, { id: 'clerk', role: 'registrar', center, expiresAt: Number.MAX_SAFE_INTEGER });
  for (const [month, item] of ['医保报销', '公积金提取', '户口迁移', '营业执照'].entries()) {
    clock.stopAt(new Date(now - (100 - 30 * month) * DAY));
    for (let i = 0; i < 4; i += 1)
      await registerCase(as(CLERK.center), { title: `第${i}件`, item, causes: ['rulesNotMet'], generated: true });
    for (let i = 0; i < 3; i += 1)
      await registerCase(as(CLERK.center), {
        ...{ title: `亲属关系第${i}件`, item: '亲属关系证明', causes: ['proofHardToFind'], generated: true },
      });
  }
  clock.stopAt(undefined);
  await county.relay.settle();
  await lookForKinds(county);
}

describeWith('chromium', 'assessment and quality in a browser', () => {
  let desk: Desk;
  /** Which county stands for which of the planted world. */
  let planted: Map<string, string>;

  beforeAll(async () => {
    const clock = new DemoClock();
    desk = await Desk.open({
      now: clock.now,
      prepare: async services => {
        await seedAssessment(services, clock);
        const county = services.get('county');
        if (county) await matters(county, clock);
        const province = services.get('province');
        if (!province) throw new Error('no province');
        const counties = [...province.tree.values()].filter(
          ({ code, level }) => level === 'county' && /^34\d{4}$/.test(code) && code !== EYES.center,
        );
        planted = await plantCounters(
          province,
          counties.map(({ code }) => code),
        );
      },
    });
  }, 240_000);
  afterAll(() => desk?.close());

  const row = (page: Page, words: string) => page.locator('tr.list-row', { hasText: words });
  const dialog = (page: Page) => page.locator('.act-modal');
  const act = (page: Page, name: string) => page.locator(`.acts [data-act=${name}]`);

  it('N10, LH-47: a handler reads the evidence and answers; the section decides with a reason, and only then it counts', async () => {
    const handler = await desk.openAs(HANDLER, '#/');
    await turnTo(handler, 'assessment');
    await seen(handler.getByRole('heading', { name: '我的考核' }));
    await seen(handler.locator('.assess-own', { hasText: '4 / 4 件' }));
    await seen(row(handler, '属实投诉').first());
    expect(await violations(handler)).toEqual([]);
    const waiting = row(handler, '属实投诉').filter({ hasText: '待申辩' }).first();
    await waiting.getByRole('button').press('Enter');
    // the very line of the ledger, in words
    await seen(handler.locator('.assess-line', { hasText: '服务态度差' }));
    expect(await act(handler, 'CONFIRM').count()).toBe(0);
    await act(handler, 'ANSWER').click();
    await dialog(handler).locator('button[type=submit]').click();
    await seen(dialog(handler).getByText('“申辩内容”不能为空。'));
    await dialog(handler).getByRole('textbox').fill('当日已向当事人致歉，并补办完毕');
    await dialog(handler).getByRole('textbox').press('Control+Enter');
    await seen(handler.locator('[data-step=ANSWER]', { hasText: '当日已向当事人致歉' }));
    expect(await violations(handler)).toEqual([]);
    await handler.context().close();

    const section = await desk.openAs(SECTION, '#/assessment');
    await row(section, '属实投诉').filter({ hasText: '已申辩' }).click();
    await seen(section.getByText('不计入'));
    await act(section, 'CONFIRM').click();
    await dialog(section).getByRole('textbox').fill('录像与申辩不符，属同一人的同类投诉');
    await dialog(section).locator('button[type=submit]').click();
    await seen(section.getByText('已计入'));
    expect(await act(section, 'ANSWER').count()).toBe(0);
    await section.locator('.ant-drawer-close').click();
    await section.getByRole('tab', { name: '评选资格' }).click();
    await seen(section.locator('tr', { hasText: '服务明星' }).getByText('已确认 1 / 3 次，待认定 1'));
    await section.getByRole('tab', { name: '得分' }).click();
    await seen(section.locator('tr', { hasText: '市场监督管理局' }).first());
    const [taken] = await Promise.all([
      section.waitForEvent('download'),
      section.getByRole('button', { name: '导出本表' }).click(),
    ]);
    expect(taken.suggestedFilename()).toMatch(/^scores-430524-/);
    expect(await violations(section)).toEqual([]);
    await section.context().close();
  }, 240_000);

  it('N10: what is confirmed is not before the unit had its days; the page says until when', async () => {
    const page = await desk.openAs(SECTION, '#/assessment', { language: 'en' });
    await row(page, 'A fault that was verified').first().click();
    await seen(page.locator('.acts').getByText('The unit may answer until', { exact: false }));
    expect(await act(page, 'CONFIRM').count()).toBe(0);
    await act(page, 'DROP').click();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  }, 240_000);

  it('N11: centers of few cases are drawn and not ranked; each part says what it rests on', async () => {
    const page = await desk.openAs(OFFICER, '#/quality', { language: 'en' });
    await seen(page.locator('[data-expected]'));
    expect(await violations(page)).toEqual([]);
    for (const tab of ['Signs', 'Early signals', 'Left out']) {
      await page.getByRole('tab', { name: tab }).click();
      await seen(page.getByRole('tabpanel').locator('[data-expected]'));
      expect(await violations(page)).toEqual([]);
    }
    await page.context().close();
  }, 240_000);

  it('N11, N22: what was planted is told in words, with the figures that it rests on', async () => {
    const page = await desk.openAs(OFFICER, '#/quality');
    const place = (code: string) => planted.get(code) ?? '';
    const nameOf = (code: string) => desk.hub.services.get('province')?.tree.get(place(code))?.name ?? '';
    await page.getByText('县级中心', { exact: true }).click();
    await page.getByText('近12个月', { exact: true }).click();
    const line = (code: string) => page.locator(`tr[data-center="${place(code)}"]`);
    // three cases are drawn, and ranked by nobody; who is late for certain stands behind others
    await seen(line(SMALL).getByText('样本不足，不排名'));
    await seen(line(LATE).locator('.quality-rank', { hasText: '第' }));
    expect(await line(LATE).locator('.quality-rank').innerText()).not.toBe('第 1');
    await shot(page, 'compared');
    await page.getByRole('tab', { name: '数据异常线索' }).click();
    const card = (sign: string) => page.locator(`[data-sign=${sign}]`, { hasText: nameOf(GAMING) });
    await seen(card('LAST_DAY_CLOSING').getByText(/\d+%/).first());
    await seen(card('ONLY_SATISFIED').getByText(/\d+%/).first());
    expect(await violations(page)).toEqual([]);
    await shot(page, 'signs');
    await page.getByRole('tab', { name: '登记信号' }).click();
    const silent = page.getByRole('row', { name: nameOf(SILENT) });
    await seen(silent.getByText('疑似不登记'));
    await seen(silent.getByText(/窗口登记了 \d+ 件，按过去应有约 \d+ 件；其他信号 \d+ 条/));
    expect(await violations(page)).toEqual([]);
    await shot(page, 'signals');
    await page.context().close();
  }, 240_000);

  it('N19: the same matter, refused at one county and done at another, stands side by side with both bases', async () => {
    const registered = async (who: Sitter) => {
      const matter = 'title: "判决书副本调取", item: "诉讼材料调取", causes: [RULES_NOT_MET]';
      const { file } = await desk.ask<{ file: { uid: string } }>(
        who,
        `mutation { file: countyRegisterCase(input: { ${matter} }) { uid } }`,
      );
      return file.uid;
    };
    const refused = await registered(CLERK);
    await desk.ask(
      CLERK,
      `mutation { countyRefuseCase(uid: "${refused}", reason: "已在法院审理", exclusion: "litigation") { uid } }`,
    );
    const done = await registered(NEIGHBOUR);
    await desk.ask(NEIGHBOUR, `mutation { countyAcceptCase(uid: "${done}") { uid } }`);
    await desk.ask(
      NEIGHBOUR,
      `mutation { countyResolveOnSpot(uid: "${done}", result: "已向法院档案室调取，当场补发副本") { uid } }`,
    );
    const page = await desk.openAs(OFFICER, '#/refusals');
    await page.getByRole('tab', { name: '同事不同办' }).click();
    const pair = page.locator('article.pair', { hasText: '诉讼材料调取' });
    await seen(pair.getByText('已在法院审理'));
    await seen(pair.getByText('已向法院档案室调取，当场补发副本'));
    await seen(pair.getByText('萧县', { exact: false }).first());
    expect(await violations(page)).toEqual([]);
    await shot(page, 'unequal');
    await page.context().close();
  }, 240_000);

  it('AH-20, N11: a file is taken out of the comparison with a reason, and in again', async () => {
    const { file } = await desk.ask<{ file: { uid: string } }>(
      CLERK,
      'mutation { file: countyRegisterCase(input: { title: "旧政策遗留事项", item: "户口迁移", causes: [RULES_NOT_MET] }) { uid } }',
    );
    const clerk = await desk.openAs(CLERK, `#/case/${file.uid}`);
    await seen(clerk.locator('.case-body'));
    expect(await clerk.getByText('公平比较').count()).toBe(0);
    await clerk.context().close();
    const eyes = await desk.openAs(EYES, `#/case/${file.uid}`);
    const part = eyes.locator('details.part', { hasText: '公平比较' });
    await part.locator('summary').press('Enter');
    await part.locator('[data-act=EXCLUDE]').click();
    await dialog(eyes).locator('button[type=submit]').click();
    await seen(dialog(eyes).getByText('“理由”不能为空。'));
    await dialog(eyes).getByRole('textbox').fill('与当前政策不符');
    await dialog(eyes).locator('button[type=submit]').click();
    await seen(part.locator('[data-exclusion]', { hasText: '与当前政策不符' }));
    expect(await part.locator('[data-act=EXCLUDE]').count()).toBe(0);
    expect(await violations(eyes)).toEqual([]);
    await eyes.goto(`${desk.hub.url}/#/quality`);
    await eyes.getByRole('tab', { name: '不纳入比较的办件' }).click();
    await eyes.locator('[data-exclusion]').locator('[data-act=INCLUDE]').click();
    await dialog(eyes).getByRole('textbox').fill('政策已衔接');
    await dialog(eyes).locator('button[type=submit]').click();
    await seen(eyes.getByText('没有移出比较的办件。'));
    await eyes.context().close();
  }, 240_000);

  it('N9, SH-15: a kind is confirmed, a measure taken, and the page says whether it comes again', async () => {
    const page = await desk.openAs(EYES, '#/kinds');
    await page.locator('tr.list-row', { hasText: '亲属关系证明' }).getByRole('button').press('Enter');
    await seen(page.getByText('潜山市 12'));
    await act(page, 'CONFIRM').click();
    await dialog(page).getByLabel('研判意见').fill('各窗口口径不一');
    await dialog(page).locator('button[type=submit]').click();
    await act(page, 'MEASURE').click();
    await dialog(page).locator('button[type=submit]').click();
    await seen(dialog(page).getByText('“措施内容”不能为空。'));
    const day = new Date(Date.now() + 60 * DAY).toISOString().slice(0, 10);
    await dialog(page).getByLabel('截止日期').fill(day);
    await dialog(page).getByLabel('措施内容').fill('与派出所联办，凭户籍底册核验');
    expect(await violations(page)).toEqual([]);
    await dialog(page).getByLabel('措施内容').press('Control+Enter');
    const measure = page.locator('[data-measure=GUIDE_CHANGE]');
    // the bars are said in words as well
    await seen(measure.getByText('时间不足，还不能判断。'));
    await seen(measure.locator('tr', { hasText: '措施前' }).getByText('12 件', { exact: false }));
    expect(await violations(page)).toEqual([]);
    await shot(page, 'kind');
    // printed, it stands alone and without buttons
    await page.emulateMedia({ media: 'print' });
    await seen(page.locator('.sheet-root .case-body'));
    expect(await page.locator('main.supervision').isVisible()).toBe(false);
    expect(await act(page, 'DISMISS').isVisible()).toBe(false);
    await shot(page, 'kind-printed');
    await page.context().close();
  }, 240_000);

  it('WL-78, WL-14: one writes, another publishes, and a clerk who types sees it beside the form', async () => {
    const { file } = await desk.ask<{ file: { uid: string } }>(
      CLERK,
      'mutation { file: countyRegisterCase(input: { title: "过户缺老房本", item: "不动产转移登记", causes: [PROOF_HARD_TO_FIND] }) { uid } }',
    );
    await desk.ask(CLERK, `mutation { countyAcceptCase(uid: "${file.uid}") { uid } }`);
    await desk.ask(
      CLERK,
      `mutation { countyResolveOnSpot(uid: "${file.uid}", result: "查询档案后补发，当场办结") { state } }`,
    );
    const clerk = await desk.openAs(CLERK, `#/case/${file.uid}`);
    await clerk.getByRole('button', { name: '写成案例' }).click();
    // what the hub makes of the file stands there already
    await seen(clerk.getByLabel('做法'));
    expect(await clerk.getByLabel('做法').inputValue()).toContain('查询档案后补发');
    await clerk.getByLabel('标题').fill('不动产权证遗失：查档补发后当场过户');
    await clerk.getByLabel('堵点').fill('要求出示原件，而原件遗失');
    await clerk.getByLabel('成效').fill('致电13900001111即可');
    await clerk.getByRole('button', { name: '提交审核' }).click();
    await seen(clerk.locator('.ant-form-item', { hasText: '成效' }).getByText('指向个人的内容', { exact: false }));
    await clerk.getByLabel('成效').fill('少跑两趟');
    expect(await violations(clerk)).toEqual([]);
    await clerk.getByRole('button', { name: '提交审核' }).click();
    await seen(clerk.getByText('等待另一位有审核权限的同事发布', { exact: false }));
    expect(await act(clerk, 'PUBLISH').count()).toBe(0);

    const eyes = await desk.openAs(EYES, '#/library');
    await eyes.getByRole('tab', { name: '案例编审' }).click();
    await eyes.getByRole('button', { name: '不动产权证遗失', exact: false }).click();
    await act(eyes, 'PUBLISH').click();
    await dialog(eyes).locator('button[type=submit]').click();
    await seen(eyes.locator('[data-step=publish]'));
    expect(await violations(eyes)).toEqual([]);
    // WL-35: what is common and has a clear way goes into the list of services
    await act(eyes, 'LIST').click();
    await dialog(eyes).getByRole('textbox').fill('高频且流程清晰');
    await dialog(eyes).locator('button[type=submit]').click();
    await seen(eyes.locator('.card-head').getByText('纳入服务清单', { exact: true }));
    await seen(eyes.locator('[data-step=list]', { hasText: '高频且流程清晰' }));
    expect(await violations(eyes)).toEqual([]);
    await eyes.context().close();

    // in the words that people use: 房本 is 不动产权证
    await clerk.goto(`${desk.hub.url}/#/library`);
    await clerk.getByRole('searchbox', { name: '查找案例' }).fill('房本 丢了');
    await clerk.getByRole('searchbox', { name: '查找案例' }).press('Enter');
    await seen(clerk.locator('[data-library]', { hasText: '查档补发' }));
    await clerk.goto(`${desk.hub.url}/#/register`);
    await clerk.getByLabel('标题').first().fill('老房本丢了没法过户');
    const similar = clerk.locator('[data-similar]', { hasText: '查档补发' });
    await similar.locator('summary').press('Enter');
    await seen(similar.getByText('要求出示原件'));
    await clerk.getByLabel('办理业务名称').first().fill('不动产转移登记');
    await seen(clerk.getByText('不作预估', { exact: false }));
    expect(await violations(clerk)).toEqual([]);
    await shot(clerk, 'similar');
    await clerk.context().close();
  }, 240_000);
});
