import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator, Page, WebSocketRoute } from 'playwright-core';
import { demoAccountsRoute } from '../../hub/demo/accounts.ts';
import { addDisplay, removeDisplay } from '../../hub/issuer/displays.ts';
import { openStore } from '../../hub/issuer/store.ts';
import { pages } from '../../hub/pages.ts';
import type { Hub } from '../../hub/startHub.ts';
import { issueToken } from '../../shared/identity/demoIssuer.ts';
import { SOON } from '../testkit/chromium.ts';
import { Desk, violations } from '../testkit/desk.ts';
import { describeWith } from '../testkit/privateServers.ts';
import { eventually } from '../testkit/hub.ts';

const REGISTRAR = 'registrar@340882';
const CITY = 'efficiency-officer@340800';
const TITLE = '换证被要求提供已停发的证明';

describeWith('chromium', 'the cockpit in a browser', () => {
  let hub: Hub;
  let browser: Browser;
  let desk: Desk;

  beforeAll(async () => {
    desk = await Desk.open({
      settings: { HUB_DISPLAYS: 'on' },
      routes: async ({ services, keys }) => [
        demoAccountsRoute(keys, services.get('directory')?.tree ?? new Map()),
        pages(true),
      ],
    });
    ({ hub, browser } = desk);
  });

  afterAll(() => desk?.close());

  /** A tab of somebody's, in a browser window of their own. */
  async function openAs(account: string | null, hash = ''): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1366, height: 768 },
      locale: 'zh-CN',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(SOON);
    if (account) await page.addInitScript(id => sessionStorage.setItem('doudi.account', id), account);
    await page.goto(`${hub.url}/${hash}`);
    return page;
  }

  /** Asks the hub as somebody, past the pages. */
  async function ask<T>(role: 'registrar' | 'coordinator', center: string, query: string): Promise<T> {
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await issueToken(hub.keys, { role, center })}`,
      },
      body: JSON.stringify({ query }),
    });
    const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  const seen = (locator: Locator) => locator.waitFor({ state: 'visible' });
  const stream = (page: Page) => page.locator('.stream-row');
  const isLive = (page: Page) => seen(page.locator('[data-connection=live]'));
  const focused = (page: Page) =>
    page.evaluate<string>('document.activeElement.dataset.tile ?? document.activeElement.id');

  it('shows the provincial officer sixteen cities, and the way into one by keyboard', async () => {
    const page = await openAs(null);
    await seen(page.locator('[data-group]').first());
    expect(await page.locator('[data-group]').count()).toBe(16);
    await isLive(page);
    expect(await violations(page)).toEqual([]);

    await page.locator('[data-tile="340100"]').focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('340102');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await seen(page.getByRole('navigation').getByText('合肥市'));
    expect(new URL(page.url()).hash).toBe('#/area/340100');
    await page.getByRole('navigation').getByRole('button', { name: '安徽省' }).press('Enter');
    await seen(page.locator('[data-group="340800"]'));
    await page.context().close();
  });

  it('asks by hashes of operations and sends no document, over HTTP and on its socket', async () => {
    const page = await openAs(CITY);
    const bodies: string[] = [];
    const frames: string[] = [];
    page.on('request', request => bodies.push(request.postData() ?? ''));
    page.on('websocket', socket => socket.on('framesent', ({ payload }) => frames.push(payload.toString())));
    await page.reload();
    await isLive(page);
    await eventually('a stream', () => frames.some(frame => frame.includes('"subscribe"')));
    const asked = [...bodies, ...frames].filter(text => text.includes('operationName'));
    expect(asked.length).toBeGreaterThan(3);
    for (const text of asked) {
      expect(text).toMatch(/"sha256Hash":"[0-9a-f]{64}"/);
      expect(text).not.toMatch(/"query":"[^"]|__typename/);
    }
    await page.context().close();
  });

  it('tells which level is missing and marks the figures that lack it', async () => {
    const page = await openAs(null);
    await seen(page.locator('[data-kpi=open]'));
    expect(await page.locator('.kpi-incomplete').count()).toBe(0);
    await hub.stopSubgraph('township');
    try {
      await page.reload();
      await seen(page.getByText('乡镇街道级系统暂时连接不上，其余数据不受影响'));
      await seen(page.locator('[data-kpi=open] .kpi-incomplete'));
      expect(await page.locator('[data-group]').count()).toBe(16);
    } finally {
      await hub.startSubgraph('township');
    }
    await page.context().close();
  });

  it('takes a case from the window to the city, live, by keyboard and by button', async () => {
    const city = await openAs(CITY);
    await isLive(city);
    await seen(city.getByText('还没有下级提级'));
    await city.evaluate('window.sameVisit = true');

    // the form, by keyboard alone; what is wrong is said where it is wrong
    const window = await openAs(REGISTRAR);
    await isLive(window);
    await window.keyboard.press('n');
    await seen(window.locator('.register-form'));
    expect(await violations(window)).toEqual([]);
    await window.keyboard.press('Control+Enter');
    await seen(window.getByText('“标题”不能为空。'));
    await seen(window.getByText('“办不成的原因”不能为空。'));
    expect(await focused(window)).toBe('title');
    await window.keyboard.type(TITLE);
    await window.keyboard.press('Tab');
    await window.keyboard.type('身份证换领');
    await window.keyboard.press('Tab');
    await window.keyboard.press('Space');
    for (let boxes = 0; boxes < 4; boxes++) await window.keyboard.press('Tab');
    await window.keyboard.type('派出所要求的证明,村委会已不再开具。');
    for (const _past of ['another demand', 'the name']) await window.keyboard.press('Tab');
    await window.keyboard.type('王小明');
    await window.keyboard.press('Tab');
    await window.keyboard.type('没有电话');
    await window.keyboard.press('Control+Enter');
    await seen(window.getByText('“联系电话”的内容无法使用。'));
    expect(await focused(window)).toBe('reporterPhone');
    await window.keyboard.press('Control+A');
    await window.keyboard.type('13812345678');
    await window.keyboard.press('Control+Enter');
    await seen(window.getByText('继续登记下一件'));
    const number = (await window.locator('.receipt-number').textContent()) ?? '';
    expect(number).toMatch(/^340882-\d{8}-0001$/);
    expect(await window.evaluate('sessionStorage.getItem("doudi.draft.registrar@340882")')).toBeNull();

    // on to the next level
    await window.getByRole('button', { name: '查看办件' }).press('Enter');
    await window.getByRole('button', { name: '受理', exact: true }).press('Enter');
    await window.getByRole('button', { name: '提级', exact: true }).press('Enter');
    await eventually('the first field has the focus', async () => (await focused(window)) === 'tried', SOON);
    await window.keyboard.press('Control+Enter');
    await seen(window.getByText('“请示的问题”不能为空。'));
    const packet = ['已联系派出所', '能否以村委会说明代替?', '户籍部门书面意见'];
    for (const [i, text] of packet.entries()) {
      if (i > 0) await window.keyboard.press('Tab');
      await window.keyboard.type(text);
    }
    await window.keyboard.press('Control+Enter');

    // the city hears of it without a reload
    await seen(stream(city).filter({ hasText: TITLE }));
    expect(await stream(city).count()).toBe(1);
    expect(await stream(city).textContent()).toContain('能否以村委会说明代替?');
    expect(await stream(city).textContent()).toContain(number);
    expect(await city.evaluate('window.sameVisit')).toBe(true);
    await stream(city).click();
    await city.getByRole('button', { name: '受理提级' }).click();
    await seen(city.getByText('“受理提级”已完成。'));
    await city.locator('[data-entry=HEAR_STEP]').waitFor({ timeout: SOON });

    const steps = await city
      .locator('[data-entry]')
      .evaluateAll(lines =>
        lines.map(line => `${line.querySelector('.level')?.textContent} ${line.getAttribute('data-entry')}`),
      );
    expect(steps.slice(0, 4)).toEqual(['县 REGISTER', '县 ACCEPT', '县 ESCALATE', '市 RECEIVE_ESCALATION']);
    expect(steps.slice(4)).toEqual(['市 ACCEPT_ESCALATION', '县 HEAR_STEP']);
    // the date explains itself
    const limit = city.locator('[data-limit=CITIZEN]');
    await limit.getByText('为什么是这一天？').click();
    await seen(limit.getByText('为起算当日，不计入'));
    await seen(limit.getByText('第 7 个工作日'));
    expect(await violations(city)).toEqual([]);

    // and the window sees that the city has begun, with nobody touching it
    await seen(window.getByText('上级办理中').first());
    await Promise.all([city, window].map(page => page.context().close()));
  }, 240_000);

  it('N7: shows the provincial officer all that is below, how whole and how fresh it is, and the way down', async () => {
    const page = await openAs(null);
    await page.getByRole('tab', { name: '监督分析' }).click();
    const cover = page.locator('.oversight-cover');
    await seen(cover);
    await page.waitForFunction(
      `(({ answered, expected }) => answered === expected && expected > 100)(document.querySelector('.oversight-cover')?.dataset ?? {})`,
    );
    await seen(cover.getByText('数据截至', { exact: false }));
    const open = page.locator('.oversight-card', { hasText: '在办' }).locator('dd');
    expect(Number(await open.textContent())).toBeGreaterThan(0);
    expect(await violations(page)).toEqual([]);
    await page.locator('.oversight-parts').getByRole('button', { name: '安庆市' }).press('Enter');
    expect(new URL(page.url()).hash).toBe('#/area/340800');
    await seen(page.locator('.oversight-parts').getByRole('button', { name: '潜山市' }));
    await page.getByRole('button', { name: 'English' }).click();
    await seen(page.getByText('Areas compared'));
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it('misses nothing and repeats nothing after the line was cut', async () => {
    const sockets: WebSocketRoute[] = [];
    let cut = false;
    const page = await openAs(CITY);
    await page.routeWebSocket(/graphql/, socket => {
      if (cut) return void socket.close();
      sockets.push(socket);
      socket.connectToServer();
    });
    await page.reload();
    await isLive(page);
    await escalate('断线之前');
    await seen(stream(page).filter({ hasText: '断线之前' }));
    const before = await stream(page).count();
    cut = true;
    for (const socket of sockets) await socket.close();
    await seen(page.getByText('已断线，正在重连'));
    for (const title of ['断线期间一', '断线期间二']) await escalate(title);
    cut = false;
    await isLive(page);
    await seen(stream(page).filter({ hasText: '断线期间二' }));
    await seen(stream(page).filter({ hasText: '断线期间一' }));
    expect(await stream(page).count()).toBe(before + 2);
    await page.context().close();
  });

  it('N7: hangs on a wall, moves by itself, bears a cut, and goes out when its key is taken away', async () => {
    const store = await openStore(desk.settings);
    const { id, key } = await addDisplay(store, { name: '指挥大厅', center: '340800', days: 1 });
    const page = await desk.openAs(null, `#/wall?key=${key}`);
    const asked: { url: string; referer: string }[] = [];
    page.on('request', request => asked.push({ url: request.url(), referer: request.headers().referer ?? '' }));
    const figure = page.locator('[data-figure=escalated] dd').first();
    const color = () =>
      page.evaluate<string>("getComputedStyle(document.querySelector('[data-figure=escalated] dd')).color");
    try {
      await page.reload();
      await seen(page.locator('[data-live=live]'));
      await page.evaluate('window.sameVisit = true');
      const before = Number(await figure.textContent());
      const number = await escalate('墙上不该有的标题');
      await seen(page.locator(`[data-number="${number}"]`));
      await eventually('the figure', async () => Number(await figure.textContent()) === before + 1);
      expect(await page.locator('body').textContent()).not.toContain('墙上不该有的标题');
      expect(await violations(page)).toEqual([]);
      const lit = await color();

      await page.context().setOffline(true);
      await seen(page.locator('[data-live=away]').getByText('与系统失去联系', { exact: false }));
      const missed = await escalate('断线期间');
      expect(Number(await figure.textContent())).toBe(before + 1);
      expect(await color()).not.toBe(lit);
      expect(await violations(page)).toEqual([]);
      await page.context().setOffline(false);
      await seen(page.locator('[data-live=live]'));
      await seen(page.locator(`[data-number="${missed}"]`));
      await eventually('the figure', async () => Number(await figure.textContent()) === before + 2);
      expect(await page.evaluate('window.sameVisit')).toBe(true);

      for (const [width, height] of [
        [1366, 768],
        [1920, 1080],
        [3840, 2160],
      ] as const) {
        await page.setViewportSize({ width, height });
        // nothing is cut off but the tail of the list of escalations
        const cut = await page.evaluate<string[]>(`[document.documentElement, ...document.querySelectorAll(
          '.wall, .wall-head, .wall-cards, .wall-card, .wall-body, .wall-areas, .wall-trend, .wall-items')]
          .filter(node => node.scrollHeight > node.clientHeight + 1 || node.scrollWidth > node.clientWidth + 1)
          .map(node => node.className)`);
        expect([width, cut]).toEqual([width, []]);
      }

      await page.goto(`${hub.url}/#/wall?key=${key}&lang=en`);
      await page.reload();
      await seen(page.getByText('Live ·', { exact: false }));
      expect(await violations(page)).toEqual([]);
      expect(asked.filter(({ url }) => new URL(url).host !== new URL(hub.url).host)).toEqual([]);
      const secret = key.split('.')[1] ?? key;
      expect(asked.filter(({ url, referer }) => `${url} ${referer}`.includes(secret))).toEqual([]);

      await removeDisplay(store, id);
      await seen(page.locator('[data-notice=over]'));
    } finally {
      await store.close();
    }
    await page.context().close();
  }, 120_000);

  /** A case that the county asks the city about. */
  async function escalate(title: string): Promise<string> {
    const as = <T>(text: string) => ask<T>('coordinator', '340882', text);
    const { file } = await as<{ file: { uid: string; number: string } }>(
      `mutation { file: countyRegisterCase(input: { title: "${title}", item: "营业执照", causes: [RULES_NOT_MET] }) { uid number } }`,
    );
    await as(`mutation { countyAcceptCase(uid: "${file.uid}") { uid } }`);
    await as(
      `mutation { countyEscalateCase(uid: "${file.uid}", packet: { tried: "一", question: "二", authorityWanted: "三" }) { uid } }`,
    );
    return file.number;
  }
});
