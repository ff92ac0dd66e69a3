import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Desk, seen, shot, type Sitter, turnTo, violations } from '../testkit/desk.ts';
import { describeWith } from '../testkit/privateServers.ts';

const DAY = 86_400_000;
const COUNTY = '340882';

const SECTION: Sitter = { role: 'supervision-section', center: COUNTY };
const CLERK: Sitter = { role: 'registrar', center: COUNTY };
const COORDINATOR: Sitter = { role: 'coordinator', center: COUNTY };
const HANDLER: Sitter = { role: 'handler', center: COUNTY, department: 'medical-security' };
const OFFICER: Sitter = { role: 'efficiency-officer', center: '340800' };

describeWith('chromium', 'supervision in a browser', () => {
  let desk: Desk;
  /** How far the hub’s clock is ahead: orders become late by it. */
  let ahead = 0;

  beforeAll(async () => {
    desk = await Desk.open({ now: () => new Date(Date.now() + ahead) });
  }, 240_000);

  afterAll(() => desk?.close());

  /** A case that waits for the reply of 医疗保障局. */
  async function assigned(): Promise<{ uid: string; number: string }> {
    const { file } = await desk.ask<{ file: { uid: string; number: string } }>(
      CLERK,
      'mutation { file: countyRegisterCase(input: { title: "医保报销偏低", item: "医保报销", causes: [RULES_NOT_MET] }) { uid number } }',
    );
    await desk.ask(CLERK, `mutation { countyAcceptCase(uid: "${file.uid}") { uid } }`);
    await desk.ask(CLERK, `mutation { countyAssignCase(uid: "${file.uid}", department: "医疗保障局") { uid } }`);
    return file;
  }

  const row = (page: Page, words: string) => page.locator('tr.list-row', { hasText: words });
  const dialog = (page: Page) => page.locator('.act-modal');
  const act = (page: Page, name: string) => page.locator(`.acts [data-act=${name}]`);

  /** Chooses in the form; a long list is narrowed by typing first. */
  async function choose(page: Page, label: string, option: string): Promise<void> {
    const box = dialog(page).getByRole('combobox', { name: label, exact: true });
    await box.click();
    if (await box.isEditable()) await box.fill(option);
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).click();
  }

  /** Answers the form of an act. */
  async function say(page: Page, name: string, text: string): Promise<void> {
    await act(page, name).click();
    await dialog(page).getByRole('textbox').fill(text);
    await dialog(page).locator('button[type=submit]').click();
    await dialog(page).waitFor({ state: 'detached' });
  }

  it('LH-56: the section orders a department, which answers, and closes the order', async () => {
    const { uid, number } = await assigned();
    const section = await desk.openAs(SECTION, `#/case/${uid}`);
    await section.getByRole('button', { name: '下发督办' }).click();
    // what the case says already is filled in
    await seen(dialog(section).getByText(number));
    expect(await dialog(section).getByLabel('责任部门').inputValue()).toBe('医疗保障局');
    await seen(dialog(section).getByText('请勿写入反映人的姓名', { exact: false }));
    await choose(section, '等级', '橙色督查单');
    await dialog(section).locator('button[type=submit]').click();
    await seen(dialog(section).getByText('“督办事由”不能为空。'));
    await dialog(section).getByLabel('督办事由').fill('逾期未回复');
    await dialog(section).getByLabel('督办要求').fill('说明原因并限期办结');
    expect(await violations(section)).toEqual([]);
    await shot(section, 'issue');
    await dialog(section).getByLabel('督办要求').press('Control+Enter');
    const card = section.locator('[data-supervision]');
    await seen(card.getByText('橙色督查单'));
    await seen(card.getByText('潜山市 · 医疗保障局'));
    const order = (await card.getAttribute('data-supervision')) ?? '';

    const handler = await desk.openAs(HANDLER, '#/');
    await seen(handler.locator('.nav-button .bar-count', { hasText: '1' }));
    await turnTo(handler, 'supervision');
    await row(handler, order).getByRole('button').press('Enter');
    await seen(handler.getByText('说明原因并限期办结').first());
    expect(await act(handler, 'CLOSE').count()).toBe(0);
    await act(handler, 'REPLY').click();
    await dialog(handler).locator('button[type=submit]').click();
    await seen(dialog(handler).getByText('“办理情况”不能为空。'));
    await dialog(handler).getByRole('textbox').fill('系统故障，已恢复，今日办结');
    await dialog(handler).locator('button[type=submit]').click();
    await seen(handler.locator('[data-step=reply]', { hasText: '今日办结' }));
    await seen(handler.getByText('“答复”已完成。'));
    await seen(row(handler, order).getByText('已答复'));
    await handler.locator('.nav-button .bar-count').waitFor({ state: 'detached' });
    expect(await violations(handler)).toEqual([]);
    await shot(handler, 'answered');

    // the section reads the answer beside the case, and on the page
    await section.goto(`${desk.hub.url}/#/supervision`);
    await row(section, order).click();
    await say(section, 'CLOSE', '属实');
    await seen(section.locator('[data-step=close]', { hasText: '属实' }));
    await seen(row(section, order).getByText('已销单'));
    await section.getByRole('button', { name: '打开办件' }).click();
    await seen(section.locator(`[data-supervision="${order}"]`, { hasText: '已销单' }));
    await Promise.all([section.context().close(), handler.context().close()]);
  }, 240_000);

  it('AH-26: what the city orders of a county is answered there and judged above', async () => {
    const city = await desk.openAs(OFFICER, '#/supervision', { language: 'en' });
    await city.getByRole('button', { name: 'Issue an order' }).click();
    await choose(city, 'Center', '潜山市');
    await choose(city, 'Grade', 'Red order');
    await dialog(city).getByLabel('Ground').fill('两件提级事项逾期');
    await dialog(city).getByLabel('Demand').fill('查明卡点');
    expect(await violations(city)).toEqual([]);
    await dialog(city).locator('button[type=submit]').click();
    await seen(city.locator('[data-step=issue]', { hasText: '两件提级事项逾期' }));
    await seen(act(city, 'CANCEL'));
    expect(await violations(city)).toEqual([]);
    await shot(city, 'city');

    const county = await desk.openAs(COORDINATOR, '#/supervision');
    await row(county, '两件提级事项逾期').click();
    await say(county, 'REPLY', '已约谈责任单位');
    await seen(county.getByText('正在送达安庆市', { exact: false }));
    await county.context().close();

    // above, the answer comes by itself
    await seen(city.locator('[data-step=reply]', { hasText: '已约谈责任单位' }));
    await say(city, 'CLOSE', '同意');
    await seen(city.locator('[data-step=close]', { hasText: '同意' }));
    await city.context().close();
  }, 240_000);

  it('WL-85: a rung that is skipped and a number that nobody has are refused at their fields', async () => {
    const page = await desk.openAs(SECTION, '#/supervision');
    await page.getByRole('button', { name: '下发督办' }).click();
    const form = dialog(page);
    await choose(page, '等级', '处理措施');
    await choose(page, '处理措施', '2. ');
    await form.getByLabel('责任部门').fill('税务局');
    await form.getByLabel('办件编号').fill('没有这个编号');
    await form.getByLabel('督办事由').fill('屡次推诿');
    await form.getByLabel('督办要求').fill('限期整改');
    await form.locator('button[type=submit]').click();
    const said = (label: string) =>
      form.locator('.ant-form-item', { hasText: label }).locator('.ant-form-item-explain');
    await seen(said('办件编号').getByText('没有这个办件', { exact: false }));
    await form.getByLabel('办件编号').fill('');
    await form.locator('button[type=submit]').click();
    await seen(said('由轻到重').getByText('处理措施不能跳级', { exact: false }));
    await seen(said('由轻到重').getByText('请从“督办”或更轻的措施开始', { exact: false }));
    await shot(page, 'refused');
    await choose(page, '处理措施', '1. ');
    await form.locator('button[type=submit]').click();
    await seen(act(page, 'CLOSE').getByText('解除'));
    await page.context().close();
  }, 240_000);

  it('WL-83: a circular is drawn up and issued above, waits in the bar of the county, and is confirmed there', async () => {
    const city = await desk.openAs(OFFICER, '#/supervision');
    await city.getByRole('tab', { name: '通报' }).click();
    await city.getByRole('button', { name: '拟通报' }).click();
    await dialog(city).getByLabel('标题').fill('十月督办情况通报');
    await dialog(city).getByLabel('通报内容').fill('多数责任单位按期答复');
    await choose(city, '另选中心', '潜山市');
    await city.keyboard.press('Escape');
    expect(await violations(city)).toEqual([]);
    await dialog(city).locator('button[type=submit]').click();
    await act(city, 'ISSUE').click();
    await dialog(city).locator('button[type=submit]').click();
    await dialog(city).waitFor({ state: 'detached' });
    await seen(city.locator('[data-receipt="340882"]', { hasText: '未收悉' }));

    const county = await desk.openAs(SECTION, '#/meetings', { language: 'en' });
    await seen(county.locator('.nav-button .bar-count', { hasText: '1' }));
    await turnTo(county, 'supervision');
    await seen(county.getByRole('tab', { name: 'Circulars' }).locator('.sup-count', { hasText: '1' }));
    await county.getByRole('tab', { name: 'Circulars' }).click();
    await row(county, '十月督办情况通报').getByRole('button').press('Enter');
    await seen(county.locator('.case-body').getByText('多数责任单位按期答复'));
    expect(await violations(county)).toEqual([]);
    await say(county, 'CONFIRM', '已传达到各窗口');
    await seen(county.locator('[data-receipt="340882"]', { hasText: '已传达到各窗口' }));
    await county.locator('.nav-button .bar-count').waitFor({ state: 'detached' });
    expect(await act(county, 'CONFIRM').count()).toBe(0);
    await shot(county, 'circular');
    await seen(city.locator('[data-receipt="340882"]', { hasText: '已传达到各窗口' }));
    await Promise.all([city.context().close(), county.context().close()]);
  }, 240_000);

  it('AH-30: what was not answered in time is found, and raised', async () => {
    await desk.ask(
      SECTION,
      `mutation { countyIssueSupervision(order: { grade: BLUE, target: "${COUNTY}", department: "税务局", ground: "超期", demand: "办结" }) { id } }`,
    );
    ahead = 20 * DAY;
    await desk.ask(
      CLERK,
      `mutation { countyIssueSupervision(order: { grade: URGE, target: "${COUNTY}", ground: "材料已齐", demand: "尽快" }) { id } }`,
    );
    const page = await desk.openAs(SECTION, '#/supervision');
    await seen(page.getByText('材料已齐'));
    await page.getByRole('checkbox', { name: '逾期未答复' }).check();
    await page.getByText('材料已齐').waitFor({ state: 'detached' });
    const late = row(page, '蓝色督查单');
    await seen(late.locator('.due-over'));
    expect(await violations(page)).toEqual([]);
    await shot(page, 'late');
    await late.click();
    await say(page, 'RAISE', '逾期未答复');
    // the harder one takes its place on the screen as well
    await seen(page.locator('.drawer-title', { hasText: '橙色督查单' }));
    await page.getByRole('row', { name: '由下列文书升级' }).getByRole('button').click();
    await seen(page.locator('[data-step=raise]', { hasText: '逾期未答复' }));
    await page.context().close();
  }, 240_000);

  it('AH-28: today begins with what is late, and each count opens the cases behind it', async () => {
    for (const language of ['zh-CN', 'en']) {
      const page = await desk.openAs(SECTION, '#/', { language });
      const tile = (watch: string) => page.locator(`[data-watch=${watch}]`);
      await seen(tile('overdue').locator('b', { hasText: '1' }));
      await seen(row(page, '医保报销偏低').locator('.due-over'));
      expect(await violations(page)).toEqual([]);
      // the department’s own limit is over as well, and nobody has called it to the window
      await tile('noReply').press('Enter');
      expect(await tile('noReply').getAttribute('aria-pressed')).toBe('true');
      await seen(row(page, '医保报销偏低'));
      await tile('unattended').press('Enter');
      await row(page, '医保报销偏低').waitFor({ state: 'detached' });
      await tile('overdue').press('Enter');
      await row(page, '医保报销偏低').getByRole('button').press('Enter');
      await seen(page.locator('.case-body'));
      await shot(page, `today-${language}`);
      await page.context().close();
    }
  }, 240_000);

  it('shows one order on paper, and the list on a telephone', async () => {
    const page = await desk.openAs(HANDLER, '#/supervision', { language: 'en', width: 420 });
    await page.locator('.sup-number').first().click();
    await seen(page.locator('[data-step=issue]'));
    expect(await violations(page)).toEqual([]);
    await shot(page, 'telephone');
    await page.emulateMedia({ media: 'print' });
    await seen(page.locator('.order-paper', { hasText: '橙色督查单' }).getByText('For the unit'));
    expect(await page.locator('.bar').isVisible()).toBe(false);
    expect(await page.locator('.case-body').isVisible()).toBe(false);
    await page.context().close();
  }, 240_000);
});
