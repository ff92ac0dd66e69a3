import { useQuery } from '@apollo/client/react';
import { Alert, Button, Empty, Skeleton } from 'antd';
import { useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { MissingLevels } from '../../components/MissingLevels.tsx';
import {
  CountyMeetingDocument,
  type MeetingAct,
  type MeetingDetailFragment,
  type MeetingItemTextFragment,
} from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { besidesMissing, missingLevels } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { DecideModal } from './DecideModal.tsx';
import { AddModal, HoldModal, MinutesModal, PutOffModal, WordsModal } from './MeetingForms.tsx';
import { MeetingItem } from './MeetingItem.tsx';
import { MeetingPaper } from './MeetingPaper.tsx';
import { MeetingDay, MeetingKindTag, MeetingStateTag, openOf, partText } from './meetingTags.tsx';

interface Props {
  id: string;
  level: LevelName;
  onBack: () => void;
  onOpenCase: (uid: string) => void;
}

/** What is asked for now: of the meeting, or of one item. */
interface Asking {
  act: MeetingAct;
  item?: MeetingItemTextFragment;
}

const LOOK_AGAIN_MS = 15_000;
/** What is done to the whole meeting; the rest is done to its items. */
const OF_MEETING: readonly MeetingAct[] = ['HOLD', 'ADD', 'MINUTE', 'CLOSE', 'CANCEL'];

/** One meeting: who comes, what it is about, and, while it is held, item by item what is decided. */
export function MeetingView({ id, level, onBack, onOpenCase }: Props) {
  const say = useText();
  const { data, error, loading, refetch } = useQuery(onLevel(CountyMeetingDocument, level), {
    variables: { id },
    pollInterval: LOOK_AGAIN_MS,
  });
  const [asking, setAsking] = useState<Asking | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const meeting = data?.meeting;
  const faults = faultsOf(error);
  const ask = (next: Asking) => {
    setDone(null);
    setAsking(next);
  };
  const close = (text?: string) => {
    setAsking(null);
    if (text !== undefined) setDone(text);
  };
  return (
    <main className="supervision meetings" aria-busy={loading && !meeting}>
      <MissingLevels levels={missingLevels(faults)} />
      <FaultNote faults={besidesMissing(faults)} again={() => void refetch()} />
      {!meeting && loading && <Skeleton active paragraph={{ rows: 10 }} />}
      {!meeting && !loading && <Button onClick={onBack}>{say('meetings.toList')}</Button>}
      {meeting && (
        <>
          <Head meeting={meeting} onBack={onBack} onAsk={act => ask({ act })} />
          {done && <Alert type="success" showIcon title={done} role="status" className="meet-done" />}
          <Facts meeting={meeting} />
          <Agenda meeting={meeting} onAsk={ask} onOpenCase={onOpenCase} />
          <MeetingPaper meeting={meeting} />
          {asking && <Form key={asking.act} asking={asking} meeting={meeting} level={level} onClose={close} />}
        </>
      )}
    </main>
  );
}

interface HeadProps {
  meeting: MeetingDetailFragment;
  onBack: () => void;
  onAsk: (act: MeetingAct) => void;
}

function Head({ meeting, onBack, onAsk }: HeadProps) {
  const say = useText();
  const open = openOf(meeting.agenda);
  const lacks = [
    ...(open > 0 ? [say('meetings.lacksWords', { n: open })] : []),
    ...(meeting.minutes === null ? [say('meetings.lacksMinutes')] : []),
  ];
  const acts = OF_MEETING.filter(act => meeting.acts.includes(act));
  return (
    <>
      <div className="sup-head">
        <h1>
          {meeting.name} <span className="quiet">{meeting.center?.name}</span>
        </h1>
        <div className="sup-tools">
          <Button onClick={() => print()}>{say('refusals.print')}</Button>
          <Button onClick={onBack}>{say('meetings.toList')}</Button>
        </div>
      </div>
      <div className="acts-buttons meet-acts">
        <MeetingDay {...meeting} />
        <MeetingKindTag kind={meeting.kind} />
        <MeetingStateTag state={meeting.state} />
        {acts.map(act => (
          <Button
            key={act}
            type={act === 'HOLD' || (act === 'CLOSE' && lacks.length === 0) ? 'primary' : 'default'}
            danger={act === 'CANCEL'}
            data-act={act}
            onClick={() => onAsk(act)}
          >
            {say(`meetings.act.${act}`)}
          </Button>
        ))}
        {acts.includes('CLOSE') && lacks.length > 0 && (
          <span className="quiet">{say('meetings.lacks', { what: lacks.join(say('list.comma')) })}</span>
        )}
      </div>
    </>
  );
}

function Facts({ meeting }: { meeting: MeetingDetailFragment }) {
  const say = useText();
  const { invited, attended, cite, pack, reason, minutes } = meeting;
  const rows: [label: string, text: string | null][] = [
    [say('meetings.invited'), partText(say, invited) || null],
    [say('meetings.attended'), partText(say, attended) || null],
    [say('meetings.basis'), cite && `${cite}（${pack ?? ''}）`],
    [say('meetings.reason'), reason],
    [say('meetings.minutes'), minutes],
  ];
  const told = rows.filter(([, text]) => text !== null);
  if (told.length === 0) return null;
  return (
    <dl className="meet-facts">
      {told.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="text">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

interface AgendaProps {
  meeting: MeetingDetailFragment;
  onAsk: (asking: Asking) => void;
  onOpenCase: (uid: string) => void;
}

function Agenda({ meeting, onAsk, onOpenCase }: AgendaProps) {
  const say = useText();
  const { agenda, state } = meeting;
  const open = openOf(agenda);
  return (
    <section aria-label={say('meetings.agenda')}>
      <h2 className="meet-agenda-head">
        {say('meetings.agenda')}{' '}
        <span className="quiet" role="status">
          {state === 'HELD'
            ? say('meetings.progress', { done: agenda.length - open, n: agenda.length })
            : say('meetings.nItems', { n: agenda.length })}
        </span>
      </h2>
      {state === 'PLANNED' && agenda.length > 0 && <p className="quiet">{say('meetings.readAnew')}</p>}
      {agenda.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('meetings.agendaEmpty')} />
      ) : (
        <ol className="cards meet-agenda">
          {agenda.map(item => (
            <MeetingItem key={item.number} item={item} onAct={act => onAsk({ act, item })} onOpenCase={onOpenCase} />
          ))}
        </ol>
      )}
    </section>
  );
}

interface FormProps {
  asking: Asking;
  meeting: MeetingDetailFragment;
  level: LevelName;
  /** With what was done, where something was. */
  onClose: (done?: string) => void;
}

/** The form of what is asked for. */
function Form({ asking: { act, item }, meeting, level, onClose }: FormProps) {
  const say = useText();
  const common = {
    ...{ meeting, level },
    onClose: () => onClose(),
    onDone: () => onClose(say('act.done', { act: say(`meetings.act.${act}`) })),
  };
  if (act === 'HOLD') return <HoldModal {...common} />;
  if (act === 'ADD') return <AddModal {...common} />;
  if (act === 'MINUTE') return <MinutesModal {...common} />;
  if (act === 'DECIDE' && item) return <DecideModal {...common} item={item} />;
  if (act === 'PUT_OFF' && item) return <PutOffModal {...common} item={item} />;
  if (act === 'TAKE_OFF' || act === 'CANCEL' || act === 'CLOSE')
    return <WordsModal {...common} act={act} {...(item ? { item } : {})} />;
  return null;
}
