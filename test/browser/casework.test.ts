import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Hub } from '../../hub/startHub.ts';
import type { RoleName } from '../../shared/domain/access/roles.ts';
import { beijingDay } from '../../shared/domain/clock/workdays.ts';
import type { FormDefinition, FormField } from '../../shared/domain/forms/form.ts';
import type { PackVersion } from '../../shared/domain/policy/pack.ts';
import { issueToken } from '../../shared/identity/demoIssuer.ts';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import { SOON } from '../testkit/chromium.ts';
import { Desk, fitsWidth, shot, violations } from '../testkit/desk.ts';
import { describeWith } from '../testkit/privateServers.ts';
import { pdf, png } from '../testkit/sampleFiles.ts';

/** 隆回: three working days, five levels of rating, and a bad one sends the case back (LH-32, LH-36, LH-37). */
const CENTER = '430524';
const CLASS = '须进驻窗口原部门（单位）查找症结的问题';

/** What the county adds to its form: a field that nobody has written any code for (SJ-63). */
const ADDED: readonly FormField[] = [
  { code: 'village', label: '所在村（社区）', kind: 'text', required: true, maxLength: 30 },
  {
    code: 'visitTime',
    label: '方便回访的时间',
    kind: 'choice',
    required: false,
    options: [
      { code: 'day', label: '白天' },
      { code: 'evening', label: '晚上' },
    ],
  },
];

describeWith('chromium', 'a case in a browser, from the window to the redo', () => {
  let hub: Hub;
  let browser: Browser;
  let desk: Desk;

  beforeAll(async () => {
    desk = await Desk.open();
    ({ hub, browser } = desk);
    await ask('policy-administrator', 'mutation ($draft: String!) { countyPublishPolicy(draft: $draft) { name } }', {
      draft: JSON.stringify(withAddedFields()),
    });
  });

  afterAll(() => desk?.close());

  // the handler is of the department that the case of this test goes to
  const token = (role: RoleName) =>
    issueToken(hub.keys, { role, center: CENTER, ...(role === 'handler' ? { department: 'medical-security' } : {}) });

  async function openAs(role: RoleName, hash: string, language = 'zh-CN'): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
      reducedMotion: 'reduce',
    });
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

  /** The next version of the county's rules, with the fields it adds. */
  function withAddedFields(): PackVersion {
    const file = join(PROJECT_ROOT, 'subgraphs/seeds/policy/longhui@1.json');
    const pack = JSON.parse(readFileSync(file, 'utf8')) as PackVersion;
    const term = pack.terms['form.registration'];
    const form = term?.value as FormDefinition;
    const [first, ...others] = form.pages;
    const grown = { ...form, pages: [{ by: '', ...first, fields: [...(first?.fields ?? []), ...ADDED] }, ...others] };
    return {
      ...pack,
      version: 2,
      effectiveFrom: beijingDay(new Date()),
      terms: { ...pack.terms, 'form.registration': { cite: '', ...term, value: grown } },
    };
  }

  const seen = (locator: Locator) => locator.waitFor({ state: 'visible' });

  const button = (page: Page, act: string) => page.locator(`.acts [data-act=${act}]`);
  /** The form of an act: fields by what is written beside them. */
  const form = (page: Page) => page.locator('.act-modal');
  const send = (page: Page) => form(page).locator('button[type=submit]').click();

  /** An act from the menu of those that are not likely next. */
  async function fromMenu(page: Page, name: string): Promise<void> {
    const item = page.getByRole('menuitem', { name, exact: true });
    await page.locator('.acts').getByRole('button', { name: '更多' }).click();
    await seen(item);
    await item.click();
    await seen(form(page));
  }

  async function choose(page: Page, field: string, option: string): Promise<void> {
    await form(page).getByRole('combobox', { name: field }).click();
    await page.locator('.ant-select-item-option', { hasText: option }).click();
    await seen(form(page).locator('.ant-select', { hasText: option }));
  }

  const done = (page: Page, act: string) => seen(page.getByText(`“${act}”已完成。`));

  it('SJ-63: a field that the center has added is drawn, demanded and kept, without any code for it', async () => {
    const page = await openAs('registrar', '#/register');
    await seen(page.getByText('本中心增加的栏目'));
    await seen(page.getByText('窗口须知'));
    await seen(page.getByText('不能简单说“不”', { exact: false }).first());
    expect(await violations(page)).toEqual([]);

    await page.locator('#title').fill('原户籍地证明开不出来');
    await page.locator('#item').fill('户口迁移');
    await page.locator('#causes').getByText('证明材料难找').click();
    await page.locator('#demand').fill('请派出所直接核对档案。');
    await page.getByRole('button', { name: '还有一项诉求' }).click();
    await page.locator('#demands_0').fill('请免去重复的公证书。');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await seen(page.getByText('“所在村（社区）”不能为空。'));
    await page.locator('#extra_village').fill('桃洪镇铁山村');
    await page.getByText('晚上').click();
    await page.keyboard.press('Control+Enter');

    await seen(page.getByText('继续登记下一件'));
    expect(await page.locator('.receipt-code b').textContent()).toMatch(/^[2-9A-Z]{8}$/);
    const why = page.locator('.receipt-due');
    await seen(why.locator('dd > span', { hasText: '时限 3 个工作日' }));
    await why.getByText('为什么是这一天？').click();
    await seen(why.getByText('第 3 个工作日'));
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: '查看办件' }).click();
    await seen(page.getByText('桃洪镇铁山村'));
    await seen(page.locator('.ant-descriptions').getByText('晚上'));
    await seen(page.locator('.rules').getByText('longhui@2'));
    expect(await page.locator('[data-demand]').count()).toBe(2);
    await page.context().close();
  }, 240_000);

  /** A case with two demands, as the window hands it on. */
  async function registered(): Promise<{ uid: string; receiptCode: string }> {
    const { file } = await ask<{ file: { uid: string; receiptCode: string } }>(
      'registrar',
      `mutation ($input: RegisterCaseInput!) { file: countyRegisterCase(input: $input) { uid receiptCode } }`,
      {
        input: {
          title: '医保报销偏低',
          item: '医保报销',
          causes: ['RULES_NOT_MET'],
          demands: ['请重新结算', '请免收复印费'],
          extra: [{ code: 'village', values: ['铁山村'] }],
        },
      },
    );
    return file;
  }

  it('LH-25…37, WL-75: triage, order, reply, a result for each demand, feedback, and a bad rating that sends it back', async () => {
    const { uid, receiptCode } = await registered();
    const page = await openAs('registrar', `#/case/${uid}`);

    // triage leads, because nothing may be accepted before it (LH-25)
    await button(page, 'TRIAGE').click();
    await form(page).getByText('是否多次到县政务服务中心未能办成？').click();
    await send(page);
    await seen(form(page).getByText('“类别”不能为空。'));
    await choose(page, '类别', CLASS);
    expect(await violations(page)).toEqual([]);
    await send(page);
    await done(page, '研判');
    await seen(page.locator('.class-tag').getByText(CLASS));
    await button(page, 'ACCEPT').click();
    await done(page, '受理');
    await button(page, 'ASSIGN').click();
    await form(page).getByLabel('牵头部门').fill('医疗保障局');
    await form(page).getByLabel('交办事项').fill('核对结算清单');
    await send(page);
    await done(page, '交办');

    // what one center has, every limit with its reason
    const limit = page.locator('[data-limit=REPLY]');
    await seen(limit.getByText('医疗保障局'));
    await limit.getByText('怎样算出来的？').click();
    await seen(limit.getByText('第 1 个工作日'));

    // a department begins with what waits for it, and works from there with the keys
    const department = await openAs('handler', '');
    const row = department.locator(`[data-order="${uid}/1"]`);
    await seen(row.getByText('核对结算清单'));
    expect(department.url()).toContain('#/inbox');
    await row.getByText('怎样算出来的？').click();
    await seen(row.getByText('第 1 个工作日'));
    await department.locator('[data-view=ASSISTING]').click();
    await seen(department.getByText('没有协办的工单。'));
    await department.locator('[data-view=OWED]').click();
    await row.locator('[data-act=RETURN_ORDER]').click();
    await seen(form(department).getByText('此前已退单 0 次', { exact: false }));
    await department.keyboard.press('Escape');
    await form(department).waitFor({ state: 'hidden' });
    await row.locator('[data-act=RECEIVE_ORDER]').click();
    await done(department, '签收工单');
    expect(await violations(department)).toEqual([]);
    expect(await fitsWidth(department)).toBe(true);
    await shot(department, 'inbox');
    await department.evaluate('document.activeElement?.blur()');
    await department.keyboard.press('j');
    await department.keyboard.press('Enter');
    await button(department, 'REPLY_ORDER').click();
    await form(department).getByLabel('完成情况').fill('已重新结算。');
    await send(department);
    await done(department, '回复工单');
    await department.locator('.ant-drawer-close').click();
    await seen(department.getByText('没有待办的工单。'));
    await department.context().close();

    // one answer for each demand; an explanation names its article (SJ-30)
    await seen(page.locator('[data-order="1"]').getByText('已重新结算。'));
    await button(page, 'COMPLETE').click();
    await form(page).getByLabel('办理结果').fill('已补发差额。');
    const answers = form(page).locator('.act-list');
    await answers.nth(0).getByLabel('答复', { exact: true }).fill('已重新结算。');
    await answers.nth(1).getByLabel('答复', { exact: true }).fill('复印费依规收取。');
    await answers.nth(1).getByText('依规解释').click();
    await send(page);
    await seen(form(page).getByText('“依据”不能为空。'));
    await answers.nth(1).getByLabel('依据').fill('收费目录第三条');
    // a reply that says nothing, or a no without a way on, is not sent (N18, LH-12)
    await answers.nth(0).getByLabel('答复', { exact: true }).fill('按规定办理');
    await send(page);
    await seen(form(page).getByText('只有套话，没有说结果', { exact: false }));
    await seen(form(page).getByText('没有告诉群众接下来可以怎么办', { exact: false }));
    await answers.nth(0).getByLabel('答复', { exact: true }).fill('已重新结算，已销号。');
    await answers.nth(1).getByLabel('办理路径').fill('不服的，可向县医疗保障局申请复核');
    // the word of the trade may stay if somebody says so
    await send(page);
    await seen(form(page).getByText('请修改，或勾选确认'));
    await form(page).getByRole('checkbox', { name: '用了群众不易看懂的行话', exact: false }).check();
    // before it is sent: what its reader will see
    const preview = form(page).locator('.reply-preview');
    await seen(preview.getByText('已答复 2 / 2 项'));
    await seen(preview.getByText('依据：收费目录第三条'));
    await shot(page, 'reply-preview');
    expect(await violations(page)).toEqual([]);
    await send(page);
    await done(page, '办结');
    await seen(page.locator('[data-demand="2"]').getByText('收费目录第三条'));
    await button(page, 'GIVE_FEEDBACK').click();
    await form(page).getByLabel('反馈说明').fill('电话告知。');
    await send(page);
    await done(page, '反馈');

    // the code of the receipt says whose word it is
    await button(page, 'RATE').click();
    await form(page).getByText('不满意', { exact: true }).click();
    await form(page).getByLabel('查询码').fill('22222222');
    await send(page);
    await seen(form(page).getByText('查询码不对。', { exact: false }));
    await form(page).getByLabel('查询码').fill(receiptCode);
    await send(page);
    await done(page, '评价');
    await seen(page.getByText('重办 1 次'));
    await seen(page.locator('[data-rating="2"]'));
    await seen(page.locator('[data-limit=REDO]'));
    await seen(page.locator('[data-entry=REDO]'));
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  }, 240_000);

  it('keeps what is seldom done in a menu, and asks for exactly what the act wants', async () => {
    const { uid } = await registered();
    const page = await openAs('registrar', `#/case/${uid}`);
    await seen(button(page, 'TRIAGE'));
    expect(await page.locator('.acts .ant-btn-primary').count()).toBe(1);
    expect(await page.locator('.acts button').count()).toBeLessThanOrEqual(5);
    await fromMenu(page, '记录服务措施');
    await choose(page, '服务措施', '上门服务');
    await form(page).getByLabel('说明').fill('到家里取材料。');
    await send(page);
    await done(page, '记录服务措施');
    await seen(page.locator('[data-entry=LOG_ACTION]').getByText('上门服务'));
    await fromMenu(page, '延期');
    await form(page).getByLabel('延期理由').fill('档案在外地。');
    await form(page).getByLabel('延长的工作日数').fill('2');
    await send(page);
    await done(page, '延期');
    await seen(page.getByText('延期 1 次'));
    await page.context().close();
  }, 240_000);

  it('lets the reporter bring from home what is missing, and the window opens it on record (LH-13, SH-19, N12)', async () => {
    const { file } = await ask<{ file: { uid: string; number: string; receiptCode: string } }>(
      'registrar',
      `mutation ($input: RegisterCaseInput!) { file: countyRegisterCase(input: $input) { uid number receiptCode } }`,
      {
        input: {
          ...{ title: '医保报销偏低', item: '医保报销', causes: ['MATERIALS_NOT_RIGHT'] },
          ...{ reporterName: '涂大明', reporterPhone: '13987650001' },
          extra: [{ code: 'village', values: ['铁山村'] }],
        },
      },
    );
    const { uid, number, receiptCode } = file;
    for (const act of [
      `countyTriageCase(uid: "${uid}", class: "parentDepartment") { uid }`,
      `countyAcceptCase(uid: "${uid}", reason: "属于受理范围") { uid }`,
      `countyRequestMaterial(uid: "${uid}", missing: ["户口簿", "住院发票"]) { uid }`,
    ])
      await ask('registrar', `mutation { ${act} }`);
    // the reporter, at home, on a small screen and in large letters
    const mine = await desk.openAs(null, `#/mine/${number}`, { width: 420, height: 800 });
    await mine.getByRole('button', { name: '大字版' }).click();
    await mine.getByLabel('查询码').fill(receiptCode);
    await mine.keyboard.press('Enter');
    const first = mine.locator('.mine-missing > li').first();
    await seen(first.getByText('户口簿', { exact: true }));
    await first.getByRole('button', { name: '提交这项材料' }).click();
    await seen(first.getByText('还没有说明，也没有文件。'));
    const chosen = [
      { name: '户口簿.jpg', mimeType: 'image/jpeg', buffer: png({ side: 8 }) },
      { name: '照片.exe', mimeType: 'image/png', buffer: Buffer.from('MZ'.padEnd(200, 'x')) },
    ];
    await first.locator('input[data-files=choose]').setInputFiles(chosen);
    await shot(mine, 'mine-chosen');
    await first.getByRole('button', { name: '上传 2 个文件' }).click();
    await seen(first.getByText('这个文件的内容不是可以接收的类型。'));
    await seen(first.getByText('已上传：户口簿.png'));
    await first.getByRole('button', { name: '移除 照片.exe' }).click();
    expect(await violations(mine)).toEqual([]);
    expect(await fitsWidth(mine)).toBe(true);
    await shot(mine, 'mine-sent');
    await first.getByRole('button', { name: '提交这项材料' }).click();
    await seen(mine.locator('.mine-missing > li').first().locator('.mine-came'));
    const second = mine.locator('.mine-missing > li').nth(1);
    await second.getByLabel('说明').fill('发票丢了，医院可以查到。');
    await second.getByRole('button', { name: '提交这项材料' }).click();
    await seen(mine.getByText('正在办理。'));
    await mine.locator('.files-list').getByRole('button', { name: '查看' }).click();
    await seen(mine.getByRole('img', { name: '户口簿.png' }));
    await shot(mine, 'mine-look');
    await mine.context().close();
    // the window: what came is in the list of today, and is opened for a purpose
    const page = await openAs('registrar', `#/case/${uid}`);
    await seen(page.locator('[data-entry=RESUME]').first());
    await page.locator('.files-list').getByRole('button', { name: '打开' }).click();
    await shot(page, 'window-purpose');
    await page.locator('.act-modal').getByRole('button', { name: '打开' }).click();
    const picture = page.locator('.files-preview img');
    await seen(picture);
    expect(await picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(8);
    expect(await violations(page)).toEqual([]);
    await shot(page, 'window-look');
    await page.locator('.files-preview').getByRole('button', { name: '关闭' }).last().click();
    await page.locator('.files-more summary').click();
    await page.locator('input[data-files=choose]').setInputFiles({
      ...{ name: '办理结果.pdf', mimeType: 'application/pdf', buffer: pdf() },
    });
    await page.getByLabel('办理照片、结果凭证').check();
    await page.getByRole('button', { name: '上传 1 个文件' }).click();
    await seen(page.locator('.files-list').getByText('办理结果.pdf'));
    await seen(page.locator('[data-entry=ATTACH]').first());
    expect(await violations(page)).toEqual([]);
    await shot(page, 'window-files');
    await page.locator('.files-list li', { hasText: '办理结果.pdf' }).getByRole('button', { name: '打开' }).click();
    await page.locator('.act-modal').getByRole('button', { name: '打开' }).click();
    await seen(page.locator('.files-preview iframe'));
    await shot(page, 'window-pdf');
    await page.context().close();
  }, 240_000);

  it('says the same in English', async () => {
    const { uid } = await registered();
    const page = await openAs('registrar', `#/case/${uid}`, 'en');
    const limit = page.locator('[data-limit=CITIZEN]');
    await limit.getByText('Why this day?').click();
    await seen(limit.getByText('working day 3'));
    await seen(page.getByRole('button', { name: 'Triage' }));
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it('N5: a draft of the rules is checked as it is written, survives a reload, is tried on past cases and published', async () => {
    const page = await openAs('policy-administrator', '#/policies');
    await page.getByRole('button', { name: '修改：工单回复时限' }).click();
    const term = page.locator('[data-draft="clock.reply"]');
    await term.getByLabel('依据条款').fill('第十二条');
    await page.locator('[data-draft=document]').fill('隆政办〔2026〕1号');
    await term.getByLabel('提醒时点').fill('9');
    await seen(term.locator('[data-fault=POLICY_VALUE_INVALID]'));
    expect(await page.locator('[data-act=publish]').isDisabled()).toBe(true);
    await term.getByLabel('提醒时点').fill('2');
    await term.getByLabel('工单回复时限', { exact: true }).fill('5');
    await term.locator('[data-fault]').waitFor({ state: 'detached' });
    await page.reload();
    await page.locator('[data-act=try]').click();
    await seen(page.locator('[data-tried]'));
    expect(Number(await page.locator('[data-tried]').getAttribute('data-tried'))).toBeGreaterThan(0);
    expect(await violations(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
    await shot(page, 'policies');
    await page.locator('[data-act=publish]').click();
    await seen(page.locator('.ant-modal-confirm').getByText('5 个工作日', { exact: false }));
    await page.locator('.ant-modal-confirm').getByRole('button', { name: '发布' }).click();
    await seen(page.getByText('已发布“longhui@3”。'));
    await page.reload();
    expect(await page.locator('.policies-draft').count()).toBe(0);
    await page.context().close();

    const clerk = await openAs('registrar', '#/policies', 'en');
    await seen(clerk.locator('[data-term="clock.reply"]'));
    expect(await clerk.getByRole('button', { name: 'Change', exact: false }).count()).toBe(0);
    await shot(clerk, 'policies-clerk-en');
    await clerk.context().close();
  }, 90_000);
});
