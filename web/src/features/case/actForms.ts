import type { TextField } from '../../../../shared/domain/case/text.ts';
import type { ActVariables, ButtonAct } from '../../lib/api/acts.ts';

/** What each act asks for; the others are done with one press. */
export const ACT_FIELDS: Record<ButtonAct, readonly TextField[]> = {
  ACCEPT: [],
  REFUSE: ['reason', 'route'],
  ASSIGN: ['department'],
  COMPLETE: ['result'],
  ESCALATE: ['tried', 'question', 'authorityWanted'],
  ACCEPT_ESCALATION: [],
  DECIDE_ESCALATION: ['decision'],
  RETURN_ESCALATION: ['instruction'],
};

export type ActTexts = Partial<Record<TextField, string>>;

export function variablesOf(act: ButtonAct, uid: string, texts: ActTexts): ActVariables {
  if (act !== 'ESCALATE') return { uid, ...texts };
  const { tried = '', question = '', authorityWanted = '' } = texts;
  return { uid, packet: { tried, question, authorityWanted } };
}

export const isButtonAct = (act: string): act is ButtonAct => Object.hasOwn(ACT_FIELDS, act);

/** The act that leads on, as the one button that stands out. */
export const isLeading = (act: ButtonAct): boolean =>
  ['ACCEPT', 'ACCEPT_ESCALATION', 'COMPLETE', 'DECIDE_ESCALATION'].includes(act);
