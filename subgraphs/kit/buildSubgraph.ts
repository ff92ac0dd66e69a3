import { buildSubgraphSchema } from '@apollo/subgraph';
import { getDocumentNodeFromSchema } from '@graphql-tools/utils';
import { concatAST, type GraphQLSchema, parse, specifiedDirectives } from 'graphql';
import { type BuildSchemaOptions, buildSchemaSync, createResolversMap, getMetadataStorage } from 'type-graphql';
import { isLevelName } from '../../shared/domain/levels.ts';
import { guardFields } from './guardFields.ts';
import { nameForLevel } from './nameForLevel.ts';
import type { Subgraph } from './subgraph.ts';

const FEDERATION = parse(
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])',
  { noLocation: true },
);

/**
 * type-graphql keeps the fields that a field resolver adds on the metadata of the class, so that the next schema built in
 * this process would have them too (type-graphql #234). Every build begins by forgetting them.
 */
function forgetAddedFields() {
  const storage = getMetadataStorage() as unknown as Record<string, Record<string, unknown>[]>;
  for (const kind of ['objectTypes', 'inputTypes', 'argumentTypes', 'interfaceTypes'])
    storage[kind] = (storage[kind] ?? []).map(({ fields: _f, directives: _d, extensions: _e, ...rest }) => rest);
}

const refuse = () => {
  throw new Error('streams read the ledger: what is only published is lost');
};

/** type-graphql asks for one wherever there is a subscription, also where each brings its own source. */
const NO_PUB_SUB = { publish: refuse, subscribe: refuse };

/** The federated schema of a subgraph, from its list of capabilities. */
export function buildSubgraph(subgraph: Subgraph): GraphQLSchema {
  const { capabilities } = subgraph;
  forgetAddedFields();
  const plain = buildSchemaSync({
    // listed, never globbed: a glob would pull every class of the process into every level
    resolvers: capabilities.flatMap(({ resolvers = [] }) => resolvers) as unknown as BuildSchemaOptions['resolvers'],
    orphanedTypes: capabilities.flatMap(({ types = [] }) => types) as BuildSchemaOptions['orphanedTypes'],
    directives: [...specifiedDirectives],
    pubSub: NO_PUB_SUB,
    skipCheck: true,
    validate: false,
  });
  guardFields(plain, capabilities);
  const schema = isLevelName(subgraph.name) ? nameForLevel(plain, subgraph) : plain;
  const resolvers = createResolversMap(schema) as Record<string, object>;
  for (const [type, resolve] of capabilities.flatMap(({ references = {} }) => Object.entries(references)))
    // async: a reference that throws must spoil its own item only, not the whole list of entities
    resolvers[type] = { ...resolvers[type], __resolveReference: async (key: never, ctx: never) => resolve(key, ctx) };
  // as a tree: to print it and to read it again takes a third of the whole
  const typeDefs = concatAST([FEDERATION, getDocumentNodeFromSchema(schema)]);
  return buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }]);
}
