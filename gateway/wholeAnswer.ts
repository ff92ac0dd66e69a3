import {
  type DocumentNode,
  getNamedType,
  getOperationAST,
  type GraphQLOutputType,
  type GraphQLSchema,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
} from 'graphql';
import { type Shape, shapeOf, type Slot } from './answerShape.ts';

type Data = Record<string, unknown>;

/** What stands for a value that may not be missing and is. */
const MISSING = Symbol('missing');

/**
 * The data of an answer with errors, as the schema says that it must be. A step of the plan that has failed leaves its fields
 * out of objects that other steps have begun: they become null where they may, and where they may not, the object does.
 */
export function wholeAnswer(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  data: Data,
): Data | null {
  const operation = getOperationAST(document, operationName);
  const definitions = document.definitions.filter(one => one.kind !== Kind.OPERATION_DEFINITION || one === operation);
  const whole = objectOf(shapeOf(schema, { ...document, definitions }), data);
  return whole === MISSING ? null : whole;
}

function objectOf(shape: Shape, given: Data): Data | typeof MISSING {
  const whole = { ...given };
  for (const [name, slot] of shape) {
    if (slot.type === undefined || (slot.isOptional && given[name] === undefined)) continue;
    const value = valueOf(slot, slot.type, given[name]);
    if (value === MISSING) return MISSING;
    whole[name] = value;
  }
  return whole;
}

function valueOf(slot: Slot, type: GraphQLOutputType, given: unknown): unknown {
  if (isNonNullType(type)) return valueOf(slot, type.ofType, given) ?? MISSING;
  if (given === null || given === undefined) return null;
  const value = inner(slot, type, given);
  return value === MISSING ? null : value;
}

function inner(slot: Slot, type: GraphQLOutputType, given: unknown): unknown {
  if (isListType(type)) {
    if (!Array.isArray(given)) return given;
    const items = given.map(item => valueOf(slot, type.ofType, item));
    return items.includes(MISSING) ? MISSING : items;
  }
  const named = getNamedType(type);
  return isObjectType(named) && typeof given === 'object' ? objectOf(slot.inside(named.name), given as Data) : given;
}
