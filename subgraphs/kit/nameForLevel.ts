import { MapperKind, mapSchema } from '@graphql-tools/utils';
import { GraphQLInterfaceType, GraphQLObjectType, type GraphQLSchema } from 'graphql';
import type { Subgraph } from './subgraph.ts';

const pascal = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/**
 * Gives what one level holds the name of that level, so that four levels compose without clashing.
 * At county: CaseFile -> CountyCaseFile, Case.here -> Case.county, acceptCase -> countyAcceptCase.
 */
export function nameForLevel(schema: GraphQLSchema, level: Subgraph): GraphQLSchema {
  const owned = new Set(level.capabilities.flatMap(({ owned = [] }) => owned));
  const nameOf = (type: string) => (owned.has(type) ? pascal(level.name) + type : type);
  return mapSchema(schema, {
    [MapperKind.OBJECT_TYPE]: type => new GraphQLObjectType({ ...type.toConfig(), name: nameOf(type.name) }),
    [MapperKind.INTERFACE_TYPE]: type =>
      new GraphQLInterfaceType({ ...type.toConfig(), resolveType: () => nameOf(type.name.replace(/^Any/, '')) }),
    [MapperKind.ROOT_FIELD]: (field, name) => [level.name + pascal(name), field],
    [MapperKind.OBJECT_FIELD]: (field, name) => (name === 'here' ? [level.name, field] : field),
  });
}
