import { Button, Drawer, Grid, Skeleton } from 'antd';
import { useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { MissingLevels } from '../../components/MissingLevels.tsx';
import { useText } from '../../i18n/text.ts';
import { moment } from '../../lib/time.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { CellCases, type WantedCell } from './CellCases.tsx';
import { IssueModal } from './IssueModal.tsx';
import { PrintMenu } from './PrintMenu.tsx';
import { ReportSheet } from './ReportSheet.tsx';
import { useIssued } from './useReports.ts';

interface Props {
  id: string;
  level: LevelName;
  onClose: () => void;
  /** Opens another version in its place. */
  onOpen: (id: string) => void;
  onOpenCase: (uid: string) => void;
}

/** One report that was issued: read, taken as a file, corrected. */
export function ReportDrawer({ id, level, onClose, onOpen, onOpenCase }: Props) {
  const say = useText();
  const wide = Grid.useBreakpoint().lg ?? true;
  const { level: own } = useWorkplace();
  const { report, loading, missing, faults, again } = useIssued(id, level);
  const [cell, setCell] = useState<WantedCell | null>(null);
  const [correcting, setCorrecting] = useState(false);
  const last = report?.versions[0]?.version ?? 0;
  return (
    <Drawer
      open
      rootClassName="report-drawer"
      size={wide ? 980 : '100%'}
      onClose={onClose}
      title={<h2 className="drawer-title">{say('reports.issued')}</h2>}
      extra={report && <Button onClick={() => print()}>{say('reports.print')}</Button>}
    >
      <MissingLevels levels={missing} />
      <FaultNote faults={faults} again={again} />
      {loading && !report && <Skeleton active paragraph={{ rows: 10 }} />}
      {report && (
        <>
          <div className="sheet-acts">
            <PrintMenu id={id} level={level} />
            {report.mayIssue && level === own && report.version === last && (
              <Button onClick={() => setCorrecting(true)}>{say('reports.reissue')}</Button>
            )}
          </div>
          <ReportSheet report={report} onCell={setCell} onOpenCase={onOpenCase} onOpen={onOpen} />
          {report.versions.length > 1 && (
            <section className="sheet-versions">
              <h3>{say('reports.versions')}</h3>
              <ol>
                {report.versions.map(one => (
                  <li key={one.id}>
                    <button
                      type="button"
                      className="link"
                      disabled={one.id === id}
                      onClick={() => one.id && onOpen(one.id)}
                    >
                      {say('reports.version', { version: one.version })}
                    </button>{' '}
                    {one.issuedAt && moment(one.issuedAt)} {one.correction}
                  </li>
                ))}
              </ol>
            </section>
          )}
        </>
      )}
      {report && cell && (
        <CellCases report={report} cell={cell} onOpenCase={onOpenCase} onClose={() => setCell(null)} />
      )}
      {report && correcting && (
        <IssueModal report={report} last={last} onClose={() => setCorrecting(false)} onIssued={onOpen} />
      )}
    </Drawer>
  );
}
