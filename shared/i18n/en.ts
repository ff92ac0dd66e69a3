import { attachmentsEn } from './attachments.en.ts';
import { auditEn } from './audit.en.ts';
import { accessEn } from './access.en.ts';
import { identityEn } from './identity.en.ts';
import { caseworkEn } from './casework.en.ts';
import { clockEn } from './clock.en.ts';
import { linkEn } from './link.en.ts';
import { departmentsEn } from './departments.en.ts';
import { disclosureEn } from './disclosure.en.ts';
import { dutiesEn } from './duties.en.ts';
import { ledgerEn } from './ledger.en.ts';
import { fairnessEn } from './fairness.en.ts';
import { limitsEn } from './limits.en.ts';
import { noticesEn } from './notices.en.ts';
import { policyEn } from './policy.en.ts';
import { reportsEn } from './reports.en.ts';
import { retentionEn } from './retention.en.ts';
import { assessmentEn } from './assessment.en.ts';
import { kindsEn } from './kinds.en.ts';
import { libraryEn } from './library.en.ts';
import { viewsEn } from './views.en.ts';
import { meetingsEn } from './meetings.en.ts';
import { visitsEn } from './visits.en.ts';
import { supervisionEn } from './supervision.en.ts';
import { vaultEn } from './vault.en.ts';
import type { TextKey } from './zh-CN.ts';

/** English texts. The type demands one for each Chinese text. */
export const en: Record<TextKey, string> = {
  'error.UNAUTHENTICATED': 'Please sign in first.',
  'remedy.UNAUTHENTICATED': 'Send a bearer token in the authorization header; `npx hub token` prints one for the demo.',
  'error.TOKEN_INVALID': 'The token is not valid.',
  'remedy.TOKEN_INVALID': 'Sign in again and use a token that this hub has issued.',
  'error.NO_PLACE_HERE': 'You are signed in, but this account has no place in this system.',
  'remedy.NO_PLACE_HERE':
    'Ask the administrator of the identity provider to set the claim “{claim}” of this account: what it says now is missing or unknown here.',
  'error.TOKEN_EXPIRED': 'Your sign-in has expired.',
  'remedy.TOKEN_EXPIRED': 'Sign in again; what you have typed is kept.',
  'error.NOT_PERMITTED': 'A {role} may not do this: {act}.',
  'remedy.NOT_PERMITTED': 'Ask a colleague who may, or have the center’s administrator change your role.',
  'error.OUTSIDE_JURISDICTION': 'This is outside your area.',
  'remedy.OUTSIDE_JURISDICTION': 'Choose your own center or one below it.',
  'error.WRONG_LEVEL': 'This belongs to the {level} level; your center is at the {own} level.',
  'remedy.WRONG_LEVEL': 'Use the operations of your own level; escalate what a level above has to do.',
  'error.CENTER_UNKNOWN': 'There is no center with the code “{center}”.',
  'remedy.CENTER_UNKNOWN': 'Check the code (for example 340882) or choose from the directory.',
  'error.CENTER_RETIRED': 'The center “{center}” is closed.',
  'remedy.CENTER_RETIRED': 'Register at the center that took over ({successor}).',
  'error.CASE_NOT_FOUND': 'There is no such case in your area.',
  'remedy.CASE_NOT_FOUND': 'Check the number; for a case of another place ask the window that registered it.',
  'error.ACT_NOT_ALLOWED': 'The case is “{state}”; this cannot be done now: {act}.',
  'remedy.ACT_NOT_ALLOWED': 'A colleague may just have handled it: reload and go on with the buttons shown.',
  'error.ESCALATION_OPEN': 'The level above has not answered yet; until then this cannot be done: {act}.',
  'remedy.ESCALATION_OPEN': 'Wait for its decision or return; in a hurry, urge it by telephone.',
  'error.NOTHING_ASKED': 'No level below has asked about this case; this cannot be done: {act}.',
  'remedy.NOTHING_ASKED': 'Only an escalation that is still unanswered can be accepted, decided or returned.',
  'error.NOT_FIRST_RECEIVER': 'Only the window that first took the case does this: {act}.',
  'remedy.NOT_FIRST_RECEIVER': 'Decide it or return it down; the first window then goes on and answers the citizen.',
  'error.NO_LEVEL_ABOVE': 'There is no level above “{center}” to escalate to.',
  'remedy.NO_LEVEL_ABOVE': 'Decide it at this level, or in a joint meeting.',
  'error.FIELD_REQUIRED': '“{field}” must not be empty.',
  'remedy.FIELD_REQUIRED': 'Fill in “{field}”.',
  'error.FIELD_TOO_LONG': '“{field}” has {length} characters; {limit} are allowed.',
  'remedy.FIELD_TOO_LONG': 'Shorten “{field}”; details go into the description.',
  'error.FIELD_INVALID': '“{field}” cannot be used as it is.',
  'remedy.FIELD_INVALID': 'Check “{field}” and remove special characters.',
  'error.CURSOR_MALFORMED': 'The position in “{field}” cannot be read.',
  'remedy.CURSOR_MALFORMED': 'Send back a cursor exactly as it was given, or none to begin at the start.',
  'error.PAGE_SIZE': 'A page holds 1 to {limit} rows.',
  'remedy.PAGE_SIZE': 'Ask for fewer with `first` and turn pages with `after`.',
  'error.BAD_USER_INPUT': 'An argument has the wrong type.',
  'remedy.BAD_USER_INPUT': 'Compare the variables with the schema.',
  'error.BAD_REQUEST': 'The request cannot be read.',
  'remedy.BAD_REQUEST': 'POST JSON {"query": …} with content-type: application/json.',
  'error.SUBSCRIPTION_TRANSPORT': 'A subscription cannot be sent as a plain HTTP request.',
  'remedy.SUBSCRIPTION_TRANSPORT': 'Subscribe at the same address over a WebSocket (protocol graphql-transport-ws).',
  'error.GRAPHQL_PARSE_FAILED': 'The document has a syntax error.',
  'remedy.GRAPHQL_PARSE_FAILED': 'Mend the document at the place named.',
  'error.GRAPHQL_VALIDATION_FAILED': 'The schema has no such operation or field.',
  'remedy.GRAPHQL_VALIDATION_FAILED':
    'Compare the document with the schema; what a level cannot do (a province cannot escalate) is not in it.',
  'error.OPERATION_RESOLUTION_FAILURE': 'It is not clear which operation is meant.',
  'remedy.OPERATION_RESOLUTION_FAILURE': 'Name one with operationName.',
  'error.MESSAGE_MALFORMED': 'The message between levels cannot be read.',
  'remedy.MESSAGE_MALFORMED': 'Compare it with docs/between-levels.md.',
  'error.MESSAGE_MISDIRECTED': 'The message between levels came to the wrong center.',
  'remedy.MESSAGE_MISDIRECTED': 'Check that both levels have the same edition of the directory.',
  'error.LEVEL_UNREACHABLE': 'The {level} level cannot be reached at the moment.',
  'remedy.LEVEL_UNREACHABLE': 'The other levels are not affected; try again later.',
  'error.LEVEL_BUSY': 'The {level} level is busy.',
  'remedy.LEVEL_BUSY': 'Nothing was written; try again in a moment.',
  'error.INTERNAL_SERVER_ERROR': 'Something went wrong; nothing was written.',
  'remedy.INTERNAL_SERVER_ERROR': 'Try again; if it happens again, give the administrator this number: {id}.',

  'level.province': 'province',
  'level.city': 'city',
  'level.county': 'county',
  'level.township': 'township',

  'state.registered': 'registered',
  'state.received': 'received',
  'state.accepted': 'accepted',
  'state.handling': 'handling',
  'state.decided': 'decided',
  'state.returned': 'returned down',
  'state.refused': 'refused',
  'state.completed': 'completed',

  'act.register': 'register',
  'act.accept': 'accept',
  'act.refuse': 'refuse',
  'act.assign': 'assign',
  'act.complete': 'complete',
  'act.escalate': 'escalate',
  'act.receiveEscalation': 'receive escalation',
  'act.acceptEscalation': 'accept escalation',
  'act.decideEscalation': 'decide',
  'act.returnEscalation': 'return down',
  'act.hearStep': 'step above',

  'escalation.open': 'waiting above',
  'escalation.accepted': 'in work above',
  'escalation.decided': 'decided above',
  'escalation.returned': 'returned from above',

  'day.workday': 'working day',
  'day.makeUpWorkday': 'make-up working day',
  'day.weekend': 'weekend',
  'day.holiday': 'holiday',

  'cause.proofHardToFind': 'proof hard to find',
  'cause.rulesNotMet': 'rules not met',
  'cause.materialsNotRight': 'materials not right',
  'cause.other': 'other',

  'role.registrar': 'registrar',
  'role.handler': 'handler',
  'role.coordinator': 'coordinator on duty',
  'role.center-head': 'head of the center',
  'role.supervision-section': 'supervision section',
  'role.efficiency-officer': 'efficiency officer',
  'role.efficiency-supervisor': 'efficiency supervisor',
  'role.leader': 'leader in charge',
  'role.reform-office': 'reform office',
  'role.policy-administrator': 'policy administrator',
  'role.security-administrator': 'security administrator',
  'role.auditor': 'auditor',
  'role.provincial-officer': 'provincial efficiency officer',
  'role.integrator': 'integrator',
  'role.display': 'wall display',
  'role.citizen': 'citizen',

  'field.center': 'center',
  'field.title': 'title',
  'field.demand': 'problem and demand',
  'field.item': 'service item',
  'field.article': 'article',
  'field.causes': 'causes',
  'field.otherCause': 'other cause',
  'field.reporterName': 'reporter’s name',
  'field.reporterPhone': 'telephone',
  'field.window': 'window',
  'field.requestId': 'request id',
  'field.reason': 'reason',
  'field.route': 'route',
  'field.department': 'department',
  'field.result': 'result',
  'field.tried': 'what was tried',
  'field.question': 'question asked',
  'field.authorityWanted': 'authority wanted',
  'field.decision': 'decision',
  'field.instruction': 'instruction',
  'field.after': 'after',
  'field.first': 'first',
  'field.area': 'area',
  'field.uid': 'case',
  'field.step': 'step',
  'field.by': 'level',

  ...accessEn,
  ...attachmentsEn,
  ...auditEn,
  ...caseworkEn,

  ...identityEn,
  ...clockEn,
  ...ledgerEn,
  ...policyEn,
  ...reportsEn,
  ...retentionEn,
  ...limitsEn,
  ...noticesEn,
  ...linkEn,
  ...disclosureEn,
  ...departmentsEn,
  ...dutiesEn,
  ...assessmentEn,
  ...kindsEn,
  ...libraryEn,
  ...viewsEn,
  ...meetingsEn,
  ...visitsEn,
  ...supervisionEn,
  ...vaultEn,
  ...fairnessEn,
};
