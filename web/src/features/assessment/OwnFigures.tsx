import { useQuery } from '@apollo/client/react';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { beijingDay } from '../../../../shared/domain/clock/workdays.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { StretchChoice } from '../../components/StretchChoice.tsx';
import { CountyOwnRecordDocument } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { daysOf, type Stretch } from '../../lib/stretches.ts';
import { useWorkplace } from '../../lib/workplace.tsx';

/** What the person who looks did with orders: how many, how many in time, how many came back. For oneself, and no score. */
export function OwnFigures() {
  const say = useText();
  const { level } = useWorkplace();
  const [stretch, setStretch] = useState<Stretch>('days90');
  const { data, error, loading, refetch } = useQuery(onLevel(CountyOwnRecordDocument, level), {
    variables: daysOf(stretch, beijingDay(new Date())),
  });
  const record = data?.record;
  const share =
    record?.replied === undefined || record.onTime === undefined || record.replied === 0
      ? null
      : Math.round((record.onTime * 100) / record.replied);
  return (
    <section className="assess-own" aria-label={say('assessment.own')}>
      <div className="sup-bar">
        <h2>{say('assessment.own')}</h2>
        <StretchChoice value={stretch} onChange={setStretch} />
      </div>
      <FaultNote faults={faultsOf(error)} again={() => void refetch()} />
      {loading && !data && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {record && (
        <dl className="oversight-cards assess-cards">
          <Figure name={say('assessment.replied')} value={record.replied} />
          <Figure
            name={say('assessment.onTime')}
            value={share === null ? '–' : `${share}%`}
            note={say('assessment.onTimeOf', { n: record.onTime ?? 0, of: record.replied ?? 0 })}
          />
          <Figure name={say('assessment.returned')} value={record.returned} />
          <Figure name={say('assessment.redone')} value={record.redone} note={say('assessment.redoneNote')} />
        </dl>
      )}
      <p className="quiet">{say('assessment.ownNote')}</p>
    </section>
  );
}

function Figure({ name, value, note }: { name: string; value: number | string | undefined; note?: string }) {
  return (
    <div className="oversight-card">
      <dt>{name}</dt>
      <dd>
        {value} {note && <small className="quiet">{note}</small>}
      </dd>
    </div>
  );
}
