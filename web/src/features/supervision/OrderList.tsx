import { Button, Empty, Skeleton, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { MissingLevels } from '../../components/MissingLevels.tsx';
import type { SupervisionFilter, SupervisionLineFragment } from '../../gen/graphql.ts';
import { type Say, useText } from '../../i18n/text.ts';
import { OrderFilters } from './OrderFilters.tsx';
import { AnswerDue, GradeTag, OrderStateTag } from './orderTags.tsx';
import { useOrders } from './useOrders.ts';

interface Props {
  area: string;
  level: LevelName;
  /** Sent to the area, issued there, or both. */
  received: boolean | null;
  onOpen: (order: SupervisionLineFragment) => void;
}

/** The orders that one level holds of an area, newest first, narrowed as one likes. */
export function OrderList({ area, level, received, onOpen }: Props) {
  const say = useText();
  const [filter, setFilter] = useState<SupervisionFilter>({});
  const orders = useOrders(area, level, { ...filter, received });
  const { rows, loading, missing, faults } = orders;
  const narrowed = Boolean(filter.states?.length || filter.grades?.length || filter.unanswered);
  const answered = missing.length === 0 && faults.length === 0;
  return (
    <>
      <div className="sup-bar">
        <OrderFilters filter={filter} onFilter={setFilter} />
        <Button onClick={orders.again} loading={orders.refreshing}>
          {say('do.refresh')}
        </Button>
      </div>
      <MissingLevels levels={missing} />
      <FaultNote faults={faults} again={orders.again} />
      {loading && rows.length === 0 ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : (
        (answered || rows.length > 0) && (
          <Table<SupervisionLineFragment>
            size="small"
            rowKey="id"
            columns={columns(say, onOpen)}
            dataSource={rows}
            pagination={false}
            scroll={{ x: 900 }}
            onRow={row => ({
              onClick: () => onOpen(row),
              className: `list-row ${row.unanswered ? 'sup-late' : ''}`,
            })}
            locale={{
              emptyText: (
                <Empty
                  image={Empty.PRESENTED_IMAGE_SIMPLE}
                  description={say(narrowed ? 'supervision.noneFound' : 'supervision.none')}
                />
              ),
            }}
          />
        )
      )}
      {orders.more && (
        <Button block loading={orders.turning} onClick={orders.more} className="list-more">
          {say('supervision.more')}
        </Button>
      )}
    </>
  );
}

const columns = (
  say: Say,
  onOpen: (order: SupervisionLineFragment) => void,
): TableColumnsType<SupervisionLineFragment> => [
  {
    title: say('supervision.numberAndIssuer'),
    key: 'number',
    width: 170,
    render: (_value, order) => (
      <>
        <button
          type="button"
          className="link sup-number"
          data-number={order.number}
          onClick={event => {
            event.stopPropagation(); // the row opens the order as well
            onOpen(order);
          }}
        >
          {order.number}
        </button>
        <div className="quiet">{order.center?.name}</div>
      </>
    ),
  },
  { title: say('supervision.grade'), key: 'grade', width: 120, render: (_value, order) => <GradeTag order={order} /> },
  {
    title: say('supervision.unit'),
    key: 'unit',
    width: 170,
    render: (_value, { target, departmentName }) => (
      <>
        {target?.name}
        {departmentName && <div>{departmentName}</div>}
      </>
    ),
  },
  {
    title: say('supervision.ground'),
    key: 'ground',
    render: (_value, { ground }) => (
      <span className="sup-ground" title={ground}>
        {ground}
      </span>
    ),
  },
  { title: say('supervision.due'), key: 'due', width: 150, render: (_value, order) => <AnswerDue order={order} /> },
  {
    title: say('supervision.state'),
    key: 'state',
    width: 110,
    render: (_value, { state }) => <OrderStateTag state={state} />,
  },
];
