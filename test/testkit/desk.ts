import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { pages } from '../../hub/pages.ts';
import { type Hub, type HubOptions, startHub } from '../../hub/startHub.ts';
import type { RoleName } from '../../shared/domain/access/roles.ts';
import { issueToken } from '../../shared/identity/demoIssuer.ts';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import { readSettings, type Settings } from '../../shared/settings.ts';
import { SOON, startChromium } from './chromium.ts';
import { keyFile } from './keyFile.ts';
import { smallDirectory } from './smallDirectory.ts';

/** Somebody who sits down at a desk. */
export interface Sitter {
  role: RoleName;
  center: string;
  id?: string;
  department?: string;
}

interface Options extends Pick<HubOptions, 'now' | 'prepare' | 'routes'> {
  /** Beside where it runs and what it holds, which every hub of a test has alike. */
  settings?: Record<string, string>;
}

interface Look {
  language?: string;
  width?: number;
  height?: number;
  context?: BrowserContextOptions;
}

/** A hub with its pages, and a browser before it: what suites of the pages begin with. */
export class Desk {
  readonly hub: Hub;
  readonly browser: Browser;
  /** What the hub runs by: for what the command line does beside it. */
  readonly settings: Settings;
  readonly #folders: readonly string[];

  private constructor(hub: Hub, browser: Browser, settings: Settings, folders: readonly string[]) {
    this.hub = hub;
    this.settings = settings;
    this.browser = browser;
    this.#folders = folders;
  }

  static async open({ settings = {}, routes = async () => [pages(true)], ...rest }: Options = {}): Promise<Desk> {
    if (!existsSync(join(PROJECT_ROOT, 'dist/web/index.html')))
      throw new Error('the pages are not built: run `node hub/launch.mjs build` first');
    const folders = [mkdtempSync(join(tmpdir(), 'doudi-desk-')), smallDirectory()];
    const [HUB_DATA = '', HUB_DIRECTORY = ''] = folders;
    await keyFile(HUB_DATA);
    const plain = { PORT: '0', HUB_DATA, HUB_DIRECTORY, HUB_IDENTITY: 'demo', HUB_ADHOC: 'on', LOG_LEVEL: 'warn' };
    const read = readSettings({ ...plain, ...settings });
    const [hub, browser] = await Promise.all([startHub({ settings: read, routes, ...rest }), startChromium()]);
    return new Desk(hub, browser, read, folders);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.hub.stop();
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
  }

  token(who: Sitter): Promise<string> {
    return issueToken(this.hub.keys, who);
  }

  /** A page of somebody’s, in a browser window of their own; of nobody’s where nobody is named. */
  async openAs(who: Sitter | null, hash: string, look: Look = {}): Promise<Page> {
    const { language = 'zh-CN', width = 1366, height = 768, context: more = {} } = look;
    const context = await this.browser.newContext({
      ...{ viewport: { width, height }, locale: 'zh-CN', reducedMotion: 'reduce' },
      ...more,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(SOON);
    const remember = ([pass, spoken]: string[]) => {
      if (pass) sessionStorage.setItem('doudi.token', pass);
      localStorage.setItem('doudi.language', spoken ?? '');
    };
    await page.addInitScript(remember, [who ? await this.token(who) : '', language]);
    await page.goto(`${this.hub.url}/${hash}`);
    return page;
  }

  /** Asks the hub as somebody, past the pages. */
  async ask<T>(who: Sitter, query: string, variables: object = {}): Promise<T> {
    const response = await fetch(`${this.hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await this.token(who)}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }
}

export const seen = (locator: Locator): Promise<void> => locator.waitFor({ state: 'visible' });

/** The way to a page in the bar: the link itself, behind the button of its group. */
export const wayTo = (page: Page, name: string): Locator => page.locator(`[data-page=${name}]`);

/** Goes to a page by the bar, as with the keyboard. */
export async function turnTo(page: Page, name: string): Promise<void> {
  await page
    .locator('.nav-group', { has: wayTo(page, name) })
    .locator('.nav-button')
    .press('Enter');
  await wayTo(page, name).press('Enter');
}

/** What axe finds against WCAG 2 A and AA, each with the element. */
export async function violations(page: Page, rules: readonly string[] = ['wcag2a', 'wcag2aa']): Promise<string[]> {
  await page.waitForTimeout(400); // what fades in has no contrast until it is there
  await page.evaluate(axe.source);
  return page.evaluate<string[]>(
    `axe.run(document, { runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 160))))`,
  );
}

/** For whoever wants to look at it: HUB_SHOTS names a folder. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.HUB_SHOTS;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** Whether nothing has to be moved sideways to be read. */
export const fitsWidth = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth <= document.documentElement.clientWidth');
