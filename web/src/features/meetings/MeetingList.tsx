import { Button, Empty, Segmented, Skeleton, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { MEETING_KINDS } from '../../../../shared/domain/meeting/series.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { MissingLevels } from '../../components/MissingLevels.tsx';
import type { MeetingKind, MeetingLineFragment, MeetingState } from '../../gen/graphql.ts';
import { type Say, useText } from '../../i18n/text.ts';
import { MeetingDay, MeetingKindTag, MeetingStateTag, openOf } from './meetingTags.tsx';
import { useMeetings } from './useMeetings.ts';

const KINDS = MEETING_KINDS.map(kind => kind.toUpperCase() as MeetingKind);

interface Props {
  area: string;
  level: LevelName;
  states: readonly MeetingState[];
  onOpen: (id: string) => void;
}

/** The meetings of an area in some states, narrowed to one kind as one likes. */
export function MeetingList({ area, level, states, onOpen }: Props) {
  const say = useText();
  const [kind, setKind] = useState<MeetingKind | 'all'>('all');
  const kinds = kind === 'all' ? null : [kind];
  const { rows, loading, missing, faults, again, more, turning } = useMeetings(area, level, {
    states: [...states],
    kinds,
  });
  const answered = missing.length === 0 && faults.length === 0;
  return (
    <>
      <div className="sup-bar" role="search">
        <Segmented<MeetingKind | 'all'>
          value={kind}
          onChange={setKind}
          aria-label={say('meetings.kinds')}
          options={(['all', ...KINDS] as const).map(value => ({
            value,
            label: say(value === 'all' ? 'meetings.allKinds' : `meetings.kind.${value}`),
          }))}
        />
        <Button onClick={again}>{say('do.refresh')}</Button>
      </div>
      <MissingLevels levels={missing} />
      <FaultNote faults={faults} again={again} />
      {loading && rows.length === 0 ? (
        <Skeleton active paragraph={{ rows: 6 }} />
      ) : (
        (answered || rows.length > 0) && (
          <Table<MeetingLineFragment>
            size="small"
            rowKey="id"
            columns={columns(say, onOpen, area)}
            dataSource={rows}
            pagination={false}
            scroll={{ x: 'max-content' }}
            onRow={({ id }) => ({ onClick: () => onOpen(id), className: 'list-row' })}
            locale={{
              emptyText: (
                <Empty
                  image={Empty.PRESENTED_IMAGE_SIMPLE}
                  description={say(states.includes('PLANNED') ? 'meetings.noneComing' : 'meetings.noneHeld')}
                />
              ),
            }}
          />
        )
      )}
      {more && (
        <Button block loading={turning} onClick={more} className="list-more">
          {say('supervision.more')}
        </Button>
      )}
    </>
  );
}

const columns = (say: Say, onOpen: (id: string) => void, area: string): TableColumnsType<MeetingLineFragment> => [
  {
    title: say('meetings.day'),
    key: 'day',
    width: 190,
    render: (_value, row) => <MeetingDay {...row} />,
  },
  {
    title: say('meetings.name'),
    key: 'name',
    render: (_value, { id, name, center }) => (
      <>
        <button
          type="button"
          className="link list-title"
          data-meeting={id}
          onClick={event => {
            event.stopPropagation(); // the row opens it as well
            onOpen(id);
          }}
        >
          {name}
        </button>
        {center && center.code !== area && <div className="quiet">{center.name}</div>}
      </>
    ),
  },
  {
    title: say('meetings.kindOf'),
    key: 'kind',
    width: 120,
    render: (_value, { kind }) => <MeetingKindTag kind={kind} />,
  },
  { title: say('meetings.items'), key: 'items', width: 200, render: (_value, row) => agendaText(say, row) },
  {
    title: say('meetings.stateOf'),
    key: 'state',
    width: 110,
    render: (_value, { state }) => <MeetingStateTag state={state} />,
  },
];

/** How many items, and of a meeting that is held how many wait for a word. */
function agendaText(say: Say, { agenda, state }: MeetingLineFragment): string {
  const n = agenda.length;
  const open = openOf(agenda);
  if (n === 0) return say('meetings.noItems');
  return say(state === 'HELD' && open > 0 ? 'meetings.nItemsOpen' : 'meetings.nItems', { n, open });
}
