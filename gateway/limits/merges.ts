import { type DocumentNode, type FieldNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';
import { LIMITS } from './limits.ts';
import { tooLarge } from './refusals.ts';
import { fragmentsOf } from './shape.ts';

/** How far the walk goes: the fields, and as many spreads and inline fragments around them. */
const STEPS = 4 * LIMITS.fields;

/**
 * Counts the comparisons that “fields that share a name must merge” asks for, before graphql-js makes them: each field with
 * each other of the same name at the same place of the answer, weighed by the length of their arguments, which are printed for
 * it. Call it only with a document that `measure` has let pass and whose fragments are not cyclic: then the walk ends
 * after a few thousand steps. Throws QUERY_TOO_LARGE.
 */
export function countComparisons(document: DocumentNode): number {
  const fragments = fragmentsOf(document);
  const spread = new Set<string>();
  let comparisons = 0;
  let visited = 0;

  function collect(set: SelectionSetNode, into: Map<string, FieldNode[]>): void {
    for (const selection of set.selections) {
      // fragments that spread nothing but others have no fields that `measure` could count
      if (++visited > STEPS) throw tooLarge('fields');
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        const group = into.get(name);
        if (group) group.push(selection);
        else into.set(name, [selection]);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet, into);
      else {
        const name = selection.name.value;
        spread.add(name);
        const fragment = fragments.get(name);
        if (fragment) collect(fragment.selectionSet, into);
      }
    }
  }

  function compare(sets: readonly SelectionSetNode[]): void {
    const groups = new Map<string, FieldNode[]>();
    for (const set of sets) collect(set, groups);
    for (const group of groups.values()) {
      if (group.length > 1) comparisons += (group.length - 1) * group.reduce((sum, field) => sum + weightOf(field), 0);
      if (comparisons > LIMITS.comparisons) throw tooLarge('comparisons');
      const below = group.flatMap(({ selectionSet }) => selectionSet ?? []);
      if (below.length > 0) compare(below);
    }
  }

  for (const definition of document.definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION) compare([definition.selectionSet]);
  for (const fragment of unspread(fragments, spread)) compare([fragment.selectionSet]);
  return comparisons;
}

/** Fragments that no operation reaches are compared all the same. */
const unspread = (fragments: ReadonlyMap<string, FragmentDefinitionNode>, spread: ReadonlySet<string>) =>
  [...fragments.values()].filter(({ name }) => !spread.has(name.value));

/** One half for the comparison that two fields share, and the values of the arguments, each of which is printed. */
function weightOf(field: FieldNode): number {
  let values = 0;
  const count = (value: unknown): void => {
    values += 1;
    const { fields, values: items } = value as { fields?: { value: unknown }[]; values?: unknown[] };
    for (const entry of fields ?? []) count(entry.value);
    for (const item of items ?? []) count(item);
  };
  for (const { value } of field.arguments ?? []) count(value);
  return 0.5 + values / 2;
}
