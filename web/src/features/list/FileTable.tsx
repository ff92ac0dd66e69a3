import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import {
  Button,
  Checkbox,
  type CheckboxProps,
  Empty,
  Skeleton,
  Table,
  type TableColumnsType,
  type TableProps,
} from 'antd';
import { useEffect, useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { Due, RecordKindTag, StateTag } from '../../components/tags.tsx';
import type { CaseFileFilter, FileRowFragment } from '../../gen/graphql.ts';
import { type Say, useText } from '../../i18n/text.ts';
import { FILES } from '../../lib/api/files.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { useKept } from '../../lib/useKept.ts';
import { moment } from '../../lib/time.ts';

const PAGE = 20;

type TableRowSelection<Row> = NonNullable<TableProps<Row>['rowSelection']>;

interface Props {
  files: ReturnType<typeof useFiles>;
  /** Whether the rows are of several centers. */
  withCenter: boolean;
  /** Whether it is told when something was last done: what one follows lies with others meanwhile. */
  withLast?: boolean;
  /** Those that were chosen, by `uid`, where something can be done to several. */
  chosen?: readonly string[];
  onChoose?: (uids: string[]) => void;
  /** What is said where there are none. */
  none: string;
  onOpen: (uid: string) => void;
}

/** Files as rows; each opens its case. */
export function FileTable({ files, withCenter, withLast = false, chosen, onChoose, none, onOpen }: Props) {
  const say = useText();
  const { rows, loading, turning, faults, more, again } = files;
  return (
    <>
      <FaultNote faults={faults} again={again} />
      {onChoose && rows.length > 0 && (
        <Checkbox
          className="list-all"
          checked={rows.every(({ uid }) => chosen?.includes(uid))}
          indeterminate={
            rows.some(({ uid }) => chosen?.includes(uid)) && !rows.every(({ uid }) => chosen?.includes(uid))
          }
          onChange={({ target }) => onChoose(target.checked ? rows.map(({ uid }) => uid) : [])}
        >
          {say('batch.chooseAll')}
        </Checkbox>
      )}
      {loading && rows.length === 0 ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : (
        <Table<FileRowFragment>
          size="small"
          rowKey="uid"
          columns={columns(say, onOpen, { withCenter, withLast })}
          dataSource={rows}
          {...(onChoose && { rowSelection: selection(say, chosen ?? [], onChoose) })}
          pagination={false}
          scroll={{ x: 'max-content' }}
          onRow={row => ({ onClick: () => onOpen(row.uid), className: 'list-row' })}
          locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={none} /> }}
        />
      )}
      {more && (
        <Button block loading={turning} onClick={more} className="list-more">
          {say('list.more')}
        </Button>
      )}
    </>
  );
}

/** A box before each row; a click beside the title opens the case, one on the box only chooses it. */
const selection = (
  say: Say,
  chosen: readonly string[],
  onChoose: (uids: string[]) => void,
): TableRowSelection<FileRowFragment> => ({
  selectedRowKeys: [...chosen],
  onChange: keys => onChoose(keys.map(String)),
  getCheckboxProps: ({ number }) => ({ 'aria-label': say('batch.choose', { number }) }) as CheckboxProps,
  // the table draws its head twice, once unseen: the box for all stands above it
  hideSelectAll: true,
  onCell: () => ({ onClick: event => event.stopPropagation() }),
});

const columns = (
  say: Say,
  onOpen: (uid: string) => void,
  { withCenter, withLast }: { withCenter: boolean; withLast: boolean },
): TableColumnsType<FileRowFragment> => [
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
  ...(withLast
    ? [
        {
          title: say('list.lastStep'),
          key: 'last',
          render: (_value: unknown, { updatedAt }: FileRowFragment) => moment(updatedAt),
        },
      ]
    : []),
];

interface Wanted {
  area: string;
  level: LevelName;
  filter: CaseFileFilter;
  tick: number;
}

/** A list that stands still while somebody reads further pages, and follows what happens while it shows only the first. */
export function useFiles({ area, level, filter, tick }: Wanted) {
  const { data, error, networkStatus, refetch, fetchMore } = useQuery(FILES[level], {
    variables: { code: area, first: PAGE, filter },
    notifyOnNetworkStatusChange: true,
  });
  const [turnFaults, setTurnFaults] = useState<unknown>();
  const files = useKept(data?.center?.holding?.files, JSON.stringify([area, level, filter]));
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
