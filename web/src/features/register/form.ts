import type { TextField } from '../../../../shared/domain/case/text.ts';
import type { Cause, RegisterCaseInput } from '../../gen/graphql.ts';
import { newId } from '../../lib/id.ts';
import { tabStore } from '../../lib/storage.ts';

/** What the clerk has filled in so far. */
export interface RegistrationForm {
  title?: string;
  item?: string;
  causes?: Cause[];
  otherCause?: string;
  demand?: string;
  reporterName?: string;
  reporterPhone?: string;
  window?: string;
}

export const CAUSES_OF_FORM: readonly Cause[] = ['PROOF_HARD_TO_FIND', 'RULES_NOT_MET', 'MATERIALS_NOT_RIGHT', 'OTHER'];

/** The fields of the form, in its order: where a refusal of the server finds its place. */
export const FORM_FIELDS = [
  'title',
  'item',
  'causes',
  'otherCause',
  'demand',
  'reporterName',
  'reporterPhone',
  'window',
] as const satisfies (TextField | 'causes')[];

export type FormField = (typeof FORM_FIELDS)[number];

export const isFormField = (name: string | null): name is FormField =>
  (FORM_FIELDS as readonly (string | null)[]).includes(name);

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

export const keepDraft = (account: string, draft: Draft) => tabStore.set(keyOf(account), JSON.stringify(draft));

export const dropDraft = (account: string) => tabStore.remove(keyOf(account));

const PHONE = /^[0-9+()\- ]{5,30}$/;

/** The hub's rule for a telephone number. */
export const isPhone = (text: string | undefined): boolean => !text?.trim() || PHONE.test(text.trim());

export function inputOf({ requestId, values }: Draft, center: string): RegisterCaseInput {
  const text = (value: string | undefined) => value?.trim() || null;
  const causes = values.causes ?? [];
  return {
    requestId,
    center,
    title: values.title ?? '',
    causes,
    otherCause: causes.includes('OTHER') ? text(values.otherCause) : null,
    item: text(values.item),
    demand: text(values.demand),
    reporterName: text(values.reporterName),
    reporterPhone: text(values.reporterPhone),
    window: text(values.window),
  };
}
