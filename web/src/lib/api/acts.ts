import type { TypedDocumentNode } from '@apollo/client';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import * as api from '../../gen/graphql.ts';
import { onLevel } from './onLevel.ts';

/** Each act that a person does to a file, with its operation. Registering has a page of its own. */
const ACTS = {
  TRIAGE: api.CountyTriageCaseDocument,
  ACCEPT: api.CountyAcceptCaseDocument,
  REFUSE: api.CountyRefuseCaseDocument,
  REFER: api.CountyReferCaseDocument,
  ANSWER: api.CountyAnswerCaseDocument,
  RESOLVE_ON_SPOT: api.CountyResolveOnSpotDocument,
  ASSIGN: api.CountyAssignCaseDocument,
  RECEIVE_ORDER: api.CountyReceiveOrderDocument,
  REPLY_ORDER: api.CountyReplyOrderDocument,
  RETURN_ORDER: api.CountyReturnOrderDocument,
  SIGN_ORDER: api.CountySignOrderDocument,
  ARBITRATE: api.CountyArbitrateOrderDocument,
  SUMMON: api.CountySummonStaffDocument,
  ARRIVE: api.CountyStampArrivalDocument,
  REQUEST_MATERIAL: api.CountyRequestMaterialDocument,
  ACCEPT_CONDITIONALLY: api.CountyAcceptConditionallyDocument,
  SUPPLEMENT: api.CountySupplyMaterialDocument,
  CHECK_REMOTELY: api.CountyCheckRemotelyDocument,
  PAUSE: api.CountyPauseCaseDocument,
  RESUME: api.CountyResumeCaseDocument,
  EXTEND: api.CountyExtendCaseDocument,
  CONSULT: api.CountyConsultUpDocument,
  DIRECT: api.CountyDirectCaseDocument,
  ESCALATE: api.CountyEscalateCaseDocument,
  ACCEPT_ESCALATION: api.CountyAcceptEscalationDocument,
  DECIDE_ESCALATION: api.CountyDecideEscalationDocument,
  RETURN_ESCALATION: api.CountyReturnEscalationDocument,
  COMPLETE: api.CountyCompleteCaseDocument,
  GIVE_FEEDBACK: api.CountyGiveFeedbackDocument,
  RATE: api.CountyRateCaseDocument,
  OBJECT: api.CountyObjectToResultDocument,
  REDO: api.CountyRedoCaseDocument,
  CLEAR: api.CountyClearCaseDocument,
  CLOSE_EXPLAINED: api.CountyCloseExplainedDocument,
  PARK: api.CountyParkCaseDocument,
  ARCHIVE: api.CountyArchiveCaseDocument,
  WITHDRAW: api.CountyWithdrawCaseDocument,
  LOG_ACTION: api.CountyLogActionDocument,
  HAND_OVER: api.CountyHandOverCaseDocument,
  ADOPT_POLICY: api.CountyAdoptPolicyDocument,
  CONTACT: api.CountyContactReporterDocument,
  VERIFY_FAULT: api.CountyVerifyFaultDocument,
} as const satisfies Partial<Record<api.CaseAct, unknown>>;

/** The acts that a page offers, as buttons on a file. */
export type ButtonAct = keyof typeof ACTS;

type VariablesOf<D> = D extends TypedDocumentNode<infer _Data, infer Variables> ? Variables : never;

/** What the operation of an act wants to know beside the case. */
export type ActVariables<A extends ButtonAct> = Omit<VariablesOf<(typeof ACTS)[A]>, 'uid'>;

export interface ActAnswer {
  file: api.ActResultFragment;
}

export const isButtonAct = (act: string): act is ButtonAct => Object.hasOwn(ACTS, act);

/** The operation of an act at a level. The forms of the acts have the types of their variables; here any will do. */
export const actOn = (act: ButtonAct, level: LevelName) =>
  onLevel(ACTS[act] as TypedDocumentNode<ActAnswer, { uid: string }>, level);

export const registerOn = (level: LevelName) => onLevel(api.CountyRegisterCaseDocument, level);
