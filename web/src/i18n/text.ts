import i18next, { type i18n } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../../../shared/i18n/languages.ts';
import { phrase } from '../../../shared/i18n/phrase.ts';
import { type TextKey, zhCN } from '../../../shared/i18n/zh-CN.ts';
import { type PageKey, pagesZh } from './zh-CN.ts';

/** Says a text in the language of the page. Keys of the pages and of shared/i18n, no others. */
export type Say = (key: PageKey | TextKey, params?: Readonly<Record<string, string | number>>) => string;

export const isPageKey = (key: string): key is PageKey => Object.hasOwn(pagesZh, key) || Object.hasOwn(fetched, key);

const STORED = 'doudi.language';

const isLanguage = (text: string | null): text is Language => (LANGUAGES as readonly (string | null)[]).includes(text);

/** Chinese unless somebody at this machine has chosen otherwise. */
function chosenLanguage(): Language {
  // nobody sits before a screen on a wall: its address says it
  const named = /^#\/wall\?(.*)$/.exec(location.hash)?.[1];
  const asked = named === undefined ? null : new URLSearchParams(named).get('lang');
  if (isLanguage(asked)) return asked;
  try {
    const stored = localStorage.getItem(STORED);
    return isLanguage(stored) ? stored : 'zh-CN';
  } catch {
    return 'zh-CN';
  }
}

type Texts = Readonly<Record<PageKey | TextKey, string>>;

/** The texts that are here: Chinese always, but for those of desks; others once somebody has asked for them. */
const loaded: Partial<Record<Language, Texts>> & { 'zh-CN': Texts } = {
  'zh-CN': { ...zhCN, ...pagesZh } as Texts,
};

/** Chinese texts that came later. */
let fetched: Readonly<Record<string, string>> = {};

/** What speaks on this page, from the start of it on. */
let spoken: i18n | undefined;

/** Adds Chinese texts that were fetched with what shows them. */
export function addChinese(texts: Readonly<Record<string, string>>): void {
  fetched = { ...fetched, ...texts };
  loaded['zh-CN'] = { ...loaded['zh-CN'], ...texts };
  spoken?.addResourceBundle('zh-CN', 'translation', texts);
}

async function load(texts: i18n, language: Language): Promise<void> {
  if (language === 'zh-CN' || loaded[language]) return;
  const { english } = await import('./english.ts');
  loaded[language] = english;
  texts.addResourceBundle(language, 'translation', english);
}

/** What the rules of the hub say, in the language of the page. */
export const phraseIn = (language: Language, key: TextKey, params: Readonly<Record<string, string>>): string =>
  phrase(loaded[language] ?? loaded['zh-CN'], key, params);

/** The texts in the language that was chosen. Where they cannot be fetched the page speaks Chinese. */
export async function startTexts(): Promise<i18n> {
  const texts = i18next.createInstance();
  spoken = texts;
  const told = (language: string) => {
    document.documentElement.lang = language;
    document.title = texts.t('app.windowTitle');
  };
  texts.on('languageChanged', told);
  await texts.use(initReactI18next).init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: loaded['zh-CN'] } },
    // keys are flat and have dots in them; React escapes
    keySeparator: false,
    nsSeparator: false,
    pluralSeparator: '#',
    interpolation: { prefix: '{', suffix: '}', escapeValue: false },
    initAsync: false,
  });
  await speak(texts, chosenLanguage()).catch(() => undefined);
  return texts;
}

async function speak(texts: i18n, language: Language): Promise<void> {
  await load(texts, language);
  await texts.changeLanguage(language);
}

export function useText(): Say {
  const { t } = useTranslation();
  return t as Say;
}

export function useLanguage(): { language: Language; choose: (language: Language) => void } {
  const { i18n: texts } = useTranslation();
  return {
    language: isLanguage(texts.language) ? texts.language : 'zh-CN',
    choose(language) {
      try {
        localStorage.setItem(STORED, language);
      } catch {
        // storage is forbidden: the choice lasts until the page is closed
      }
      void speak(texts, language).catch(() => undefined);
    },
  };
}
