import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { Button, Empty, Input, Segmented, Skeleton, Table, type TableColumnsType } from 'antd';
import { useEffect, useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { Due, RecordKindTag, StateTag } from '../../components/tags.tsx';
import type { CaseFileFilter, FileRowFragment } from '../../gen/graphql.ts';
import { type Say, useText } from '../../i18n/text.ts';
import { FILES } from '../../lib/api/files.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { moment } from '../../lib/time.ts';
import { ExportButton } from './ExportButton.tsx';

/** What the list is narrowed to. */
export const NARROWINGS = ['open', 'overdue', 'waiting', 'settling', 'parked', 'all'] as const;
export type Narrowing = (typeof NARROWINGS)[number];

const FILTERS: Record<Narrowing, CaseFileFilter> = {
  open: { open: true },
  overdue: { overdue: true },
  waiting: { states: ['RECEIVED'] },
  settling: { states: ['COMPLETED', 'AWAITING_CONFIRMATION'] },
  parked: { states: ['PARKED'] },
  all: {},
};

const filterOf = (narrowing: Narrowing, text: string): CaseFileFilter => ({
  ...FILTERS[narrowing],
  ...(text.trim() === '' ? {} : { text: text.trim() }),
});

const PAGE = 20;

interface Props {
  area: string;
  /** The levels that can hold a file in this area. */
  levels: readonly LevelName[];
  /** The one chosen among them; null for the highest. */
  level: LevelName | null;
  onLevel: (level: LevelName) => void;
  /** How many files each level has for this narrowing, where that is known. */
  counts: Partial<Record<LevelName, number>>;
  narrowing: Narrowing;
  onNarrow: (narrowing: Narrowing) => void;
  tick: number;
  onOpen: (uid: string) => void;
}

/** The files that one level holds in an area, newest first. */
export function CaseList({ area, levels, counts, narrowing, onNarrow, tick, onOpen, ...rest }: Props) {
  const say = useText();
  const level = rest.level && levels.includes(rest.level) ? rest.level : (levels[0] ?? 'province');
  const [text, setText] = useState('');
  const { rows, loading, turning, faults, more, again } = useFiles({ area, level, narrowing, text, tick });
  const onePlace = level === levels[0];
  return (
    <section className="list" aria-label={say('list.heading')}>
      <div className="list-bar">
        <Segmented<Narrowing>
          value={narrowing}
          onChange={onNarrow}
          options={NARROWINGS.map(value => ({
            value,
            label: say(`list.${value}`),
          }))}
        />
        {levels.length > 1 && (
          <Segmented<LevelName>
            value={level}
            onChange={rest.onLevel}
            options={levels.map(value => ({
              value,
              label: `${say('list.heldBy', { level: say(`level.${value}`) })} ${counts[value] ?? ''}`,
            }))}
          />
        )}
        <Input.Search
          className="list-search"
          allowClear
          placeholder={say('list.search')}
          aria-label={say('list.search')}
          onSearch={setText}
        />
        <Button onClick={again}>{say('do.refresh')}</Button>
        <ExportButton area={area} level={level} filter={filterOf(narrowing, text)} />
      </div>
      <FaultNote faults={faults} again={again} />
      {loading && rows.length === 0 ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : (
        <Table<FileRowFragment>
          size="small"
          rowKey="uid"
          columns={columns(say, onOpen, !onePlace)}
          dataSource={rows}
          pagination={false}
          scroll={{ x: 'max-content' }}
          onRow={row => ({ onClick: () => onOpen(row.uid), className: 'list-row' })}
          locale={{
            emptyText: (
              <Empty
                image={Empty.PRESENTED_IMAGE_SIMPLE}
                description={say(text ? 'list.nothingFound' : 'list.nothing')}
              />
            ),
          }}
        />
      )}
      {more && (
        <Button block loading={turning} onClick={more} className="list-more">
          {say('list.more')}
        </Button>
      )}
    </section>
  );
}

const columns = (say: Say, onOpen: (uid: string) => void, withCenter: boolean): TableColumnsType<FileRowFragment> => [
  {
    title: say('case.titleAndNumber'),
    key: 'title',
    render: (_value, { uid, title, number, kind, generated }) => (
      <>
        <button
          type="button"
          className="link list-title"
          onClick={event => {
            event.stopPropagation(); // the row opens the case as well
            onOpen(uid);
          }}
        >
          {title}
        </button>
        <div className="number">
          {number} <RecordKindTag kind={kind} /> {generated && <span className="demo">{say('case.generated')}</span>}
        </div>
      </>
    ),
  },
  {
    title: say(withCenter ? 'case.center' : 'case.origin'),
    key: 'center',
    render: (_value, { center, origin }) => (withCenter ? center?.name : origin?.name),
  },
  { title: say('case.state'), key: 'state', render: (_value, { state }) => <StateTag state={state} /> },
  { title: say('case.due'), key: 'due', render: (_value, file) => <Due file={file} /> },
  { title: say('case.openedAt'), key: 'openedAt', render: (_value, { openedAt }) => moment(openedAt) },
];

interface Wanted {
  area: string;
  level: LevelName;
  narrowing: Narrowing;
  text: string;
  tick: number;
}

/** A list that stands still while somebody reads further pages, and follows what happens while it shows only the first. */
function useFiles({ area, level, narrowing, text, tick }: Wanted) {
  const filter = filterOf(narrowing, text);
  const { data, error, networkStatus, refetch, fetchMore } = useQuery(FILES[level], {
    variables: { code: area, first: PAGE, filter },
    notifyOnNetworkStatusChange: true,
  });
  const [turnFaults, setTurnFaults] = useState<unknown>();
  const files = data?.center?.holding?.files;
  const rows = files?.edges.map(({ node }) => node) ?? [];
  const onlyFirst = rows.length <= PAGE;
  useEffect(() => {
    if (tick > 0 && onlyFirst) void refetch();
    // a further page that has been read is no reason to ask again
  }, [tick, refetch]);
  const after = files?.pageInfo.hasNextPage ? files.pageInfo.endCursor : null;
  const turn = () => {
    setTurnFaults(undefined);
    fetchMore({ variables: { after } }).catch(setTurnFaults);
  };
  return {
    rows,
    loading: networkStatus === NetworkStatus.loading || networkStatus === NetworkStatus.setVariables,
    turning: networkStatus === NetworkStatus.fetchMore,
    faults: [...faultsOf(error), ...faultsOf(turnFaults)],
    more: after === null ? undefined : turn,
    again: () => void refetch(),
  };
}
