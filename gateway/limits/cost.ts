import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from './shape.ts';

/** Points. An object is one; what it takes to fetch and to check it outweighs its plain fields by far. */
export const POINTS = {
  object: 1,
  value: 0.1,
  /** A list that nobody bounds is taken for this long. */
  list: 10,
  /** An act writes, and tells other levels. */
  mutation: 20,
  /** What somebody writes who brings no token lands on a clerk’s desk: nobody’s program fills it. */
  strangersAct: 800,
  /** A stream stays open. */
  subscription: 20,
} as const;

/** Arguments that say how long a list may be. */
const PAGE_ARGUMENTS = ['first', 'last', 'limit'];

type Variables = Readonly<Record<string, unknown>>;

/**
 * What an operation may cost, in points: every field by the number of objects it may stand in, with fragments written out,
 * lists multiplied by `first` (from the document, the variables or a default) and lists inside lists multiplied with each
 * other. `@skip` and `@include` change nothing. Takes the time of reading the document once: a fragment is charged at its first
 * spread and added at the others. Fields that the schema does not have cost nothing; validation refuses them.
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): number {
  const root = schema.getRootType(operation.operation);
  const fragments = fragmentsOf(document);
  const known = new Map<string, number>();
  const open = new Set<string>();
  const given = withDefaults(operation, variables);

  function ofFragment(name: string, page: number | undefined): number {
    const key = `${name} ${page ?? ''}`;
    const fragment = fragments.get(name);
    if (!fragment || open.has(name)) return 0;
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    open.add(name);
    const cost = ofSelection(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value), page);
    open.delete(name);
    known.set(key, cost);
    return cost;
  }

  /** `page`: how many rows the field around this selection was asked for, where it holds them one step further down. */
  function ofSelection(
    { selections }: SelectionSetNode,
    parent: GraphQLNamedType | null | undefined,
    page: number | undefined,
  ): number {
    let sum = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) sum += ofField(selection, parent, page);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) sum += ofFragment(selection.name.value, page);
      else {
        const { typeCondition } = selection;
        sum += ofSelection(
          selection.selectionSet,
          typeCondition ? schema.getType(typeCondition.name.value) : parent,
          page,
        );
      }
    }
    return sum;
  }

  function ofField(node: FieldNode, parent: GraphQLNamedType | null | undefined, page: number | undefined): number {
    const field = fieldOf(parent, node.name.value);
    if (!field) return 0;
    const type = getNamedType(field.type);
    const act = parent === root && operation.operation !== 'query' ? POINTS[operation.operation] : 0;
    if (isLeafType(type) || !node.selectionSet) return act + POINTS.value;
    const lists = listsIn(field);
    const asked = pageOf(node, field, given);
    if (lists === 0) return act + POINTS.object + ofSelection(node.selectionSet, type, asked);
    const length = (asked ?? page ?? POINTS.list) * POINTS.list ** (lists - 1);
    return act + length * (POINTS.object + ofSelection(node.selectionSet, type, undefined));
  }

  return ofSelection(operation.selectionSet, root, undefined);
}

const fieldOf = (parent: GraphQLNamedType | null | undefined, name: string) =>
  isObjectType(parent) || isInterfaceType(parent)
    ? (Object.getOwnPropertyDescriptor(parent.getFields(), name)?.value as GraphQLField<unknown, unknown> | undefined)
    : undefined;

/** How many lists a field's type has inside each other. */
function listsIn({ type }: GraphQLField<unknown, unknown>): number {
  let lists = 0;
  for (let inner: unknown = type; isNonNullType(inner) || isListType(inner); inner = inner.ofType)
    if (isListType(inner)) lists += 1;
  return lists;
}

/** The rows that a field is asked for; undefined where it has no such argument, or nobody says. */
function pageOf(node: FieldNode, field: GraphQLField<unknown, unknown>, variables: Variables): number | undefined {
  for (const { name, defaultValue } of field.args) {
    if (!PAGE_ARGUMENTS.includes(name)) continue;
    const value = node.arguments?.find(argument => argument.name.value === name)?.value;
    const wanted =
      value?.kind === Kind.INT
        ? Number(value.value)
        : value?.kind === Kind.VARIABLE && Object.hasOwn(variables, value.name.value)
          ? variables[value.name.value]
          : defaultValue;
    // a page of no or fewer rows is refused by the level; here it must not make others cheaper
    if (typeof wanted === 'number') return Math.max(1, wanted);
  }
  return undefined;
}

/** The variables, with the whole numbers that the operation names as defaults. */
function withDefaults({ variableDefinitions = [] }: OperationDefinitionNode, variables: Variables): Variables {
  const defaults = new Map<string, unknown>();
  for (const { variable, defaultValue } of variableDefinitions)
    if (defaultValue?.kind === Kind.INT) defaults.set(variable.name.value, Number(defaultValue.value));
  for (const [name, value] of Object.entries(variables)) defaults.set(name, value);
  return Object.fromEntries(defaults);
}
