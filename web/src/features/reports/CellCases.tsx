import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { Button, Drawer, Empty, Grid, Segmented, Skeleton, Table } from 'antd';
import { useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { MissingLevels } from '../../components/MissingLevels.tsx';
import { StateTag } from '../../components/tags.tsx';
import { type CountyReportCasesQuery, CountyReportCasesDocument, type ReportTextFragment } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { besidesMissing, missingLevels } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { levelName, levelsFrom } from '../../lib/levels.ts';
import { moment } from '../../lib/time.ts';
import { periodInput, periodOf } from './periods.ts';

/** The cell whose cases are wanted, as it is printed. */
export interface WantedCell {
  label: string;
  n: number;
  filter: ReportTextFragment['figures'][number]['filter'];
}

interface Props {
  report: ReportTextFragment;
  cell: WantedCell;
  onOpenCase: (uid: string) => void;
  onClose: () => void;
}

/** The cases behind a cell of a report: as many rows as the cell says. Of a report with what is below, level by level. */
export function CellCases({ report, cell, onClose, onOpenCase }: Props) {
  const say = useText();
  const wide = Grid.useBreakpoint().md ?? true;
  const { label, n, filter } = cell;
  const { center, below } = report;
  const top = center ? levelName(center.level) : 'county';
  const levels = below ? levelsFrom(top) : [top];
  const [level, setLevel] = useState<LevelName>(top);
  return (
    <Drawer
      open
      size={wide ? 720 : '100%'}
      onClose={onClose}
      title={<h2 className="drawer-title">{say('reports.casesOf', { label, n })}</h2>}
    >
      <p className="quiet">{say('reports.casesWhy')}</p>
      {levels.length > 1 && (
        <Segmented<LevelName>
          className="reports-levels"
          value={level}
          onChange={setLevel}
          aria-label={say('reports.levels')}
          options={levels.map(value => ({ value, label: say('reports.level', { level: say(`level.${value}`) }) }))}
        />
      )}
      <OfLevel key={level} level={level} report={report} filter={filter} onOpenCase={onOpenCase} />
    </Drawer>
  );
}

const PAGE = 50;

type Line = CountyReportCasesQuery['page']['cases'][number];

interface OfLevelProps {
  report: ReportTextFragment;
  filter: WantedCell['filter'];
  level: LevelName;
  onOpenCase: (uid: string) => void;
}

function OfLevel({ report, filter, level, onOpenCase }: OfLevelProps) {
  const say = useText();
  const { rows, loading, turning, missing, faults, more, again } = useCases(report, filter, level);
  return (
    <>
      <MissingLevels levels={missing} />
      <FaultNote faults={faults} again={again} />
      {loading && <Skeleton active paragraph={{ rows: 6 }} />}
      {rows && (
        <Table<Line & { key: number }>
          size="small"
          pagination={false}
          scroll={{ x: 560 }}
          dataSource={rows.map((line, key) => ({ ...line, key }))}
          locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('reports.noCases')} /> }}
          columns={[
            { title: say('reports.caseAt'), width: 140, render: (_value, { at }) => moment(at) },
            {
              title: say('reports.caseNumber'),
              width: 190,
              render: (_value, { case: about }) =>
                about?.file && (
                  <button type="button" className="link number" onClick={() => onOpenCase(about.uid)}>
                    {about.file.number}
                  </button>
                ),
            },
            {
              title: say('reports.caseTitle'),
              render: (_value, { case: about }) =>
                about?.file?.title ?? <span className="quiet">{say('reports.caseHidden')}</span>,
            },
            {
              title: say('reports.caseState'),
              width: 100,
              render: (_value, { case: about }) => about?.file && <StateTag state={about.file.state} />,
            },
          ]}
        />
      )}
      {more && (
        <Button block className="list-more" loading={turning} onClick={more}>
          {say('reports.more')}
        </Button>
      )}
    </>
  );
}

function useCases(report: ReportTextFragment, { figure, split, value }: WantedCell['filter'], level: LevelName) {
  const { data, error, networkStatus, refetch, fetchMore } = useQuery(onLevel(CountyReportCasesDocument, level), {
    variables: {
      area: report.center?.code ?? '',
      period: periodInput(periodOf(report)),
      cell: { figure, split, value },
      first: PAGE,
    },
    fetchPolicy: 'no-cache',
    notifyOnNetworkStatusChange: true,
  });
  const [turnFaults, setTurnFaults] = useState<unknown>();
  const after = data?.page.pageInfo.hasNextPage ? data.page.pageInfo.endCursor : null;
  const turn = () => {
    setTurnFaults(undefined);
    fetchMore({
      variables: { after },
      updateQuery: (seen, { fetchMoreResult: { page } }) => ({
        ...seen,
        page: { ...page, cases: [...(seen as CountyReportCasesQuery).page.cases, ...page.cases] },
      }),
    }).catch(setTurnFaults);
  };
  const faults = [...faultsOf(error), ...faultsOf(turnFaults)];
  return {
    rows: data?.page.cases,
    loading: networkStatus === NetworkStatus.loading,
    turning: networkStatus === NetworkStatus.fetchMore,
    missing: missingLevels(faults),
    faults: besidesMissing(faults),
    more: after ? turn : undefined,
    again: () => void refetch(),
  };
}
