import type { ReportFigure, SplitCode } from '../../../shared/domain/reports/content.ts';
import type { ReportPeriod } from '../../../shared/domain/reports/period.ts';
import { isTextKey } from '../../../shared/i18n/phrase.ts';
import { translate } from '../../../shared/i18n/translate.ts';
import type { KeptContent, ReportRow } from './ReportRow.ts';

/** The Chinese text of a key, or the word itself where there is none: what stands on paper is Chinese. */
export const say = (key: string, word = key): string => (isTextKey(key) ? translate(key, 'zh-CN') : word);

export const figureLabel = (code: ReportFigure['code']): string => say(`reportFigure.${code}`);
export const rateLabel = (code: string): string => say(`reportRate.${code}`);
export const splitLabel = (code: SplitCode): string => say(`reportSplit.${code}`);

/** What is printed for the value of a row: an item is its own name. */
export function rowLabel({ labels }: Pick<KeptContent, 'labels'>, code: SplitCode, value: string): string {
  if (value === '') return say('reportSplit.unknown');
  if (code === 'causes') return say(`cause.${value}`, value);
  if (code === 'outcomes') return say(`outcome.${value}`, value);
  return labels[`${code}/${value}`] ?? value;
}

export const periodOfRow = ({ step, year, no, fromDay, toDay }: ReportRow): ReportPeriod => ({
  ...{ step, year, no, from: fromDay, to: toDay },
});
