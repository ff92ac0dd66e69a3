import { useMemo, useState } from 'react';
import { LANGUAGES } from '../../../../shared/i18n/languages.ts';
import type { MyCaseTextFragment } from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import { createPublicApi } from '../../lib/client.ts';
import { MineForm } from './MineForm.tsx';
import { MyCase } from './MyCase.tsx';
import { lookUp } from './lookUp.ts';

const NAMES = { 'zh-CN': '中文', en: 'English' } as const;

/** One’s own case, with number and code, for people without an account (N12). Nothing of it is kept in the browser. */
export function MinePage({ number }: { number: string }) {
  const say = useText();
  const { language, choose } = useLanguage();
  const spoken = useMemo(() => ({ language }), []);
  spoken.language = language;
  const api = useMemo(() => createPublicApi(() => spoken.language), [spoken]);
  const [found, setFound] = useState<MyCaseTextFragment | null>(null);
  return (
    <div className="mine">
      <header className="mine-head">
        <span className="bar-logo">
          <b lang="zh-CN">兜底</b>
          <span>{say('mine.heading')}</span>
        </span>
        {LANGUAGES.filter(one => one !== language).map(one => (
          <button key={one} type="button" className="bar-button" lang={one} onClick={() => choose(one)}>
            {NAMES[one]}
          </button>
        ))}
      </header>
      <main>
        {found ? (
          <MyCase found={found} onBack={() => setFound(null)} />
        ) : (
          <MineForm number={number} look={(no, code) => lookUp(api, no, code, say)} onFound={setFound} />
        )}
      </main>
    </div>
  );
}
