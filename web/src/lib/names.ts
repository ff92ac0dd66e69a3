import type { TextKey } from '../../../shared/i18n/zh-CN.ts';
import { isTextKey } from '../../../shared/i18n/translate.ts';
import type { CaseAct, CaseState, Cause, DayKind, EscalationStatus, Level } from '../gen/graphql.ts';
import type { Say } from '../i18n/text.ts';

/** `ACCEPT_ESCALATION` as the rules and the texts write it: `acceptEscalation`. */
const camel = (value: string): string =>
  value.toLowerCase().replace(/_([a-z])/g, (_whole, letter: string) => letter.toUpperCase());

/** The name that people read, for a value of the API. What the texts do not know is shown as it came. */
function nameOf(say: Say, kind: string, value: string): string {
  const key = `${kind}.${value}`;
  return isTextKey(key) ? say(key) : value;
}

export const stateName = (say: Say, state: CaseState) => nameOf(say, 'state', camel(state));
export const actName = (say: Say, act: CaseAct) => nameOf(say, 'act', camel(act));
export const causeName = (say: Say, cause: Cause) => nameOf(say, 'cause', camel(cause));
export const dayName = (say: Say, kind: DayKind) => nameOf(say, 'day', camel(kind));
export const statusName = (say: Say, status: EscalationStatus) => nameOf(say, 'escalation', camel(status));
export const levelText = (say: Say, level: Level) => say(`level.${level.toLowerCase()}` as TextKey);
export const roleName = (say: Say, role: string) => nameOf(say, 'role', role);
export const fieldName = (say: Say, field: string) => nameOf(say, 'field', field);
