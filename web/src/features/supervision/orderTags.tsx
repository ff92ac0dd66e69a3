import { DaysLeft } from '../../components/tags.tsx';
import type { SupervisionGrade, SupervisionLineFragment, SupervisionState } from '../../gen/graphql.ts';
import { type Say, useText } from '../../i18n/text.ts';
import { valueName } from '../../lib/names.ts';

export const gradeName = (say: Say, grade: SupervisionGrade): string => valueName(say, 'grade', grade);
export const orderStateName = (say: Say, state: SupervisionState): string => valueName(say, 'supervisionState', state);

/** What the paper is: the grade in the language of the page; a measure by its own name. */
export const orderName = (say: Say, { grade, name }: Pick<SupervisionLineFragment, 'grade' | 'name'>): string =>
  grade === 'MEASURE' ? name : gradeName(say, grade);

/** The grade in words; its colour only helps to find it. */
export function GradeTag({ order }: { order: Pick<SupervisionLineFragment, 'grade' | 'name'> }) {
  return <span className={`grade grade-${order.grade.toLowerCase()}`}>{orderName(useText(), order)}</span>;
}

export function OrderStateTag({ state }: { state: SupervisionState }) {
  return <span className={`state sup-${state.toLowerCase()}`}>{orderStateName(useText(), state)}</span>;
}

/** Until when it is to be answered, and how much of that is left. */
export function AnswerDue({ order }: { order: Pick<SupervisionLineFragment, 'dueOn' | 'state' | 'unanswered'> }) {
  const { dueOn, state, unanswered } = order;
  return (
    <span className="due">
      <span>{dueOn}</span>
      <DaysLeft dueOn={dueOn} overdue={unanswered} waits={state === 'ISSUED'} />
    </span>
  );
}

/** Who has to answer: 潜山市 · 医疗保障局. */
export const unitText = ({ target, departmentName }: Pick<SupervisionLineFragment, 'target' | 'departmentName'>) =>
  [target?.name, departmentName].filter(Boolean).join(' · ');
