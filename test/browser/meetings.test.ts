import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Desk, fitsWidth, seen, shot, type Sitter, violations } from '../testkit/desk.ts';
import { describeWith } from '../testkit/privateServers.ts';

const DAY = 86_400_000;
const HOME = '331081';
const CLERK: Sitter = { role: 'registrar', center: HOME };
const REFORM: Sitter = { role: 'reform-office', center: HOME };
const SECTION: Sitter = { role: 'supervision-section', center: HOME };
const UNIT: Sitter = { role: 'handler', center: HOME, department: 'market-regulation' };
const LEADER: Sitter = { role: 'leader', center: HOME };
const OFFICE = '市委改革办部门协调会议';

describeWith('chromium', 'meetings in a browser', () => {
  let desk: Desk;
  /** How far the hub’s clock is ahead: meetings come by it. */
  let ahead = 0;
  let first: { uid: string; number: string };
  let second: { uid: string; number: string };

  beforeAll(async () => {
    desk = await Desk.open({ now: () => new Date(Date.now() + ahead) });
    [first, second] = [await asked(), await asked()];
    await desk.hub.services.get('county')?.jobs.runAll();
  }, 240_000);
  afterAll(() => desk?.close());

  /** A case with a question to the reform office. */
  async function asked(): Promise<{ uid: string; number: string }> {
    const { file } = await desk.ask<{ file: { uid: string; number: string } }>(
      CLERK,
      'mutation { file: countyRegisterCase(input: { title: "无人机站点没有备案事项", item: "站点备案", causes: [RULES_NOT_MET] }) { uid number } }',
    );
    const on = (act: string) => desk.ask(CLERK, `mutation { county${act} { uid } }`);
    await on(`TriageCase(uid: "${file.uid}", class: "crossDepartment")`);
    await on(`AcceptCase(uid: "${file.uid}")`);
    await on(
      `ConsultUp(uid: "${file.uid}", question: { tried: "已协调", question: "由谁承办？", authorityWanted: "指定部门" })`,
    );
    return file;
  }

  const dialog = (page: Page) => page.locator('.act-modal');
  const item = (page: Page, { number }: { number: string }) => page.locator(`[data-item="${number}"]`);
  const act = (page: Page, name: string) => page.locator(`.meet-acts [data-act=${name}]`);
  const send = async (page: Page) => {
    await dialog(page).locator('button[type=submit]').click();
    await dialog(page).waitFor({ state: 'detached' });
  };

  it('WL-72: a meeting of the rules stands there by itself, and is held item by item to its minutes', async () => {
    const coming = await desk.openAs(REFORM, '#/meetings');
    await coming.locator('.list-row', { hasText: OFFICE }).getByRole('button').press('Enter');
    await seen(item(coming, first).getByText('由谁承办？'));
    // it is not its day: nothing is held, and nothing that stands there by itself is taken off
    expect(await act(coming, 'HOLD').count()).toBe(0);
    expect(await item(coming, first).getByRole('group').count()).toBe(0);
    expect(await violations(coming)).toEqual([]);
    await coming.context().close();

    const { page: found } = await desk.ask<{ page: { edges: { node: { id: string; day: string } }[] } }>(
      REFORM,
      `{ page: countyMeetings(area: "${HOME}", filter: { kinds: [BODY] }) { edges { node { id day name } } } }`,
    );
    const sits = found.edges.map(({ node }) => node.day).sort()[0] ?? '';
    ahead = Math.max(0, Date.parse(`${sits}T10:00:00+08:00`) - Date.now());
    const page = await desk.openAs(REFORM, '#/meetings');
    await page.getByText('例行研究', { exact: true }).first().click();
    await page.locator('.list-row', { hasText: OFFICE }).first().click();
    await act(page, 'HOLD').click();
    await dialog(page).getByLabel('到会岗位').click();
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '领导' }).first().click();
    await page.keyboard.press('Escape');
    if ((await dialog(page).count()) === 0) await act(page, 'HOLD').click();
    await send(page);
    await seen(page.getByText('已有结论 0 / 2'));
    await seen(page.getByText('还不能结束：2 件议题没有结论、没有会议纪要'));

    // the leader decides, and sees before it is sent what comes of it
    const leader = await desk.openAs(LEADER, new URL(page.url()).hash);
    await item(leader, first).locator('[data-act=DECIDE]').click();
    expect(await act(leader, 'CLOSE').count()).toBe(0);
    await dialog(leader).locator('button[type=submit]').click();
    await seen(dialog(leader).getByText('“决定事项”不能为空。'));
    await dialog(leader).getByLabel('决定事项').fill('由市场监管部门牵头，五日内答复');
    await dialog(leader).getByLabel('承办部门').fill('没有的局');
    const preview = dialog(leader).getByRole('region', { name: '提交后一次写入' });
    await seen(preview.getByText('批示（答复请示）：由市场监管部门牵头，五日内答复'));
    await seen(preview.getByText('工单 → 没有的局'));
    const due = await preview.locator('[data-due]').getAttribute('data-due');
    expect(await violations(leader)).toEqual([]);
    await shot(leader, 'decide');
    await dialog(leader).locator('button[type=submit]').click();
    await seen(dialog(leader).locator('.ant-form-item-explain', { hasText: '没有' }));
    await dialog(leader).getByLabel('承办部门').fill('市场监督管理局');
    await dialog(leader).getByLabel('决定事项').press('Control+Enter');
    await seen(item(leader, first).getByText('已决定并交办'));
    await seen(item(leader, first).getByText('第 1 号工单'));
    await leader.context().close();
    const { file } = await desk.ask<{ file: { clocks: { kind: string; dueOn: string; status: string }[] } }>(
      CLERK,
      `{ file: countyFile(uid: "${first.uid}") { clocks { kind dueOn status } } }`,
    );
    expect(file.clocks).toContainEqual({ kind: 'REPLY', dueOn: due, status: 'RUNNING' });

    // who keeps the meeting hears of it, puts the other one off, and ends it with the minutes
    await seen(item(page, first).getByText('已决定并交办'));
    await item(page, second).locator('[data-act=PUT_OFF]').click();
    await dialog(page).getByLabel('理由').fill('待口径明确');
    await send(page);
    await act(page, 'MINUTE').click();
    expect(await dialog(page).getByRole('textbox').inputValue()).toContain('由市场监管部门牵头');
    await send(page);
    await act(page, 'CLOSE').click();
    await send(page);
    await seen(page.locator('.meet-acts', { hasText: '已结束' }));
    expect(await page.locator('.meetings [data-act]').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await shot(page, 'ended');

    await page.emulateMedia({ media: 'print' });
    await seen(page.locator('.meeting-paper').getByText('主持人（签字）'));
    await seen(page.locator('.meeting-paper').getByText('延期再议：待口径明确'));
    expect(await page.locator('.meet-agenda').isVisible()).toBe(false);
    await page.context().close();
  }, 240_000);

  it('WL-42: a consultation is called for a case, which a number that nobody has is not', async () => {
    const page = await desk.openAs(REFORM, '#/meetings', { language: 'en', width: 683 });
    await page.getByRole('button', { name: 'Call a meeting' }).click();
    await dialog(page).getByLabel('Meeting', { exact: true }).fill('部门会谈');
    const numbers = dialog(page).getByLabel('Cases (numbers)');
    await numbers.fill('331081-20200101-9999');
    await numbers.press('Enter');
    await dialog(page).locator('button[type=submit]').click();
    await seen(dialog(page).getByText('This center has no case 331081-20200101-9999.', { exact: false }));
    const chosen = dialog(page).locator('.ant-select-selection-item');
    await numbers.press('Backspace');
    await chosen.waitFor({ state: 'detached' });
    await numbers.fill(second.number);
    await numbers.press('Enter');
    await seen(chosen.filter({ hasText: second.number }));
    expect(await violations(page)).toEqual([]);
    // the day of the hub is ahead of that of this machine
    const day = new Date(Date.now() + ahead + 2 * DAY).toISOString().slice(0, 10);
    await dialog(page).getByLabel('Day').fill(day);
    await dialog(page).locator('button[type=submit]').click();
    await seen(item(page, second).getByText('By hand'));
    await act(page, 'CANCEL').click();
    await dialog(page).getByLabel('Reason').fill('合并召开');
    await send(page);
    await seen(page.locator('.meet-acts', { hasText: 'Called off' }));
    await seen(item(page, second).getByText('Taken off'));
    expect(await violations(page)).toEqual([]);
    // 200 % zoom of a small screen: everything in one column, and the ways to the pages behind one button
    expect(await fitsWidth(page)).toBe(true);
    expect(await page.locator('.nav-button').count()).toBe(1);
    await page.locator('.nav-button').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Home');
    expect(await fitsWidth(page)).toBe(true);
    expect(await violations(page)).toEqual([]);
    await seen(page.locator('.nav-link[aria-current=page]', { hasText: 'Meetings' }));
    await page.keyboard.press('Escape');
    expect(await page.locator('.nav-panel').isVisible()).toBe(false);
    await page.context().close();
  }, 240_000);

  it('LH-20: who leaves the desk writes a note, which the next receives once', async () => {
    const clerk = await desk.openAs(CLERK, '#/meetings');
    await clerk.getByRole('tab', { name: '工作交接' }).click();
    await seen(clerk.getByText('还没有交接记录'));
    await clerk.getByRole('button', { name: '写交接' }).click();
    await dialog(clerk).getByRole('textbox').fill('两件等会议结论，会后联系13812345678');
    await send(clerk);
    const note = clerk.locator('[data-note]');
    await seen(note.getByText('两件等会议结论，会后联系****'));
    await seen(note.getByText('未办结办件 2 件'));
    // nobody receives their own
    expect(await note.getByRole('button', { name: '接班签收' }).count()).toBe(0);
    expect(await violations(clerk)).toEqual([]);
    const next = await desk.openAs({ role: 'coordinator', center: HOME }, '#/meetings');
    await next.getByRole('tab', { name: '工作交接' }).click();
    await next.getByRole('button', { name: '接班签收' }).click();
    await seen(next.locator('[data-note]').getByText(/ 于 .+ 接班/));
    await next.getByRole('button', { name: '接班签收' }).waitFor({ state: 'detached' });
    await Promise.all([clerk.context().close(), next.context().close()]);
  }, 240_000);

  it('WL-82: a secret visit is unseen where it was until it is published; what was found is answered and judged', async () => {
    const page = await desk.openAs(SECTION, '#/visits');
    await page.getByRole('button', { name: '安排检查' }).click();
    await dialog(page).getByLabel('部门', { exact: false }).fill('市场监督管理局');
    await page.keyboard.press('Escape');
    await dialog(page).getByText('暗访', { exact: true }).click();
    const day = new Date(Date.now() + ahead).toISOString().slice(0, 10);
    await dialog(page).getByLabel('检查日期').fill(day);
    expect(await violations(page)).toEqual([]);
    await send(page);
    const visit = page.locator('[data-visit]', { hasText: '市场监督管理局' });
    await seen(visit.getByText('待检查'));
    await visit.locator('[data-act=REPORT]').click();
    await dialog(page).getByLabel('检查内容').fill('以办事人身份咨询变更登记');
    await dialog(page).getByRole('button', { name: '增加一条问题' }).click();
    await dialog(page).locator('button[type=submit]').click();
    await seen(dialog(page).getByText('“具体情况”不能为空。'));
    await dialog(page).getByLabel('具体情况').fill('两次告知的材料不一致');
    expect(await violations(page)).toEqual([]);
    await send(page);
    await seen(visit.getByText('两次告知的材料不一致'));

    const unit = await desk.openAs(UNIT, '#/visits', { language: 'en' });
    await seen(unit.getByText('No visits on record yet'));
    expect(await violations(unit)).toEqual([]);
    await visit.locator('[data-act=PUBLISH]').click();
    await send(page);
    await unit.reload();
    await unit.locator('[data-finding] [data-act=ANSWER]').click();
    await dialog(unit).getByRole('textbox').fill('已统一告知单');
    await send(unit);
    await seen(unit.locator('[data-finding]', { hasText: '已统一告知单' }));
    expect(await unit.locator('[data-act=JUDGE]').count()).toBe(0);
    expect(await violations(unit)).toEqual([]);
    await page.reload();
    await visit.locator('[data-act=JUDGE]').click();
    await dialog(page).getByRole('textbox').fill('抽查三次，告知一致');
    await send(page);
    await seen(visit.getByText('抽查三次，告知一致'));
    await shot(page, 'visit');
    await page.getByRole('tab', { name: '回访' }).click();
    await seen(page.getByText('这个范围内没有回访'));
    expect(await violations(page)).toEqual([]);
    await Promise.all([page.context().close(), unit.context().close()]);
  }, 240_000);
});
