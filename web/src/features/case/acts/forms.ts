import type { ButtonAct } from '../../../lib/api/acts.ts';
import { authorityForms } from './authority.ts';
import { closingForms } from './closing.ts';
import { contactForms } from './contact.ts';
import type { ActForm, ActForms, Desk } from './desk.ts';
import { faultForms } from './faults.ts';
import { intakeForms } from './intake.ts';
import { orderForms } from './orders.ts';
import { waitingForms } from './waiting.ts';

const FORMS: ActForms = {
  ...intakeForms,
  ...orderForms,
  ...waitingForms,
  ...authorityForms,
  ...closingForms,
  ...contactForms,
  ...faultForms,
};

/** What an act asks for on this file, by its rules. */
export const formOf = (act: ButtonAct, desk: Desk): ActForm => (FORMS[act] as (desk: Desk) => ActForm)(desk);

/** Nothing to fill in and nothing to think over: one press does it. */
export const isOnePress = ({ fields, confirm = false }: ActForm): boolean => fields.length === 0 && !confirm;
