import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import axe from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { seedAssessment } from '../../hub/demo/assessment.ts';
import { DemoClock } from '../../hub/demo/seedDemo.ts';
import { pages } from '../../hub/pages.ts';
import { type Hub, startHub } from '../../hub/startHub.ts';
import type { RoleName } from '../../shared/domain/access/roles.ts';
import { issueToken } from '../../shared/identity/demoIssuer.ts';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import { readSettings } from '../../shared/settings.ts';
import { startChromium } from '../testkit/chromium.ts';
import { keyFile } from '../testkit/keyFile.ts';
import { describeWith } from '../testkit/privateServers.ts';
import { smallDirectory } from '../testkit/smallDirectory.ts';

/** Long enough for a busy machine; what is awaited comes within a second. */
const SOON = 40_000;

interface Person {
  role: RoleName;
  center: string;
  department?: string;
}
const SECTION: Person = { role: 'supervision-section', center: '430524' };
const HANDLER: Person = { role: 'handler', center: '430524', department: 'market-regulation' };
const OFFICER: Person = { role: 'provincial-officer', center: '340000' };

describeWith('chromium', 'assessment and quality in a browser', () => {
  let hub: Hub;
  let browser: Browser;
  const folders: string[] = [];

  beforeAll(async () => {
    if (!existsSync(join(PROJECT_ROOT, 'dist/web/index.html')))
      throw new Error('the pages are not built: run `node hub/launch.mjs build` first');
    folders.push(mkdtempSync(join(tmpdir(), 'doudi-quality-')), smallDirectory());
    const [HUB_DATA = '', HUB_DIRECTORY = ''] = folders;
    await keyFile(HUB_DATA);
    const settings = { PORT: '0', HUB_DATA, HUB_DIRECTORY, HUB_IDENTITY: 'demo', HUB_ADHOC: 'on', LOG_LEVEL: 'warn' };
    const clock = new DemoClock();
    hub = await startHub({
      settings: readSettings(settings),
      now: clock.now,
      prepare: services => seedAssessment(services, clock),
      routes: async () => [pages(true)],
    });
    browser = await startChromium();
  }, 90_000);

  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  async function openAs(who: Person, hash: string, language = 'zh-CN', width = 1366): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 768 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(SOON);
    const remember = ([pass, spoken]: string[]) => {
      sessionStorage.setItem('doudi.token', pass ?? '');
      localStorage.setItem('doudi.language', spoken ?? '');
    };
    await page.addInitScript(remember, [await issueToken(hub.keys, who), language]);
    await page.goto(`${hub.url}/${hash}`);
    return page;
  }

  const seen = (locator: Locator) => locator.waitFor({ state: 'visible' });
  const row = (page: Page, words: string) => page.locator('tr.list-row', { hasText: words });
  const dialog = (page: Page) => page.locator('.act-modal');
  const act = (page: Page, name: string) => page.locator(`.acts [data-act=${name}]`);

  async function violations(page: Page): Promise<string[]> {
    await page.waitForTimeout(400); // what fades in has no contrast until it is there
    await page.evaluate(axe.source);
    return page.evaluate<string[]>(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'], resultTypes: ['violations'] }).then(({ violations }) =>
        violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 160))))`,
    );
  }

  it('N10, LH-47: a handler reads the evidence and answers; the section decides with a reason, and only then it counts', async () => {
    const handler = await openAs(HANDLER, '#/');
    await handler.getByRole('button', { name: '考核与改进' }).press('Enter');
    await handler.getByRole('menuitem', { name: '考核', exact: true }).click();
    await seen(handler.getByRole('heading', { name: '我的考核' }));
    await seen(handler.locator('.assess-own', { hasText: '4 / 4 件' }));
    await seen(row(handler, '属实投诉').first());
    expect(await violations(handler)).toEqual([]);
    const waiting = row(handler, '属实投诉').filter({ hasText: '待申辩' }).first();
    await waiting.getByRole('button').press('Enter');
    // the very line of the ledger, in words
    await seen(handler.locator('.assess-line', { hasText: '服务态度差' }));
    expect(await act(handler, 'CONFIRM').count()).toBe(0);
    await act(handler, 'ANSWER').click();
    await dialog(handler).locator('button[type=submit]').click();
    await seen(dialog(handler).getByText('“申辩内容”不能为空。'));
    await dialog(handler).getByRole('textbox').fill('当日已向当事人致歉，并补办完毕');
    await dialog(handler).getByRole('textbox').press('Control+Enter');
    await seen(handler.locator('[data-step=ANSWER]', { hasText: '当日已向当事人致歉' }));
    expect(await violations(handler)).toEqual([]);
    await handler.context().close();

    const section = await openAs(SECTION, '#/assessment');
    await row(section, '属实投诉').filter({ hasText: '已申辩' }).click();
    await seen(section.getByText('不计入'));
    await act(section, 'CONFIRM').click();
    await dialog(section).getByRole('textbox').fill('录像与申辩不符，属同一人的同类投诉');
    await dialog(section).locator('button[type=submit]').click();
    await seen(section.getByText('已计入'));
    expect(await act(section, 'ANSWER').count()).toBe(0);
    await section.locator('.ant-drawer-close').click();
    await section.getByRole('tab', { name: '评选资格' }).click();
    await seen(section.locator('tr', { hasText: '服务明星' }).getByText('已确认 1 / 3 次，待认定 1'));
    await section.getByRole('tab', { name: '得分' }).click();
    await seen(section.locator('tr', { hasText: '市场监督管理局' }).first());
    const [taken] = await Promise.all([
      section.waitForEvent('download'),
      section.getByRole('button', { name: '导出本表' }).click(),
    ]);
    expect(taken.suggestedFilename()).toMatch(/^scores-430524-/);
    expect(await violations(section)).toEqual([]);
    await section.context().close();
  }, 120_000);

  it('N10: what is confirmed is not before the unit had its days; the page says until when', async () => {
    const page = await openAs(SECTION, '#/assessment', 'en');
    await row(page, 'A fault that was verified').first().click();
    await seen(page.locator('.acts').getByText('The unit may answer until', { exact: false }));
    expect(await act(page, 'CONFIRM').count()).toBe(0);
    await act(page, 'DROP').click();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('N11: centers of few cases are drawn and not ranked; each part says what it rests on', async () => {
    const page = await openAs(OFFICER, '#/quality', 'en');
    await seen(page.locator('[data-expected]'));
    expect(await violations(page)).toEqual([]);
    for (const tab of ['Signs', 'Early signals', 'Left out']) {
      await page.getByRole('tab', { name: tab }).click();
      await seen(page.getByRole('tabpanel').locator('[data-expected]'));
      expect(await violations(page)).toEqual([]);
    }
    await page.context().close();
  }, 60_000);
});
