import {
  type DocumentNode,
  type ExecutionResult,
  getNullableType,
  type GraphQLLeafType,
  type GraphQLNamedOutputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  OperationTypeNode,
} from 'graphql';
import { type Shape, shapeOf, type Slot } from './answerShape.ts';

const ROOTS = [OperationTypeNode.QUERY, OperationTypeNode.MUTATION, OperationTypeNode.SUBSCRIPTION];

/** An answer is not one to what was asked. Says where, and nothing of what stands there. */
export class Misfit extends Error {}

export type Fit = (
  document: DocumentNode,
  variables: Record<string, unknown>,
  answer: ExecutionResult,
) => ExecutionResult;

/**
 * Takes of a subgraph's answer what was asked for, in the types of its own schema, and nothing else. The planner lays the answers
 * of all levels over each other: one that says more than it was asked would speak for another level. Throws a Misfit.
 */
export function fitFor(schema: GraphQLSchema): Fit {
  // the steps of a plan keep their document
  const shapes = new WeakMap<DocumentNode, Shape>();

  function object(value: unknown, shape: Shape, type: string, at: string, keys: Record<string, unknown>) {
    const given = asObject(value, at);
    const taken: Record<string, unknown> = {};
    for (const [key, slot] of shape) {
      const found = Object.hasOwn(given, key) ? given[key] : undefined;
      const where = `${at}.${key}`;
      if (slot.name === '__typename') {
        if (found !== undefined && !isTypename(found, type)) throw new Misfit(where);
        if (found !== undefined) taken[key] = found;
      } else if (slot.keys !== undefined) taken[key] = entities(found, slot, keys[slot.keys], where);
      else if (found !== undefined || !slot.isOptional) taken[key] = valueOf(found ?? null, slot, slot.type, where);
    }
    return taken;
  }

  /** An entity is of the type of its key, and stands in its place. */
  function entities(value: unknown, slot: Slot, keys: unknown, at: string): unknown {
    if (value === undefined || value === null) return null;
    if (!Array.isArray(value) || !Array.isArray(keys) || value.length !== keys.length) throw new Misfit(at);
    return value.map((entity: unknown, i) => {
      const { __typename: type } = keys[i] as { __typename?: unknown };
      return entity === null ? null : object(entity, slot.inside(String(type)), String(type), `${at}.${i}`, {});
    });
  }

  function valueOf(value: unknown, slot: Slot, type: GraphQLOutputType | undefined, at: string): unknown {
    if (type === undefined) return value;
    if (value === null) {
      if (isNonNullType(type)) throw new Misfit(at);
      return null;
    }
    const present = getNullableType(type) as Exclude<GraphQLOutputType, { readonly ofType: never }>;
    if (isListType(present)) {
      if (!Array.isArray(value)) throw new Misfit(at);
      const { ofType } = present as { ofType: GraphQLOutputType };
      return value.map((item: unknown, i) => valueOf(item, slot, ofType, `${at}.${i}`));
    }
    if (isLeafType(present)) {
      if (!isLeaf(value, present)) throw new Misfit(at);
      return value;
    }
    const named = concrete(value, present as GraphQLNamedOutputType, at);
    return object(value, slot.inside(named), named, at, {});
  }

  /** What an object is, where the schema leaves it open: what it says itself, if that is one of the possible types. */
  function concrete(value: unknown, type: GraphQLNamedOutputType, at: string): string {
    if (!isAbstractType(type)) return type.name;
    const { __typename: said } = asObject(value, at);
    if (said === undefined) return type.name;
    if (!schema.getPossibleTypes(type).some(({ name }) => name === said)) throw new Misfit(at);
    return said as string;
  }

  /** An interface may be told by the name of what implements it, and a root by what its subgraph calls it. */
  const isTypename = (said: unknown, type: string): boolean => {
    if (ROOTS.some(root => schema.getRootType(root)?.name === type)) return typeof said === 'string';
    const known = schema.getType(type);
    if (isAbstractType(known)) return schema.getPossibleTypes(known).some(({ name }) => name === said);
    return known === undefined || said === type;
  };

  return (document, variables, { data, errors }) => {
    let shape = shapes.get(document);
    if (!shape) shapes.set(document, (shape = shapeOf(schema, document)));
    const told = errors ? { errors } : {};
    if (data === undefined || data === null) return { ...told, ...(data === null ? { data } : {}) };
    const operation = document.definitions.find(definition => definition.kind === 'OperationDefinition');
    const root = (operation && schema.getRootType(operation.operation)?.name) ?? 'Query';
    return { ...told, data: object(data, shape, root, 'data', variables) };
  };
}

function asObject(value: unknown, at: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Misfit(at);
  return value as Record<string, unknown>;
}

/** Scalars of a subgraph's own may be anything that JSON can say. */
function isLeaf(value: unknown, type: GraphQLLeafType): boolean {
  if (isEnumType(type)) return typeof value === 'string' && type.getValue(value) !== undefined;
  switch (type.name) {
    case 'Int':
      return Number.isInteger(value);
    case 'Float':
      return typeof value === 'number';
    case 'Boolean':
      return typeof value === 'boolean';
    case 'String':
      return typeof value === 'string';
    case 'ID':
      return typeof value === 'string' || Number.isInteger(value);
    default:
      return true;
  }
}
