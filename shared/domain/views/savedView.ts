import type { Scope } from '../access/permissions.ts';
import type { RoleName } from '../access/roles.ts';
import type { CaseState } from '../case/lifecycle.ts';
import { requiredText } from '../case/text.ts';
import { DomainError } from '../errors.ts';
import type { LevelName } from '../levels.ts';
import { withoutNumbers } from '../privacy/withoutNumbers.ts';

/** Which list a view is of: the files of the levels below, or the files of the own level. */
export const VIEW_LISTS = ['overseen', 'files'] as const;
export type ViewList = (typeof VIEW_LISTS)[number];

export const VIEW_COLUMNS = ['center', 'level', 'state', 'due', 'opened'] as const;
export type ViewColumn = (typeof VIEW_COLUMNS)[number];

/** How many views a person may have of all lists together. */
export const MOST_VIEWS = 30;

/** What a list is narrowed to. There is nothing in it that could name a person: a filter by reporter cannot be written down (N12). */
export interface ViewFilter {
  levels: readonly LevelName[];
  states: readonly CaseState[];
  open: boolean | null;
  overdue: boolean | null;
}

/** What it takes to read the list that a view is of. */
export const scopeOfList = (list: ViewList): Scope => (list === 'overseen' ? 'oversight' : 'case');

/** The name of a view: others read it where it is shared, so no number of a person stands in it. FIELD_REQUIRED, FIELD_TOO_LONG, VIEW_PERSONAL. */
export function viewName(text: string): string {
  const name = requiredText('viewName', text);
  if (withoutNumbers(name) !== name.normalize('NFC')) throw new DomainError('VIEW_PERSONAL', {}, 'viewName');
  return name;
}

/** A view that everybody of some roles has without saving it. */
export interface DefaultView {
  key: 'late' | 'waiting' | 'mine' | 'parked';
  filter: ViewFilter;
  columns: readonly ViewColumn[];
}

const ANY: ViewFilter = { levels: [], states: [], open: null, overdue: null };
const LATE: DefaultView = { key: 'late', filter: { ...ANY, overdue: true }, columns: ['center', 'state', 'due'] };
const PARKED: DefaultView = {
  key: 'parked',
  filter: { ...ANY, states: ['parked'] },
  columns: ['center', 'due', 'opened'],
};
const WAITING: DefaultView = {
  key: 'waiting',
  filter: { ...ANY, states: ['received'] },
  columns: ['center', 'level', 'opened'],
};
const MINE: DefaultView = { key: 'mine', filter: { ...ANY, open: true }, columns: ['state', 'due', 'opened'] };

/** Who presses others looks for what is late and what waits; who works on cases for what is open. */
const BY_ROLE: Partial<Record<RoleName, readonly DefaultView[]>> = {
  registrar: [MINE, LATE],
  handler: [MINE, LATE],
  coordinator: [MINE, WAITING, LATE],
  'supervision-section': [LATE, WAITING, PARKED],
  'efficiency-officer': [LATE, WAITING, PARKED],
  'provincial-officer': [LATE, WAITING, PARKED],
};

export const defaultViews = (role: RoleName): readonly DefaultView[] => BY_ROLE[role] ?? [LATE];
