import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Hub } from '../../hub/startHub.ts';
import { beijingDay } from '../../shared/domain/clock/workdays.ts';
import { issueToken } from '../../shared/identity/demoIssuer.ts';
import { SOON } from '../testkit/chromium.ts';
import { Desk, shot, violations } from '../testkit/desk.ts';
import { describeWith } from '../testkit/privateServers.ts';
import { daysText, endText, type Person, planText } from '../testkit/duties.ts';
import { PACKET } from '../testkit/people.ts';

const COUNTY = '340882';
const BOSS: Person = ['boss', 'center-head', COUNTY];
const ZHAO: Person = ['zhao', 'efficiency-supervisor', COUNTY];
const TOWN: Person = ['town', 'coordinator', '340882100'];

describeWith('chromium', 'duties in a browser', () => {
  let hub: Hub;
  let browser: Browser;
  let desk: Desk;

  beforeAll(async () => {
    desk = await Desk.open();
    ({ hub, browser } = desk);
  }, 240_000);

  afterAll(() => desk?.close());

  const token = ([id, role, center]: Person) => issueToken(hub.keys, { id, role, center });

  async function openAs(who: Person, hash: string, language = 'zh-CN', width = 1440): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(SOON);
    const remember = ([pass, spoken]: string[]) => {
      sessionStorage.setItem('doudi.token', pass ?? '');
      localStorage.setItem('doudi.language', spoken ?? '');
    };
    await page.addInitScript(remember, [await token(who), language]);
    await page.goto(`${hub.url}/${hash}`);
    return page;
  }

  async function ask<T>(who: Person, query: string): Promise<T> {
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await token(who)}` },
      body: JSON.stringify({ query }),
    });
    const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  async function escalated(): Promise<string> {
    const { file } = await ask<{ file: { uid: string } }>(
      TOWN,
      'mutation { file: townshipRegisterCase(input: { title: "医保报销偏低", item: "医保报销", causes: [RULES_NOT_MET] }) { uid } }',
    );
    await ask(TOWN, `mutation { townshipAcceptCase(uid: "${file.uid}") { uid } }`);
    const packet = `tried: "${PACKET.tried}", question: "${PACKET.question}", authorityWanted: "${PACKET.authorityWanted}"`;
    await ask(TOWN, `mutation { townshipEscalateCase(uid: "${file.uid}", packet: { ${packet} }) { uid } }`);
    return file.uid;
  }

  const seen = (locator: Locator) => locator.waitFor({ state: 'visible' });

  async function choose(page: Page, label: string, option: string): Promise<void> {
    await page.getByRole('combobox', { name: label }).first().click();
    await page.locator('.ant-select-item-option', { hasText: option }).last().click();
  }

  const accept = (page: Page) => page.locator('.acts [data-act=ACCEPT_ESCALATION]');

  it('AH-09: a coordinator of the day takes on what was escalated, and after the end is told so', async () => {
    const [first, second] = [await escalated(), await escalated()];
    const page = await openAs(ZHAO, `#/case/${first}`);
    await seen(page.getByText('医保报销偏低').first());
    expect(await page.locator('.bar-hat').count()).toBe(0);
    expect(await accept(page).count()).toBe(0);

    const plan = planText('zhao', 'coordinator', COUNTY, daysText(beijingDay(new Date())));
    const { duty } = await ask<{ duty: { id: string } }>(BOSS, plan);
    await page.goto(`${hub.url}/#/`);
    await page.reload();
    await choose(page, '当前身份', '值班：当值协调员');
    await page.goto(`${hub.url}/#/case/${first}`);
    await seen(page.locator('.hat-ribbon', { hasText: '您正在以此身份办理' }));
    await seen(page.locator('.hat-ribbon', { hasText: '24:00' }));
    await accept(page).click();
    await seen(page.getByText('“受理提级”已完成。'));
    await seen(page.locator('[data-entry=ACCEPT_ESCALATION]', { hasText: '当值协调员（值班）' }));
    expect(await violations(page)).toEqual([]);
    await shot(page, 'ribbon');

    // worn until it is taken off, also over a reload
    await page.goto(`${hub.url}/#/case/${second}`);
    await page.reload();
    await seen(page.locator('.hat-ribbon'));
    await seen(accept(page));
    // told by the refused act, or sooner when the page asks for something else before the click
    const told = seen(page.getByText('已切换回本人身份', { exact: false }));
    await ask(BOSS, endText(duty.id));
    await Promise.all([told, Promise.race([told, accept(page).click()])]);
    expect(await page.locator('.hat-ribbon').count()).toBe(0);
    expect(await page.locator('.bar-hat').count()).toBe(0);
    await seen(page.getByText('医保报销偏低').first());
    expect(await accept(page).count()).toBe(0);
    const { file } = await ask<{ file: { state: string } }>(BOSS, `{ file: countyFile(uid: "${second}") { state } }`);
    expect(file.state).toBe('RECEIVED');
    await shot(page, 'over');
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  }, 240_000);

  it('LH-06: the head plans the week, has somebody stand in, and ends what was planned', async () => {
    const page = await openAs(BOSS, '#/duties');
    await seen(page.getByRole('heading', { name: '安排值班' }));
    const roster = page.getByRole('region', { name: '安排值班' });
    await roster.getByRole('button', { name: '安排' }).click();
    await seen(roster.getByText('“值班人员”不能为空。'));
    await roster.getByRole('combobox', { name: '岗位' }).click();
    await page.locator('.ant-select-item-option', { hasText: '分管领导' }).click();
    await roster.getByLabel('值班人员').fill('qian.jin');
    await roster.getByLabel('事由').fill('第四十周轮值');
    await roster.getByRole('button', { name: '安排' }).click();
    await seen(page.locator('[data-duty="qian.jin"]'));
    expect(await page.locator('td[data-today] [data-duty="qian.jin"][data-now=true]').count()).toBe(1);
    // the same turn again
    await roster.getByRole('combobox', { name: '岗位' }).click();
    await page.locator('.ant-select-item-option', { hasText: '分管领导' }).last().click();
    await roster.getByLabel('值班人员').fill('qian.jin');
    await roster.getByLabel('事由').fill('再来一次');
    await roster.getByRole('button', { name: '安排' }).click();
    await seen(roster.getByText('日期重叠', { exact: false }));

    const delegation = page.getByRole('region', { name: '委托他人代理' });
    await delegation.getByText('本中心其他人员的', { exact: false }).click();
    await delegation.getByLabel('被代理人').fill('li.si');
    await delegation.getByRole('combobox', { name: '岗位' }).click();
    await page.locator('.ant-select-item-option', { hasText: '窗口登记员' }).last().click();
    await delegation.getByLabel('代理人', { exact: true }).fill('wang.wu');
    await delegation.getByLabel('事由').fill('病假');
    await delegation.getByRole('button', { name: '委托' }).click();
    await seen(page.getByText('wang.wu 代 li.si'));
    await seen(page.getByText('生效中'));
    expect(await violations(page)).toEqual([]);
    await shot(page, 'duties');

    await page.locator('[data-duty="qian.jin"] .duty-end').press('Enter');
    await page.getByRole('dialog').getByLabel('结束事由').fill('换班');
    await page.getByRole('dialog').getByRole('button', { name: '结束' }).click();
    await seen(page.locator('[data-duty="qian.jin"][data-ended=true]'));
    expect(await page.locator('[data-duty="qian.jin"] .duty-end').count()).toBe(0);
    await page.getByRole('button', { name: '下一周' }).click();
    await seen(page.getByText('这一周还没有安排值班'));
    await page.context().close();
  }, 240_000);

  it('says the same in English, and on a telephone', async () => {
    const page = await openAs(ZHAO, '#/duties', 'en', 420);
    await seen(page.getByRole('heading', { name: 'Have somebody stand in' }));
    await seen(page.getByText('wang.wu for li.si'));
    expect(await page.getByRole('heading', { name: 'Plan a duty' }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await shot(page, 'telephone');
    await page.context().close();
  }, 240_000);
});
