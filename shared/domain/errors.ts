/**
 * Every code an answer may carry in `extensions.code`. Each has a text and a remedy in both languages
 * (`shared/i18n`); `docs/errors.md` lists them for integrators.
 */
export const ERROR_CODES = [
  // who asks
  'UNAUTHENTICATED',
  'TOKEN_INVALID',
  'TOKEN_EXPIRED',
  'TOKEN_REVOKED',
  'NO_PLACE_HERE',
  'IDENTITY_UNREACHABLE',
  'SIGN_IN_REFUSED',
  'SIGN_IN_LOCKED',
  'SIGN_IN_BUSY',
  'SESSION_OVER',
  'SECOND_FACTOR_NEEDED',
  'SECOND_FACTOR_WRONG',
  'SECOND_FACTOR_UNSET',
  'SECOND_FACTOR_SET',
  'PASSWORD_CHANGE_NEEDED',
  'PASSWORD_LENGTH',
  'PASSWORD_NAMES_OWNER',
  'PASSWORD_GUESSABLE',
  'PASSWORD_UNCHANGED',
  'ACCOUNT_EXISTS',
  'ACCOUNT_UNKNOWN',
  'ADMINISTRATORS_APART',
  'NOT_ON_DUTY',
  'NOT_PERMITTED',
  'OUTSIDE_JURISDICTION',
  'WRONG_LEVEL',
  // what is asked about
  'CENTER_UNKNOWN',
  'CENTER_RETIRED',
  'DEPARTMENT_UNKNOWN',
  'DEPARTMENT_NAME_TAKEN',
  'CASE_NOT_FOUND',
  'HOLD_STANDS',
  'NOT_HELD',
  'DUTY_NOT_FOUND',
  'MY_CASE_NOT_FOUND',
  'REPORTER_ANONYMOUS',
  'REPORTER_UNREACHABLE',
  // who is on duty
  'DUTY_ROLE',
  'DUTY_SELF',
  'DUTY_NOT_YOURS',
  'DUTY_CHAIN',
  'DUTY_PERIOD',
  'DUTY_OVERLAPS',
  'DUTY_OVER',
  'HANDOVER_NOT_FOUND',
  'HANDOVER_RECEIVED',
  // what was ordered to be put right
  'SUPERVISION_NOT_FOUND',
  'SUPERVISION_STATE',
  'SUPERVISION_NOT_YET',
  'SUPERVISION_GRADE',
  'LADDER_SKIPPED',
  'CIRCULAR_NOT_FOUND',
  'CIRCULAR_STATE',
  'CIRCULAR_NOT_FORESEEN',
  'CIRCULAR_NOBODY',
  'CIRCULAR_PERSONAL',
  'CIRCULAR_CONFIRMED',
  'ASSESSMENT_NOT_FOUND',
  'ASSESSMENT_STATE',
  'ASSESSMENT_NOT_YET',
  'ASSESSMENT_OWN',
  'FAULT_LINE',
  'EXCLUSION_STANDS',
  'EXCLUSION_NOT_FOUND',
  // what a center reports
  'REPORT_NOT_FOUND',
  'REPORT_NOT_IN_SET',
  'REPORT_PERIOD',
  'REPORT_NOT_OVER',
  'REPORT_CASE_OPEN',
  // what is printed
  'PAPER_FONT_MISSING',
  'PAPER_CODE',
  'PAPER_ORDER_MISSING',
  'TEMPLATE_REFUSED',
  'TEMPLATE_TAG_UNKNOWN',
  'TEMPLATE_NOT_FOUND',
  // long lists, which are written in the background
  'LIST_RUNNING',
  'LIST_NOT_FOUND',
  'LIST_NOT_READY',
  // what others may learn from
  'LIBRARY_NOT_FOUND',
  'LIBRARY_STATE',
  'LIBRARY_CASE_OPEN',
  'LIBRARY_PERSONAL',
  'LIBRARY_SAME_PERSON',
  'KIND_NOT_FOUND',
  'KIND_STATE',
  'MEASURE_NOT_FOUND',
  'MEASURE_OVER',
  'GUIDE_CHANGE_NOT_FOUND',
  'GUIDE_CHANGE_STATE',
  // what people keep of lists
  'VIEW_NOT_FOUND',
  'VIEWS_FULL',
  'VIEW_PERSONAL',
  // what is conferred about
  'MEETING_NOT_FOUND',
  'MEETING_STATE',
  'MEETING_NOT_YET',
  'MEETING_DAY',
  'MEETING_TAKEN',
  'MEETING_ITEM_NOT_FOUND',
  'MEETING_ITEM_TWICE',
  'MEETING_ITEM_SETTLED',
  'MEETING_ITEM_GONE',
  'MEETING_ITEMS_OPEN',
  'MEETING_NEXT_MISSING',
  // what was looked at
  'VISIT_NOT_FOUND',
  'VISIT_STATE',
  'VISIT_DAY',
  'FINDING_NOT_FOUND',
  'FINDING_STATE',
  'FINDING_NOT_YET',
  'RETURN_VISIT_NOT_FOUND',
  'RETURN_VISIT_DONE',
  // whether it may be done now
  'ACT_NOT_ALLOWED',
  'ESCALATION_OPEN',
  'NOTHING_ASKED',
  'NOT_FIRST_RECEIVER',
  'NO_LEVEL_ABOVE',
  'WRONG_KIND',
  'STEP_MISSING',
  'NOT_FORESEEN',
  'NOT_OFFERED',
  'CLASS_UNKNOWN',
  'EXCLUSION_UNKNOWN',
  'REFUSAL_FORBIDDEN',
  'REFUSAL_NOT_EXCLUDED',
  'CONSULT_OPEN',
  'NOTHING_CONSULTED',
  'LADDER_END',
  'ORDERS_OPEN',
  'ORDER_NOT_FOUND',
  'ORDER_STATE',
  'ARBITRATION_OPEN',
  'NO_ARBITRATION',
  'SUMMONS_NOT_FOUND',
  'SUPPLEMENT_NOT_FOUND',
  'DEMAND_UNKNOWN',
  'DEMAND_UNANSWERED',
  'REPLY_INCOMPLETE',
  'REPLY_UNCONFIRMED',
  'NOT_EXPLAINED',
  'REDO_LIMIT',
  'RATING_OUTSIDE_SCALE',
  'RATING_CODE_WRONG',
  'RATING_MISSING',
  'NOT_SATISFIED',
  'SATISFIED',
  'OBJECTION_RUNNING',
  'OBJECTION_OVER',
  // which rules hold
  'POLICY_UNKNOWN',
  'POLICY_KEY_UNKNOWN',
  'POLICY_KEY_LOCKED',
  'POLICY_VALUE_INVALID',
  'POLICY_STATE_DANGLING',
  'POLICY_VERSION_TAKEN',
  // until when
  'EXTENSION_NOT_FORESEEN',
  'EXTENSION_USED',
  'EXTENSION_BEYOND_CAP',
  'CALENDAR_UNPUBLISHED',
  'CALENDAR_INVALID',
  // how it is asked
  'FIELD_REQUIRED',
  'FIELD_TOO_LONG',
  'FIELD_INVALID',
  'ID_NUMBER_INVALID',
  'FORM_FIELD_UNKNOWN',
  'FORM_OPTION_UNKNOWN',
  'CURSOR_MALFORMED',
  'PAGE_SIZE',
  'TOO_MANY_TRIES',
  'TOO_MANY_REPORTS',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'SUBSCRIPTION_TRANSPORT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'OPERATION_UNKNOWN',
  'QUERY_TOO_LARGE',
  'QUERY_TOO_DEEP',
  'QUERY_TOO_COSTLY',
  'TOO_MANY_REQUESTS',
  // between levels
  'MESSAGE_MALFORMED',
  'MESSAGE_MISDIRECTED',
  'MESSAGE_UNSIGNED',
  'MESSAGE_FORGED',
  // between gateway and levels
  'LINK_UNSIGNED',
  'LINK_STALE',
  'LINK_REPLAYED',
  'LINK_FORGED',
  'LINK_BROKEN',
  'LEDGER_KEY_UNKNOWN',
  'LEDGER_SIGNATURE_WRONG',
  'LEDGER_FORKED',
  // the machinery
  'LEVEL_UNREACHABLE',
  'LEVEL_BUSY',
  'OPERATION_TIMEOUT',
  'INTERNAL_SERVER_ERROR',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export const isErrorCode = (code: unknown): code is ErrorCode => (ERROR_CODES as readonly unknown[]).includes(code);

/** A refusal the caller can understand. Its text stands in `shared/i18n` under its code; `field` names the input at fault. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string>>;
  readonly field: string | undefined;

  constructor(code: ErrorCode, params: Readonly<Record<string, string>> = {}, field?: string) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.params = params;
    this.field = field;
  }

  /** What an API answers: graphql-js copies this into the error's `extensions`. */
  get extensions(): { code: ErrorCode; field?: string; params?: Readonly<Record<string, string>> } {
    return {
      code: this.code,
      ...(this.field === undefined ? {} : { field: this.field }),
      ...(Object.keys(this.params).length === 0 ? {} : { params: this.params }),
    };
  }
}
