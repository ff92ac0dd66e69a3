import type { TextKey } from '../../../shared/i18n/zh-CN.ts';
import { isTextKey } from '../../../shared/i18n/phrase.ts';
import type { CaseAct, CaseState, Level } from '../gen/graphql.ts';
import type { Say } from '../i18n/text.ts';

/** `ACCEPT_ESCALATION` as the rules and the texts write it: `acceptEscalation`. */
export const camel = (value: string): string =>
  value.toLowerCase().replace(/_([a-z])/g, (_whole, letter: string) => letter.toUpperCase());

/** English names stand in the shared texts as inside a sentence; on a page they stand alone. */
const alone = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The name that people read, for a value of the API. What the texts do not know is shown as it came. */
export function nameOf(say: Say, kind: string, value: string): string {
  const key = `${kind}.${value}`;
  return isTextKey(key) ? alone(say(key)) : value;
}

/** The families of texts that stand for the values of an enum. */
type Family =
  | 'assessed'
  | 'cause'
  | 'changed'
  | 'channel'
  | 'circularState'
  | 'clock'
  | 'clockStatus'
  | 'day'
  | 'escalation'
  | 'fieldFinding'
  | 'attachmentKind'
  | 'attachmentUse'
  | 'grade'
  | 'listState'
  | 'manner'
  | 'noticeChannel'
  | 'noticeEvent'
  | 'noticeFault'
  | 'orderRole'
  | 'orderStatus'
  | 'paperFormat'
  | 'party'
  | 'provincialClass'
  | 'purpose'
  | 'recordKind'
  | 'reporterKind'
  | 'reportFigure'
  | 'reportKind'
  | 'reportSplit'
  | 'signer'
  | 'stage'
  | 'stuckStage'
  | 'supervisionState'
  | 'supplyWay';

/** The name of a value of an enum of the API: `valueName(say, 'clock', 'CITIZEN')`. */
export const valueName = (say: Say, family: Family, value: string) => nameOf(say, family, camel(value));

export const stateName = (say: Say, state: CaseState) => nameOf(say, 'state', camel(state));
export const actName = (say: Say, act: CaseAct) => nameOf(say, 'act', camel(act));
/** How a demand was answered, or a case came out. The texts have these values in capitals. */
export const outcomeName = (say: Say, outcome: string) => nameOf(say, 'outcome', outcome);
/** A measure of service (服务措施). */
export const measureName = (say: Say, action: string) => nameOf(say, 'action', camel(action));
export const ratingName = (say: Say, level: number) => nameOf(say, 'ratingLevel', String(level));
export const levelText = (say: Say, level: Level) => say(`level.${level.toLowerCase()}` as TextKey);
export const roleName = (say: Say, role: string) => nameOf(say, 'role', role);
export const fieldName = (say: Say, field: string) => nameOf(say, 'field', field);
