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
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { own, type Data } from './data.ts';

/** Makes the answer to an operation of what the steps of its plan have brought together; null where the whole is null. */
export type Answer = (data: Data) => Data | null;

/** What stands for a value that may not be missing and is. */
const MISSING = Symbol('missing');

type Complete = (value: unknown) => unknown;

/** A field, with each set of fields that somebody asks of it. */
interface Asked {
  node: FieldNode;
  sets: SelectionSetNode[];
}

interface Field {
  key: string;
  complete: Complete;
}

/**
 * The answer of an operation, worked out once: which fields, in the order in which they were asked for, and what becomes of each.
 * What no step has brought is null where it may be; where it may not, the object around it is (GraphQL, 6.4.4). What a subgraph
 * has said beside what was asked is left behind, and so are objects and values of an enum that the public schema does not know.
 * The operation has no conditions any more (settleConditions).
 */
export function compileAnswer(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Answer {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const root = schema.getRootType(operation.operation);
  if (!root) throw new Error(`the schema has no ${operation.operation}`);
  const complete = objectOf([operation.selectionSet], root);
  return data => {
    const whole = complete(data);
    return whole === MISSING ? null : (whole as Data);
  };

  /** An object of that static type; what it says of itself decides where the schema leaves it open. */
  function objectOf(sets: readonly SelectionSetNode[], type: GraphQLCompositeType): Complete {
    const known = new Map<string, readonly Field[] | null>();
    const fieldsFor = (name: string): readonly Field[] | null => {
      let found = known.get(name);
      if (found === undefined) {
        const concrete = schema.getType(name);
        const isPossible = isCompositeType(concrete) && (concrete === type || isPossibleType(concrete));
        known.set(name, (found = isPossible ? fieldsOf(sets, concrete) : null));
      }
      return found;
    };
    const isPossibleType = (concrete: GraphQLCompositeType) =>
      isAbstractType(type) && isObjectType(concrete) && schema.isSubType(type, concrete);
    const dependsOnType = isAbstractType(type) && sets.some(set => asksForType(set, type.name));
    return value => {
      if (typeof value !== 'object' || value === null) return MISSING;
      const said = isAbstractType(type) ? own(value as Data, '__typename') : undefined;
      // what only a subgraph knows that holds the interface as an object has no type that a client could be told
      if (said === type.name && dependsOnType) return MISSING;
      const fields = fieldsFor(typeof said === 'string' ? said : type.name);
      if (fields === null) return MISSING;
      const whole = Object.create(null) as Data;
      for (const { key, complete: completeField } of fields) {
        const completed = completeField(own(value as Data, key));
        if (completed === MISSING) return MISSING;
        whole[key] = completed;
      }
      return whole;
    };
  }

  /** Whether it makes a difference of which type an object is that is known as one of these. */
  function asksForType({ selections }: SelectionSetNode, type: string): boolean {
    return selections.some(selection => {
      if (selection.kind === Kind.FIELD) return selection.name.value === '__typename';
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      const condition = fragment?.typeCondition?.name.value;
      return (condition !== undefined && condition !== type) || (fragment && asksForType(fragment.selectionSet, type));
    });
  }

  function fieldsOf(sets: readonly SelectionSetNode[], type: GraphQLCompositeType): readonly Field[] {
    const asked = new Map<string, Asked>();
    for (const set of sets) collect(set, type, asked);
    return [...asked].map(([key, about]) => ({ key, complete: fieldOf(about, type) }));
  }

  function fieldOf({ node, sets }: Asked, parent: GraphQLCompositeType): Complete {
    const name = node.name.value;
    if (name === '__typename') return value => (isObjectType(parent) ? parent.name : (value ?? MISSING));
    // the root fields of introspection are answered in one piece elsewhere
    if (name.startsWith('__')) return value => value ?? null;
    const field = 'getFields' in parent ? parent.getFields()[name] : undefined;
    return field ? valueOf(field.type, sets) : () => null;
  }

  function valueOf(type: GraphQLOutputType, sets: readonly SelectionSetNode[]): Complete {
    if (isNonNullType(type)) {
      const inner = valueOf(type.ofType, sets);
      return value => inner(value) ?? MISSING;
    }
    const inner = presentOf(type, sets);
    return value => {
      if (value === null || value === undefined) return null;
      const completed = inner(value);
      return completed === MISSING ? null : completed;
    };
  }

  function presentOf(type: GraphQLOutputType, sets: readonly SelectionSetNode[]): Complete {
    if (isListType(type)) {
      const item = valueOf(type.ofType as GraphQLOutputType, sets);
      return value => {
        if (!Array.isArray(value)) return MISSING;
        const items: unknown[] = [];
        for (const one of value) {
          const completed = item(one);
          if (completed === MISSING) return MISSING;
          items.push(completed);
        }
        return items;
      };
    }
    const named = getNamedType(type);
    if (isCompositeType(named)) return objectOf(sets, named);
    if (isEnumType(named)) return value => (named.getValue(String(value)) ? value : MISSING);
    return value => value;
  }

  function collect(set: SelectionSetNode, type: GraphQLCompositeType, into: Map<string, Asked>): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        // no object has this name of its own that would be safe to write
        if (key === '__proto__') continue;
        const seen = into.get(key) ?? { node: selection, sets: [] };
        if (selection.selectionSet) seen.sets.push(selection.selectionSet);
        into.set(key, seen);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      if (fragment && applies(fragment.typeCondition?.name.value, type)) collect(fragment.selectionSet, type, into);
    }
  }

  /** Whether a fragment speaks of objects of this type. One that does not say what it is has what is asked of all of its kind. */
  function applies(condition: string | undefined, type: GraphQLCompositeType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const wanted = schema.getType(condition);
    return isAbstractType(wanted) && !isUnion(type) && schema.isSubType(wanted, type);
  }
}

const isUnion = (type: GraphQLCompositeType): type is Exclude<GraphQLCompositeType, { getFields(): unknown }> =>
  !('getFields' in type);
