import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  separateOperations,
} from 'graphql';

/** An operation in two: what subgraphs are asked, and what is asked of the schema itself, which no subgraph answers. */
export interface Split {
  /** Undefined where subgraphs are asked nothing. */
  planned: DocumentNode | undefined;
  introspection: DocumentNode | undefined;
}

const isOfTheSchema = (name: string): boolean => name === '__schema' || name === '__type';

/** Takes the root fields of introspection out of a query, in its fragments too; it may ask for both (GraphQL, 4.2). */
export function splitIntrospection(document: DocumentNode, operation: OperationDefinitionNode): Split {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const names = new Set<string>();
  readNames(operation.selectionSet.selections);
  const asked = [...names];
  if (operation.operation !== 'query' || !asked.some(isOfTheSchema))
    return { planned: asked.every(name => name === '__typename') ? undefined : document, introspection: undefined };
  return {
    planned: asked.every(name => isOfTheSchema(name) || name === '__typename')
      ? undefined
      : only(name => !isOfTheSchema(name)),
    introspection: only(isOfTheSchema),
  };

  /** Of the root fields, also in fragments, which cannot be in a ring: the document is valid. */
  function readNames(selections: readonly SelectionNode[]): void {
    for (const selection of selections)
      if (selection.kind === Kind.FIELD) names.add(selection.name.value);
      else readNames(inside(selection).selectionSet.selections);
  }

  function inside(selection: Exclude<SelectionNode, { kind: Kind.FIELD }>) {
    const found = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    if (!found) throw new Error('the document is not valid: a fragment is missing');
    return found;
  }

  function only(isKept: (name: string) => boolean): DocumentNode | undefined {
    const selections = kept(operation.selectionSet.selections, isKept);
    const reduced = { ...operation, selectionSet: { ...operation.selectionSet, selections } };
    const definitions = document.definitions.map(one => (one === operation ? reduced : one));
    // with the fragments that are still spoken of, and no other
    return separateOperations({ ...document, definitions })[operation.name?.value ?? ''];
  }

  function kept(selections: readonly SelectionNode[], isKept: (name: string) => boolean): SelectionNode[] {
    return selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) return isKept(selection.name.value) ? [selection] : [];
      const { typeCondition, selectionSet } = inside(selection);
      const left = kept(selectionSet.selections, isKept);
      const { directives = [] } = selection;
      const around = { kind: Kind.INLINE_FRAGMENT, directives, selectionSet: { ...selectionSet, selections: left } };
      return left.length > 0 ? [{ ...around, ...(typeCondition ? { typeCondition } : {}) } as SelectionNode] : [];
    });
  }
}
