import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, type GraphQLField, isCompositeType, isNonNullType, isObjectType } from 'graphql';

const SCHEMA = buildSchema(readFileSync('schema/api.graphql', 'utf8'), { assumeValidSDL: true });

/** Arguments without which a field cannot be asked. */
const GIVEN: Record<string, string> = { paper: '(kind: REGISTRATION)', policy: '' };

const needsMore = ({ name, args }: GraphQLField<unknown, unknown>): boolean =>
  !(name in GIVEN) && args.some(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined);

/** Every field of a type, so many objects deep, as GraphQL writes it: what a curious person asks. */
export function everythingOf(typeName: string, depth = 3): string {
  const type = SCHEMA.getType(typeName);
  if (!isObjectType(type)) throw new Error(`${typeName} is no object type of the API`);
  const fields = Object.values(type.getFields()).flatMap(field => {
    const of = getNamedType(field.type);
    if (needsMore(field)) return [];
    const asked = `${field.name}${GIVEN[field.name] ?? ''}`;
    if (!isCompositeType(of)) return [asked];
    if (depth === 1 || !isObjectType(of)) return [];
    const inside = everythingOf(of.name, depth - 1);
    return inside === '__typename' ? [] : [`${asked} { ${inside} }`];
  });
  return fields.join(' ') || '__typename';
}
