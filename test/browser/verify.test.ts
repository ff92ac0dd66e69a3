import { afterAll, beforeAll, expect, it } from '@jest/globals';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import decodeQR from 'qr/decode.js';
import { pages } from '../../hub/pages.ts';
import type { Hub } from '../../hub/startHub.ts';
import { issueToken } from '../../shared/identity/demoIssuer.ts';
import { SOON } from '../testkit/chromium.ts';
import { Desk } from '../testkit/desk.ts';
import { describeWith } from '../testkit/privateServers.ts';

describeWith('chromium', 'a receipt in a browser', () => {
  let hub: Hub;
  let browser: Browser;
  let desk: Desk;
  let address: string;

  beforeAll(async () => {
    desk = await Desk.open({ routes: async () => [pages(false)] });
    ({ hub, browser } = desk);
  }, 240_000);
  afterAll(() => desk?.close());

  async function open(hash: string, token = ''): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(SOON);
    await page.addInitScript((pass: string) => sessionStorage.setItem('doudi.token', pass), token);
    await page.goto(`${hub.url}/${hash}`);
    return page;
  }

  it('shows a QR code that carries number, level and hash, and nothing of the person', async () => {
    const page = await open('#/register', await issueToken(hub.keys, { role: 'registrar', center: '340882' }));
    await page.getByLabel('标题').fill('医保报销办不下来');
    await page.locator('#demand').fill('请重新核算。');
    await page.getByLabel('反映人姓名').fill('张小三');
    await page.getByText('规则不符合').click();
    await page.getByLabel('办理业务名称').fill('医疗费用报销');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    const code = page.locator('.receipt-proof .qr').first();
    await code.waitFor();
    address = await read(page);
    expect(address).toMatch(/\/#\/verify\?level=county&number=340882-\d{8}-0001&hash=[0-9a-f]{64}$/);
    expect(decodeURIComponent(address)).not.toContain('张');
    await page.context().close();
  }, 240_000);

  /** Reads the QR code off the screen, as a camera would. */
  async function read(page: Page): Promise<string> {
    const dots = await page
      .locator('.receipt-proof .qr')
      .first()
      .evaluate(async svg => {
        const image = new Image();
        const text = new XMLSerializer().serializeToString(svg);
        image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 300;
        const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
        pen.imageSmoothingEnabled = false;
        pen.drawImage(image, 0, 0, 300, 300);
        return [...pen.getImageData(0, 0, 300, 300).data].map(value => (value < 128 ? '0' : '1')).join('');
      });
    return decodeQR({ width: 300, height: 300, data: Uint8Array.from([...dots], dot => (dot === '1' ? 255 : 0)) });
  }

  it('is checked by whoever opens that address, without signing in', async () => {
    const page = await open(address.slice(address.indexOf('#')));
    await page.getByText('核验通过：记录未被改动').waitFor();
    expect(await page.getByText('现有 1 条；回执对应第 1 条').count()).toBe(1);
    expect(await page.content()).not.toContain('医保报销办不下来');
    const { violations } = (await page.evaluate(`${axe.source}; axe.run()`)) as axe.AxeResults;
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await page.context().close();
  }, 240_000);

  it('is filled in and checked by keyboard alone, and a wrong hash is told with what to do', async () => {
    const page = await open('#/verify');
    await page.getByLabel('编号').waitFor();
    await page.keyboard.type('340882-20260101-0009');
    await page.keyboard.press('Tab');
    await page.keyboard.type('ab'.repeat(32));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('核验未通过').waitFor();
    expect(await page.getByText('请持回执到上级政务服务中心').count()).toBe(1);
    await page.context().close();
  }, 240_000);
});
