import { afterAll, beforeAll, expect, it } from '@jest/globals';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { pages } from '../../hub/pages.ts';
import type { Hub } from '../../hub/startHub.ts';
import { SOON } from '../testkit/chromium.ts';
import { Desk } from '../testkit/desk.ts';
import { describeWith } from '../testkit/privateServers.ts';

describeWith('chromium', 'the pages for people without an account, in a browser', () => {
  let hub: Hub;
  let browser: Browser;
  let desk: Desk;
  let receipt: { number: string; code: string };

  beforeAll(async () => {
    desk = await Desk.open({
      settings: { HUB_IDENTITY: 'local', HUB_ADHOC: 'off' },
      routes: async () => [pages(false)],
    });
    ({ hub, browser } = desk);
  }, 240_000);
  afterAll(() => desk?.close());

  async function open(hash: string, width = 1366): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(SOON);
    await page.goto(`${hub.url}/${hash}`);
    return page;
  }

  async function accessible(page: Page): Promise<void> {
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 120)).join(' | ')}`);
    });
    expect(found).toEqual([]);
  }

  const fitsWidth = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

  const choose = async (page: Page, center: string) => {
    await page.getByLabel('受理中心').click();
    await page.keyboard.type(center);
    await page.locator('.ant-select-item-option', { hasText: center }).first().click();
  };

  it('says at once where a center takes matters at its window only, and what to do then', async () => {
    const page = await open('#/report');
    await choose(page, '潜山市');
    await page.getByText('潜山市目前只在窗口当面受理').waitFor();
    expect(await page.getByRole('button', { name: '提交反映' }).isDisabled()).toBe(true);
    await choose(page, '温岭市');
    await page.getByText('潜山市目前只在窗口当面受理').waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: '提交反映' }).isEnabled()).toBe(true);
    await page.context().close();
  }, 240_000);

  it('names what is missing at its field, and leads there', async () => {
    const page = await open('#/report');
    await choose(page, '温岭市');
    await page.getByRole('button', { name: '提交反映' }).click();
    await page.getByText('请至少勾选一项。').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('item');
    await accessible(page);
    await page.context().close();
  }, 240_000);

  it('takes a report in plain words, and keeps it through a broken line as one report', async () => {
    const page = await open('#/report');
    await choose(page, '温岭市');
    await page.getByLabel('办理业务名称').fill('营业执照变更');
    await page.locator('#demand').fill('去了三次，都说材料不对，但说不清缺什么。请一次讲清楚。');
    await page.getByLabel('材料不符合').check();
    await page.getByLabel('反映人姓名').fill('上官云岫');
    await page.getByLabel('联系电话').fill('13987650001');
    // the hub gets the report, and the answer is lost
    let lost = 0;
    await page.route('**/graphql', async route => {
      if (!(route.request().postData() ?? '').includes('CountyReportMatter') || lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    await page.getByRole('button', { name: '提交反映' }).click();
    await page.getByText('暂时连接不上服务器。').waitFor();
    expect(await page.getByLabel('反映人姓名').inputValue()).toBe('上官云岫');
    await page.getByRole('button', { name: '提交反映' }).click();
    await page.getByRole('heading', { name: '已登记' }).waitFor();
    receipt = {
      number: (await page.locator('.public-number').textContent()) ?? '',
      code: (await page.locator('.public-code').textContent()) ?? '',
    };
    expect(receipt.number).toMatch(/^331081-\d{8}-0001$/);
    expect(receipt.code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    await accessible(page);
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    for (const word of ['上官云岫', '13987650001', receipt.code]) expect(kept).not.toContain(word);
    await page.context().close();
  }, 240_000);

  it('shows it with number and code on a small telephone in large letters, and takes it back', async () => {
    const page = await open(`#/mine/${receipt.number}`, 420);
    await page.getByRole('button', { name: '大字版' }).click();
    await page.getByLabel('查询码').fill(receipt.code.toLowerCase());
    await page.keyboard.press('Enter');
    await page.getByText('已登记，窗口正在研判是否受理。').waitFor();
    expect(await fitsWidth(page)).toBe(true);
    await accessible(page);
    await page.getByRole('button', { name: '撤回这件事' }).click();
    await page.getByLabel('为什么撤回').fill('已经办好了');
    await page.getByRole('button', { name: '确认撤回' }).click();
    await page.getByText('撤回已记录').waitFor();
    expect(await page.getByRole('button', { name: '撤回这件事' }).count()).toBe(0);
    await page.getByRole('link', { name: '我要反映' }).click();
    await page.getByRole('heading', { name: '我要反映' }).waitFor();
    expect(await fitsWidth(page)).toBe(true);
    await accessible(page);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Report a matter' }).waitFor();
    await accessible(page);
    await page.context().close();
  }, 240_000);
});
