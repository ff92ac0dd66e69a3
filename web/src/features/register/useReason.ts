import type { ReceiptFragment } from '../../gen/graphql.ts';
import { useLanguage } from '../../i18n/text.ts';

/** The citizen’s limit in the words in which it explains itself: its first step says how long and by which article. */
export function useReason({ clocks }: ReceiptFragment) {
  const { language } = useLanguage();
  const why = clocks.find(({ kind }) => kind === 'CITIZEN')?.why ?? [];
  const [first] = why;
  return { why, reason: (language === 'en' ? first?.textEn : first?.text) ?? '' };
}
