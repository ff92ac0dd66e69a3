import i18next, { type i18n } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { en } from '../../../shared/i18n/en.ts';
import { LANGUAGES, type Language } from '../../../shared/i18n/translate.ts';
import { type TextKey, zhCN } from '../../../shared/i18n/zh-CN.ts';
import { pagesEn } from './en.ts';
import { type PageKey, pagesZh } from './zh-CN.ts';

/** Says a text in the language of the page. Keys of the pages and of shared/i18n, no others. */
export type Say = (key: PageKey | TextKey, params?: Readonly<Record<string, string | number>>) => string;

export const isPageKey = (key: string): key is PageKey => Object.hasOwn(pagesZh, key);

const STORED = 'doudi.language';

const isLanguage = (text: string | null): text is Language => (LANGUAGES as readonly (string | null)[]).includes(text);

/** Chinese unless somebody at this machine has chosen otherwise. */
function chosenLanguage(): Language {
  try {
    const stored = localStorage.getItem(STORED);
    return isLanguage(stored) ? stored : 'zh-CN';
  } catch {
    return 'zh-CN';
  }
}

export function startTexts(): i18n {
  const texts = i18next.createInstance();
  const told = (language: string) => {
    document.documentElement.lang = language;
    document.title = texts.t('app.windowTitle');
  };
  texts.on('languageChanged', told);
  void texts.use(initReactI18next).init({
    lng: chosenLanguage(),
    fallbackLng: 'zh-CN',
    resources: {
      'zh-CN': { translation: { ...zhCN, ...pagesZh } },
      en: { translation: { ...en, ...pagesEn } },
    },
    // keys are flat and have dots in them; React escapes
    keySeparator: false,
    nsSeparator: false,
    pluralSeparator: '#',
    interpolation: { prefix: '{', suffix: '}', escapeValue: false },
    initAsync: false,
  });
  return texts;
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
      void texts.changeLanguage(language);
    },
  };
}
