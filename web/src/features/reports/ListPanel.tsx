import { Alert, App, Button, Empty, Progress, Skeleton, Table } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { roleHolds } from '../../../../shared/domain/access/permissions.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { showMark } from '../../../../shared/domain/privacy/viewerMark.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { MissingLevels } from '../../components/MissingLevels.tsx';
import type { ListLineFragment, ReportListKind } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { besidesMissing, type Fault } from '../../lib/faults.ts';
import { valueName } from '../../lib/names.ts';
import { clockTime, moment } from '../../lib/time.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { StartList } from './StartList.tsx';
import { isUnderWay, useListActs, useLists } from './useLists.ts';
import { sizeText } from './words.ts';

interface Props {
  level: LevelName;
  /** The list that the form begins with. */
  kind: ReportListKind;
}

/** Ledgers and clearance lists, written in the background for who asks (LH-38, LH-42, WL-74, WL-88). */
export function ListPanel({ level, kind }: Props) {
  const say = useText();
  const { account } = useWorkplace();
  const lists = useLists(level);
  const { rows, loading, missing } = lists;
  const others = besidesMissing(lists.faults);
  const mayTake = roleHolds(account.role, 'exportFiles');
  const heard = useLastHeard(rows, lists.faults.length > 0);
  return (
    <>
      <p className="quiet">{say('reports.lists.what')}</p>
      {mayTake ? (
        <StartList level={level} kind={kind} running={lists.running} onStarted={lists.again} />
      ) : (
        <Alert type="info" showIcon title={say('reports.lists.mayNot')} />
      )}
      <MissingLevels levels={missing} />
      <FaultNote faults={others} again={lists.again} />
      {lists.faults.length > 0 && heard && (
        <Alert type="warning" showIcon title={say('reports.lists.stale', { time: clockTime(heard) })} />
      )}
      {loading && <Skeleton active paragraph={{ rows: 5 }} />}
      {rows && (
        <Table<ListLineFragment>
          size="small"
          rowKey="id"
          dataSource={rows}
          pagination={false}
          scroll={{ x: 860 }}
          locale={{
            emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('reports.lists.none')} />,
          }}
          columns={[
            {
              title: say('reports.lists.kind'),
              width: 130,
              render: (_value, one) => valueName(say, 'reportKind', one.kind),
            },
            { title: say('reports.lists.area'), width: 150, render: (_value, { area }) => area?.name },
            {
              title: say('reports.lists.days'),
              width: 210,
              render: (_value, { from, to }) => `${from} — ${to}`,
            },
            { title: say('reports.lists.asked'), width: 150, render: (_value, { askedAt }) => moment(askedAt) },
            { title: say('reports.lists.state'), render: (_value, one) => <Standing list={one} /> },
            {
              title: '',
              width: 150,
              render: (_value, one) => <ListActs level={level} list={one} onChanged={lists.again} />,
            },
          ]}
        />
      )}
    </>
  );
}

/** When the rows that are shown were told; they stay on the screen while nothing answers. */
function useLastHeard(rows: unknown, silent: boolean): Date | null {
  const at = useRef<Date | null>(null);
  useEffect(() => {
    if (rows !== undefined && !silent) at.current = new Date();
  }, [rows, silent]);
  return at.current;
}

/** How far it is, in words and figures: what is not known is not drawn. */
function Standing({ list }: { list: ListLineFragment }) {
  const say = useText();
  const { state, percent, rows, total, bytes, expiresAt } = list;
  return (
    <div data-list-state={state}>
      <b>{valueName(say, 'listState', state)}</b>
      {state === 'RUNNING' && (
        <Progress percent={percent} size="small" aria-label={say('reports.lists.state')} status="active" />
      )}
      <div className="quiet">
        {isUnderWay(list) && say('reports.lists.rows', { rows, total })}
        {state === 'DONE' && say('reports.lists.doneRows', { rows, size: sizeText(bytes) })}
        {state === 'FAILED' && say('reports.lists.failed')}
        {state === 'DONE' && expiresAt && <> · {say('reports.lists.expires', { time: moment(expiresAt) })}</>}
      </div>
    </div>
  );
}

interface ActProps {
  level: LevelName;
  list: ListLineFragment;
  onChanged: () => void;
}

function ListActs({ level, list, onChanged }: ActProps) {
  const say = useText();
  const { message } = App.useApp();
  const acts = useListActs(level);
  const [fetched, setFetched] = useState<number | null>(null);
  const [faults, setFaults] = useState<Fault[]>([]);
  const take = async () => {
    setFetched(0);
    const found = await acts.fetch(list, setFetched);
    setFetched(null);
    setFaults(found);
    const { kind, mark } = list;
    const name = valueName(say, 'reportKind', kind);
    if (found.length === 0) void message.success(say('reports.downloaded', { name, mark: showMark(mark) }), 8);
  };
  const stop = async () => {
    setFaults(await acts.cancel(list.id));
    onChanged();
  };
  return (
    <>
      {list.state === 'DONE' && (
        <Button size="small" type="primary" loading={fetched !== null} onClick={() => void take()}>
          {fetched === null
            ? say('reports.lists.download')
            : say('reports.lists.fetching', { percent: Math.floor((fetched * 100) / Math.max(1, list.parts)) })}
        </Button>
      )}
      {isUnderWay(list) && (
        <Button size="small" onClick={() => void stop()}>
          {say('reports.lists.cancel')}
        </Button>
      )}
      <FaultNote faults={faults} />
    </>
  );
}
