import { registerEnumType } from 'type-graphql';
import { CAUSES } from '../../../shared/domain/case/causes.ts';
import { ESCALATION_STATUSES } from '../../../shared/domain/case/escalation.ts';
import { CASE_ACTS, CASE_STATES } from '../../../shared/domain/case/lifecycle.ts';
import { DAY_KINDS } from '../../../shared/domain/clock/workdays.ts';
import { LEVELS } from '../../../shared/domain/levels.ts';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';

const upper = (name: string) => name.replace(/[A-Z]/g, '_$&').toUpperCase();
const sentence = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).replace(/[A-Z]/g, ' $&').toLowerCase();
const text = (key: string) => (zhCN as Record<string, string>)[key] ?? '';

/** A GraphQL enum over the words of the domain; each value carries its Chinese term. */
function enumOf<T extends string>(
  name: string,
  words: readonly T[],
  prefix: string,
  description: string,
): Record<string, T> {
  const values = Object.fromEntries(words.map(word => [upper(word), word]));
  const valuesConfig = Object.fromEntries(
    words.map(word => [upper(word), { description: `${sentence(word)} (${text(`${prefix}.${word}`)})` }]),
  );
  registerEnumType(values, { name, description, valuesConfig: valuesConfig as never });
  return values;
}

export const Levels = enumOf('Level', LEVELS, 'level', 'An administrative level (行政层级).');
export const CaseStates = enumOf('CaseState', CASE_STATES, 'state', 'Where a case stands at one level (办件状态).');
export const CaseActs = enumOf('CaseAct', CASE_ACTS, 'act', 'What may be done to a case, or was done (操作).');
export const Causes = enumOf('Cause', CAUSES, 'cause', 'Why it could not get done (办不成的原因), SJ-46…49.');
export const DayKinds = enumOf('DayKind', DAY_KINDS, 'day', 'What a day is to an office (日期类别).');
export const EscalationStatuses = enumOf(
  'EscalationStatus',
  ESCALATION_STATUSES,
  'escalation',
  'How far the level above has come with what it was asked (提级状态).',
);
