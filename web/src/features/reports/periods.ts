import {
  periodBefore,
  type ReportPeriod,
  reportPeriod,
  type ReportStep,
} from '../../../../shared/domain/reports/period.ts';
import { isLevelName, type LevelName } from '../../../../shared/domain/levels.ts';
import type { ReportKind, ReportPeriodInput } from '../../gen/graphql.ts';
import type { Say } from '../../i18n/text.ts';

/** Which report somebody wants to see drawn up. */
export interface DraftWish {
  kind: ReportKind;
  period: ReportPeriod;
  below: boolean;
}

/** A period as the API takes it. */
export const periodInput = ({ step, year, no }: ReportPeriod): ReportPeriodInput => ({
  year,
  ...(step === 'quarter' ? { quarter: no } : {}),
  ...(step === 'month' ? { month: no } : {}),
});

/** The month, quarter or year of a number. */
export const periodAt = (step: ReportStep, year: number, no: number): ReportPeriod =>
  reportPeriod({ year, ...(step === 'quarter' ? { quarter: no } : {}), ...(step === 'month' ? { month: no } : {}) });

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** The last month, quarter or year whose days are over on a day (`2026-11-30`). */
export function lastOver(step: ReportStep, today: string): ReportPeriod {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return periodBefore(periodAt(step, year, Math.ceil(month / MONTHS[step])));
}

/** The period of a report, from its first and last day. */
export function periodOf({ from, to }: { from: string; to: string }): ReportPeriod {
  const [year = 0, first = 1] = from.split('-').map(Number);
  const months = Number(to.slice(5, 7)) - first + 1;
  const step = months === 1 ? 'month' : months === 3 ? 'quarter' : 'year';
  return periodAt(step, year, Math.ceil(first / MONTHS[step]));
}

/** As a page calls it. */
export const periodText = (say: Say, { step, year, no }: ReportPeriod): string =>
  say(`reports.of.${step}`, { year, no });

const stepLetter = ({ step, no }: ReportPeriod): string =>
  step === 'year' ? '' : `${step === 'quarter' ? 'Q' : 'M'}${no}`;

/** What stands in the address while a report lies open, so that the way back from a case leads to it again. */
export const draftPart = ({ kind, period, below }: DraftWish): string =>
  `draft_${kind}_${period.year}${stepLetter(period)}${below ? 'B' : ''}`;
export const issuedPart = (level: LevelName, id: string): string => `${level}_${id}`;

const DRAFT = /^draft_(QUARTERLY|ANALYSIS|UPWARD|TOTALS)_(2\d{3})(?:(Q)([1-4])|(M)([1-9]|1[0-2]))?(B?)$/;

/** The report that an address asks to see drawn up. */
export function readDraft(part: string): DraftWish | null {
  const [, kind, year, quarterly, quarter, , month, below] = DRAFT.exec(part) ?? [];
  if (!kind || !year) return null;
  const step = quarterly ? 'quarter' : month ? 'month' : 'year';
  const period = periodAt(step, Number(year), Number(quarter ?? month ?? 1));
  return { kind: kind as ReportKind, period, below: below === 'B' };
}

/** The report that was issued, and lies open by an address. */
export function readIssued(part: string): { level: LevelName; id: string } | null {
  const [level = '', id = ''] = part.split('_');
  return isLevelName(level) && /^[0-9a-f-]{36}$/.test(id) ? { level, id } : null;
}
