import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import type { Browser, Locator, Page } from 'playwright-core';
import { addAccount, disableAccount } from '../../hub/issuer/accounts.ts';
import { openStore, type Store } from '../../hub/issuer/store.ts';
import { pages } from '../../hub/pages.ts';
import { type Hub, startHub } from '../../hub/startHub.ts';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import { readSettings } from '../../shared/settings.ts';
import { SOON, startChromium } from '../testkit/chromium.ts';
import { violations } from '../testkit/desk.ts';
import { startProvider, type TestProvider } from '../testkit/oidcProvider.ts';
import { describeWith, freePort } from '../testkit/privateServers.ts';
import { smallDirectory } from '../testkit/smallDirectory.ts';
import { keyFile } from '../testkit/keyFile.ts';

const AUDIENCE = 'https://doudi.test/api';
const PASSWORD = 'kettle lamp river 47';

describeWith('chromium', 'signing in, in a browser', () => {
  let hub: Hub;
  let provider: TestProvider;
  let browser: Browser;
  let store: Store;
  const folders: string[] = [];

  beforeAll(async () => {
    if (!existsSync(join(PROJECT_ROOT, 'dist/web/index.html')))
      throw new Error('the pages are not built: run `node hub/launch.mjs build` first');
    folders.push(mkdtempSync(join(tmpdir(), 'doudi-signin-')), smallDirectory());
    const [HUB_DATA = '', HUB_DIRECTORY = ''] = folders;
    await keyFile(HUB_DATA);
    const [port, atProvider] = [await freePort(), await freePort()];
    provider = await startProvider({
      client: 'doudi-pages',
      redirectUri: `http://127.0.0.1:${port}/`,
      port: atProvider,
      audience: AUDIENCE,
      people: { zhao: { doudi_role: 'registrar', doudi_center: '340882' } },
    });
    const settings = readSettings({
      PORT: String(port),
      HUB_DATA,
      HUB_DIRECTORY,
      LOG_LEVEL: 'warn',
      HUB_IDENTITY: 'oidc,local',
      HUB_OIDC_ISSUER: provider.issuer,
      HUB_OIDC_AUDIENCE: AUDIENCE,
      HUB_OIDC_CLIENT: 'doudi-pages',
      HUB_OIDC_CLAIMS: 'role=doudi_role,center=doudi_center',
    });
    hub = await startHub({ settings, routes: async () => [pages(false, provider.issuer)] });
    store = await openStore(settings);
    browser = await startChromium();
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await store?.close();
    await hub?.stop();
    await provider?.stop();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  async function open(): Promise<Page> {
    const context = await browser.newContext({ locale: 'zh-CN', reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(SOON);
    await page.goto(hub.url);
    return page;
  }
  const seen = (locator: Locator) => locator.first().waitFor({ state: 'visible' });
  const isIn = (page: Page) => seen(page.getByText('潜山市 · 窗口登记员').or(page.getByText('340882 · 窗口登记员')));
  const type = async (page: Page, label: string, text: string) => {
    await page.getByLabel(label, { exact: true }).fill(text);
  };

  it('takes a clerk from a one-time password to the cockpit, by keyboard; a reload stays in, signing out does not', async () => {
    const id = 'wang';
    const password = await addAccount(store, { id, name: '王芳', role: 'registrar', center: '340882' });
    const page = await open();
    await seen(page.getByLabel('账号', { exact: true }));
    expect(await violations(page)).toEqual([]);
    await type(page, '账号', id);
    await type(page, '密码', 'wrong wrong wrong');
    await page.keyboard.press('Enter');
    await seen(page.getByText('账号或密码不正确，或账号已停用。'));
    await type(page, '密码', password);
    await page.keyboard.press('Enter');
    await seen(page.getByText('这是一次性密码。'));
    await page.keyboard.type('short');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await type(page, '再输一遍新密码', 'short');
    await page.keyboard.press('Enter');
    await seen(page.getByText('密码长度须为 12 到 128 个字符。'));
    await type(page, '新密码', PASSWORD);
    await type(page, '再输一遍新密码', PASSWORD);
    await page.keyboard.press('Enter');
    await isIn(page);
    // nothing that lasts is within reach of a script
    expect(
      await page.evaluate('document.cookie + JSON.stringify(sessionStorage) + JSON.stringify(localStorage)'),
    ).not.toMatch(/eyJ|doudi-session/);
    await page.reload();
    await isIn(page);
    await page.getByRole('button', { name: '退出' }).click();
    await seen(page.getByLabel('账号', { exact: true }));
    await page.reload();
    await seen(page.getByLabel('账号', { exact: true }));
    await page.context().close();
  }, 240_000);

  it('asks a provincial officer for a second factor, and shows the recovery codes once', async () => {
    const password = await addAccount(store, {
      id: 'qian',
      name: '钱伟',
      role: 'provincial-officer',
      center: '340000',
    });
    const page = await open();
    await type(page, '账号', 'qian');
    await type(page, '密码', password);
    await page.keyboard.press('Enter');
    await seen(page.getByText('这是一次性密码。'));
    await type(page, '新密码', PASSWORD);
    await type(page, '再输一遍新密码', PASSWORD);
    await page.keyboard.press('Enter');
    await seen(page.getByAltText('绑定动态验证码的二维码'));
    expect(await violations(page)).toEqual([]);
    const secret = (await page.locator('[data-secret]').textContent()) ?? '';
    const code = (at = Date.now()) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });
    await page.keyboard.type(code());
    await page.keyboard.press('Enter');
    await seen(page.locator('.sign-in-codes'));
    expect(await page.locator('.sign-in-codes li').count()).toBe(10);
    await page.getByRole('button', { name: '已保存' }).press('Enter');
    await seen(page.getByText('省效能办'));
    await page.getByRole('button', { name: '退出' }).click();
    await type(page, '账号', 'qian');
    await type(page, '密码', PASSWORD);
    await page.keyboard.press('Enter');
    const field = page.getByLabel('动态验证码（六位数字）或备用码', { exact: true });
    await seen(field);
    await field.fill(code(Date.now() + 30_000));
    await page.keyboard.press('Enter');
    await seen(page.getByText('省效能办'));
    // closed in the office: the open page learns it by itself
    await disableAccount(store, 'qian');
    await page.reload();
    await seen(page.getByLabel('账号', { exact: true }));
    await page.context().close();
  }, 240_000);

  it('goes to the provider and comes back signed in, under the policy of the pages', async () => {
    const page = await open();
    const blocked: string[] = [];
    page.on('console', message => {
      if (/Content Security Policy/.test(message.text())) blocked.push(message.text());
    });
    await page.getByRole('button', { name: '统一身份认证登录' }).click();
    await page.locator('input[name=login]').fill('zhao');
    await page.locator('input[name=password]').fill('any');
    await page.locator('button[type=submit]').click();
    await page.locator('button[type=submit]').click(); // consent
    await isIn(page);
    expect(new URL(page.url()).search).toBe('');
    expect(blocked).toEqual([]);
    await page.context().close();
  }, 240_000);
});
