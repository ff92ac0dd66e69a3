import {
  buildASTSchema,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type EnumValueDefinitionNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type InputValueDefinitionNode,
  Kind,
  type NamedTypeNode,
  parse,
  parseType,
  type TypeDefinitionNode,
  valueFromASTUntyped,
  isTypeDefinitionNode,
} from 'graphql';
import type { IsAbstract } from './data.ts';

/** One subgraph, as the composed schema speaks of it. */
export interface SubgraphEntry {
  /** The name that composition gave it, as plans say it. */
  name: string;
  /** Its address; empty where the composed schema names none. */
  location: string;
  /** What it can answer, as far as the composed schema tells: its own types and fields, without descriptions. */
  schema(): GraphQLSchema;
}

/** What a composed schema says. */
export interface SupergraphParts {
  /** What clients see. */
  schema: GraphQLSchema;
  subgraphs: ReadonlyMap<string, SubgraphEntry>;
  /** Whether an object of that type is one of these: the type itself, or an interface or union that it belongs to. */
  isOf(type: string, conditions: readonly string[]): boolean;
  isAbstract: IsAbstract;
}

type Given = Readonly<Record<string, unknown>>;

/** Reads a composed schema (join 0.1 to 0.5). The words of its machinery (`join__…`) stand in no schema that comes out. */
export function readSupergraph(sdl: string): SupergraphParts {
  const { definitions } = parse(sdl, { noLocation: true });
  const types = definitions.filter(isTypeDefinitionNode).filter(({ name }) => !isMachinery(name.value));
  const graphs = definitions.find(
    (one): one is EnumTypeDefinitionNode => one.kind === Kind.ENUM_TYPE_DEFINITION && one.name.value === 'join__Graph',
  );
  const roots = definitions.find(one => one.kind === Kind.SCHEMA_DEFINITION)?.operationTypes ?? [];
  const subgraphs = new Map<string, SubgraphEntry>();
  for (const { name: graph, directives } of graphs?.values ?? []) {
    const { name = graph.value, url = '' } = given(directives, 'join__graph')[0] ?? {};
    let schema: GraphQLSchema | undefined;
    subgraphs.set(String(name), {
      name: String(name),
      location: String(url),
      schema: () => (schema ??= schemaOf(graph.value, types, roots)),
    });
  }
  const members = membersOf(types);
  return {
    schema: publicSchemaOf(types, roots),
    subgraphs,
    isAbstract: type => members.has(type),
    isOf: (type, conditions) =>
      conditions.some(condition => condition === type || members.get(condition)?.has(type) === true),
  };
}

const isMachinery = (name: string): boolean => /^(join|link|core)__/.test(name);

/** What clients see: the composed schema without its machinery, and without what is `@inaccessible`. */
function publicSchemaOf(
  types: readonly TypeDefinitionNode[],
  roots: readonly { operation: string; type: NamedTypeNode }[],
): GraphQLSchema {
  const open = types.filter(isOpen);
  const names = new Set(open.map(({ name }) => name.value));
  const isNamed = ({ name }: NamedTypeNode) => names.has(name.value);
  const inputs = (fields: readonly InputValueDefinitionNode[] = []) => fields.filter(isOpen).map(plain);
  const publicType = (type: TypeDefinitionNode): TypeDefinitionNode => {
    switch (type.kind) {
      case Kind.SCALAR_TYPE_DEFINITION:
        return plain(type);
      case Kind.ENUM_TYPE_DEFINITION:
        return { ...plain(type), values: (type.values ?? []).filter(isOpen).map(plain) };
      case Kind.UNION_TYPE_DEFINITION:
        return { ...plain(type), types: (type.types ?? []).filter(isNamed) };
      case Kind.INPUT_OBJECT_TYPE_DEFINITION:
        return { ...plain(type), fields: inputs(type.fields) };
      default: {
        const interfaces = (type.interfaces ?? []).filter(isNamed);
        const fields = (type.fields ?? []).filter(isOpen);
        return {
          ...plain(type),
          interfaces,
          fields: fields.map(field => ({ ...plain(field), arguments: inputs(field.arguments) })),
        };
      }
    }
  };
  const operationTypes = roots.filter(({ type }) => isNamed(type));
  const definitions = [{ kind: Kind.SCHEMA_DEFINITION, operationTypes }, ...open.map(publicType)];
  // composed, and so checked when it was composed
  return buildASTSchema({ kind: Kind.DOCUMENT, definitions: definitions as DefinitionNode[] }, CHECKED);
}

const CHECKED = { assumeValid: true, assumeValidSDL: true };

type Described = { readonly directives?: readonly ConstDirectiveNode[] | undefined };

const isOpen = ({ directives = [] }: Described): boolean =>
  !directives.some(({ name }) => name.value === 'inaccessible');

const OF_THE_LANGUAGE = new Set(['deprecated', 'specifiedBy', 'oneOf']);

/** With those directives that every client knows. */
const plain = <T extends Described>(node: T): T => ({
  ...node,
  directives: (node.directives ?? []).filter(({ name }) => OF_THE_LANGUAGE.has(name.value)),
});

/** Which object types belong to an interface or a union. */
function membersOf(types: readonly TypeDefinitionNode[]): ReadonlyMap<string, ReadonlySet<string>> {
  const members = new Map<string, Set<string>>();
  const add = (condition: string, type: string) => {
    const known = members.get(condition);
    if (known) known.add(type);
    else members.set(condition, new Set([type]));
  };
  for (const type of types)
    if (type.kind === Kind.OBJECT_TYPE_DEFINITION)
      for (const { name } of type.interfaces ?? []) add(name.value, type.name.value);
    else if (type.kind === Kind.UNION_TYPE_DEFINITION)
      for (const { name } of type.types ?? []) add(type.name.value, name.value);
  return members;
}

/** The arguments of each use of a directive. */
const given = (directives: readonly ConstDirectiveNode[] | undefined, name: string): Given[] =>
  (directives ?? [])
    .filter(directive => directive.name.value === name)
    .map(({ arguments: args = [] }) =>
      Object.fromEntries(args.map(({ name: arg, value }) => [arg.value, valueFromASTUntyped(value)])),
    );

/** Types and fields that one subgraph has. */
function schemaOf(
  graph: string,
  types: readonly TypeDefinitionNode[],
  roots: readonly { operation: string; type: NamedTypeNode }[],
): GraphQLSchema {
  const own = types.flatMap(type => ownPart(graph, type));
  const names = new Set(own.map(({ name }) => name.value));
  const operationTypes = roots.filter(({ type }) => names.has(type.name.value));
  const definitions = [
    ...own,
    ...(operationTypes.length > 0 ? [{ kind: Kind.SCHEMA_DEFINITION, operationTypes }] : []),
  ] as unknown as DefinitionNode[];
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions };
  return buildASTSchema(document, CHECKED);
}

/** A type as one subgraph has it; nothing where it does not. */
function ownPart(graph: string, type: TypeDefinitionNode): TypeDefinitionNode[] {
  const uses = given(type.directives, 'join__type').filter(({ graph: of }) => of === graph);
  if (uses.length === 0) return [];
  const bare = { kind: type.kind, name: type.name };
  switch (type.kind) {
    case Kind.SCALAR_TYPE_DEFINITION:
      return [{ ...bare, kind: type.kind }];
    case Kind.ENUM_TYPE_DEFINITION:
      return [{ ...bare, kind: type.kind, values: (type.values ?? []).filter(inGraph(graph, 'join__enumValue')) }];
    case Kind.UNION_TYPE_DEFINITION: {
      const told = given(type.directives, 'join__unionMember');
      const ours = new Set(told.filter(({ graph: of }) => of === graph).map(({ member }) => member));
      const members = (type.types ?? []).filter(({ name }) => told.length === 0 || ours.has(name.value));
      return [{ ...bare, kind: type.kind, types: members }];
    }
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return [{ ...bare, kind: type.kind, fields: (type.fields ?? []).flatMap(field => ownField(graph, field)) }];
    default: {
      const told = given(type.directives, 'join__implements').filter(({ graph: of }) => of === graph);
      const interfaces = told.map(({ interface: name }) => named(String(name)));
      // an interface that this subgraph holds as an object: it answers as one
      const kind = uses.some(({ isInterfaceObject }) => isInterfaceObject === true)
        ? Kind.OBJECT_TYPE_DEFINITION
        : type.kind;
      const fields = (type.fields ?? []).flatMap(field => ownField(graph, field));
      return [{ ...bare, kind, interfaces, fields } as TypeDefinitionNode];
    }
  }
}

const named = (name: string): NamedTypeNode => ({
  kind: Kind.NAMED_TYPE,
  name: { kind: Kind.NAME, value: name },
});

const inGraph =
  (graph: string, directive: string) =>
  ({ directives }: EnumValueDefinitionNode): boolean => {
    const told = given(directives, directive);
    return told.length === 0 || told.some(({ graph: of }) => of === graph);
  };

/**
 * A field as one subgraph has it: all of the type have it where nothing is said, and it may be of a narrower type there. A use that
 * names no subgraph says that none of the type has it: it comes from one that holds an interface of the type as an object.
 */
function ownField<F extends FieldDefinitionNode | InputValueDefinitionNode>(graph: string, field: F): F[] {
  const told = given(field.directives, 'join__field');
  const use = told.find(({ graph: of }) => of === graph);
  if (told.length > 0 && !use) return [];
  const type = typeof use?.type === 'string' ? parseType(use.type, { noLocation: true }) : field.type;
  const args = 'arguments' in field ? { arguments: [] } : {};
  return [{ kind: field.kind, name: field.name, type, ...args } as unknown as F];
}
