/** What a field of a form holds. */
export const FIELD_KINDS = [
  'text',
  'longText',
  'date',
  'phone',
  'number',
  'choice',
  'choices',
  'yesNo',
  'signature',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

export interface FormField {
  /** Letters and digits; official fields have the names of the API: `reporterName`, `causes` … */
  code: string;
  /** What is printed beside it, as 反映人姓名. */
  label: string;
  kind: FieldKind;
  required: boolean;
  /** For `choice` and `choices`. */
  options?: readonly { code: string; label: string }[];
  /** The rule that prints it, as SJ-40; absent for a field that a unit added (SJ-63). */
  official?: string;
  help?: string;
  maxLength?: number;
}

const YES_NO = [
  { code: 'yes', label: '是' },
  { code: 'no', label: '否' },
] as const;

/** What may be chosen in a field: its own options, 是 and 否 for `yesNo`, nothing for the other kinds. */
export const optionsOf = ({ kind, options }: FormField): NonNullable<FormField['options']> =>
  kind === 'yesNo' ? YES_NO : (options ?? []);

/** A form as a center uses it: official fields, and those a unit has added (SJ-63). */
export interface FormDefinition {
  id: string;
  title: string;
  pages: readonly { by: string; fields: readonly FormField[] }[];
}

/** Fields that the case itself keeps or tells, whatever a form calls them: no form stores them a second time. */
export const CASE_FIELDS: readonly string[] = [
  'reporterName',
  'reporterPhone',
  'reporterIdNumber',
  'reporterKind',
  'registeredOn',
  'window',
  'item',
  'causes',
  'otherCause',
  'demand',
  'visits',
  'sourceRef',
  'stuckStage',
  'registrar',
  'firstReceiver',
  'handler',
  'accepted',
  'acceptReason',
  'acceptedOn',
  'completedOn',
  'departments',
  'hasFeedback',
  'process',
  'ratingOpinion',
];
