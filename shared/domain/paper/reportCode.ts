import { DomainError } from '../errors.ts';
import type { ReportKind } from '../reports/kinds.ts';
import { type ReportPeriod, reportPeriod } from '../reports/period.ts';
import { checkLetters } from './paperCode.ts';

/** Which version of which report was printed. */
export interface ReportRef {
  kind: ReportKind;
  center: string;
  period: Pick<ReportPeriod, 'step' | 'year' | 'no'>;
  /** Whether everything below the center is in it. */
  below: boolean;
  version: number;
}

/** Others than those of the papers of cases, so that one look tells them apart. */
const LETTER: Readonly<Record<ReportKind, string>> = { quarterly: 'Q', analysis: 'A', upward: 'U', totals: 'T' };

const stepText = ({ step, no }: ReportRef['period']): string =>
  step === 'year' ? 'Y' : step === 'quarter' ? `Q${no}` : `M${String(no).padStart(2, '0')}`;

/** The code on a report that was issued (报表码), N21: `Q-310117-2026Q3-1-7K`. It opens nothing, and can be typed. */
export function reportCode({ kind, center, period, below, version }: ReportRef): string {
  const body = `${LETTER[kind]}-${center}-${period.year}${stepText(period)}${below ? 'B' : ''}-${version}`;
  return `${body}-${checkLetters(body)}`;
}

const CODE =
  /^([QAUT])-(\d{6}(?:\d{3})?(?:Z\d\d)?(?:S\d\d)?)-(2\d{3})(?:(Y)|Q([1-4])|M(0[1-9]|1[0-2]))(B?)-(\d{1,4})-([0-9A-Z]{2})$/;

/** The report that a code was printed on. PAPER_CODE for what is none, also for one with a slip in it. */
export function readReportCode(text: string): ReportRef & { period: ReportPeriod } {
  const code = text.normalize('NFKC').trim().toUpperCase().replace(/\s/g, '');
  const [, letter = '', center = '', year, whole, quarter, month, below, version, check] = CODE.exec(code) ?? [];
  const kind = (Object.keys(LETTER) as ReportKind[]).find(one => LETTER[one] === letter);
  if (!kind || checkLetters(code.slice(0, -3)) !== check) throw new DomainError('PAPER_CODE', {}, 'code');
  const part = whole ? {} : quarter ? { quarter: Number(quarter) } : { month: Number(month) };
  return {
    ...{ kind, center, period: reportPeriod({ year: Number(year), ...part }) },
    ...{ below: below === 'B', version: Number(version) },
  };
}

/** Whether a code that was scanned or typed is one of a report, and not of a paper of a case. */
export const isReportCode = (text: string): boolean => /^\s*[QAUT]\s*[-－]/i.test(text.normalize('NFKC'));
