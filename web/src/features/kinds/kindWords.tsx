import type { KindAct, KindLineFragment, KindState, MeasureKind } from '../../gen/graphql.ts';
import { type Say, useText } from '../../i18n/text.ts';
import type { Department } from '../../lib/departments.ts';
import { nameOf, valueName } from '../../lib/names.ts';

/** What its cases have in common beside the item: a cause, an article, two departments. */
export function commonOf(
  say: Say,
  { cause, rule, departments }: Pick<KindLineFragment, 'cause' | 'rule' | 'departments'>,
  known: readonly Department[],
): string[] {
  const nameOfDepartment = (code: string) => known.find(one => one.code === code)?.name ?? code;
  return [
    ...(cause === null ? [] : [say('kinds.cause', { name: valueName(say, 'cause', cause) })]),
    ...(rule === null ? [] : [say('kinds.rule', { name: rule })]),
    ...(departments.length === 0 ? [] : [say('kinds.pair', { names: departments.map(nameOfDepartment).join(' + ') })]),
  ];
}

export const kindStateName = (say: Say, state: KindState): string => nameOf(say, 'kindState', state.toLowerCase());

/** The state in words; its colour only helps to find it. */
export function KindStateTag({ state }: { state: KindState }) {
  return <span className={`state kind-${state.toLowerCase()}`}>{kindStateName(useText(), state)}</span>;
}

export const measureWhat = (say: Say, what: MeasureKind): string => say(`kinds.what.${what}`);
export const kindActName = (say: Say, act: KindAct): string => say(`kinds.act.${act}`);
