import { PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Empty, Segmented, Skeleton, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { MissingLevels } from '../../components/MissingLevels.tsx';
import type { CircularFilter, CircularLineFragment } from '../../gen/graphql.ts';
import { type Say, useText } from '../../i18n/text.ts';
import { beijingDay } from '../../../../shared/domain/clock/workdays.ts';
import { CircularStateTag, ConfirmDue, confirmedText } from './circularTags.tsx';
import { useCirculars } from './useCirculars.ts';

interface Props {
  area: string;
  level: LevelName;
  onOpen: (circular: CircularLineFragment) => void;
  /** Left out for who draws none up. */
  onDrawUp?: (() => void) | undefined;
}

const SIDES = ['all', 'received', 'issued'] as const;
type Side = (typeof SIDES)[number];
const RECEIVED: Record<Side, boolean | null> = { all: null, received: true, issued: false };

/** The circulars that one level holds of an area, newest first. */
export function CircularList({ area, level, onOpen, onDrawUp }: Props) {
  const say = useText();
  const [side, setSide] = useState<Side>('all');
  const [waiting, setWaiting] = useState(false);
  const filter: CircularFilter = { received: RECEIVED[side], ...(waiting ? { toConfirm: true } : {}) };
  const circulars = useCirculars(area, level, filter);
  const { rows, loading, missing, faults } = circulars;
  const answered = missing.length === 0 && faults.length === 0;
  return (
    <>
      <div className="sup-bar">
        <div className="sup-filters" role="search">
          <Segmented<Side>
            value={side}
            onChange={setSide}
            aria-label={say('circular.side')}
            options={SIDES.map(value => ({ value, label: say(`circular.side.${value}`) }))}
          />
          <Checkbox checked={waiting} onChange={({ target }) => setWaiting(target.checked)}>
            {say('circular.toConfirm')}
          </Checkbox>
        </div>
        <div className="sup-tools">
          <Button onClick={circulars.again} loading={circulars.refreshing}>
            {say('do.refresh')}
          </Button>
          {onDrawUp && (
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={onDrawUp}>
              {say('circular.drawUp')}
            </Button>
          )}
        </div>
      </div>
      <MissingLevels levels={missing} />
      <FaultNote faults={faults} again={circulars.again} />
      {loading && rows.length === 0 ? (
        <Skeleton active paragraph={{ rows: 6 }} />
      ) : (
        (answered || rows.length > 0) && (
          <Table<CircularLineFragment>
            size="small"
            rowKey="id"
            columns={columns(say, onOpen)}
            dataSource={rows}
            pagination={false}
            scroll={{ x: 820 }}
            onRow={row => ({ onClick: () => onOpen(row), className: 'list-row' })}
            locale={{
              emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('circular.none')} />,
            }}
          />
        )
      )}
      {circulars.more && (
        <Button block loading={circulars.turning} onClick={circulars.more} className="list-more">
          {say('supervision.more')}
        </Button>
      )}
    </>
  );
}

const columns = (
  say: Say,
  onOpen: (circular: CircularLineFragment) => void,
): TableColumnsType<CircularLineFragment> => [
  {
    title: say('supervision.numberAndIssuer'),
    key: 'number',
    width: 170,
    render: (_value, circular) => (
      <>
        <button
          type="button"
          className="link sup-number"
          data-circular={circular.id}
          onClick={event => {
            event.stopPropagation(); // the row opens it as well
            onOpen(circular);
          }}
        >
          {circular.number ?? say('circular.unnumbered')}
        </button>
        <div className="quiet">{circular.center?.name}</div>
      </>
    ),
  },
  { title: say('circular.title'), key: 'title', render: (_value, { title }) => title },
  {
    title: say('circular.issuedOn'),
    key: 'issued',
    width: 130,
    render: (_value, { issuedAt }) => (issuedAt === null ? '—' : beijingDay(new Date(issuedAt))),
  },
  { title: say('circular.due'), key: 'due', width: 150, render: (_value, one) => <ConfirmDue circular={one} /> },
  {
    title: say('circular.confirmed'),
    key: 'confirmed',
    width: 130,
    render: (_value, one) => (
      <>
        {confirmedText(say, one)}
        {Boolean(one.coverage?.overdue) && (
          <div className="circ-late">{say('circular.overdue', { n: one.coverage?.overdue ?? 0 })}</div>
        )}
      </>
    ),
  },
  {
    title: say('supervision.state'),
    key: 'state',
    width: 110,
    render: (_value, { state }) => <CircularStateTag state={state} />,
  },
];
