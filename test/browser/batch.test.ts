import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { Desk, fitsWidth, seen, shot, type Sitter, violations } from '../testkit/desk.ts';
import { describeWith } from '../testkit/privateServers.ts';

const CENTER = '340882';
const CLERK: Sitter = { role: 'registrar', center: CENTER };
const SECTION: Sitter = { role: 'supervision-section', center: CENTER };
const HANDLER: Sitter = { role: 'handler', center: CENTER, department: 'medical-security' };

describeWith('chromium', 'the same done to several cases, in a browser', () => {
  let desk: Desk;
  const uids: string[] = [];

  beforeAll(async () => {
    desk = await Desk.open();
    for (const title of ['第一件', '第二件', '第三件', '第四件']) {
      const { file } = await desk.ask<{ file: { uid: string } }>(
        CLERK,
        `mutation { file: countyRegisterCase(input: { title: "${title}", item: "医疗费用报销", causes: [RULES_NOT_MET] }) { uid } }`,
      );
      uids.push(file.uid);
    }
  });
  afterAll(() => desk?.close());

  const row = (page: Page, title: string): Locator => page.locator('.list-row', { hasText: title });
  const box = (page: Page, title: string): Locator => row(page, title).getByRole('checkbox');
  const offer = (page: Page, act: string): Locator => page.locator(`[data-batch=${act}]`);
  const outcome = (page: Page, done: number): Locator => page.locator(`[data-batch-done="${done}"]`);
  const accept = (uid: string) => desk.ask(CLERK, `mutation { countyAcceptCase(uid: "${uid}") { uid } }`);
  const states = async () => {
    const asked = uids.map((uid, i) => `f${i}: countyFile(uid: "${uid}") { state }`).join(' ');
    const files = await desk.ask<Record<string, { state: string }>>(CLERK, `{ ${asked} }`);
    return uids.map((_uid, i) => files[`f${i}`]?.state);
  };

  it('accepts those that were chosen, one by one, and names the one that somebody else was faster with', async () => {
    const page = await desk.openAs(CLERK, '');
    await seen(row(page, '第四件'));
    for (const title of ['第一件', '第二件', '第三件']) await box(page, title).check();
    // a box only chooses, and a press that misses it by a little as well: no case has opened over the list
    await row(page, '第一件')
      .locator('td')
      .first()
      .click({ position: { x: 3, y: 3 } });
    expect(new URL(page.url()).hash).not.toContain('case');
    await seen(page.getByText('已选 3 件'));
    await shot(page, 'batch-chosen');
    expect(await violations(page)).toEqual([]);
    await offer(page, 'ACCEPT').click();
    // meanwhile the second is accepted at another window, and may not be again
    await accept(uids[1] ?? '');
    const form = page.getByRole('dialog');
    await form.getByLabel('受理的原因').fill('属于本窗口受理范围');
    await form.locator('button[type=submit]').click();
    await seen(outcome(page, 2));
    const refused = outcome(page, 2).locator('.batch-refused li');
    expect(await refused.count()).toBe(1);
    expect(await refused.textContent()).toMatch(/340882-\d{8}-0002/);
    expect(await states()).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'REGISTERED']);
    expect(await violations(page)).toEqual([]);
    await shot(page, 'batch-done');
    await page.setViewportSize({ width: 683, height: 384 });
    expect(await fitsWidth(page)).toBe(true);
    await page.context().close();
  });

  it('keeps what was not sent when the line is cut, and goes on with it', async () => {
    const page = await desk.openAs(CLERK, '');
    await box(page, '第四件').check();
    await offer(page, 'ACCEPT').click();
    await page.context().setOffline(true);
    await page.getByRole('dialog').locator('button[type=submit]').click();
    await seen(outcome(page, 0).getByText('连接中断，1 件没有得到答复', { exact: false }));
    await shot(page, 'batch-cut');
    await page.context().setOffline(false);
    expect(await box(page, '第四件').isChecked()).toBe(true);
    await offer(page, 'ACCEPT').click();
    await page.getByRole('dialog').locator('button[type=submit]').click();
    await seen(outcome(page, 1));
    expect((await states())[3]).toBe('ACCEPTED');
    await page.context().close();
  });

  it('AH-28: presses for all on the page, each with a paper of its own', async () => {
    const page = await desk.openAs(SECTION, '');
    await page.getByRole('tab', { name: '办件列表' }).click();
    await seen(row(page, '第四件'));
    await page.getByRole('checkbox', { name: '选择本页全部办件' }).check();
    await offer(page, 'URGE').click();
    const form = page.getByRole('dialog');
    await form.locator('button[type=submit]').click();
    await seen(form.getByText('不能为空', { exact: false }));
    await form.getByLabel('督办事由').fill('登记后没有进展');
    await form.locator('button[type=submit]').click();
    await seen(outcome(page, 4));
    const { orders } = await desk.ask<{ orders: { edges: { node: { grade: string } }[] } }>(
      SECTION,
      `{ orders: countySupervisionOrders(area: "${CENTER}", first: 10) { edges { node { grade } } } }`,
    );
    expect(orders.edges.map(({ node }) => node.grade)).toEqual(['URGE', 'URGE', 'URGE', 'URGE']);
    await page.context().close();
  });

  it('LH-29: a department receives its orders together', async () => {
    for (const uid of uids.slice(0, 2))
      await desk.ask(CLERK, `mutation { countyAssignCase(uid: "${uid}", department: "医疗保障局") { uid } }`);
    const page = await desk.openAs(HANDLER, '');
    await page.getByRole('checkbox', { name: '选择本页全部待签收工单' }).check();
    await seen(page.getByText('已选 2 件'));
    expect(await violations(page)).toEqual([]);
    await offer(page, 'RECEIVE_ORDER').click();
    await seen(outcome(page, 2));
    expect(await page.locator('[data-order] [data-act=RECEIVE_ORDER]').count()).toBe(0);
    await shot(page, 'batch-inbox');
    await page.context().close();
  });
});
