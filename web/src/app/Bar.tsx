import type { ReactNode } from 'react';
import { LANGUAGES } from '../../../shared/i18n/languages.ts';
import { useLanguage, useText } from '../i18n/text.ts';

interface Props {
  onHome: () => void;
  /** The ways to the pages; beside them the hub has its short name. */
  nav?: ReactNode;
  /** What stands before the languages. */
  children?: ReactNode;
}

/** The bar above every page: home, tools, languages. */
export function Bar({ onHome, nav, children }: Props) {
  const say = useText();
  return (
    <header className="bar">
      <button type="button" className="bar-logo" onClick={onHome} title={say('app.home')}>
        <b lang="zh-CN">兜底</b>
        <span className="bar-title">{say(nav ? 'app.shortTitle' : 'app.title')}</span>
      </button>
      {nav}
      <div className="bar-tools">
        {children}
        <Languages />
      </div>
    </header>
  );
}

const SHORT = { 'zh-CN': '中文', en: 'English' } as const;

function Languages() {
  const { language, choose } = useLanguage();
  return (
    <>
      {LANGUAGES.filter(one => one !== language).map(one => (
        <button key={one} type="button" className="bar-button" lang={one} onClick={() => choose(one)}>
          {SHORT[one]}
        </button>
      ))}
    </>
  );
}
