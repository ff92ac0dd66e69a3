import { Button, Empty, Select, Skeleton, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { ASSESSMENT_STATES } from '../../../../shared/domain/assessment/course.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { MissingLevels } from '../../components/MissingLevels.tsx';
import { TakeTable } from '../../components/TakeTable.tsx';
import type { AssessmentFilter, AssessmentKind, AssessmentLineFragment, AssessmentState } from '../../gen/graphql.ts';
import { type Say, useText } from '../../i18n/text.ts';
import { moment } from '../../lib/time.ts';
import { assessmentStateName, AssessmentStateTag, eventName, pointsText, whomText } from './assessmentWords.tsx';
import { useAssessments } from './useAssessments.ts';

const STATES = ASSESSMENT_STATES.map(state => state.toUpperCase() as AssessmentState);
const KINDS: readonly AssessmentKind[] = ['POINTS', 'STRIKE'];

interface Props {
  area: string;
  level: LevelName;
  /** Only what stands against the person who asks. */
  mine?: boolean;
  onOpen: (row: AssessmentLineFragment) => void;
}

/** What was proposed and decided, the newest event first, narrowed as one likes. */
export function AssessmentList({ area, level, mine = false, onOpen }: Props) {
  const say = useText();
  const [filter, setFilter] = useState<AssessmentFilter>({});
  const list = useAssessments(area, level, { ...filter, ...(mine ? { mine } : {}) });
  const { rows, loading, missing, faults } = list;
  const narrowed = Boolean(filter.states?.length || filter.kinds?.length);
  const answered = missing.length === 0 && faults.length === 0;
  const heads = columns(say, onOpen);
  return (
    <>
      <div className="sup-bar">
        <div className="sup-filters" role="search">
          <Select
            mode="multiple"
            className="sup-select"
            maxTagCount="responsive"
            placeholder={say('supervision.states')}
            aria-label={say('supervision.states')}
            value={filter.states ?? []}
            onChange={states => setFilter({ ...filter, states })}
            options={STATES.map(value => ({ value, label: assessmentStateName(say, value) }))}
          />
          <Select<AssessmentKind[]>
            mode="multiple"
            className="sup-select"
            maxTagCount="responsive"
            placeholder={say('assessment.kinds')}
            aria-label={say('assessment.kinds')}
            value={[...(filter.kinds ?? [])]}
            onChange={kinds => setFilter({ ...filter, kinds })}
            options={KINDS.map(value => ({ value, label: say(`assessment.kind.${value}`) }))}
          />
        </div>
        <span className="sup-tools">
          <TakeTable
            name={`assessment-${area}`}
            head={heads.map(({ title }) => String(title))}
            rows={rows.map(row => cellsOf(say, row))}
          />
          <Button onClick={list.again} loading={list.refreshing}>
            {say('do.refresh')}
          </Button>
        </span>
      </div>
      <MissingLevels levels={missing} />
      <FaultNote faults={faults} again={list.again} />
      {loading && rows.length === 0 ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : (
        (answered || rows.length > 0) && (
          <Table<AssessmentLineFragment>
            size="small"
            rowKey="id"
            columns={heads}
            dataSource={rows}
            pagination={false}
            scroll={{ x: 820 }}
            onRow={row => ({ onClick: () => onOpen(row), className: 'list-row' })}
            locale={{
              emptyText: (
                <Empty
                  image={Empty.PRESENTED_IMAGE_SIMPLE}
                  description={say(
                    narrowed ? 'assessment.noneFound' : mine ? 'assessment.noneOfMine' : 'assessment.none',
                  )}
                />
              ),
            }}
          />
        )
      )}
      {list.more && (
        <Button block loading={list.turning} onClick={list.more} className="list-more">
          {say('list.more')}
        </Button>
      )}
    </>
  );
}

const cellsOf = (say: Say, row: AssessmentLineFragment): string[] => [
  moment(row.happenedAt),
  eventName(say, row.event),
  whomText(row),
  pointsText(say, row),
  row.dueOn,
  assessmentStateName(say, row.state),
];

const columns = (say: Say, onOpen: Props['onOpen']): TableColumnsType<AssessmentLineFragment> => [
  { title: say('assessment.happened'), key: 'at', width: 150, render: (_value, row) => moment(row.happenedAt) },
  {
    title: say('assessment.event'),
    key: 'event',
    render: (_value, row) => (
      <button
        type="button"
        className="link"
        data-assessment={row.id}
        onClick={event => {
          event.stopPropagation(); // the row opens it as well
          onOpen(row);
        }}
      >
        {eventName(say, row.event)}
      </button>
    ),
  },
  {
    title: say('assessment.whom'),
    key: 'whom',
    render: (_value, row) => <span className="text">{whomText(row)}</span>,
  },
  { title: say('assessment.amount'), key: 'points', width: 110, render: (_value, row) => pointsText(say, row) },
  { title: say('assessment.due'), key: 'due', width: 120, render: (_value, row) => row.dueOn },
  {
    title: say('supervision.state'),
    key: 'state',
    width: 100,
    render: (_value, { state }) => <AssessmentStateTag state={state} />,
  },
];
