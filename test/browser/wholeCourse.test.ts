import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { Desk, seen, type Sitter } from '../testkit/desk.ts';
import { eventually } from '../testkit/hub.ts';
import { describeWith } from '../testkit/privateServers.ts';

const CLERK: Sitter = { role: 'registrar', center: '340882100' };
const HANDLER: Sitter = { role: 'handler', center: '340882100', department: 'natural-resources' };
const COUNTY: Sitter = { role: 'supervision-section', center: '340882' };
const CITY: Sitter = { role: 'efficiency-officer', center: '340800' };
const PROVINCE: Sitter = { role: 'provincial-officer', center: '340000' };

const TITLE = '老房契遗失，过户窗口不受理';
const QUESTION = '没有老房契时，能否凭档案馆证明办理?';
const RESULT = '凭档案馆存档证明即可办理，已当场受理，三个工作日内领证。';
const DECISION = '可凭档案馆存档证明办理，不再要求提供老房契。';

/** Somebody’s hands on the keyboard: what they press is counted, a character typed as one key. */
class Hands {
  keys = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
    this.keys += keys.length;
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
    this.keys += [...text].length;
  }
}

describeWith('chromium', 'a case from the counter to its clearance, six people before six browsers', () => {
  let desk: Desk;
  let clerk: Page;
  let handler: Page;
  let county: Page;
  let city: Page;
  let province: Page;
  let wall: Page;
  let citizen: Page;
  let receipt = { number: '', code: '' };
  const loads = new Map<Page, number>();
  const strangers: string[] = [];

  /** Sits down, and is watched for whether the page is loaded again and whether it asks anybody but the hub. */
  async function sit(who: Sitter | null, hash: string): Promise<Page> {
    const page = await desk.openAs(who, hash);
    watch(page);
    return page;
  }

  function watch(page: Page): void {
    loads.set(page, 0);
    page.on('load', () => loads.set(page, (loads.get(page) ?? 0) + 1));
    page.on('request', request => {
      const { host, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && host !== new URL(desk.hub.url).host) strangers.push(request.url());
    });
  }

  beforeAll(async () => {
    desk = await Desk.open();
    clerk = await sit(CLERK, '');
    handler = await sit(HANDLER, '');
    county = await sit(COUNTY, '');
    city = await sit(CITY, '');
    province = await sit(PROVINCE, '');
    citizen = await sit(null, '#/mine');
    // the officer’s wall hangs beside the desk, in the same browser
    wall = await province.context().newPage();
    await wall.addInitScript(pass => sessionStorage.setItem('doudi.token', pass), await desk.token(PROVINCE));
    await wall.goto(`${desk.hub.url}/#/wall`);
    watch(wall);
    await Promise.all([clerk, county, city, province].map(page => seen(page.locator('[data-connection=live]'))));
    await seen(wall.locator('[data-live=live]'));
  });
  afterAll(() => desk?.close());

  const arrived = (page: Page): Locator => page.locator('.stream-row', { hasText: TITLE });
  const button = (page: Page, act: string): Locator => page.locator(`.acts [data-act=${act}]`);
  const form = (page: Page): Locator => page.locator('.act-modal');
  const done = (page: Page, act: string) => seen(page.getByText(`“${act}”已完成。`).first());
  const figure = (name: string) => wall.locator(`[data-figure=${name}] dd`).first();
  const escalated = async () => Number(await figure('escalated').textContent());

  async function fill(page: Page, fields: Record<string, string>): Promise<void> {
    for (const [name, text] of Object.entries(fields)) await form(page).locator(`#${name}`).fill(text);
    await form(page).locator('button[type=submit]').click();
  }

  /** The citizen asks anew, with number and code. */
  async function lookUp(): Promise<void> {
    await citizen.reload();
    await citizen.getByLabel('编号').fill(receipt.number);
    await citizen.getByLabel('查询码').fill(receipt.code);
    await citizen.keyboard.press('Enter');
  }

  const inView = (node: Element): true | undefined => {
    const { top, bottom } = node.getBoundingClientRect();
    return (top >= 0 && bottom <= innerHeight) || undefined;
  };

  const ask = (page: Page) =>
    fill(page, { tried: '已调阅窗口档案，原件确已遗失', question: QUESTION, authorityWanted: '不动产登记规则的解释' });

  it('is registered by keyboard alone, through a cut of the line, as one case', async () => {
    const hands = new Hands(clerk);
    await hands.press('n');
    await seen(clerk.locator('.register-form'));
    await eventually('the first field', async () => (await clerk.evaluate('document.activeElement.id')) === 'title');
    await hands.type(TITLE);
    await hands.press('Tab');
    await hands.type('不动产转移登记');
    await hands.press('Tab', 'Space', 'Tab', 'Tab', 'Tab', 'Tab');
    // the cable is pulled while the citizen speaks
    await clerk.context().setOffline(true);
    const demand = '父亲留下的老房子，房契遗失，跑了三次都不受理，请告诉我怎样才能过户。';
    await hands.type(demand);
    await hands.press('Tab', 'Tab');
    await hands.type('王秀英');
    await hands.press('Tab');
    await hands.type('13812345678');
    await hands.press('Control+Enter');
    const fault = clerk.getByText('暂时连接不上服务器', { exact: false }).first();
    await seen(fault);
    // it stands where the clerk looks, although the button is below
    await eventually('the fault in view', () => fault.evaluate(inView));
    expect(await clerk.locator('#demand').inputValue()).toBe(demand);
    await clerk.context().setOffline(false);
    await hands.press('Control+Enter');
    await seen(clerk.getByText('继续登记下一件'));
    receipt = {
      number: (await clerk.locator('.receipt-number').textContent()) ?? '',
      code: (await clerk.locator('.receipt-code b').textContent()) ?? '',
    };
    expect(receipt.number).toMatch(/^340882100-\d{8}-0001$/);
    const characters = [TITLE, '不动产转移登记', demand, '王秀英', '13812345678'].join('').length;
    console.log(
      `registered with ${hands.keys} keys: ${characters} characters of text, ${hands.keys - characters} others`,
    );
    const { center } = await desk.ask<{ center: { township: { files: { edges: unknown[] } } } }>(
      CLERK,
      '{ center(code: "340882100") { township { files(first: 5) { edges { cursor } } } } }',
    );
    expect(center.township.files.edges).toHaveLength(1);
  });

  it('is found by the citizen with number and code alone', async () => {
    await lookUp();
    await seen(citizen.getByText('已登记，窗口正在研判是否受理。'));
  });

  it('rises to the county, the city and the province, seen at each without a reload, and through a cut on the wall', async () => {
    await clerk.getByRole('button', { name: '查看办件' }).press('Enter');
    await button(clerk, 'ACCEPT').press('Enter');
    await done(clerk, '受理');
    await button(clerk, 'ESCALATE').press('Enter');
    await ask(clerk);

    for (const [page, next] of [
      [county, '市级'],
      [city, '省级'],
    ] as const) {
      await seen(arrived(page));
      await arrived(page).click();
      await button(page, 'ACCEPT_ESCALATION').click();
      await done(page, '受理提级');
      if (next === '省级') break;
      await button(page, 'ESCALATE').click();
      await ask(page);
    }

    // the officer’s line is cut as the city asks, and nothing of it is missing afterwards
    const before = await escalated();
    await province.context().setOffline(true);
    await seen(wall.locator('[data-live=away]'));
    await button(city, 'ESCALATE').click();
    await ask(city);
    await done(city, '提级');
    expect(await arrived(province).count()).toBe(0);
    await province.context().setOffline(false);
    await seen(arrived(province));
    expect(await arrived(province).count()).toBe(1);
    await seen(wall.locator('[data-live=live]'));
    await eventually('the figure on the wall', async () => (await escalated()) > before || undefined);
    expect(await wall.locator('body').textContent()).not.toContain(TITLE);

    await lookUp();
    await seen(citizen.getByText('已提请上级处理，上级答复后继续办理。'));
  });

  it('is decided above, and the word comes down through each level', async () => {
    await arrived(province).click();
    await button(province, 'ACCEPT_ESCALATION').click();
    await done(province, '受理提级');
    for (const page of [province, city, county]) {
      await button(page, 'DECIDE_ESCALATION').click();
      await fill(page, { decision: DECISION });
      await done(page, '裁定');
    }
    await seen(clerk.getByText(DECISION).first());
  });

  it('is answered at the window that took it, rated by the citizen, and cleared', async () => {
    await button(clerk, 'ASSIGN').click();
    await form(clerk).getByLabel('牵头部门').fill('自然资源和规划局');
    await form(clerk).getByLabel('交办事项').fill('按省级裁定，凭存档证明受理过户');
    await form(clerk).locator('button[type=submit]').click();
    await done(clerk, '交办');
    // who is asked sees it come, and answers from the list
    const order = handler.locator('[data-order]', { hasText: '凭存档证明受理过户' });
    await seen(order);
    await order.locator('[data-act=RECEIVE_ORDER]').click();
    await done(handler, '签收工单');
    await handler.evaluate('document.activeElement?.blur()');
    for (const key of ['j', 'Enter']) await handler.keyboard.press(key);
    await button(handler, 'REPLY_ORDER').click();
    await form(handler).getByLabel('完成情况').fill('已凭档案馆存档证明受理。');
    await form(handler).locator('button[type=submit]').click();
    await done(handler, '回复工单');

    await button(clerk, 'COMPLETE').click();
    await form(clerk).locator('#result').fill(RESULT);
    await seen(form(clerk).locator('.reply-preview').getByText(RESULT));
    await form(clerk).locator('button[type=submit]').click();
    await done(clerk, '办结');
    await button(clerk, 'GIVE_FEEDBACK').click();
    await fill(clerk, { note: '电话告知王女士。' });
    await done(clerk, '反馈');

    await lookUp();
    await seen(citizen.getByText(RESULT));
    await citizen.getByRole('button', { name: '评价' }).click();
    await citizen.getByText('满意', { exact: true }).click();
    await citizen.getByRole('button', { name: /确认|提交/ }).click();
    await seen(citizen.locator('.mine-done'));

    await seen(clerk.locator('[data-entry=CLEAR]'));
    const levels = await clerk
      .locator('[data-entry]')
      .evaluateAll(lines => [...new Set(lines.map(line => line.querySelector('.level')?.textContent))]);
    expect(levels.sort()).toEqual(['县', '市', '省', '乡镇街道'].sort());
  });

  it('was seen by all of them without loading a page again, and by nobody else', () => {
    expect([clerk, handler, county, city, province, wall].map(page => loads.get(page))).toEqual([0, 0, 0, 0, 0, 0]);
    expect(strangers).toEqual([]);
  });
});
