import type { FindingTextFragment, Seriousness, VisitLineFragment, VisitState } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { beijingDay } from '../../../../shared/domain/clock/workdays.ts';
import { DaysLeft } from '../../components/tags.tsx';

/** Where it stands, in words; the colour only helps to find it. */
export function VisitStateTag({ state }: { state: VisitState }) {
  return <span className={`state visit-${state.toLowerCase()}`}>{useText()(`visits.state.${state}`)}</span>;
}

/** How much weighs what was found: the word says it, and the colour helps. */
export function SeriousnessTag({ weight }: { weight: Seriousness }) {
  return <span className={`grade visit-${weight.toLowerCase()}`}>{useText()(`visits.weight.${weight}`)}</span>;
}

/** 潜山市 · 医疗保障局, or the whole center. */
export const placeText = ({ target, departmentName }: Pick<VisitLineFragment, 'target' | 'departmentName'>): string =>
  [target?.name, departmentName].filter(Boolean).join(' · ');

/** How a finding stands: awaited, answered, put right or not. */
export function FindingStand({ finding: { dueOn, answer, putRight } }: { finding: FindingTextFragment }) {
  const say = useText();
  if (putRight !== null)
    return (
      <span className={`state ${putRight ? 'visit-published' : 'visit-bad'}`}>
        {say(putRight ? 'visits.putRight' : 'visits.notPutRight')}
      </span>
    );
  if (answer !== null) return <span className="state visit-reported">{say('visits.answered')}</span>;
  if (dueOn === null) return null;
  return (
    <span className="due">
      <span>{say('visits.answerBy', { day: dueOn })}</span>
      <DaysLeft dueOn={dueOn} overdue={dueOn < beijingDay(new Date())} waits />
    </span>
  );
}
