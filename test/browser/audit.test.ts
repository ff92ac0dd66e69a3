import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Hub } from '../../hub/startHub.ts';
import type { RoleName } from '../../shared/domain/access/roles.ts';
import { issueToken } from '../../shared/identity/demoIssuer.ts';
import { SOON } from '../testkit/chromium.ts';
import { Desk, turnTo, violations, wayTo } from '../testkit/desk.ts';
import { describeWith } from '../testkit/privateServers.ts';

const CENTER = '430524';
const CASES = 24;
const [NAME, PHONE] = ['欧阳涂大明', '13987654321'];

describeWith('chromium', 'the audit in a browser', () => {
  let hub: Hub;
  let browser: Browser;
  let desk: Desk;
  let leaked = '';

  beforeAll(async () => {
    desk = await Desk.open({ settings: { HUB_IDENTITY: 'demo,local' } });
    ({ hub, browser } = desk);
    await somethingToAudit();
  }, 240_000);
  afterAll(() => desk?.close());

  const token = (role: RoleName) => issueToken(hub.keys, { role, center: CENTER });

  async function ask<T>(role: RoleName, query: string, variables: object = {}): Promise<T> {
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await token(role)}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** Cases, a look by somebody who has nothing to do with the case, searches that lead to nothing, and a list that gets out. */
  async function somethingToAudit(): Promise<void> {
    let uid = '';
    for (let i = 0; i < CASES; i++) {
      const input = {
        ...{ title: `第${i}件医保报销偏低`, item: '医保报销', causes: ['RULES_NOT_MET'], extra: [] },
        ...{ reporterName: NAME, reporterPhone: PHONE },
      };
      const register = 'mutation ($input: RegisterCaseInput!) { file: countyRegisterCase(input: $input) { uid } }';
      ({ uid } = (await ask<{ file: { uid: string } }>('registrar', register, { input })).file);
    }
    for (let i = 0; i < 5; i++) await ask('coordinator', `{ countyFilesOfReporter(phone: "1990000000${i}") { uid } }`);
    await ask('center-head', `mutation { countyHoldCase(uid: "${uid}", reason: "行政复议") { no } }`);
    const look = `mutation { countyRevealReporter(uid: "${uid}", purpose: SUPERVISE, note: "核查") { mark } }`;
    await ask('supervision-section', look);
    const { taken } = await ask<{ taken: { csv: string } }>(
      'supervision-section',
      `mutation { taken: countyExportFiles(area: "${CENTER}") { csv } }`,
    );
    // its head and its last line are gone: what got out are rows from the middle
    leaked = taken.csv.split('\r\n').slice(2, 23).join('\r\n');
  }

  async function openAs(role: RoleName, hash: string, language = 'zh-CN', width = 1440): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(SOON);
    const remember = ([pass, spoken]: string[]) => {
      sessionStorage.setItem('doudi.token', pass ?? '');
      localStorage.setItem('doudi.language', spoken ?? '');
    };
    await page.addInitScript(remember, [await token(role), language]);
    await page.goto(`${hub.url}/${hash}`);
    return page;
  }

  const seen = (locator: Locator) => locator.waitFor({ state: 'visible' });

  it('N12: shows what stands out, and the record narrowed to a person; nothing of a reporter', async () => {
    const page = await openAs('auditor', '');
    await turnTo(page, 'audit');
    await seen(page.getByText('多次检索未登记'));
    await seen(page.getByText('查看未经手的办件'));
    const records = page.locator('.audit-records');
    await seen(records.getByText('按电话检索，查到 0 件').first());
    expect(await violations(page)).toEqual([]);

    const sign = page.locator('.audit-sign', { hasText: '查看未经手的办件' });
    await sign.getByRole('button', { name: '查看所涉记录' }).click();
    await seen(sign.getByText('用途：', { exact: false }));

    await records.getByRole('textbox', { name: '人员账号' }).fill(`center-head@${CENTER}`);
    await page.keyboard.press('Enter');
    await seen(records.locator('.ant-table-row').getByText('封存', { exact: true }));
    await records.getByText('按电话检索').first().waitFor({ state: 'detached' });
    await records.getByRole('textbox', { name: '人员账号' }).fill('nobody');
    await page.keyboard.press('Enter');
    await seen(records.getByText('没有符合条件的记录，请放宽筛选'));
    const text = await page.locator('body').innerText();
    for (const word of [NAME, PHONE, '医保报销']) expect(text).not.toContain(word);
    await page.context().close();
  }, 240_000);

  it('N12: traces rows of a leaked table to who took it', async () => {
    const page = await openAs('auditor', '#/audit');
    await page.getByRole('tab', { name: '追查泄露' }).click();
    await page.getByRole('textbox', { name: '流出的文字或标记' }).fill('没有标记的文字');
    await page.getByRole('button', { name: '追查', exact: true }).click();
    await seen(page.getByText('没有找到标记', { exact: false }));
    await page.getByRole('textbox', { name: '流出的文字或标记' }).fill(leaked);
    await page.getByRole('button', { name: '追查', exact: true }).click();
    const traced = page.locator('.audit-traced');
    await seen(traced.getByText(`supervision-section@${CENTER}`));
    await seen(traced.getByText(String(CASES), { exact: true }));
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  }, 240_000);

  it('shows who signed in, what is held and what was deleted; in English as well, and on a narrow screen', async () => {
    const page = await openAs('auditor', '#/audit', 'en', 420);
    await seen(page.getByText('searches that led to nothing', { exact: false }).first());
    await page.context().close();

    const english = await openAs('auditor', '#/audit', 'en');
    await english.getByRole('tab', { name: 'Holds and deletions' }).click();
    await seen(english.getByText('行政复议'));
    expect(await violations(english)).toEqual([]);
    await english.context().close();

    const wide = await openAs('auditor', '#/audit');
    await wide.getByRole('tab', { name: '登录记录' }).click();
    await seen(wide.locator('.ant-table-row').first()); // the issuer has made its first key
    await wide.getByRole('button', { name: '查询' }).click();
    await seen(wide.getByText('查阅登录记录'));
    expect(await violations(wide)).toEqual([]);
    await wide.context().close();
  }, 240_000);

  it('takes the record out with a mark', async () => {
    const page = await openAs('auditor', '#/audit');
    const download = page.waitForEvent('download');
    await page.locator('.audit-records').getByRole('button', { name: '导出' }).click();
    expect((await download).suggestedFilename()).toMatch(/^audit-430524-[2-9A-Z]{10}\.csv$/);
    await seen(page.getByText('本次导出已记录在案', { exact: false }));
    await page.context().close();
  }, 240_000);

  it('is not there for others; who keeps holds sees these alone', async () => {
    const clerk = await openAs('registrar', '#/audit');
    await seen(clerk.getByRole('tab', { name: '办件列表' }));
    expect(await wayTo(clerk, 'audit').count()).toBe(0);
    await clerk.context().close();
    const keeper = await openAs('security-administrator', '#/audit');
    await seen(keeper.getByText('行政复议'));
    expect(await keeper.getByRole('tab').count()).toBe(1);
    await keeper.context().close();
  }, 240_000);
});
