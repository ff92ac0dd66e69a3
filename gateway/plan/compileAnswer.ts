import {
  type DirectiveNode,
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

type Variables = Readonly<Record<string, unknown>>;
type When = (variables: Variables) => boolean;

/** Makes the answer to an operation of what the steps of its plan have brought together; null where the whole is null. */
export type Answer = (data: Data, variables: Variables) => Data | null;

/** What stands for a value that may not be missing and is. */
const MISSING = Symbol('missing');

type Complete = (value: unknown, variables: Variables) => unknown;

/** A set of fields, and when it counts: it stands behind `@include` or `@skip`, of its own or of what is around it. */
interface Part {
  set: SelectionSetNode;
  when: When | undefined;
}

interface Asked {
  node: FieldNode;
  parts: Part[];
  /** One for each place that asks for it; undefined among them: it is always asked for. */
  when: (When | undefined)[];
}

interface Field {
  key: string;
  isAsked: When | undefined;
  complete: Complete;
}

/**
 * The answer of an operation, worked out once: which fields, in the order in which they were asked for, and what becomes of each.
 * What no step has brought is null where it may be; where it may not, the object around it is (GraphQL, 6.4.4). What a subgraph
 * has said beside what was asked is left behind, and so are objects and values of an enum that the public schema does not know.
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
  const complete = objectOf([{ set: operation.selectionSet, when: undefined }], root);
  return (data, variables) => {
    const whole = complete(data, variables);
    return whole === MISSING ? null : (whole as Data);
  };

  /** An object of that static type; what it says of itself decides where the schema leaves it open. */
  function objectOf(parts: readonly Part[], type: GraphQLCompositeType): Complete {
    const known = new Map<string, readonly Field[] | null>();
    const fieldsFor = (name: string): readonly Field[] | null => {
      let found = known.get(name);
      if (found === undefined) {
        const concrete = schema.getType(name);
        const isPossible = isCompositeType(concrete) && (concrete === type || isPossibleType(concrete));
        known.set(name, (found = isPossible ? fieldsOf(parts, concrete) : null));
      }
      return found;
    };
    const isPossibleType = (concrete: GraphQLCompositeType) =>
      isAbstractType(type) && isObjectType(concrete) && schema.isSubType(type, concrete);
    return (value, variables) => {
      if (typeof value !== 'object' || value === null) return MISSING;
      const said = isAbstractType(type) ? own(value as Data, '__typename') : undefined;
      const fields = fieldsFor(typeof said === 'string' ? said : type.name);
      if (fields === null) return MISSING;
      const whole = Object.create(null) as Data;
      for (const { key, isAsked, complete: completeField } of fields) {
        if (isAsked && !isAsked(variables)) continue;
        const completed = completeField(own(value as Data, key), variables);
        if (completed === MISSING) return MISSING;
        whole[key] = completed;
      }
      return whole;
    };
  }

  function fieldsOf(parts: readonly Part[], type: GraphQLCompositeType): readonly Field[] {
    const asked = new Map<string, Asked>();
    for (const { set, when } of parts) collect(set, type, when, asked);
    return [...asked].map(([key, about]) => ({
      key,
      isAsked: about.when.includes(undefined)
        ? undefined
        : (variables: Variables) => about.when.some(when => when?.(variables)),
      complete: fieldOf(about, type),
    }));
  }

  function fieldOf({ node, parts }: Asked, parent: GraphQLCompositeType): Complete {
    const name = node.name.value;
    if (name === '__typename') return value => (isObjectType(parent) ? parent.name : (value ?? MISSING));
    // the root fields of introspection are answered in one piece elsewhere
    if (name.startsWith('__')) return value => value ?? null;
    const field = 'getFields' in parent ? parent.getFields()[name] : undefined;
    return field ? valueOf(field.type, parts) : () => null;
  }

  function valueOf(type: GraphQLOutputType, parts: readonly Part[]): Complete {
    if (isNonNullType(type)) {
      const inner = valueOf(type.ofType, parts);
      return (value, variables) => inner(value, variables) ?? MISSING;
    }
    const inner = presentOf(type, parts);
    return (value, variables) => {
      if (value === null || value === undefined) return null;
      const completed = inner(value, variables);
      return completed === MISSING ? null : completed;
    };
  }

  function presentOf(type: GraphQLOutputType, parts: readonly Part[]): Complete {
    if (isListType(type)) {
      const item = valueOf(type.ofType as GraphQLOutputType, parts);
      return (value, variables) => {
        if (!Array.isArray(value)) return MISSING;
        const items: unknown[] = [];
        for (const one of value) {
          const completed = item(one, variables);
          if (completed === MISSING) return MISSING;
          items.push(completed);
        }
        return items;
      };
    }
    const named = getNamedType(type);
    if (isCompositeType(named)) return objectOf(parts, named);
    if (isEnumType(named)) return value => (named.getValue(String(value)) ? value : MISSING);
    return value => value;
  }

  function collect(
    set: SelectionSetNode,
    type: GraphQLCompositeType,
    around: When | undefined,
    into: Map<string, Asked>,
  ): void {
    for (const selection of set.selections) {
      const when = both(around, whenOf(selection.directives));
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        // no object has this name of its own that would be safe to write
        if (key === '__proto__') continue;
        const seen = into.get(key) ?? { node: selection, parts: [], when: [] };
        if (selection.selectionSet) seen.parts.push({ set: selection.selectionSet, when });
        seen.when.push(when);
        into.set(key, seen);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      if (fragment && applies(fragment.typeCondition?.name.value, type))
        collect(fragment.selectionSet, type, when, into);
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

const both = (one: When | undefined, other: When | undefined): When | undefined =>
  one && other ? variables => one(variables) && other(variables) : (one ?? other);

function whenOf(directives: readonly DirectiveNode[] = []): When | undefined {
  let when: When | undefined;
  for (const { name, arguments: given = [] } of directives) {
    if (name.value !== 'skip' && name.value !== 'include') continue;
    const wanted = name.value === 'include';
    const value = given.find(argument => argument.name.value === 'if')?.value;
    if (value?.kind === Kind.VARIABLE) {
      const variable = value.name.value;
      when = both(when, variables => (own(variables as Data, variable) === true) === wanted);
    } else if (value?.kind === Kind.BOOLEAN && value.value !== wanted) when = () => false;
  }
  return when;
}
