import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** What may stand under one name of an answer. */
export interface Slot {
  /** The field's name in the schema, whatever it is called in the answer. */
  name: string;
  /** Undefined where the schema has no such field: the value is then taken as it is. */
  type: GraphQLOutputType | undefined;
  /** It may be missing: it stands behind `@include` or `@skip`. */
  isOptional: boolean;
  /** The variable with the keys, for `_entities`. */
  keys: string | undefined;
  /** What was asked of an object of that type; every type has a shape of its own. */
  inside(type: string): Shape;
}

/** The names that an answer, or an object in it, may have. */
export type Shape = ReadonlyMap<string, Slot>;

interface Asked {
  sets: SelectionSetNode[];
  isOptional: boolean;
  node: FieldNode;
  /** The type that has the field: what the fragment around it speaks of, or the object's own. */
  parent: GraphQLCompositeType | undefined;
}

/** What a document asks of one subgraph, worked out as far as answers need it. */
export function shapeOf(schema: GraphQLSchema, document: DocumentNode): Shape {
  const fragments = new Map<string, FragmentDefinitionNode>();
  let operation: OperationDefinitionNode | undefined;
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    else if (definition.kind === Kind.OPERATION_DEFINITION) operation ??= definition;
  const root = operation && schema.getRootType(operation.operation);
  return operation ? shape([operation.selectionSet], root ?? undefined) : new Map();

  function shape(sets: readonly SelectionSetNode[], type: GraphQLCompositeType | undefined): Shape {
    const asked = new Map<string, Asked>();
    for (const set of sets) collect(set, type, false, asked);
    return new Map([...asked].map(([key, about]) => [key, slot(about)]));
  }

  function slot({ sets, isOptional, node, parent }: Asked): Slot {
    const name = node.name.value;
    const type = parent && 'getFields' in parent ? parent.getFields()[name]?.type : undefined;
    const known = new Map<string, Shape>();
    return {
      name,
      type,
      isOptional,
      keys: name === '_entities' ? keysOf(node) : undefined,
      inside(of) {
        let found = known.get(of);
        if (!found) known.set(of, (found = shape(sets, compositeOf(of) ?? fallback(type))));
        return found;
      },
    };
  }

  function collect(
    set: SelectionSetNode,
    type: GraphQLCompositeType | undefined,
    isOptional: boolean,
    into: Map<string, Asked>,
  ): void {
    for (const selection of set.selections) {
      const maybe = isOptional || (selection.directives ?? []).some(({ name }) => /^(include|skip)$/.test(name.value));
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        // no object has this name of its own that would be safe to write
        if (key === '__proto__') continue;
        const seen = into.get(key) ?? { sets: [], isOptional: true, node: selection, parent: type };
        if (selection.selectionSet) seen.sets.push(selection.selectionSet);
        seen.isOptional &&= maybe;
        into.set(key, seen);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      const condition = fragment?.typeCondition?.name.value;
      if (!fragment || !applies(condition, type)) continue;
      // an object that does not say what it is may have what a fragment asks for, or not
      const isOpen = condition !== undefined && !isObjectType(type) && condition !== type?.name;
      collect(fragment.selectionSet, isOpen ? compositeOf(condition) : type, maybe || isOpen, into);
    }
  }

  /** Whether a fragment speaks of objects of this very type, or may do so where the type is open. */
  function applies(condition: string | undefined, type: GraphQLCompositeType | undefined): boolean {
    if (condition === undefined || condition === type?.name || !isObjectType(type)) return true;
    const wanted = schema.getType(condition);
    return isAbstractType(wanted) && schema.isSubType(wanted, type);
  }

  function compositeOf(name: string): GraphQLCompositeType | undefined {
    const type = schema.getType(name);
    return isCompositeType(type) ? type : undefined;
  }
}

function fallback(type: GraphQLOutputType | undefined): GraphQLCompositeType | undefined {
  const named = type && getNamedType(type);
  return isInterfaceType(named) || isObjectType(named) ? named : undefined;
}

function keysOf({ arguments: given = [] }: FieldNode): string | undefined {
  const value = given.find(({ name }) => name.value === 'representations')?.value;
  return value?.kind === Kind.VARIABLE ? value.name.value : undefined;
}
