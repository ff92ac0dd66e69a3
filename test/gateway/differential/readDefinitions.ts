import {
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type OperationTypeNode,
  parse,
  type SelectionSetNode,
  type TypeDefinitionNode,
  type TypeNode,
} from 'graphql';

/** What subgraphs say of a field. */
export interface About {
  /** The strictest of what they say: what must not be missing for one of them is never null. */
  type: TypeNode;
  /** What one of them needs of others to answer it. */
  requires: SelectionSetNode | undefined;
}

export interface Definitions {
  /** By type and name, as `Good.weight`; the roots by their usual names. */
  fields: ReadonlyMap<string, About>;
  /** For each entity, the fields by which somebody knows it. */
  keys: ReadonlyMap<string, ReadonlySet<string>>;
  /** Names of fields that somebody requires or is provided with. */
  needed: ReadonlySet<string>;
  /** The object types of an interface or union that all who have any have. */
  membersOf(type: string): ReadonlySet<string>;
  /** The values of an enum that all who have it know. */
  valuesOf(type: string): readonly string[];
}

const ROOTS: Readonly<Record<OperationTypeNode, string>> = {
  query: 'Query',
  mutation: 'Mutation',
  subscription: 'Subscription',
};

/** Reads what the subgraphs of a supergraph say, without composing it: another reading than the one that is put to the test. */
export function readDefinitions(documents: readonly DocumentNode[]): Definitions {
  const fields = new Map<string, About>();
  const keys = new Map<string, Set<string>>();
  const needed = new Set<string>();
  for (const document of documents)
    for (const type of typesOf(document)) {
      for (const set of fieldSets(type, 'key')) addTo(keys, type.name.value, set.selections.flatMap(nameOf));
      for (const field of type.fields ?? []) {
        for (const set of [...fieldSets(field, 'requires'), ...fieldSets(field, 'provides')])
          for (const name of allNames(set)) needed.add(name);
        const at = `${type.name.value}.${field.name.value}`;
        const known = fields.get(at);
        const [requires = known?.requires] = fieldSets(field, 'requires');
        fields.set(at, { type: known ? strictest(known.type, field.type) : field.type, requires });
      }
    }
  const inAll = (sets: ReadonlySet<string>[]) =>
    sets
      .filter(({ size }) => size > 0)
      .reduce((all, set) => new Set([...all].filter(one => set.has(one))), union(sets));
  return {
    fields,
    keys,
    needed,
    membersOf: type => inAll(documents.map(document => membersIn(document, type))),
    valuesOf: type => [...inAll(documents.map(document => valuesIn(document, type)))].sort(),
  };
}

const union = (sets: ReadonlySet<string>[]): ReadonlySet<string> => new Set(sets.flatMap(set => [...set]));

function addTo(map: Map<string, Set<string>>, name: string, values: readonly string[]): void {
  map.set(name, new Set([...(map.get(name) ?? []), ...values]));
}

/** Types with fields, the roots by their usual names. */
function typesOf({ definitions }: DocumentNode): ObjectTypeDefinitionNode[] {
  const names = new Map(
    definitions
      .flatMap(one => (one.kind === Kind.SCHEMA_DEFINITION ? one.operationTypes : []))
      .map(({ operation, type }) => [type.name.value, ROOTS[operation]]),
  );
  return definitions
    .filter(
      (one): one is ObjectTypeDefinitionNode =>
        one.kind === Kind.OBJECT_TYPE_DEFINITION || (one as TypeDefinitionNode).kind === Kind.INTERFACE_TYPE_DEFINITION,
    )
    .map(type => {
      const value = names.get(type.name.value);
      return value === undefined ? type : { ...type, name: { ...type.name, value } };
    });
}

/** The fields that the uses of a directive name. */
const fieldSets = (
  { directives = [] }: Pick<FieldDefinitionNode, 'directives'>,
  directive: string,
): SelectionSetNode[] =>
  directives
    .filter(({ name }) => name.value === directive)
    .flatMap(({ arguments: given = [] }) => given)
    .flatMap(({ name, value }) => (name.value === 'fields' && value.kind === Kind.STRING ? [value.value] : []))
    .flatMap(text => parse(`{ ${text} }`).definitions)
    .flatMap(one => (one.kind === Kind.OPERATION_DEFINITION ? [one.selectionSet] : []));

const nameOf = (selection: SelectionSetNode['selections'][number]): string[] =>
  selection.kind === Kind.FIELD ? [selection.name.value] : [];

const allNames = ({ selections }: SelectionSetNode): string[] =>
  selections.flatMap(selection => [
    ...nameOf(selection),
    ...('selectionSet' in selection && selection.selectionSet ? allNames(selection.selectionSet) : []),
  ]);

function strictest(one: TypeNode, other: TypeNode): TypeNode {
  const [a, b] = [bare(one), bare(other)];
  const inner =
    a.kind === Kind.LIST_TYPE && b.kind === Kind.LIST_TYPE
      ? ({ kind: Kind.LIST_TYPE, type: strictest(a.type, b.type) } as const)
      : a;
  const isNeeded = one.kind === Kind.NON_NULL_TYPE || other.kind === Kind.NON_NULL_TYPE;
  return isNeeded ? { kind: Kind.NON_NULL_TYPE, type: inner } : inner;
}

const bare = (type: TypeNode) => (type.kind === Kind.NON_NULL_TYPE ? type.type : type);

function membersIn({ definitions }: DocumentNode, type: string): ReadonlySet<string> {
  return new Set(
    definitions.flatMap(one => {
      if (one.kind === Kind.UNION_TYPE_DEFINITION && one.name.value === type)
        return (one.types ?? []).map(({ name }) => name.value);
      const implementing =
        one.kind === Kind.OBJECT_TYPE_DEFINITION && one.interfaces?.some(each => each.name.value === type);
      return implementing ? [one.name.value] : [];
    }),
  );
}

const valuesIn = ({ definitions }: DocumentNode, type: string): ReadonlySet<string> =>
  new Set(
    definitions.flatMap(one =>
      one.kind === Kind.ENUM_TYPE_DEFINITION && one.name.value === type
        ? (one.values ?? []).map(({ name }) => name.value)
        : [],
    ),
  );
