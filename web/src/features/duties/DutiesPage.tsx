import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@apollo/client/react';
import { Button, Empty, Skeleton } from 'antd';
import { useState } from 'react';
import { roleHolds } from '../../../../shared/domain/access/permissions.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { CountyDutiesDocument, type DutyLineFragment } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { go } from '../../lib/route.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { today, weekOf, weeksLater } from './days.ts';
import { Delegations } from './Delegations.tsx';
import { DutyForm } from './DutyForm.tsx';
import { EndModal } from './EndModal.tsx';
import { WeekTable } from './WeekTable.tsx';

interface Props {
  /** Whether somebody is in a duty: nobody in one orders another. */
  inDuty: boolean;
  /** To be told when something was ordered or ended: it may be one’s own. */
  onOrdered: () => void;
}

/** Who is on duty at the own center this week, and who stands in for whom (AH-09, LH-06). */
export function DutiesPage({ inDuty, onOrdered }: Props) {
  const say = useText();
  const { account, center, level } = useWorkplace();
  const [day, setDay] = useState(today);
  const [ending, setEnding] = useState<DutyLineFragment | null>(null);
  const week = weekOf(day);
  const [from = day, to = day] = [week[0], week[6]];
  const { data, error, loading, refetch } = useQuery(onLevel(CountyDutiesDocument, level), {
    variables: { center: center.code, from, to },
  });
  const duties = data?.duties ?? [];
  const done = () => {
    setEnding(null);
    void refetch();
    onOrdered();
  };
  const may = (act: 'planDuty' | 'delegate' | 'endDuty') => !inDuty && roleHolds(account.role, act);
  const mayEnd = (duty: DutyLineFragment) =>
    duty.endedAt === null &&
    duty.to > new Date().toISOString() &&
    !inDuty &&
    (may('endDuty') || [duty.orderedBy, duty.standsFor].includes(account.id));
  const shown = { duties, end: (duty: DutyLineFragment) => (mayEnd(duty) ? () => setEnding(duty) : undefined) };
  return (
    <main className="duties">
      <div className="duties-head">
        <h1>
          {say('duties.heading')} <span className="quiet">{center.name}</span>
        </h1>
        <div className="duties-tools">
          <Button
            icon={<LeftOutlined aria-hidden />}
            aria-label={say('duties.before')}
            onClick={() => setDay(weeksLater(day, -1))}
          />
          <Button onClick={() => setDay(today())}>{say('duties.thisWeek')}</Button>
          <Button
            icon={<RightOutlined aria-hidden />}
            aria-label={say('duties.after')}
            onClick={() => setDay(weeksLater(day, 1))}
          />
          <Button onClick={() => print()}>{say('refusals.print')}</Button>
          <Button onClick={go.home}>{say('refusals.back')}</Button>
        </div>
      </div>
      <p className="duties-week" role="status">
        {say('duties.week', { from, to })}
      </p>
      <FaultNote faults={faultsOf(error)} again={() => void refetch()} />
      {loading && !data ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : (
        data && (
          <>
            {duties.some(({ kind }) => kind === 'ROSTER') ? (
              <WeekTable week={week} {...shown} />
            ) : (
              <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('duties.none')} />
            )}
            <Delegations {...shown} />
          </>
        )
      )}
      {inDuty && <p className="quiet">{say('duties.ownOnly')}</p>}
      <div className="duties-forms">
        {may('planDuty') && <DutyForm kind="roster" onDone={done} />}
        {may('delegate') && <DutyForm kind="delegation" onDone={done} />}
      </div>
      {ending && <EndModal duty={ending} onDone={done} onClose={() => setEnding(null)} />}
    </main>
  );
}
