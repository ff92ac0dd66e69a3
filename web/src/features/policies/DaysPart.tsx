import { useQuery } from '@apollo/client/react';
import { beijingDay } from '../../../../shared/domain/clock/workdays.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { PolicyDaysDocument } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { useWorkplace } from '../../lib/workplace.tsx';

const TOLD = ['HOLIDAY', 'MAKE_UP_WORKDAY'] as const;

/** The days of this year that notices move (放假与调休), by which every limit of the center is counted. */
export function DaysPart() {
  const say = useText();
  const { center, level } = useWorkplace();
  const year = beijingDay(new Date()).slice(0, 4);
  const { data, error, refetch } = useQuery(onLevel(PolicyDaysDocument, level), {
    variables: { center: center.code, from: `${year}-01-01`, to: `${year}-12-31` },
  });
  const days = data?.days ?? [];
  const known = days.every(one => one.known);
  return (
    <section aria-label={say('policies.days')}>
      <h2>{say('policies.days')}</h2>
      <FaultNote faults={faultsOf(error)} again={() => void refetch()} />
      {!known && <p className="quiet">{say('policies.daysUnknown', { year })}</p>}
      <dl className="policies-days">
        {TOLD.map(kind => (
          <div key={kind}>
            <dt>{say(`policies.day.${kind}`)}</dt>
            <dd>
              {days
                .filter(one => one.kind === kind)
                .map(({ day, name }) => `${day} ${name ?? ''}`.trim())
                .join(say('list.comma')) || '—'}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
