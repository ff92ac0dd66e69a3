import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Hub } from '../../hub/startHub.ts';
import type { RoleName } from '../../shared/domain/access/roles.ts';
import { issueToken } from '../../shared/identity/demoIssuer.ts';
import { SOON } from '../testkit/chromium.ts';
import { Desk, shot, violations } from '../testkit/desk.ts';
import { describeWith } from '../testkit/privateServers.ts';

interface Person {
  role: RoleName;
  center: string;
}
const PROVINCE: Person = { role: 'provincial-officer', center: '340000' };
const CITY: Person = { role: 'efficiency-officer', center: '340800' };
const QIANSHAN: Person = { role: 'registrar', center: '340882' };
const TONGCHENG: Person = { role: 'registrar', center: '340881' };
const HUANGPU: Person = { role: 'coordinator', center: '340882100' };
const PACKET = 'packet: { tried: "已核实", question: "由谁办理？", authorityWanted: "裁定" }';

describeWith('chromium', 'the dashboard in a browser', () => {
  let hub: Hub;
  let browser: Browser;
  let desk: Desk;

  beforeAll(async () => {
    desk = await Desk.open();
    ({ hub, browser } = desk);
    for (let i = 0; i < 5; i += 1) await register(QIANSHAN, 'county');
    for (let i = 0; i < 2; i += 1) await register(TONGCHENG, 'county');
    const up = await register(HUANGPU, 'township');
    await ask(HUANGPU, `mutation { townshipAcceptCase(uid: "${up}") { uid } }`);
    await ask(HUANGPU, `mutation { townshipEscalateCase(uid: "${up}", ${PACKET}) { uid } }`);
    const spot = await register(QIANSHAN, 'county');
    await ask(QIANSHAN, `mutation { countyResolveOnSpot(uid: "${spot}", result: "当场办结") { uid } }`);
  }, 240_000);

  afterAll(() => desk?.close());

  async function openAs(who: Person, language = 'zh-CN', width = 1366): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 768 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(SOON);
    const remember = ([pass, spoken]: string[]) => {
      sessionStorage.setItem('doudi.token', pass ?? '');
      localStorage.setItem('doudi.language', spoken ?? '');
    };
    await page.addInitScript(remember, [await issueToken(hub.keys, who), language]);
    await page.goto(`${hub.url}/`);
    await page.getByRole('tab', { name: language === 'en' ? 'Oversight' : '监督分析' }).click();
    await seen(page.locator('.area-tiles'));
    return page;
  }

  async function ask<T>(who: Person, query: string): Promise<T> {
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await issueToken(hub.keys, who)}` },
      body: JSON.stringify({ query }),
    });
    const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  async function register(who: Person, level: string): Promise<string> {
    const { file } = await ask<{ file: { uid: string } }>(
      who,
      `mutation { file: ${level}RegisterCase(input: { title: "换证", item: "身份证换领", causes: [RULES_NOT_MET] }) { uid } }`,
    );
    return file.uid;
  }

  const seen = (locator: Locator) => locator.waitFor({ state: 'visible' });
  const tile = (page: Page, code: string) => page.locator(`[data-tile="${code}"]`);
  const counts = (page: Page, code: string, count: number) =>
    seen(tile(page, code).locator('.area-tile-count', { hasText: new RegExp(`^${count}$`) }));

  it('N7: a tile says number, coverage and age, and leads down to the case', async () => {
    const page = await openAs(PROVINCE);
    await counts(page, '340800', 9);
    expect(await tile(page, '340800').getAttribute('aria-label')).toMatch(
      /^安庆市：在办9件，已覆盖\d+\/\d+个中心，数据截至\d\d:\d\d/,
    );
    // the weight is a pattern as well as a shade
    expect(await tile(page, '340800').getAttribute('data-step')).toBe('4');
    expect(await tile(page, '340100').getAttribute('data-step')).toBe('0');
    await shot(page, 'dashboard-province');
    await tile(page, '340800').click();
    await counts(page, '340882', 7);
    await tile(page, '340882').click();
    await counts(page, '340882100', 1);
    await tile(page, '340882100').click();
    // nothing lies below a township: its files are the next step
    await page.locator('.overseen [data-choice=all]').click();
    const row = page.locator('.overseen-rows li', { hasText: '梅城镇' }).first();
    await seen(row);
    await row.getByRole('button').click();
    await seen(page.locator('.ant-drawer-open'));
    await page.context().close();
  }, 240_000);

  it('tiles are gone through by keyboard in the order of their codes, and Enter opens one', async () => {
    const page = await openAs(CITY);
    await counts(page, '340882', 7);
    const codes = await page
      .locator('[data-tile]')
      .evaluateAll(tiles => tiles.map(one => one.getAttribute('data-tile')));
    expect(codes).toEqual([...codes].sort());
    await tile(page, '340881').focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-tile'))).toBe('340882');
    await page.keyboard.press('Enter');
    await seen(tile(page, '340882100'));
    await page.context().close();
  }, 240_000);

  it('N2: in whose hands and which way, and what happens is seen without asking again', async () => {
    const page = await openAs(CITY);
    const hands = page.locator('table.hands').first();
    // 潜山市 and 桐城市 have theirs at the window, with what came from the township
    await seen(hands.getByRole('row', { name: /^县\S* · 窗口 8 1 / }));
    const flow = page.locator('table.hands').nth(1);
    await seen(flow.getByRole('row', { name: /^乡\S* → 县\S* 1 0 0 0 1 0 –/ }));
    await counts(page, '340881', 2);
    await register(TONGCHENG, 'county');
    await counts(page, '340881', 3);
    await page.context().close();
  }, 240_000);

  it('a view of the list is kept under a name, chosen again later, and taken away', async () => {
    const page = await openAs(CITY);
    const overseen = page.locator('.overseen');
    await overseen.locator('[data-choice=open]').click();
    await overseen.locator('[data-choice=TOWNSHIP]').click();
    await seen(overseen.locator('.overseen-rows li', { hasText: '梅城镇' }));
    await overseen.getByLabel('保存当前视图为').fill('乡镇在办');
    await overseen.getByRole('button', { name: '保存', exact: true }).click();
    const kept = overseen.getByRole('button', { name: '乡镇在办', exact: true });
    await seen(kept);
    // the next day
    const later = await openAs(CITY);
    const again = later.locator('.overseen').getByRole('button', { name: '乡镇在办', exact: true });
    await again.click();
    expect(await again.getAttribute('aria-pressed')).toBe('true');
    expect(await later.locator('.overseen-rows li').count()).toBe(1);
    await shot(later, 'dashboard-view');
    await later.locator('.overseen').getByRole('button', { name: '删除视图“乡镇在办”' }).click();
    await again.waitFor({ state: 'detached' });
    await page.context().close();
    await later.context().close();
  }, 240_000);

  it.each([
    ['zh-CN', 1366],
    ['en', 1366],
    ['zh-CN', 420],
    ['en', 420],
  ] as const)(
    'has no violation axe can find, and nothing sticks out: %s at %i',
    async (language, width) => {
      const page = await openAs(CITY, language, width);
      await seen(tile(page, '340882'));
      expect(await violations(page)).toEqual([]);
      await shot(page, `dashboard-${language}-${width}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
      await page.context().close();
    },
    120_000,
  );
});
