import type { AssessmentAct, AssessmentLineFragment, AssessmentState } from '../../gen/graphql.ts';
import { type Say, useText } from '../../i18n/text.ts';
import { nameOf, valueName } from '../../lib/names.ts';

/** Who it is about: 隆回县 · 市场监督管理局 · handler@…. A staff id, never a name. */
export const whomText = ({
  center,
  departmentName,
  department,
  person,
}: Pick<AssessmentLineFragment, 'center' | 'department' | 'departmentName' | 'person'>): string =>
  [center?.name, departmentName ?? department, person].filter(Boolean).join(' · ');

export const eventName = (say: Say, event: AssessmentLineFragment['event']): string =>
  valueName(say, 'assessed', event);

export const assessmentStateName = (say: Say, state: AssessmentState): string =>
  nameOf(say, 'assessmentState', state.toLowerCase());

/** The state in words; its colour only helps to find it. */
export function AssessmentStateTag({ state }: { state: AssessmentState }) {
  return <span className={`state assess-${state.toLowerCase()}`}>{assessmentStateName(useText(), state)}</span>;
}

/** −1 分, or that it is one of the strikes that together cost a distinction. */
export const pointsText = (say: Say, { kind, points }: Pick<AssessmentLineFragment, 'kind' | 'points'>): string =>
  kind === 'STRIKE' ? say('assessment.strike') : say('assessment.points', { n: signed(points) });

/** With a minus that is as wide as a digit. */
export const signed = (n: number): string => (n < 0 ? `−${Math.abs(n)}` : String(n));

export const assessmentActName = (say: Say, act: AssessmentAct): string => say(`assessment.act.${act}`);
