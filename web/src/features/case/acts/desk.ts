import type { ReplyFinding } from '../../../../../shared/domain/case/replyGate.ts';
import type { TextField } from '../../../../../shared/domain/case/text.ts';
import type { Policy } from '../../../../../shared/domain/policy/policy.ts';
import type { AnsweredDemand } from '../../../components/AnsweredDemands.tsx';
import { isPageKey, type Say } from '../../../i18n/text.ts';
import type { ActVariables, ButtonAct } from '../../../lib/api/acts.ts';
import type { Department } from '../../../lib/departments.ts';
import { fieldName } from '../../../lib/names.ts';
import type { CaseFile } from '../wholeCase.ts';

/** What the form of an act is made from. */
export interface Desk {
  file: CaseFile;
  /** The rules that the file goes by; null where they could not be had. */
  policy: Policy | null;
  /** True where other rules hold today than those the file goes by. */
  newer: boolean;
  /** The departments of the center that holds the file. */
  departments: readonly Department[];
  /** Today, in Beijing. */
  today: string;
  say: Say;
}

export interface Option {
  value: string | number;
  label: string;
  /** What choosing it means, said below the field. */
  note?: string;
  /** Fields that it fills where nothing is written yet: the route of an exclusion. */
  fills?: Readonly<Record<string, string>>;
}

interface Common {
  /** The variable of the operation. */
  name: string;
  label: string;
  required: boolean;
  /** Required only while this other field is empty. */
  unless?: string;
  help?: string;
  start?: unknown;
}

/** What an act asks for. */
export type ActField =
  /** `rows` 0: one line. */
  | (Common & { as: 'text'; limit: TextField; rows: number })
  | (Common & { as: 'department'; limit: TextField; departments: readonly Department[] })
  | (Common & { as: 'choice'; options: readonly Option[] })
  | (Common & { as: 'radio'; options: readonly Option[] })
  | (Common & { as: 'checks'; options: readonly Option[] })
  | (Common & { as: 'day'; min?: string; max?: string })
  | (Common & { as: 'texts'; limit: TextField; add: string; departments?: readonly Department[] })
  | (Common & { as: 'answers'; demands: CaseFile['demands'] })
  | (Common & { as: 'materials'; min: string })
  | (Common & { as: 'extension'; min: string; most: number });

export type ActValues = Readonly<Record<string, unknown>>;

export interface ActForm<A extends ButtonAct = ButtonAct> {
  fields: readonly ActField[];
  /** Fields that are seldom filled in: folded away. */
  more?: readonly ActField[];
  /** What the person should know before. */
  hint?: string;
  /** Asks once more although nothing has to be filled in: it is final. */
  confirm?: boolean;
  /** What the reply gate says of what is written so far: the server’s own rule, asked before anything is sent (N18). */
  gate?: (values: ActValues) => ReplyFinding[];
  /** The demands as their reporter will read them, by what is written so far. */
  preview?: (values: ActValues) => AnsweredDemand[];
  variables: (values: ActValues) => ActVariables<A>;
}

export type ActForms = { [A in ButtonAct]: (desk: Desk) => ActForm<A> };

/** The name of a field in an act: its own where the common name says something else (交办事项, not 退回指示). */
export function labelOf(say: Say, act: ButtonAct, name: string): string {
  const own = `ask.${act}.${name}`;
  return isPageKey(own) ? say(own) : fieldName(say, name);
}

interface TextSpec {
  limit?: TextField;
  rows?: number;
  required?: boolean;
  help?: string;
  start?: string;
}

/** Makes fields of an act, with their names in the language of the page. */
export function fieldsFor(act: ButtonAct, say: Say) {
  const common = (name: string, required: boolean) => ({ name, required, label: labelOf(say, act, name) });
  return {
    common,
    text: (
      name: string,
      { limit = name as TextField, rows = 3, required = true, ...rest }: TextSpec = {},
    ): ActField => ({
      ...common(name, required),
      ...rest,
      as: 'text',
      limit,
      rows,
    }),
    /** One of the departments of the center, by whichever of its names. */
    department: (
      name: 'department' | 'unit',
      departments: readonly Department[],
      more: Pick<TextSpec, 'help' | 'start'> = {},
    ): ActField => ({ ...common(name, true), ...more, as: 'department', limit: name, departments }),
    texts: (
      name: string,
      limit: TextField,
      required: boolean,
      more: { departments?: readonly Department[] } = {},
    ): ActField => ({
      ...common(name, required),
      ...more,
      as: 'texts',
      limit,
      add: say(`add.${name as 'missing' | 'assist'}`),
      start: required ? [''] : [],
    }),
    choice: (name: string, options: readonly Option[], required = true, start?: Option['value']): ActField => ({
      ...common(name, required),
      as: 'choice',
      options,
      start,
    }),
  };
}

const trimmed = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value.trim() : null);

/** What was filled in, as the operations want it. */
export const filled = {
  /** A text that may be left out. */
  text: (values: ActValues, name: string): string | null => trimmed(values[name]),
  /** A text that the form does not let go without. */
  need: (values: ActValues, name: string): string => trimmed(values[name]) ?? '',
  number(values: ActValues, name: string): number | null {
    const value = values[name];
    return typeof value === 'number' ? value : null;
  },
  texts(values: ActValues, name: string): string[] {
    const list = values[name];
    return Array.isArray(list) ? list.flatMap(one => trimmed(one) ?? []) : [];
  },
};
