import { createHash } from 'node:crypto';
import {
  type FieldNode,
  type GraphQLArgument,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';
import { canonicalJson } from '../../../shared/link/canonicalJson.ts';
import { readDefinitions } from './readDefinitions.ts';
import type { Sample } from './sample.ts';

/** One object of the world. An entity is known by its number, anything else by the way that led to it. */
export interface Thing {
  __typename: string;
  n: number;
  way: string;
  /** What a gateway has said of it, where it came by its key. */
  given?: Given;
}

type Given = Readonly<Record<string, unknown>>;

export interface World {
  /** Answers any field of any subgraph, and of the schema that they make together. */
  resolve: GraphQLFieldResolver<unknown, unknown>;
  /** What a subgraph makes of a key. */
  find(schema: GraphQLSchema, representation: Given): Thing | null;
  /** What happens, one after the other, to who listens. */
  events(): AsyncIterable<Thing>;
}

/** How many entities of a type there are: few, so that the same one stands in several places. */
const ENTITIES = 6;
const EVENTS = 3;

/** One number for one text, the same everywhere. */
const numberOf = (text: string): number => createHash('sha1').update(text).digest().readUInt32BE();

const isKeyPart = (thing: Thing): boolean => thing.way.startsWith('key ');

/**
 * One world for all subgraphs of a sample: the same field of the same object is the same wherever it is asked. Objects have keys
 * by their numbers; a field that requires others says what they are; one field in fifteen is refused.
 */
export function oneWorld({ subgraphs, whole, api }: Sample): World {
  const { fields, keys, needed, membersOf, valuesOf } = readDefinitions(
    [...subgraphs.values()].map(one => one.document),
  );

  const interfacesOf = (type: string): readonly string[] => {
    const known = whole.getType(type);
    return isObjectType(known) || isInterfaceType(known) ? known.getInterfaces().map(({ name }) => name) : [];
  };
  /** The interface that an entity is known by, where it is; else its own type. */
  const family = (type: string): string => interfacesOf(type).find(name => keys.has(name)) ?? type;

  /** The types of which an object of that type may be, for all subgraphs that know it. */
  function concrete(type: string): readonly GraphQLObjectType[] {
    const known = whole.getType(type);
    if (isObjectType(known)) return [known];
    const common = membersOf(type);
    return (isAbstractType(known) ? [...whole.getPossibleTypes(known)] : [])
      .filter(({ name }) => common.has(name))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  function entity(type: string, n: number): Thing {
    const all = concrete(family(type));
    return { __typename: all[n % all.length]?.name ?? type, n, way: `${family(type)}:${n}` };
  }

  function objectOf(type: string, way: string): Thing {
    const n = numberOf(way);
    const possible = concrete(type);
    const { name = type } = possible[n % possible.length] ?? {};
    if (!keys.has(name)) return { __typename: name, n: n % 1000, way: `${way}:${name}` };
    const all = concrete(family(name));
    const mine = Array.from({ length: ENTITIES }, (_one, i) => i).filter(i => all[i % all.length]?.name === name);
    return entity(name, mine[n % mine.length] ?? 0);
  }

  function valueOf(type: TypeNode, way: string): unknown {
    if (type.kind === Kind.NON_NULL_TYPE) return presentOf(type.type, way);
    return numberOf(`null ${way}`) % 9 === 0 ? null : presentOf(type, way);
  }

  function presentOf(type: Exclude<TypeNode, { kind: Kind.NON_NULL_TYPE }>, way: string): unknown {
    const n = numberOf(way);
    if (type.kind === Kind.LIST_TYPE)
      return Array.from({ length: n % 4 }, (_one, i) => valueOf(type.type, `${way}[${i}]`));
    const { value: name } = type.name;
    const named = whole.getType(name);
    if (isEnumType(named)) return valuesOf(name)[n % valuesOf(name).length];
    if (isCompositeType(named)) return objectOf(name, way);
    return { Int: n % 1000, Float: (n % 1000) / 8, Boolean: n % 2 === 0 }[name] ?? `s${n}`;
  }

  /** A part of a key: it leads back to the object, by its number. */
  function keyValue(type: TypeNode, n: number, way: string): unknown {
    if (type.kind !== Kind.NAMED_TYPE) return type.kind === Kind.LIST_TYPE ? [] : keyValue(type.type, n, way);
    const { value: name } = type.name;
    if (!isCompositeType(whole.getType(name))) return name === 'Int' ? n : `k${n}`;
    return keys.has(name) ? entity(name, n) : { __typename: name, n, way: `key ${way}` };
  }

  function fieldOf(thing: Thing, name: string, args: Given): unknown {
    const types = [thing.__typename, ...interfacesOf(thing.__typename)];
    const about = types.map(type => fields.get(`${type}.${name}`)).find(Boolean);
    if (!about) throw new Error(`no subgraph has ${thing.__typename}.${name}`);
    const way = `${thing.way}.${name}(${canonicalJson(args)})`;
    if (isKeyPart(thing) || types.some(type => keys.get(type)?.has(name))) return keyValue(about.type, thing.n, way);
    const { requires } = about;
    const full = requires
      ? `${way} of ${canonicalJson(thing.given ? said(thing.given, requires) : taken(thing, requires))}`
      : way;
    // a refusal is heard as far up as the one that is asked says; the schema of all may be more lenient
    const isAlike = about.type.kind !== Kind.NON_NULL_TYPE || isNeededByAll(types, name);
    if (isAlike && !needed.has(name) && numberOf(`refused ${full}`) % 15 === 0)
      throw new GraphQLError('REFUSED', { extensions: { code: 'REFUSED' } });
    return valueOf(about.type, full);
  }

  function isNeededByAll(types: readonly string[], name: string): boolean {
    const known = types.map(type => api.getType(type)).find(one => isObjectType(one) || isInterfaceType(one));
    return isObjectType(known) || isInterfaceType(known) ? isNonNullType(known.getFields()[name]?.type) : true;
  }

  /** What a field requires of others, as the world has it. */
  function taken(thing: Thing, set: SelectionSetNode): Given {
    const all: Record<string, unknown> = {};
    for (const selection of set.selections)
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (selection.typeCondition?.name.value === thing.__typename)
          Object.assign(all, taken(thing, selection.selectionSet));
      } else if (selection.kind === Kind.FIELD) {
        const { name, selectionSet } = selection;
        const value = fieldOf(thing, name.value, argumentsOf(thing.__typename, selection));
        all[name.value] = inside(value, one => (selectionSet ? taken(one as Thing, selectionSet) : one));
      }
    return all;
  }

  /** The same, as a gateway has brought it: what it did not bring is not there. */
  function said(given: Given, set: SelectionSetNode): Given {
    const all: Record<string, unknown> = {};
    for (const selection of set.selections)
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (selection.typeCondition?.name.value === given.__typename)
          Object.assign(all, said(given, selection.selectionSet));
      } else if (selection.kind === Kind.FIELD) {
        const { name, selectionSet } = selection;
        all[name.value] = inside(given[name.value] ?? null, one =>
          selectionSet ? said(one as Given, selectionSet) : one,
        );
      }
    return all;
  }

  function argumentsOf(type: string, node: FieldNode): Given {
    const known = whole.getType(type);
    const field = isObjectType(known) ? known.getFields()[node.name.value] : undefined;
    return field ? getArgumentValues(field, node) : {};
  }

  /** Without what is not public: a subgraph has a value for it by itself. */
  function publicOnly(args: Given, type: string, name: string): Given {
    const known = api.getType(type);
    const field = isObjectType(known) || isInterfaceType(known) ? known.getFields()[name] : undefined;
    const open: readonly GraphQLArgument[] | undefined = field?.args;
    return open ? Object.fromEntries(Object.entries(args).filter(([arg]) => open.some(one => one.name === arg))) : args;
  }

  return {
    find(schema, given) {
      const type = String(given.__typename);
      const n = numberIn([...(keys.get(type) ?? [])].map(name => given[name]));
      if (n === undefined) return null;
      const found = entity(type, n);
      const known: GraphQLNamedType | undefined = schema.getType(found.__typename);
      // who knows an interface only as an object of its own knows no other type of it
      return { ...found, given, ...(known ? {} : { __typename: type }) };
    },
    resolve(source, args, _context, { parentType, fieldName, operation, path }) {
      const root = ROOTS[operation.operation];
      const thing = (source as Thing | undefined) ?? { __typename: root, n: 0, way: root };
      const type = path.prev === undefined ? root : parentType.name;
      return fieldOf(thing, fieldName, publicOnly(args, type, fieldName));
    },
    async *events() {
      for (let n = 0; n < EVENTS; n += 1) yield { __typename: 'Subscription', n, way: `Subscription#${n}` };
    },
  };
}

const ROOTS = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const;

const inside = (value: unknown, take: (one: unknown) => unknown): unknown => {
  if (value === null) return null;
  return Array.isArray(value) ? value.map(one => inside(one, take)) : take(value);
};

/** The number that stands in a key, wherever it does. */
function numberIn(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return /^k\d+$/.test(value) ? Number(value.slice(1)) : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.values(value)
    .map(numberIn)
    .find(one => one !== undefined);
}
