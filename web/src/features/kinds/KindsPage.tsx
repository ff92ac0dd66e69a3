import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { Button, Empty, Segmented, Skeleton, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { FaultNote } from '../../components/FaultNote.tsx';
import { MissingLevels } from '../../components/MissingLevels.tsx';
import { TakeTable } from '../../components/TakeTable.tsx';
import { CountyMatterKindsDocument, type KindLineFragment, type KindState } from '../../gen/graphql.ts';
import { type Say, useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { type Department, useDepartments } from '../../lib/departments.ts';
import { besidesMissing, missingLevels } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { go } from '../../lib/route.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { KindDrawer } from './KindDrawer.tsx';
import { commonOf, kindStateName, KindStateTag, measureWhat } from './kindWords.tsx';
import '../../styles/assessment.css';
import '../../styles/quality.css';
import '../../styles/kinds.css';

const STATES: readonly KindState[] = ['FOUND', 'CONFIRMED', 'DISMISSED'];

/** The kinds of matter that stand out in the own area, and what is done about them (一类事): N9, SH-13…22, LH-39. */
export function KindsPage({ onOpenCase }: { onOpenCase: (uid: string) => void }) {
  const say = useText();
  const { center, level } = useWorkplace();
  const [state, setState] = useState<KindState | 'ALL'>('ALL');
  const [shown, setShown] = useState<string | null>(null);
  const departments = useDepartments(center.code, level);
  const { data, error, networkStatus, refetch, fetchMore } = useQuery(onLevel(CountyMatterKindsDocument, level), {
    variables: { center: center.code, states: state === 'ALL' ? null : [state] },
    notifyOnNetworkStatusChange: true,
  });
  const [turnFaults, setTurnFaults] = useState<unknown>();
  const page = data?.kinds;
  const rows = (page?.edges?.map(({ node }) => node) ?? []) as KindLineFragment[];
  const after = page?.pageInfo?.hasNextPage ? page.pageInfo.endCursor : null;
  const faults = [...faultsOf(error), ...faultsOf(turnFaults)];
  const heads = columns(say, departments, setShown);
  const open = rows.find(({ id }) => id === shown);
  const loading = networkStatus === NetworkStatus.loading || networkStatus === NetworkStatus.setVariables;
  return (
    <main className="supervision">
      <div className="sup-head">
        <h1>
          {say('kinds.heading')} <span className="quiet">{center.name}</span>
        </h1>
        <div className="sup-tools">
          <Button onClick={() => print()}>{say('refusals.print')}</Button>
          <Button onClick={go.home}>{say('refusals.back')}</Button>
        </div>
      </div>
      <p className="quiet assess-note">{say('kinds.what.note')}</p>
      <div className="sup-bar">
        <Segmented<KindState | 'ALL'>
          value={state}
          onChange={setState}
          aria-label={say('supervision.states')}
          options={[
            { value: 'ALL' as const, label: say('kinds.all') },
            ...STATES.map(value => ({ value, label: kindStateName(say, value) })),
          ]}
        />
        <span className="sup-tools">
          <TakeTable
            name={`kinds-${center.code}`}
            head={heads.map(({ title }) => String(title))}
            rows={rows.map(one => [
              ...[one.item, commonOf(say, one, departments).join(' '), one.cases, one.centers],
              ...[measuresText(say, one), kindStateName(say, one.state)],
            ])}
          />
          <Button onClick={() => void refetch()} loading={networkStatus === NetworkStatus.refetch}>
            {say('do.refresh')}
          </Button>
        </span>
      </div>
      <MissingLevels levels={missingLevels(faults)} />
      <FaultNote faults={besidesMissing(faults)} again={() => void refetch()} />
      {loading && rows.length === 0 ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : (
        (faults.length === 0 || rows.length > 0) && (
          <Table<KindLineFragment>
            size="small"
            rowKey="id"
            columns={heads}
            dataSource={rows}
            pagination={false}
            scroll={{ x: 820 }}
            onRow={row => ({ onClick: () => setShown(row.id), className: 'list-row' })}
            locale={{
              emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('kinds.none')} />,
            }}
          />
        )
      )}
      {after && (
        <Button
          block
          className="list-more"
          loading={networkStatus === NetworkStatus.fetchMore}
          onClick={() => {
            setTurnFaults(undefined);
            fetchMore({ variables: { after } }).catch(setTurnFaults);
          }}
        >
          {say('list.more')}
        </Button>
      )}
      {open && <KindDrawer key={open.id} kind={open} onClose={() => setShown(null)} onOpenCase={onOpenCase} />}
    </main>
  );
}

const measuresText = (say: Say, { measures }: KindLineFragment): string =>
  measures.map(({ what, term }) => `${measureWhat(say, what)}（${say(`kinds.term.${term}`)}）`).join(' ');

const columns = (
  say: Say,
  departments: readonly Department[],
  onOpen: (id: string) => void,
): TableColumnsType<KindLineFragment> => [
  {
    title: say('kinds.item'),
    key: 'item',
    render: (_value, { id, item }) => (
      <button
        type="button"
        className="link"
        data-kind={id}
        onClick={event => {
          event.stopPropagation(); // the row opens it as well
          onOpen(id);
        }}
      >
        {item}
      </button>
    ),
  },
  {
    title: say('kinds.common'),
    key: 'common',
    render: (_value, row) => commonOf(say, row, departments).map(text => <div key={text}>{text}</div>),
  },
  {
    title: say('kinds.cases'),
    key: 'cases',
    width: 150,
    render: (_value, { cases, expected }) => (
      <>
        {cases} <span className="quiet">{say('kinds.expected', { n: expected.toFixed(1) })}</span>
      </>
    ),
  },
  { title: say('kinds.centers'), dataIndex: 'centers', width: 90, align: 'right' },
  { title: say('kinds.measures'), key: 'measures', render: (_value, row) => measuresText(say, row) || '–' },
  {
    title: say('supervision.state'),
    key: 'state',
    width: 100,
    render: (_value, { state }) => <KindStateTag state={state} />,
  },
];
