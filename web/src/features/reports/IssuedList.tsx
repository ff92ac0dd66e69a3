import { Button, Empty, Select, Skeleton, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { REPORT_KINDS } from '../../../../shared/domain/reports/kinds.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { MissingLevels } from '../../components/MissingLevels.tsx';
import type { ReportKind, ReportLineFragment } from '../../gen/graphql.ts';
import { type Say, useText } from '../../i18n/text.ts';
import { roleName, valueName } from '../../lib/names.ts';
import { moment } from '../../lib/time.ts';
import { periodOf, periodText } from './periods.ts';
import { useReports } from './useReports.ts';
import { shortName } from './words.ts';

interface Props {
  area: string;
  level: LevelName;
  onOpen: (id: string) => void;
}

/** What the centers of one level in an area have issued, newest first. */
export function IssuedList({ area, level, onOpen }: Props) {
  const say = useText();
  const [kind, setKind] = useState<ReportKind | null>(null);
  const { rows, loading, missing, faults, ...list } = useReports(area, level, kind);
  const answered = missing.length === 0 && faults.length === 0;
  return (
    <>
      <div className="reports-bar">
        <Select<ReportKind | ''>
          className="reports-kind"
          aria-label={say('reports.kind')}
          value={kind ?? ''}
          onChange={value => setKind(value === '' ? null : value)}
          options={[
            { value: '', label: say('reports.allKinds') },
            ...REPORT_KINDS.map(one => ({
              value: one.toUpperCase() as ReportKind,
              label: valueName(say, 'reportKind', one),
            })),
          ]}
        />
        <Button onClick={list.again} loading={list.refreshing}>
          {say('do.refresh')}
        </Button>
      </div>
      <MissingLevels levels={missing} />
      <FaultNote faults={faults} again={list.again} />
      {loading && rows.length === 0 ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : (
        (answered || rows.length > 0) && (
          <Table<ReportLineFragment>
            size="small"
            rowKey={({ id }) => id ?? ''}
            columns={columns(say, onOpen)}
            dataSource={rows}
            pagination={false}
            scroll={{ x: 900 }}
            onRow={({ id }) => ({ onClick: () => id && onOpen(id), className: 'list-row' })}
            locale={{
              emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('reports.noneIssued')} />,
            }}
          />
        )
      )}
      {list.more && (
        <Button block loading={list.turning} onClick={list.more} className="list-more">
          {say('reports.more')}
        </Button>
      )}
    </>
  );
}

const columns = (say: Say, onOpen: (id: string) => void): TableColumnsType<ReportLineFragment> => [
  {
    title: say('reports.name'),
    key: 'name',
    render: (_value, { id, name, below, version }) => (
      <>
        <button
          type="button"
          className="link"
          onClick={event => {
            event.stopPropagation(); // the row opens it as well
            if (id) onOpen(id);
          }}
        >
          {shortName(name)}
        </button>{' '}
        {version > 1 && <span className="state reports-version">{say('reports.version', { version })}</span>}
        {below && <span className="state">{say('reports.below')}</span>}
      </>
    ),
  },
  {
    title: say('reports.period'),
    key: 'period',
    width: 150,
    render: (_value, report) => periodText(say, periodOf(report)),
  },
  { title: say('reports.unit'), key: 'unit', width: 170, render: (_value, { center }) => center?.name },
  {
    title: say('reports.issuedAt'),
    key: 'at',
    width: 160,
    render: (_value, { issuedAt }) => issuedAt && moment(issuedAt),
  },
  {
    title: say('reports.issuedBy'),
    key: 'by',
    width: 200,
    render: (_value, { role, issuedBy }) => (
      <>
        {role && roleName(say, role)}
        <div className="number">{issuedBy}</div>
      </>
    ),
  },
  {
    title: say('reports.code'),
    key: 'code',
    width: 210,
    render: (_value, { code }) => <span className="number reports-code">{code}</span>,
  },
];
