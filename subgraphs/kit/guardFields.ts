import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Scope } from '../../shared/domain/access/permissions.ts';
import { refuseRead } from '../../shared/domain/access/refuseRead.ts';
import { actorOf } from './context.ts';
import type { Capability, RequestContext } from './subgraph.ts';

/**
 * Puts a question before every field of a guarded type: may this person read that part of this object. It is asked wherever
 * the object came from (a query, a list, an entity, the answer to a mutation), so no road leads around it; and a field that
 * nobody gave a scope has the one of its type. What may not be read looks like what is not there: null, or an empty list.
 * Where the type of the field allows neither, the field is refused with NOT_PERMITTED.
 */
export function guardFields(schema: GraphQLSchema, capabilities: readonly Capability[]): void {
  const guards = capabilities.flatMap(({ guards: own = {} }) => Object.entries(own));
  for (const [name, guard] of guards) {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new Error(`"${name}" is guarded and is no object type`);
    const scopes: Record<string, Scope> = Object.assign({}, ...capabilities.map(({ scopes: own }) => own?.[name]));
    const fields = type.getFields();
    for (const named of Object.keys(scopes))
      if (!fields[named]) throw new Error(`"${name}.${named}" has a scope and is no field`);
    for (const field of Object.values(fields))
      guardField(field as GraphQLField<unknown, RequestContext>, scopes[field.name] ?? guard.byDefault, guard.allows);
  }
}

function guardField(
  field: GraphQLField<unknown, RequestContext>,
  scope: Scope,
  allows: (ctx: RequestContext, parent: never, scope: Scope) => boolean,
): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  const { type } = field;
  field.resolve = (parent, args, ctx, info) =>
    allows(ctx, parent as never, scope) ? resolve(parent, args, ctx, info) : withheld(type, ctx, scope);
}

function withheld(type: GraphQLOutputType, ctx: RequestContext, scope: Scope): null | [] {
  if (!isNonNullType(type)) return null;
  if (isListType(type.ofType)) return [];
  throw refuseRead(actorOf(ctx).role, scope);
}
