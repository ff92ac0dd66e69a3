import { useFragment } from '@apollo/client/react';
import { Alert, Button, Empty, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { StateTag } from '../../components/tags.tsx';
import { FileStateFragmentDoc } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import type { StreamEvent, StreamKind } from '../../lib/api/streams.ts';
import { STREAMS } from '../../lib/api/streams.ts';
import { fileType } from '../../lib/levels.ts';
import { actName } from '../../lib/names.ts';
import { shortMoment } from '../../lib/time.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import type { StreamRow } from './rows.ts';
import { useStream } from './useStream.ts';

interface Props {
  /** The case that is open beside the stream. */
  openUid: string | null;
  onOpen: (uid: string) => void;
  onEvent: (event: StreamEvent) => void;
}

/** What arrives at this level, newest on top, while it arrives. */
export function StreamPanel({ openUid, onOpen, onEvent }: Props) {
  const say = useText();
  const { level } = useWorkplace();
  const both = STREAMS[level].escalations !== undefined;
  const [kind, setKind] = useState<StreamKind>(both ? 'escalations' : 'ledger');
  const { rows, loading, faults, lost, again } = useStream(kind, onEvent);
  return (
    <aside className="stream" aria-label={say('stream.heading')}>
      <header className="stream-head">
        <h2>{say(kind === 'escalations' ? 'stream.heading' : 'stream.ledgerHeading')}</h2>
        {both && (
          <Segmented<StreamKind>
            size="small"
            value={kind}
            onChange={setKind}
            options={[
              { value: 'escalations', label: say('stream.escalations') },
              { value: 'ledger', label: say('stream.ledger') },
            ]}
          />
        )}
      </header>
      <FaultNote faults={faults} again={again} />
      {lost > 0 && (
        <Alert
          type="warning"
          showIcon
          title={say('stream.lost', { n: lost })}
          description={say('stream.lostRemedy')}
          action={
            <Button size="small" onClick={again}>
              {say('do.understood')}
            </Button>
          }
        />
      )}
      {loading && <Skeleton active paragraph={{ rows: 8 }} />}
      {!loading && rows.length === 0 && faults.length === 0 && (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={say(kind === 'escalations' ? 'stream.none' : 'stream.ledgerNone')}
        />
      )}
      <div className="stream-box" tabIndex={rows.length > 0 ? 0 : -1} role="region" aria-label={say('stream.lines')}>
        <ol className="stream-rows" aria-live="polite" aria-relevant="additions">
          {rows.map(row => (
            <Line key={row.key} row={row} level={level} open={row.uid === openUid} onOpen={onOpen} />
          ))}
        </ol>
      </div>
    </aside>
  );
}

interface LineProps {
  row: StreamRow;
  level: LevelName;
  open: boolean;
  onOpen: (uid: string) => void;
}

function Line({ row, level, open, onOpen }: LineProps) {
  const say = useText();
  const { data } = useFragment({
    fragment: FileStateFragmentDoc,
    from: { __typename: fileType(level), uid: row.uid },
  });
  const state = data.state ?? row.state;
  const escalated = row.act === 'RECEIVE_ESCALATION';
  return (
    <li className={row.live ? 'stream-new' : undefined}>
      <button
        type="button"
        className={open ? 'stream-row stream-open' : 'stream-row'}
        data-uid={row.uid}
        onClick={() => onOpen(row.uid)}
      >
        <span className="stream-top">
          <span className="stream-from">{row.from}</span>
          {!escalated && <span className="state">{actName(say, row.act)}</span>}
          <time dateTime={row.at}>{shortMoment(row.at, new Date())}</time>
        </span>
        <span className="stream-title">{row.title ?? say('stream.titleMissing')}</span>
        {row.text && (
          <span className="stream-text">
            {escalated && <em>{say('stream.asks')}</em>}
            {row.text}
          </span>
        )}
        <span className="stream-bottom">
          <span className="number">{row.number}</span>
          {row.generated && <span className="demo">{say('case.generated')}</span>}
          {state && <StateTag state={state} />}
        </span>
      </button>
    </li>
  );
}
