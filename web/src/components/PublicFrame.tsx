import type { ReactNode } from 'react';
import { LANGUAGES } from '../../../shared/i18n/languages.ts';
import { useLanguage, useText } from '../i18n/text.ts';
import { useElder } from '../lib/elder.ts';

const NAMES = { 'zh-CN': '中文', en: 'English' } as const;

/** Around the pages for people without an account: report, look up, large letters, languages. */
export function PublicFrame({ here, children }: { here: 'report' | 'mine'; children: ReactNode }) {
  const say = useText();
  const { language, choose } = useLanguage();
  const elder = useElder();
  return (
    <div className="mine">
      <header className="mine-head">
        <span className="bar-logo">
          <b lang="zh-CN">兜底</b>
          <span>{say('public.heading')}</span>
        </span>
        <nav className="mine-nav" aria-label={say('public.heading')}>
          <a href="#/report" aria-current={here === 'report' ? 'page' : undefined}>
            {say('public.report')}
          </a>
          <a href="#/mine" aria-current={here === 'mine' ? 'page' : undefined}>
            {say('public.mine')}
          </a>
        </nav>
        <span className="mine-tools">
          <button
            type="button"
            className="bar-button"
            aria-pressed={elder.large}
            onClick={() => elder.choose(!elder.large)}
          >
            {say('public.elder')}
          </button>
          {LANGUAGES.filter(one => one !== language).map(one => (
            <button key={one} type="button" className="bar-button" lang={one} onClick={() => choose(one)}>
              {NAMES[one]}
            </button>
          ))}
        </span>
      </header>
      <main>{children}</main>
    </div>
  );
}
