import { en } from './en.ts';
import type { Language } from './languages.ts';
import { phrase } from './phrase.ts';
import { type TextKey, zhCN } from './zh-CN.ts';

const TEXTS: Record<Language, Record<TextKey, string>> = { 'zh-CN': zhCN, en };

/** The text of a key in a language, with its `{params}` filled in. */
export const translate = (key: TextKey, language: Language, params: Readonly<Record<string, string>> = {}): string =>
  phrase(TEXTS[language], key, params);

/** The language an `accept-language` header asks for. Chinese where it says nothing we speak. */
export function languageOf(header: string | undefined | null): Language {
  const wishes = (header ?? '')
    .split(',')
    .map(part => {
      const [tag = '', ...options] = part.trim().toLowerCase().split(';');
      const q = options.map(option => /^q=([0-9.]+)$/.exec(option.trim())?.[1]).find(value => value !== undefined);
      return { tag, q: q === undefined ? 1 : Number(q) };
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q);
  for (const { tag } of wishes) {
    if (tag.startsWith('zh')) return 'zh-CN';
    if (tag.startsWith('en')) return 'en';
  }
  return 'zh-CN';
}
