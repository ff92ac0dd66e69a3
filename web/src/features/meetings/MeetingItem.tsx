import { Button } from 'antd';
import { DaysLeft } from '../../components/tags.tsx';
import type { MeetingAct, MeetingItemTextFragment } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { beijingDay } from '../../../../shared/domain/clock/workdays.ts';
import { moment } from '../../lib/time.ts';
import { ItemWhy, OutcomeTag } from './meetingTags.tsx';

interface Props {
  item: MeetingItemTextFragment;
  onAct: (act: MeetingAct) => void;
  onOpenCase: (uid: string) => void;
}

/** One case on an agenda: why it is there, what is asked, and what became of it. */
export function MeetingItem({ item, onAct, onOpenCase }: Props) {
  const say = useText();
  const { no, number, title, case: about, dueOn, outcome, meanwhile, acts } = item;
  const settled = outcome !== null || meanwhile !== null;
  return (
    <li className={settled ? 'card meet-settled' : 'card'} data-item={number}>
      <p className="card-head">
        <b className="meet-no">{no}</b>
        <button type="button" className="link list-title" onClick={() => about && onOpenCase(about.uid)}>
          {title ?? number}
        </button>
        {outcome && <OutcomeTag outcome={outcome} />}
        {meanwhile && <span className="state">{say(`meetings.meanwhile.${meanwhile}`)}</span>}
        {dueOn && (
          <span className="card-right due">
            <span>{dueOn}</span>
            <DaysLeft dueOn={dueOn} overdue={!settled && dueOn < beijingDay(new Date())} waits={!settled} />
          </span>
        )}
      </p>
      <p>
        <span className="number">{number}</span> <ItemWhy item={item} />
      </p>
      <Told item={item} />
      {acts.length > 0 && (
        <div className="acts-buttons" role="group" aria-label={say('meetings.actsOn', { number })}>
          {acts.map(act => (
            <Button
              key={act}
              size="small"
              type={act === 'DECIDE' ? 'primary' : 'default'}
              data-act={act}
              onClick={() => onAct(act)}
            >
              {say(`meetings.act.${act}`)}
            </Button>
          ))}
        </div>
      )}
      {acts.includes('PUT_OFF') && !acts.includes('DECIDE') && <p className="quiet">{say('meetings.noOrder')}</p>}
    </li>
  );
}

/** What was asked, noted and decided, in full. */
function Told({ item: { question, askedAt, note, words, outcome, orders, settledAt } }: Pick<Props, 'item'>) {
  const say = useText();
  const lines: [label: string, text: string | null, at?: string | null][] = [
    [say('meetings.question'), question, askedAt],
    [say('meetings.note'), note],
    [say(outcome === 'DECIDED' ? 'meetings.decision' : 'meetings.reason'), words, settledAt],
    [say('meetings.orders'), orders && say('meetings.orderNumbers', { orders })],
  ];
  const told = lines.filter(([, text]) => text !== null);
  if (told.length === 0) return null;
  return (
    <dl className="meet-told">
      {told.map(([label, text, at]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="text">
            {text} {at && <time dateTime={at}>{moment(at)}</time>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
