import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { Alert, Button, Empty, Segmented, Skeleton, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { roleHolds } from '../../../../shared/domain/access/permissions.ts';
import { beijingDay } from '../../../../shared/domain/clock/workdays.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { MissingLevels } from '../../components/MissingLevels.tsx';
import {
  CountyReturnVisitFiguresDocument,
  type CountyReturnVisitFiguresQuery,
  CountyReturnVisitsDocument,
  type CountyReturnVisitsQuery,
  type ReturnVisitLineFragment,
} from '../../gen/graphql.ts';
import { type Say, useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { besidesMissing, missingLevels } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { ratingName } from '../../lib/names.ts';
import { moment } from '../../lib/time.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { DrawModal, RecordModal } from './ReturnForms.tsx';

interface Props {
  area: string;
  level: LevelName;
  onOpenCase: (uid: string) => void;
}

const PAGE = 20;
const QUARTER_MS = 91 * 86_400_000;
const OPEN = { open: true, done: false, all: null } as const;

/** Closed cases about which somebody is asked again, and what came of it (AH-37, LH-37, WL-81). */
export function ReturnList({ area, level, onOpenCase }: Props) {
  const say = useText();
  const { account } = useWorkplace();
  const [which, setWhich] = useState<keyof typeof OPEN>('all');
  const [drawing, setDrawing] = useState(false);
  const [recording, setRecording] = useState<ReturnVisitLineFragment | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const { data, error, networkStatus, refetch, fetchMore } = useQuery(onLevel(CountyReturnVisitsDocument, level), {
    variables: { area, first: PAGE, open: OPEN[which] },
    notifyOnNetworkStatusChange: true,
  });
  const page = data?.returns as CountyReturnVisitsQuery['returns'] | undefined;
  const faults = faultsOf(error);
  return (
    <section aria-label={say('visits.tab.returns')}>
      <Figures area={area} level={level} />
      <div className="sup-bar" role="search">
        <Segmented<keyof typeof OPEN>
          value={which}
          onChange={setWhich}
          aria-label={say('visits.which')}
          options={(['all', 'open', 'done'] as const).map(value => ({ value, label: say(`visits.which.${value}`) }))}
        />
        <span className="sup-tools">
          <Button onClick={() => void refetch()}>{say('do.refresh')}</Button>
          {roleHolds(account.role, 'inspect') && (
            <Button type="primary" onClick={() => setDrawing(true)}>
              {say('visits.draw')}
            </Button>
          )}
        </span>
      </div>
      {done && <Alert type="success" showIcon title={done} role="status" className="meet-done" />}
      <MissingLevels levels={missingLevels(faults)} />
      <FaultNote faults={besidesMissing(faults)} again={() => void refetch()} />
      {!page && networkStatus === NetworkStatus.loading && <Skeleton active paragraph={{ rows: 6 }} />}
      {page && (
        <Table<ReturnVisitLineFragment>
          size="small"
          rowKey="id"
          columns={columns(say, onOpenCase, row => {
            setDone(null);
            setRecording(row);
          })}
          dataSource={page.edges.map(({ node }) => node)}
          pagination={false}
          scroll={{ x: 'max-content' }}
          locale={{
            emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('visits.noReturns')} />,
          }}
        />
      )}
      {page?.pageInfo.hasNextPage && (
        <Button
          block
          className="list-more"
          loading={networkStatus === NetworkStatus.fetchMore}
          onClick={() => void fetchMore({ variables: { after: page.pageInfo.endCursor } })}
        >
          {say('supervision.more')}
        </Button>
      )}
      {drawing && (
        <DrawModal
          area={area}
          level={level}
          onDone={n => {
            setDrawing(false);
            setDone(say('visits.drawn', { n }));
          }}
          onClose={() => setDrawing(false)}
        />
      )}
      {recording && (
        <RecordModal
          row={recording}
          level={level}
          onDone={() => {
            setRecording(null);
            setDone(say('act.done', { act: say('visits.record') }));
          }}
          onClose={() => setRecording(null)}
        />
      )}
    </section>
  );
}

const percent = (tenths: number | null | undefined): string =>
  tenths === null || tenths === undefined ? '—' : `${(tenths / 10).toFixed(1)} %`;

/** Each share beside its sample (N11). */
function Figures({ area, level }: Pick<Props, 'area' | 'level'>) {
  const say = useText();
  const day = (ms: number) => beijingDay(new Date(Date.now() - ms));
  const { data } = useQuery(onLevel(CountyReturnVisitFiguresDocument, level), {
    variables: { area, from: day(QUARTER_MS), to: day(0) },
  });
  const figures = data?.figures as CountyReturnVisitFiguresQuery['figures'] | undefined;
  if (!figures) return null;
  const { drawn, done, reached, compared, differing, shareReached, shareDiffering } = figures;
  return (
    <dl className="visit-figures">
      <div>
        <dt>{say('visits.figure.drawn')}</dt>
        <dd>{say('visits.figure.of', { part: done, whole: drawn })}</dd>
      </div>
      <div>
        <dt>{say('visits.figure.reached')}</dt>
        <dd>
          {percent(shareReached)}{' '}
          <span className="quiet">{say('visits.figure.of', { part: reached, whole: done })}</span>
        </dd>
      </div>
      <div>
        <dt>{say('visits.figure.differing')}</dt>
        <dd>
          {percent(shareDiffering)}{' '}
          <span className="quiet">{say('visits.figure.of', { part: differing, whole: compared })}</span>
        </dd>
      </div>
    </dl>
  );
}

const columns = (
  say: Say,
  onOpenCase: (uid: string) => void,
  onRecord: (row: ReturnVisitLineFragment) => void,
): TableColumnsType<ReturnVisitLineFragment> => [
  {
    title: say('visits.case'),
    key: 'case',
    render: (_value, { number, case: about, center }) => (
      <>
        <button type="button" className="link number" onClick={() => about && onOpenCase(about.uid)}>
          {number}
        </button>
        <div className="quiet">{center?.name}</div>
      </>
    ),
  },
  {
    title: say('visits.drawnBy'),
    key: 'rule',
    render: (_value, { rule, drawnAt }) => (
      <>
        {moment(drawnAt)}
        <div className="quiet">{rule}</div>
      </>
    ),
  },
  {
    title: say('visits.recorded'),
    key: 'recorded',
    render: (_value, { recorded }) => (recorded === null ? say('visits.noRating') : ratingName(say, recorded)),
  },
  {
    title: say('visits.said'),
    key: 'said',
    render: (_value, { doneAt, reached, rating, differs }) => (
      <>
        {doneAt === null && <span className="state visit-planned">{say('visits.toCome')}</span>}
        {reached === false && say('visits.notReached')}
        {reached && (rating === null ? say('visits.noAnswer') : ratingName(say, rating))}
        {differs && <span className="state visit-bad">{say('visits.differs')}</span>}
        {doneAt && <div className="quiet">{moment(doneAt)}</div>}
      </>
    ),
  },
  {
    title: say('visits.todo'),
    key: 'todo',
    render: (_value, row) =>
      row.mayRecord && (
        <Button size="small" type="primary" data-act="RECORD" onClick={() => onRecord(row)}>
          {say('visits.record')}
        </Button>
      ),
  },
];
