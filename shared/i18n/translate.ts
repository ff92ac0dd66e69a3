import { en } from './en.ts';
import { type TextKey, zhCN } from './zh-CN.ts';

export const LANGUAGES = ['zh-CN', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

const TEXTS: Record<Language, Record<TextKey, string>> = { 'zh-CN': zhCN, en };

/** Names that stand for a text of their own, so that a message says 受理 and not "accept", and where that text is found. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  act: ['act'],
  step: ['act'],
  state: ['state', 'supervisionState'],
  role: ['role'],
  level: ['level'],
  own: ['level'],
  field: ['field'],
  order: ['orderStatus'],
  word: ['channel', 'recordKind'],
  what: ['policyFault'],
  finding: ['reply'],
  advice: ['replyRemedy'],
  part: ['queryPart'],
  grade: ['grade'],
};

export const isTextKey = (key: string): key is TextKey => Object.hasOwn(zhCN, key);

/** The text of a key in a language, with its `{params}` filled in. */
export function translate(key: TextKey, language: Language, params: Readonly<Record<string, string>> = {}): string {
  return TEXTS[language][key].replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = params[name] ?? '';
    const families = Object.hasOwn(NAMED, name) ? (NAMED[name] ?? []) : [];
    const named = families.map(family => `${family}.${value}`).find(isTextKey);
    return named === undefined ? value : TEXTS[language][named];
  });
}

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
