import type { TextField } from '../../../../shared/domain/case/text.ts';
import { extraFields } from '../../../../shared/domain/forms/checkForm.ts';
import type { FormField as PolicyField } from '../../../../shared/domain/forms/form.ts';
import { type Policy, valueOf } from '../../../../shared/domain/policy/policy.ts';
import type {
  Cause,
  Channel,
  ExtraFieldInput,
  RecordKind,
  RegisterCaseInput,
  ReporterKind,
  StuckStage,
} from '../../gen/graphql.ts';
import { newId } from '../../lib/id.ts';
import { tabStore } from '../../lib/storage.ts';

/** What was filled into a field that the center has added. */
export type ExtraValue = string | string[] | undefined;

/** What the clerk has filled in so far. */
export interface RegistrationForm {
  kind?: RecordKind;
  channel?: Channel;
  title?: string;
  item?: string;
  causes?: Cause[];
  otherCause?: string;
  demand?: string;
  /** The second demand and those after it. */
  demands?: (string | undefined)[];
  class?: string;
  visits?: number | null;
  sourceRef?: string;
  stuckStage?: StuckStage;
  reporterKind?: ReporterKind;
  reporterName?: string;
  reporterPhone?: string;
  reporterIdNumber?: string;
  window?: string;
  extra?: Record<string, ExtraValue>;
}

export const CAUSES_OF_FORM: readonly Cause[] = ['PROOF_HARD_TO_FIND', 'RULES_NOT_MET', 'MATERIALS_NOT_RIGHT', 'OTHER'];

export const STUCK_STAGES: readonly StuckStage[] = ['ACCEPT', 'APPROVE', 'FINISH'];

export const REPORTER_KINDS: readonly ReporterKind[] = ['CITIZEN', 'ENTERPRISE'];

/** The fields of the form, in its order: where a refusal of the server finds its place. */
const FORM_FIELDS = [
  'kind',
  'channel',
  'title',
  'item',
  'causes',
  'otherCause',
  'demand',
  'reporterKind',
  'reporterName',
  'reporterPhone',
  'reporterIdNumber',
  'window',
  'class',
  'visits',
  'sourceRef',
  'stuckStage',
] as const satisfies (TextField | keyof RegistrationForm)[];

export type FormField = (typeof FORM_FIELDS)[number];

export type FieldPath = [FormField] | ['extra', string];

/** Where a field named by the server stands in the form: one of its own, or one that the center has added. */
export function pathOf(name: string | null, added: readonly PolicyField[]): FieldPath | null {
  if (name === null) return null;
  const own = FORM_FIELDS.find(field => field === name);
  if (own !== undefined) return [own];
  return added.some(({ code }) => code === name) ? ['extra', name] : null;
}

/** A matter that goes through the whole course; a question or a suggestion says no more than its words (AH-13, SJ-22). */
export const isWholeCourse = (kind: RecordKind | undefined): boolean =>
  kind !== 'CONSULTATION' && kind !== 'SUGGESTION';

/** What the form of the center asks for: as data, so that another center asks for other fields (SJ-44, SJ-63). */
export function requiredBy(policy: Policy): (name: FormField) => boolean {
  const fields = valueOf(policy, 'form.registration').pages.flatMap(page => page.fields);
  return name => fields.some(({ code, required }) => required && code === name);
}

export const addedFields = (policy: Policy): PolicyField[] => extraFields(valueOf(policy, 'form.registration'));

/** A form on its way, with the name that makes the hub register it once however often it is sent. */
export interface Draft {
  requestId: string;
  values: RegistrationForm;
}

const keyOf = (account: string) => `draft.${account}`;

const newDraft = (values: RegistrationForm = {}): Draft => ({ requestId: newId(), values });

/** What was left unfinished in this tab, or an empty form. */
export function readDraft(account: string): Draft {
  const stored = tabStore.get(keyOf(account));
  if (stored === null) return newDraft();
  try {
    const draft = JSON.parse(stored) as Partial<Draft>;
    return typeof draft.requestId === 'string' && draft.values ? (draft as Draft) : newDraft();
  } catch {
    return newDraft(); // somebody else's writing
  }
}

/** Keeps what is written so far in this tab; the number of a document is not left lying there. */
export function keepDraft(account: string, { requestId, values }: Draft): void {
  const { reporterIdNumber: _number, ...kept } = values;
  tabStore.set(keyOf(account), JSON.stringify({ requestId, values: kept }));
}

export const dropDraft = (account: string) => tabStore.remove(keyOf(account));

const PHONE = /^[0-9+()\- ]{5,30}$/;

/** The hub's rule for a telephone number. */
export const isPhone = (text: string | undefined): boolean => !text?.trim() || PHONE.test(text.trim());

const text = (value: string | undefined) => value?.trim() || null;

const isGiven = (value: string): boolean => value.trim() !== '';

/** What was filled into the added fields; what is empty is not sent. */
const extraOf = (values: RegistrationForm, added: readonly PolicyField[]): ExtraFieldInput[] =>
  added.flatMap(({ code }) => {
    const given = [values.extra?.[code] ?? []].flat().filter(isGiven);
    return given.length > 0 ? [{ code, values: given }] : [];
  });

/** One demand is what the form says; of several each stands by itself, the first one too (WL-75). */
function demandsOf({ title = '', demand, demands = [] }: RegistrationForm) {
  const further = demands.flatMap(one => text(one) ?? []);
  if (further.length === 0) return { demand: text(demand), demands: null };
  return { demand: null, demands: [text(demand) ?? title.trim(), ...further] };
}

/** Why it could not get done, and what it is; of a question or a suggestion neither is asked. */
function sortOf({ kind, causes = [], otherCause, ...values }: RegistrationForm) {
  if (!isWholeCourse(kind)) return { causes: [], otherCause: null, class: null };
  return { causes, otherCause: causes.includes('OTHER') ? text(otherCause) : null, class: text(values.class) };
}

export function inputOf(
  { requestId, values }: Draft,
  center: string,
  added: readonly PolicyField[],
): RegisterCaseInput {
  const { kind = null, channel = null, visits = null, stuckStage = null, reporterKind = null } = values;
  return {
    requestId,
    center,
    ...{ kind, channel, visits, stuckStage, reporterKind },
    title: values.title ?? '',
    item: text(values.item),
    ...sortOf(values),
    ...demandsOf(values),
    sourceRef: text(values.sourceRef),
    reporterName: text(values.reporterName),
    reporterPhone: text(values.reporterPhone),
    reporterIdNumber: text(values.reporterIdNumber),
    window: text(values.window),
    extra: extraOf(values, added),
  };
}
