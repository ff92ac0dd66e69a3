import { Alert, Button, Checkbox, Select, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { isOver, type ReportPeriod, type ReportStep } from '../../../../shared/domain/reports/period.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { MissingLevels } from '../../components/MissingLevels.tsx';
import type { ReportTextFragment } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { levelsFrom } from '../../lib/levels.ts';
import { go } from '../../lib/route.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { CellCases, type WantedCell } from './CellCases.tsx';
import { IssueModal } from './IssueModal.tsx';
import { draftPart, type DraftWish, lastOver, periodAt } from './periods.ts';
import { ReportSheet } from './ReportSheet.tsx';
import { useDraft } from './useReports.ts';

interface Props {
  wish: DraftWish;
  /** How long its time may be. */
  steps: readonly ReportStep[];
  today: string;
  onOpen: (id: string) => void;
  onOpenCase: (uid: string) => void;
}

/** A report of the own center as it stands now; issued from here once its days are over. */
export function DraftPart({ wish, steps, today, onOpen, onOpenCase }: Props) {
  const say = useText();
  const { report, busy, missing, faults, again } = useDraft(wish);
  // what is open keeps the report that it was opened over, while that is drawn up again
  const [open, setOpen] = useState<{ report: ReportTextFragment; cell: WantedCell | null } | null>(null);
  const { period } = wish;
  const over = isOver(period, today);
  const last = report?.versions[0];
  // it opens below the table, where nobody looks
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    void place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section className="draft" aria-label={say('reports.draft')} ref={place}>
      <div className="reports-bar">
        <PeriodChoice wish={wish} steps={steps} today={today} />
        <span className="reports-tools">
          <Button onClick={again} loading={busy}>
            {say('reports.draftAgain')}
          </Button>
          {report?.mayIssue && (
            <Button type="primary" disabled={!over} onClick={() => setOpen({ report, cell: null })} data-act="issue">
              {say(last ? 'reports.reissue' : 'reports.issue')}
            </Button>
          )}
        </span>
      </div>
      <MissingLevels levels={missing} />
      <FaultNote faults={faults} again={again} />
      {!over && <Alert type="info" showIcon title={say('reports.notOver', { to: period.to })} />}
      {report && !report.mayIssue && <Alert type="info" showIcon title={say('reports.mayNot')} />}
      {report && last?.id && (
        <Alert
          type="info"
          showIcon
          title={say('reports.lastIssued', { version: last.version })}
          action={
            <button type="button" className="link" onClick={() => last.id && onOpen(last.id)}>
              {say('reports.openNewest')}
            </button>
          }
        />
      )}
      {busy && <Skeleton active paragraph={{ rows: 8 }} />}
      {report && <ReportSheet report={report} onCell={cell => setOpen({ report, cell })} onOpenCase={onOpenCase} />}
      {open?.cell && (
        <CellCases report={open.report} cell={open.cell} onOpenCase={onOpenCase} onClose={() => setOpen(null)} />
      )}
      {open && !open.cell && (
        <IssueModal
          report={open.report}
          last={open.report.versions[0]?.version ?? 0}
          onClose={() => setOpen(null)}
          onIssued={id => {
            again();
            onOpen(id);
          }}
        />
      )}
    </section>
  );
}

/** Years that may be chosen: this one, and those before. */
const YEARS = 6;
const PARTS = { month: 12, quarter: 4, year: 1 } as const;

/** Over which days; a period that has not begun is not offered. */
function PeriodChoice({ wish, steps, today }: Pick<Props, 'wish' | 'steps' | 'today'>) {
  const say = useText();
  const { level } = useWorkplace();
  const { period, below } = wish;
  const { step, year, no } = period;
  const show = (next: Partial<DraftWish>) => go.reports(draftPart({ ...wish, ...next }));
  const begun = (one: ReportPeriod): boolean => one.from <= today;
  const thisYear = Number(today.slice(0, 4));
  const years = Array.from({ length: YEARS }, (_none, i) => thisYear - i);
  const parts = Array.from({ length: PARTS[step] }, (_none, i) => i + 1).filter(one =>
    begun(periodAt(step, year, one)),
  );
  const inYear = (wanted: number): ReportPeriod => {
    const same = periodAt(step, wanted, no);
    return begun(same) ? same : lastOver(step, today);
  };
  return (
    <span className="reports-tools" role="group" aria-label={say('reports.period')}>
      <b>{say('reports.period')}</b>
      <Select<number>
        aria-label={say('reports.year')}
        value={year}
        onChange={wanted => show({ period: inYear(wanted) })}
        options={[...new Set([...years, year])].map(value => ({ value, label: String(value) }))}
      />
      {steps.length > 1 && (
        <Select<ReportStep>
          aria-label={say('reports.every')}
          className="reports-step"
          value={step}
          onChange={wanted => show({ period: lastOver(wanted, today) })}
          options={steps.map(value => ({ value, label: say(`reports.every.${value}`) }))}
        />
      )}
      {step !== 'year' && (
        <Select<number>
          aria-label={say('reports.period')}
          className="reports-step"
          value={no}
          onChange={wanted => show({ period: periodAt(step, year, wanted) })}
          options={parts.map(value => ({ value, label: say(`reports.${step}`, { no: value }) }))}
        />
      )}
      {levelsFrom(level).length > 1 && (
        <Checkbox
          checked={below}
          onChange={({ target }) => show({ below: target.checked })}
          title={say('reports.belowHelp')}
        >
          {say('reports.below')}
        </Checkbox>
      )}
    </span>
  );
}
