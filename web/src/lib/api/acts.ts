import type { TypedDocumentNode } from '@apollo/client';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import * as api from '../../gen/graphql.ts';

/** The acts that a page offers, as buttons on a file. Registering has a page of its own. */
export type ButtonAct = Exclude<api.CaseAct, 'REGISTER' | 'RECEIVE_ESCALATION' | 'HEAR_STEP'>;

export interface ActAnswer {
  file: api.ActResultFragment;
}

/** Every variable of an act is a text, but for the packet that goes up with an escalation. */
export type ActVariables = { uid: string; packet?: api.EscalationPacketInput } & Partial<
  Record<'reason' | 'route' | 'department' | 'result' | 'decision' | 'instruction', string>
>;

type Act = TypedDocumentNode<ActAnswer, ActVariables>;

/** Each document wants its own variables; `variablesOf` in the case feature takes them from the table of the forms. */
const act = (document: TypedDocumentNode<ActAnswer, never>) => document as Act;

/** Each act at each level. Where a level has no such operation, its files never offer the act. */
export const ACTS: Record<ButtonAct, Partial<Record<LevelName, Act>>> = {
  ACCEPT: {
    province: act(api.ProvinceAcceptCaseDocument),
    city: act(api.CityAcceptCaseDocument),
    county: act(api.CountyAcceptCaseDocument),
    township: act(api.TownshipAcceptCaseDocument),
  },
  REFUSE: {
    province: act(api.ProvinceRefuseCaseDocument),
    city: act(api.CityRefuseCaseDocument),
    county: act(api.CountyRefuseCaseDocument),
    township: act(api.TownshipRefuseCaseDocument),
  },
  ASSIGN: {
    province: act(api.ProvinceAssignCaseDocument),
    city: act(api.CityAssignCaseDocument),
    county: act(api.CountyAssignCaseDocument),
    township: act(api.TownshipAssignCaseDocument),
  },
  COMPLETE: {
    province: act(api.ProvinceCompleteCaseDocument),
    city: act(api.CityCompleteCaseDocument),
    county: act(api.CountyCompleteCaseDocument),
    township: act(api.TownshipCompleteCaseDocument),
  },
  ESCALATE: {
    city: act(api.CityEscalateCaseDocument),
    county: act(api.CountyEscalateCaseDocument),
    township: act(api.TownshipEscalateCaseDocument),
  },
  ACCEPT_ESCALATION: {
    province: act(api.ProvinceAcceptEscalationDocument),
    city: act(api.CityAcceptEscalationDocument),
    county: act(api.CountyAcceptEscalationDocument),
  },
  DECIDE_ESCALATION: {
    province: act(api.ProvinceDecideEscalationDocument),
    city: act(api.CityDecideEscalationDocument),
    county: act(api.CountyDecideEscalationDocument),
  },
  RETURN_ESCALATION: {
    province: act(api.ProvinceReturnEscalationDocument),
    city: act(api.CityReturnEscalationDocument),
    county: act(api.CountyReturnEscalationDocument),
  },
};

export const REGISTER: Record<
  LevelName,
  TypedDocumentNode<{ file: api.ReceiptFragment }, { input: api.RegisterCaseInput }>
> = {
  province: api.ProvinceRegisterCaseDocument,
  city: api.CityRegisterCaseDocument,
  county: api.CountyRegisterCaseDocument,
  township: api.TownshipRegisterCaseDocument,
};
