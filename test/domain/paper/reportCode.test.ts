import { describe, expect, it } from '@jest/globals';
import { paperCode } from '../../../shared/domain/paper/paperCode.ts';
import { isReportCode, readReportCode, reportCode } from '../../../shared/domain/paper/reportCode.ts';
import { REPORT_KINDS } from '../../../shared/domain/reports/kinds.ts';
import { reportPeriod } from '../../../shared/domain/reports/period.ts';
import { refusalOf } from '../refusalOf.ts';

const PERIOD = reportPeriod({ year: 2026, quarter: 3 });
const REF = { kind: 'quarterly', center: '310117', below: false, version: 1, period: PERIOD } as const;

describe('N21: the code on a report', () => {
  it('leads back to the version of the report, however it is typed', () => {
    const code = reportCode(REF);
    expect(code).toMatch(/^Q-310117-2026Q3-1-[0-9A-Z]{2}$/);
    for (const text of [code, code.toLowerCase(), ` ${code} `, code.replaceAll('-', '－')])
      expect(readReportCode(text)).toEqual(REF);
  });

  it.each([{ year: 2026 }, { year: 2026, quarter: 4 }, { year: 2026, month: 1 }, { year: 2026, month: 12 }])(
    'tells kinds, days, and what is below from each other: %j',
    days => {
      const all = REPORT_KINDS.flatMap(kind =>
        [true, false].flatMap(below =>
          ['340100Z01S01', '340882101'].map(center => ({
            ...{ kind, below, center, version: 12, period: reportPeriod(days) },
          })),
        ),
      );
      for (const ref of all) expect(readReportCode(reportCode(ref))).toEqual(ref);
      expect(new Set(all.map(reportCode)).size).toBe(all.length);
    },
  );

  it('notices every slip of one sign, and two neighbours that changed places', () => {
    const code = reportCode(REF);
    const slips: string[] = [];
    for (let i = 0; i < code.length; i++) {
      for (const sign of '0123456789QAUTMYB') slips.push(code.slice(0, i) + sign + code.slice(i + 1));
      slips.push(code.slice(0, i) + (code[i + 1] ?? '') + (code[i] ?? '') + code.slice(i + 2));
    }
    for (const slip of new Set(slips)) {
      if (slip === code) continue;
      expect([slip, refusalOf(() => readReportCode(slip))?.code]).toEqual([slip, 'PAPER_CODE']);
    }
  });

  it('is known from the code of a paper of a case', () => {
    const paper = paperCode({ kind: 'registration', number: '310117-20260928-0001', order: 0 });
    expect([isReportCode(reportCode(REF)), isReportCode(paper), isReportCode(' t-310117-2026Y-1')]).toEqual([
      true,
      false,
      true,
    ]);
    expect(refusalOf(() => readReportCode(paper))?.code).toBe('PAPER_CODE');
  });
});
