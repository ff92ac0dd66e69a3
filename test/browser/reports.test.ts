import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Locator, Page } from 'playwright-core';
import { beijingDay } from '../../shared/domain/clock/workdays.ts';
import { paperCode } from '../../shared/domain/paper/paperCode.ts';
import { periodBefore, type ReportPeriod, reportPeriod } from '../../shared/domain/reports/period.ts';
import { Desk, seen, shot, type Sitter, turnTo, violations } from '../testkit/desk.ts';
import { inkOf } from '../testkit/ink.ts';
import { describeWith } from '../testkit/privateServers.ts';

const SONGJIANG = '310117';

const CLERK: Sitter = { role: 'registrar', center: SONGJIANG };
const HEAD: Sitter = { role: 'center-head', center: SONGJIANG };
const ABOVE: Sitter = { role: 'provincial-officer', center: '310000' };

/** The quarter that was over last when this runs. */
function lastQuarter(): ReportPeriod {
  const [year = 0, month = 1] = beijingDay(new Date()).split('-').map(Number);
  return periodBefore(reportPeriod({ year, quarter: Math.ceil(month / 3) }));
}

describeWith('chromium', 'reports in a browser', () => {
  let desk: Desk;
  const quarter = lastQuarter();
  /** How far behind the hub’s clock is: cases are of the quarter before. */
  let behind = Date.now() - Date.parse(`${quarter.from}T02:00:00Z`) - 40 * 86_400_000;
  const numbers: string[] = [];
  let uid = '';

  beforeAll(async () => {
    desk = await Desk.open({ now: () => new Date(Date.now() - behind) });
    for (const [title, item] of [
      ['食品经营许可两次未受理', '食品经营许可'],
      ['夜宵摊位无法办证', '食品经营许可'],
      ['医保报销偏低', '医保报销'],
    ]) {
      const { file } = await desk.ask<{ file: { uid: string; number: string } }>(
        CLERK,
        `mutation { file: countyRegisterCase(input: { title: "${title}", item: "${item}", causes: [RULES_NOT_MET], reporterName: "张三丰" }) { uid number } }`,
      );
      await desk.ask(CLERK, `mutation { countyAcceptCase(uid: "${file.uid}", reason: "属于受理范围") { uid } }`);
      numbers.push(file.number);
      uid = file.uid;
    }
    behind = 0;
  }, 240_000);

  afterAll(() => desk?.close());

  const dialog = (page: Page) => page.locator('.act-modal');
  const sheet = (page: Page) => page.locator('.report-drawer .sheet');

  /** What a button hands over as a file. */
  async function taken(page: Page, button: Locator): Promise<{ name: string; bytes: Buffer }> {
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    const folder = process.env.HUB_SHOTS;
    if (folder) await download.saveAs(join(folder, download.suggestedFilename()));
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }

  it('SJ-37, SJ-64: the quarter is drawn up, each figure leads to its cases, and it is issued and taken as a file', async () => {
    const page = await desk.openAs(CLERK, '#/');
    await turnTo(page, 'reports');
    const row = page.locator('.reports-offers tr', { hasText: '统计报表' });
    await seen(row.getByText('尚未报送'));
    expect(await violations(page)).toEqual([]);
    await shot(page, 'reports-due');
    await row.getByRole('button', { name: '编制' }).press('Enter');
    const draft = page.locator('.draft .sheet');
    await seen(draft.getByText('试算', { exact: true }));
    await draft.getByRole('button', { name: '登记数量：3 件' }).click();
    const cases = page.getByRole('dialog', { name: /：3 件$/ });
    for (const number of numbers) await seen(cases.getByText(number));
    expect(await violations(page)).toEqual([]);
    await shot(page, 'reports-cases');
    await page.keyboard.press('Escape');
    await cases.waitFor({ state: 'detached' });

    await page.locator('[data-act=issue]').click();
    await dialog(page).getByLabel('情况综述').fill('本季度平稳，反映人电话13987654321');
    await page.locator('[data-act=addTypical]').click();
    await dialog(page).getByLabel('办件编号').fill('没有这个编号');
    await dialog(page).getByLabel('问题及办理过程概述').fill('概述');
    await dialog(page).locator('button[type=submit]').click();
    await seen(dialog(page).getByText('没有这个办件', { exact: false }));
    expect(await violations(page)).toEqual([]);
    await shot(page, 'reports-issue');
    await dialog(page).getByRole('button', { name: '删除第 1 件' }).click();
    await dialog(page).getByLabel('情况综述').press('Control+Enter');
    await seen(sheet(page).getByText('已报送', { exact: true }));
    // numbers that name a person do not come into a report (N12)
    await seen(sheet(page).getByText('本季度平稳，反映人电话****'));
    expect(await violations(page)).toEqual([]);
    await shot(page, 'reports-issued');

    const pdf = await taken(page, page.locator('[data-format=PDF]'));
    expect(pdf.name).toMatch(/季度.*-310117\.pdf$/);
    const { texts } = await inkOf(pdf.bytes);
    const words = texts.map(({ text }) => text).join('');
    const code = (await sheet(page).locator('.reports-code').textContent()) ?? '';
    for (const part of ['“办不成事”统计报表', '松江区', '3件', '食品经营许可（2件）', code])
      expect(words).toContain(part);
    const table = await taken(page, page.locator('[data-format=XLSX]'));
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(table.bytes as never);
    expect(JSON.stringify(book.worksheets[0]?.getSheetValues())).toContain('食品经营许可（2件）');
    await taken(page, page.locator('[data-format=DOCX]'));

    // printed, it is alone
    await page.emulateMedia({ media: 'print' });
    await seen(sheet(page));
    expect(await page.locator('.bar').isVisible()).toBe(false);
    expect(await page.locator('.reports-offers').isVisible()).toBe(false);
    if (process.env.HUB_SHOTS) await page.pdf({ path: join(process.env.HUB_SHOTS, 'reports-print.pdf'), format: 'A4' });
    await page.emulateMedia({ media: 'screen' });

    // the way back from a case leads to the report
    await sheet(page).getByRole('button', { name: '受理：3 件' }).click();
    await cases.getByRole('button', { name: numbers[0] ?? '' }).click();
    await seen(page.locator('.case-holder').first());
    await page.goBack();
    await seen(sheet(page).getByText('已报送', { exact: true }));
    await page.context().close();
  }, 240_000);

  it('a correction says why, the code of the old version says that it was corrected, and the level above reads it', async () => {
    const head = await desk.openAs(HEAD, '#/reports');
    await head.locator('.reports-offers').getByRole('button', { name: '已报送，第1版' }).click();
    await seen(sheet(head));
    const old = (await sheet(head).locator('.reports-code').textContent()) ?? '';
    await head.getByRole('button', { name: '更正后重新报送' }).last().click();
    await dialog(head).locator('button[type=submit]').click();
    await seen(dialog(head).getByText('“更正原因”不能为空。'));
    await dialog(head).getByLabel('更正原因').fill('补充情况综述');
    await dialog(head).locator('button[type=submit]').click();
    await seen(sheet(head).getByText('第2版', { exact: true }));
    await seen(sheet(head).getByText('更正说明：补充情况综述'));
    expect(await violations(head)).toEqual([]);
    await head.context().close();

    const above = await desk.openAs(ABOVE, '#/reports', { language: 'en' });
    await above.getByRole('tab', { name: 'Check a paper' }).click();
    const type = async (code: string) => {
      await above.getByLabel('Code on the paper').fill(code);
      await above.getByLabel('Code on the paper').press('Enter');
    };
    await type(`${old.slice(0, -1)}?`);
    await seen(above.getByText('This is not the code of a paper.'));
    await type(old.toLowerCase());
    await seen(above.getByText('This is version 1. It was corrected since: version 2 holds.'));
    expect(await violations(above)).toEqual([]);
    await shot(above, 'reports-check');
    await above.getByRole('button', { name: 'See the report' }).click();
    await above.getByRole('button', { name: 'Open the version that holds' }).click();
    await seen(sheet(above).getByText('version 2', { exact: true }));
    expect(await above.getByRole('button', { name: 'Issue a correction' }).count()).toBe(0);
    await shot(above, 'reports-above');
    await above.context().close();
  }, 240_000);

  it('N21: a paper of a case is compared field by field, and nothing is written', async () => {
    const page = await desk.openAs(CLERK, '#/reports');
    await page.getByRole('tab', { name: '核对纸面' }).click();
    const code = paperCode({ kind: 'registration', number: numbers[2] ?? '', order: 0 });
    await page.getByLabel('表单码 / 报表码').fill(code);
    await page.getByRole('button', { name: '核对', exact: true }).click();
    await seen(page.getByText(`办件 ${numbers[2]}`, { exact: false }));
    await page.getByRole('button', { name: '全部按系统内容填入' }).click();
    await page.getByLabel('办理业务名称：纸面内容').fill('医保异地报销');
    await page.getByRole('button', { name: '逐栏核对' }).click();
    await seen(page.locator('[data-finding=DIFFERENT]'));
    await seen(page.locator('[data-finding=SAME]').first());
    await seen(page.locator('[data-finding=MASKED]').first());
    expect(await page.locator('[data-finding=DIFFERENT]').count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    await shot(page, 'reports-compare');
    const { file } = await desk.ask<{ file: { item: string } }>(CLERK, `{ file: countyFile(uid: "${uid}") { item } }`);
    expect(file.item).toBe('医保报销');
    await page.context().close();
  }, 240_000);

  it('LH-38, SJ-26: a ledger is written in the background, shows how far it is, and is fetched whole', async () => {
    const page = await desk.openAs(CLERK, '#/reports');
    await page.getByRole('button', { name: '导出' }).first().click();
    await page.getByLabel('登记日期 起').fill(quarter.from);
    await page.getByLabel('止', { exact: true }).fill('2001-01-01');
    await page.locator('[data-act=startList]').click();
    await seen(page.getByText('止日不能早于起日'));
    await page.getByLabel('止', { exact: true }).fill(beijingDay(new Date()));
    await page.locator('[data-act=startList]').click();
    await seen(page.locator('[data-list-state=DONE]').getByText('3 行', { exact: false }));
    expect(await violations(page)).toEqual([]);
    await shot(page, 'reports-lists');
    const { bytes } = await taken(page, page.getByRole('button', { name: '下载', exact: true }));
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as never);
    const text = JSON.stringify(book.worksheets[0]?.getSheetValues());
    for (const number of numbers) expect(text).toContain(number);
    expect(text).not.toContain('张三丰');
    await page.context().close();
  }, 240_000);

  it('SJ-63: a template is fetched, refused at its file with what is wrong, put to use and out of use', async () => {
    const page = await desk.openAs(HEAD, '#/reports');
    await page.getByRole('tab', { name: '表单模板' }).click();
    const paper = page.locator('[data-template=REGISTRATION]');
    await seen(paper.getByText('默认模板'));
    const { bytes } = await taken(page, paper.getByRole('button', { name: '下载模板' }));
    const changed = (from: string, to: string) => {
      const parts = unzipSync(bytes);
      const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace(from, to);
      return Buffer.from(zipSync({ ...parts, 'word/document.xml': strToU8(xml) }));
    };
    await paper.getByRole('button', { name: '上传模板' }).click();
    const choose = (name: string, buffer: Buffer) =>
      dialog(page).locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    await dialog(page).getByLabel('模板名称').fill('新桥镇版');
    await choose('模板.wps', bytes);
    await seen(dialog(page).getByText('请选择 .docx 文件', { exact: false }));
    await choose('模板.docx', changed('{reporterName}', '{reporterNmae}'));
    await dialog(page).locator('button[type=submit]').click();
    await seen(dialog(page).getByText('模板中的标记“reporterNmae”不是本表的栏目。', { exact: false }));
    expect(await violations(page)).toEqual([]);
    await shot(page, 'reports-template-refused');
    await choose('模板.docx', changed('（此页由反映人填写）', '（新桥镇）'));
    await dialog(page).locator('button[type=submit]').click();
    await seen(paper.getByText('新桥镇版，第1版', { exact: false }));
    expect(await violations(page)).toEqual([]);
    await shot(page, 'reports-templates');
    await paper.getByRole('button', { name: '停用' }).click();
    await page.locator('.ant-popconfirm').getByRole('button').last().click();
    await seen(paper.getByText('默认模板'));
    await page.context().close();
  }, 240_000);

  it('tells of a level that does not answer, and of nothing to show, on a telephone as well', async () => {
    const page = await desk.openAs(ABOVE, '#/reports', { language: 'zh-CN', width: 420 });
    await page.getByRole('combobox', { name: '报表与台账' }).click();
    await page.locator('.ant-select-item-option', { hasText: '已报送' }).click();
    await seen(page.getByText('这个范围内还没有报送过报表'));
    await page.route('**/graphql', route => route.abort());
    await page.getByRole('button', { name: '刷新', exact: true }).click();
    await seen(page.getByText('暂时连接不上服务器。'));
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: '重试' }).click();
    await seen(page.getByText('这个范围内还没有报送过报表'));
    await page.getByText('县级', { exact: true }).click();
    await page.locator('tr.list-row').first().getByRole('button').click();
    await seen(sheet(page));
    expect(await violations(page)).toEqual([]);
    await shot(page, 'reports-telephone');
    await page.context().close();
  }, 240_000);
});
