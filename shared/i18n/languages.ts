/** The languages that the hub speaks; the first is the one of its users. */
export const LANGUAGES = ['zh-CN', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];
