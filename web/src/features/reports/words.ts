import type { ReportTextFragment } from '../../gen/graphql.ts';
import { isTextKey } from '../../../../shared/i18n/phrase.ts';
import type { Say } from '../../i18n/text.ts';
import { nameOf, valueName } from '../../lib/names.ts';

/**
 * What a report is called. The rules may say what stands in it, after a colon, and leave room for the number of the quarter,
 * 第（ ）季度, which a page says beside it.
 */
export const shortName = (name: string): string =>
  (name.split('：')[0] ?? name).replace(/^第[（(]\s*[）)](季度|月|年度)/, '');

type Split = ReportTextFragment['splits'][number];

/** What a row is called in the language of the page; an item, or a department, is its own name. */
export function rowName(
  say: Say,
  split: Split['code'],
  { value, label }: Pick<Split['rows'][number], 'value' | 'label'>,
): string {
  if (value === '') return say('reportSplit.unknown');
  const key = split === 'CAUSES' ? `cause.${value}` : split === 'OUTCOMES' ? `outcome.${value}` : '';
  return isTextKey(key) ? nameOf(say, ...(key.split('.') as [string, string])) : label;
}

export const figureName = (say: Say, code: string): string => valueName(say, 'reportFigure', code);
export const splitName = (say: Say, code: string): string => valueName(say, 'reportSplit', code);
export const rateName = (say: Say, code: string): string => nameOf(say, 'reportRate', code);

/** +3, -2, — */
export const changeText = (n: number, before: number): string =>
  n === before ? '—' : `${n > before ? '+' : '−'}${Math.abs(n - before)}`;

export const percentText = (tenths: number | null): string => (tenths === null ? '—' : `${(tenths / 10).toFixed(1)} %`);

/** 45 KB, 3.2 MB */
export const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
