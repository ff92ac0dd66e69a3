import type { ReactNode } from 'react';
import { LANGUAGES } from '../../../shared/i18n/languages.ts';
import { useLanguage, useText } from '../i18n/text.ts';

interface Props {
  onHome: () => void;
  /** What stands between the name of the hub and the languages. */
  children?: ReactNode;
}

/** The bar above every page: home, tools, languages. */
export function Bar({ onHome, children }: Props) {
  const say = useText();
  return (
    <header className="bar">
      <button type="button" className="bar-logo" onClick={onHome} title={say('app.home')}>
        <b lang="zh-CN">兜底</b>
        <span className="bar-title">{say('app.title')}</span>
      </button>
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
