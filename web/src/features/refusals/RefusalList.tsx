import { Button, Empty, Skeleton, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { FaultNote } from '../../components/FaultNote.tsx';
import type { RefusalFilter, TreatmentRowFragment } from '../../gen/graphql.ts';
import { type Say, useText } from '../../i18n/text.ts';
import { nameOf } from '../../lib/names.ts';
import { RefusalFilters } from './RefusalFilters.tsx';
import { type Place, useRefusals } from './useRefusals.ts';

interface Props {
  place: Place;
  onOpen: (uid: string) => void;
}

/** The registry, newest first, narrowed as one likes. */
export function RefusalList({ place, onOpen }: Props) {
  const say = useText();
  const [filter, setFilter] = useState<RefusalFilter>({});
  const { rows, tally, loading, turning, faults, more, again } = useRefusals(place, filter);
  const narrowed = Object.keys(filter).length > 0;
  return (
    <section aria-label={say('refusals.list')}>
      <p className="quiet">{say('refusals.what')}</p>
      <RefusalFilters filter={filter} onFilter={setFilter} />
      {tally && tally.total > 0 && (
        <p className="refusals-tally">
          <b role="status">{say('refusals.total', { n: tally.total })}</b>
          <span className="quiet">{say('refusals.most')}</span>
          {tally.rows.slice(0, 6).map(({ label, count }) => (
            <Button
              key={label ?? ''}
              size="small"
              disabled={label === null}
              onClick={() => setFilter({ ...filter, item: label })}
            >
              {label ?? say('refusals.noItem')} {count}
            </Button>
          ))}
        </p>
      )}
      <FaultNote faults={faults} again={again} />
      {loading && rows.length === 0 ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : (
        faults.length === 0 && (
          <Table<TreatmentRowFragment>
            size="small"
            rowKey={({ case: { uid }, kind, demand, onDay, said }) => `${uid} ${kind} ${demand} ${onDay} ${said}`}
            columns={columns(say, onOpen)}
            dataSource={rows}
            pagination={false}
            scroll={{ x: 860 }}
            locale={{
              emptyText: (
                <Empty
                  image={Empty.PRESENTED_IMAGE_SIMPLE}
                  description={say(narrowed ? 'refusals.noneFound' : 'refusals.none')}
                />
              ),
            }}
          />
        )
      )}
      {more && (
        <Button block loading={turning} onClick={more} className="list-more">
          {say('refusals.more')}
        </Button>
      )}
    </section>
  );
}

const columns = (say: Say, onOpen: (uid: string) => void): TableColumnsType<TreatmentRowFragment> => [
  {
    title: say('refusals.col.what'),
    key: 'what',
    width: '24%',
    render: (_value, { item, subject, number, demand, case: { uid } }) => (
      <>
        <b>{item ?? say('refusals.noItem')}</b>
        <div>
          <button type="button" className="link" onClick={() => onOpen(uid)}>
            {subject}
          </button>
        </div>
        <div className="number">
          {number} {demand !== null && say('refusals.demand', { n: demand })}
        </div>
      </>
    ),
  },
  {
    title: say('refusals.col.kind'),
    key: 'kind',
    width: '10%',
    render: (_value, { kind, stands }) => (
      <>
        <Tag>{nameOf(say, 'treatment', kind)}</Tag>
        {!stands && <div className="quiet">{say('refusals.takenBack')}</div>}
      </>
    ),
  },
  { title: say('refusals.col.said'), key: 'said', width: '20%', render: (_value, { said }) => said },
  {
    title: say('refusals.col.article'),
    key: 'article',
    width: '20%',
    render: (_value, { article, ruleCite, rulePack }) => (
      <>
        {article === null ? (
          <span className="refusals-lack">{say('refusals.noArticle')}</span>
        ) : (
          <div className="refusals-cite" title={article}>
            {article}
          </div>
        )}
        <div className="quiet">{rulePack}</div>
        {ruleCite !== article && (
          <div className="quiet refusals-cite" title={ruleCite}>
            {ruleCite}
          </div>
        )}
      </>
    ),
  },
  {
    title: say('refusals.col.route'),
    key: 'route',
    width: '16%',
    render: (_value, { route }) => route ?? <span className="refusals-lack">{say('refusals.noRoute')}</span>,
  },
  {
    title: say('refusals.col.where'),
    key: 'where',
    width: '10%',
    render: (_value, { center, onDay }) => (
      <>
        {center?.name}
        <div className="number">{onDay}</div>
      </>
    ),
  },
];
