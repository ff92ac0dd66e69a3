import { DaysLeft } from '../../components/tags.tsx';
import type { CircularDetailFragment, CircularLineFragment, CircularState, NamingManner } from '../../gen/graphql.ts';
import { type Say, useText } from '../../i18n/text.ts';
import { valueName } from '../../lib/names.ts';

export const circularStateName = (say: Say, state: CircularState): string => valueName(say, 'circularState', state);
export const mannerName = (say: Say, manner: NamingManner): string => valueName(say, 'manner', manner);

export function CircularStateTag({ state }: { state: CircularState }) {
  return <span className={`state circ-${state.toLowerCase()}`}>{circularStateName(useText(), state)}</span>;
}

/** Until when it is to be confirmed; who has done so waits for nothing. */
export function ConfirmDue({ circular: { dueOn, acts } }: { circular: CircularLineFragment }) {
  const waits = acts.includes('CONFIRM');
  if (dueOn === null) return <span className="quiet">{'—'}</span>;
  return (
    <span className="due">
      <span>{dueOn}</span>
      <DaysLeft dueOn={dueOn} overdue={false} waits={waits} />
    </span>
  );
}

/** 收悉 12 / 15: what the issuing level counts; where it was only told nobody counts. */
export const confirmedText = (say: Say, { coverage }: Pick<CircularLineFragment, 'coverage'>): string =>
  coverage ? say('circular.confirmedOf', { n: coverage.confirmed, of: coverage.receivers }) : '';

/** 潜山市 · 医疗保障局. */
export const namedText = ({ center, departmentName }: CircularDetailFragment['named'][number]): string =>
  [center?.name, departmentName].filter(Boolean).join(' · ');
