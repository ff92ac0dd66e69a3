import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { SOON } from '../../testkit/chromium.ts';
import { type Desk, fitsWidth, seen } from '../../testkit/desk.ts';
import { filledIn, type Screen, type Step } from './list.ts';
import type { Prepared } from './prepare.ts';

export type Language = 'zh-CN' | 'en';

/** How a screen is looked at. */
export interface Look {
  language: Language;
  /** In large letters (大字版). */
  large?: boolean;
}

/** A tab in which one screen after another is opened, each as its person would; it keeps what went wrong in it. */
export class Viewer {
  readonly page: Page;
  readonly #desk: Desk;
  readonly #prepared: Prepared;
  readonly #context: BrowserContext;
  /** Requests to other hosts, and what the browser complained of, since they were last asked for. */
  #complaints: string[] = [];

  private constructor(desk: Desk, prepared: Prepared, context: BrowserContext, page: Page) {
    this.#desk = desk;
    this.#prepared = prepared;
    this.#context = context;
    this.page = page;
    const { host } = new URL(desk.hub.url);
    const tell = (text: string) => this.#complaints.push(text);
    page.on('request', request => {
      const { protocol, host: asked } = new URL(request.url());
      if (protocol.startsWith('http') && asked !== host) tell(`asked ${asked}`);
    });
    page.on('console', message => {
      // by the first answer the page learns that the hub has no demo accounts; the other the browser asks for by itself
      const expected = /\/(demo\/accounts|favicon\.ico)$/.test(message.location().url);
      if (message.type() === 'error' && !expected) tell(message.text());
    });
    page.on('pageerror', fault => tell(fault.message));
  }

  /** `now` is what the browser takes for the time; the hub has its own clock. */
  static async open(desk: Desk, prepared: Prepared, now: Date): Promise<Viewer> {
    const context = await desk.browser.newContext({
      ...{
        viewport: { width: 1366, height: 768 },
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        reducedMotion: 'reduce',
      },
    });
    const page = await context.newPage();
    page.setDefaultTimeout(SOON);
    await page.clock.setFixedTime(now);
    return new Viewer(desk, prepared, context, page);
  }

  close = (): Promise<void> => this.#context.close();

  /** What was complained of since the last time that somebody asked. */
  complaints(): string[] {
    const told = this.#complaints;
    this.#complaints = [];
    return told;
  }

  /** Opens a screen and does what its person does until it is there. */
  async show(screen: Screen, { language, large = false }: Look): Promise<void> {
    const { page } = this;
    // a file of the hub: nothing runs there, and what the next page reads of this browser can be written
    await page.goto(`${this.#desk.hub.url}/favicon.svg`);
    const token = screen.who ? await this.#desk.token(screen.who) : '';
    await page.evaluate(
      ([pass = '', spoken = '', size = '']) => {
        sessionStorage.clear();
        localStorage.clear();
        if (pass) sessionStorage.setItem('doudi.token', pass);
        localStorage.setItem('doudi.language', spoken);
        localStorage.setItem('doudi.elder', size);
      },
      [token, language, large ? 'on' : 'off'],
    );
    await page.goto(`${this.#desk.hub.url}/${filledIn(screen.address, this.#prepared)}`);
    await this.arrived(screen);
    for (const step of screen.steps ?? []) await this.#take(step);
    for (const selector of screen.shows) await seen(page.locator(selector).first());
    await this.arrived(screen);
  }

  /** Nothing is on its way any more, and at a desk the line for what happens is open. */
  async arrived({ who }: Screen): Promise<void> {
    const { page } = this;
    await page.waitForFunction(
      () =>
        document.querySelector('main') &&
        !document.querySelector('.ant-skeleton-active, .ant-spin-spinning, .ant-btn-loading'),
    );
    if (who && (await page.locator('.cockpit').count()) > 0) await seen(page.locator('[data-connection=live]'));
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
  }

  async #take(step: Step): Promise<void> {
    const { page } = this;
    const at = (selector: string) => page.locator(filledIn(selector, this.#prepared)).first();
    if ('press' in step) await at(step.press).click();
    else if ('type' in step) await at(step.type).fill(filledIn(step.text, this.#prepared));
    else if ('scrollTo' in step) await at(step.scrollTo).evaluate(node => node.scrollIntoView({ block: 'start' }));
    else {
      await at('.acts .ant-dropdown-trigger').click();
      await at(`.acts-menu [data-menu-id$="-${step.menu}"]`).click();
    }
  }

  /** What axe finds against WCAG 2.1 A and AA, each with the element. */
  async violations(): Promise<string[]> {
    await this.page.evaluate(axe.source);
    return this.page.evaluate<string[]>(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations'] }).then(
        ({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 200))))`,
    );
  }

  /** Whether it fits as wide as the window, and at 200 %, which is a window of half the size. */
  async tooWide(): Promise<string[]> {
    const found: string[] = [];
    for (const [width, height] of [
      [683, 384],
      [1366, 768],
    ] as const) {
      await this.page.setViewportSize({ width, height });
      if (!(await fitsWidth(this.page))) found.push(`scrolls sideways at ${width} × ${height}`);
    }
    return found;
  }

  /** Keys of texts that stand there instead of the texts, and texts of the page itself that are in the other language. */
  untranslated(language: Language): Promise<string[]> {
    return this.page.evaluate<string[], Language>(spoken => {
      const key = /^[a-z][A-Za-z]*(\.[A-Za-z_]+)+$/;
      const chinese = /\p{Script=Han}/u;
      const found: string[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent?.trim() ?? '';
        if (key.test(text) && !node.parentElement?.closest('code, script, style')) found.push(`key: ${text}`);
      }
      for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
        for (const name of ['aria-label', 'title', 'placeholder']) {
          const text = element.getAttribute(name)?.trim() ?? '';
          if (key.test(text)) found.push(`key: ${text}`);
        }
      // what people have written is in their language; what the page says of itself is in the reader's
      const own =
        '.bar-button:not([lang]), .nav-link, .ant-tabs-tab-btn, th[scope=col], thead th, legend, .ant-btn:not(.ant-btn-link)';
      for (const element of document.querySelectorAll(own)) {
        const text = element.textContent?.trim() ?? '';
        const wrong = spoken === 'en' ? chinese.test(text) : /[A-Za-z]{4}/.test(text) && !chinese.test(text);
        if (wrong) found.push(`${spoken}: ${text.slice(0, 60)}`);
      }
      return found;
    }, language);
  }
}
