import { useQuery } from '@apollo/client/react';
import { Empty, Select, Skeleton, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { beijingDay } from '../../../../shared/domain/clock/workdays.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { StretchChoice } from '../../components/StretchChoice.tsx';
import { TakeTable } from '../../components/TakeTable.tsx';
import {
  type AssessmentLineFragment,
  CountyAssessmentHonoursDocument,
  type CountyAssessmentHonoursQuery,
  CountyAssessmentScoresDocument,
  type CountyAssessmentScoresQuery,
} from '../../gen/graphql.ts';
import { type Say, useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { daysOf, type Stretch } from '../../lib/stretches.ts';
import { moment } from '../../lib/time.ts';
import { AssessmentStateTag, eventName, signed, whomText } from './assessmentWords.tsx';

interface Props {
  area: string;
  level: LevelName;
  onOpen: (row: Pick<AssessmentLineFragment, 'id'>) => void;
}

type Score = CountyAssessmentScoresQuery['scores'][number];
type Honour = CountyAssessmentHonoursQuery['honours'][number];

const keyOf = ({ center, department, departmentName, person }: Omit<Score, 'points'> | Honour): string =>
  [center?.code, department ?? departmentName, person].join('|');

/** Points of units and persons over a stretch of time (考核得分). What waits, and what was dropped, stands beside and counts for nothing. */
export function Scores({ area, level }: Omit<Props, 'onOpen'>) {
  const say = useText();
  const [stretch, setStretch] = useState<Stretch>('months12');
  const days = daysOf(stretch, beijingDay(new Date()));
  const { data, error, loading, refetch } = useQuery(onLevel(CountyAssessmentScoresDocument, level), {
    variables: { area, ...days },
  });
  const rows = (data?.scores ?? []) as Score[];
  const heads = scoreColumns(say);
  return (
    <>
      <div className="sup-bar">
        <span className="sup-filters">
          <StretchChoice value={stretch} onChange={setStretch} />
          <span className="quiet">
            {days.from} – {days.to}
          </span>
        </span>
        <TakeTable
          name={`scores-${area}-${days.from}-${days.to}`}
          head={heads.map(({ title }) => String(title))}
          rows={rows.map(one => [whomText(one), signed(one.points), one.confirmed, waitingText(one), one.dropped])}
        />
      </div>
      <p className="quiet assess-note">{say('assessment.scoresNote')}</p>
      <FaultNote faults={faultsOf(error)} again={() => void refetch()} />
      {loading && !data && <Skeleton active paragraph={{ rows: 6 }} />}
      {data && (
        <Table<Score>
          size="small"
          rowKey={keyOf}
          columns={heads}
          dataSource={rows}
          pagination={rows.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
          scroll={{ x: 700 }}
          locale={{
            emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('assessment.noScores')} />,
          }}
        />
      )}
    </>
  );
}

const waitingText = ({ waiting, waitingPoints }: Score): string =>
  waiting === 0 ? '0' : `${waiting} (${signed(waitingPoints)})`;

const scoreColumns = (say: Say): TableColumnsType<Score> => [
  {
    title: say('assessment.whom'),
    key: 'whom',
    render: (_value, row) => <span className="text">{whomText(row)}</span>,
  },
  {
    title: say('assessment.sum'),
    key: 'points',
    width: 110,
    align: 'right',
    render: (_value, { points }) => <b>{signed(points)}</b>,
  },
  { title: say('assessment.confirmed'), dataIndex: 'confirmed', width: 110, align: 'right' },
  {
    title: say('assessment.waiting'),
    key: 'waiting',
    width: 150,
    align: 'right',
    render: (_value, row) => waitingText(row),
  },
  { title: say('assessment.dropped'), dataIndex: 'dropped', width: 110, align: 'right' },
];

/** Who may still be given the distinctions of a year (评选资格), LH-48, LH-50: those against whom anything stands; all others may. */
export function Honours({ area, level, onOpen }: Props) {
  const say = useText();
  const today = Number(beijingDay(new Date()).slice(0, 4));
  const [year, setYear] = useState(today);
  const { data, error, loading, refetch } = useQuery(onLevel(CountyAssessmentHonoursDocument, level), {
    variables: { area, year },
  });
  const rows = (data?.honours ?? []) as Honour[];
  const heads = honourColumns(say);
  return (
    <>
      <div className="sup-bar">
        <Select
          className="assess-year"
          aria-label={say('assessment.year')}
          value={year}
          onChange={setYear}
          options={[today, today - 1, today - 2].map(value => ({ value, label: say('assessment.yearOf', { value }) }))}
        />
        <TakeTable
          name={`honours-${area}-${year}`}
          head={heads.map(({ title }) => String(title))}
          rows={rows.map(one => [
            whomText(one),
            one.loses,
            say('assessment.strikesOf', { confirmed: one.confirmed, n: one.n, waiting: one.waiting }),
            eligibleText(say, one),
          ])}
        />
      </div>
      <p className="quiet assess-note">{say('assessment.honoursNote')}</p>
      <FaultNote faults={faultsOf(error)} again={() => void refetch()} />
      {loading && !data && <Skeleton active paragraph={{ rows: 6 }} />}
      {data && (
        <Table<Honour>
          size="small"
          rowKey={row => `${keyOf(row)}|${row.loses}`}
          columns={heads}
          dataSource={rows}
          pagination={false}
          scroll={{ x: 760 }}
          expandable={{
            rowExpandable: ({ against }) => against.length > 0,
            expandedRowRender: ({ against, cite, pack }) => (
              <>
                <p className="quiet">
                  {cite} ({pack})
                </p>
                <ul>
                  {against.map(one => (
                    <li key={one.id}>
                      <button type="button" className="link" onClick={() => onOpen(one)}>
                        {moment(one.happenedAt)} {eventName(say, one.event)}
                      </button>{' '}
                      <AssessmentStateTag state={one.state} />
                    </li>
                  ))}
                </ul>
              </>
            ),
          }}
          locale={{
            emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('assessment.noHonours')} />,
          }}
        />
      )}
    </>
  );
}

const eligibleText = (say: Say, { eligible, lostAt }: Honour): string =>
  eligible
    ? say('assessment.eligible')
    : say('assessment.lost', { day: lostAt === null ? '' : beijingDay(new Date(lostAt)) });

const honourColumns = (say: Say): TableColumnsType<Honour> => [
  {
    title: say('assessment.whom'),
    key: 'whom',
    render: (_value, row) => <span className="text">{whomText(row)}</span>,
  },
  { title: say('assessment.honour'), dataIndex: 'loses' },
  {
    title: say('assessment.strikes'),
    key: 'strikes',
    width: 210,
    render: (_value, { confirmed, n, waiting }) => say('assessment.strikesOf', { confirmed, n, waiting }),
  },
  {
    title: say('assessment.eligibility'),
    key: 'eligible',
    width: 190,
    render: (_value, row) => (
      <span className={row.eligible ? 'state assess-eligible' : 'state assess-confirmed'}>
        {eligibleText(say, row)}
      </span>
    ),
  },
];
