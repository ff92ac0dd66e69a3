import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertCompositionSuccess, composeServices } from '@theguild/federation-composition';
import { buildASTSchema, buildSchema, type DocumentNode, type GraphQLSchema, Kind, parse, print } from 'graphql';
import { PROJECT_ROOT } from '../../../shared/projectRoot.ts';

const FOLDER = join(PROJECT_ROOT, 'test/gateway/differential/supergraphs');

/** What federation knows, of which a subgraph takes what it needs. */
const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@requires", "@provides", "@external", "@shareable", "@override", "@interfaceObject", "@inaccessible", "@tag",
  "@authenticated", "@requiresScopes", "@policy", "@cost", "@listSize"
])\n`;

/** A small supergraph: a file of `supergraphs/` with the schema of each subgraph below a line with its name. */
export interface Sample {
  name: string;
  subgraphs: ReadonlyMap<string, { document: DocumentNode; url: string }>;
  /** The composed schema, as a file for a gateway. */
  supergraph: string;
  /** What clients see, as composition says it, and not as the gateway reads it. */
  api: GraphQLSchema;
  /** All that any subgraph knows, with what is not public. */
  whole: GraphQLSchema;
}

export const SAMPLES: readonly string[] = readdirSync(FOLDER)
  .map(file => file.replace(/\.graphql$/, ''))
  .sort();

/** `urlOf` says where a subgraph stands. */
export function readSample(name: string, urlOf = (subgraph: string) => `http://${subgraph}.test/graphql`): Sample {
  const [, ...parts] = readFileSync(join(FOLDER, `${name}.graphql`), 'utf8').split(/^# ==== /m);
  const subgraphs = new Map(
    parts.map(part => {
      const end = part.indexOf('\n');
      const subgraph = part.slice(0, end).trim();
      return [subgraph, { document: parse(LINK + part.slice(end)), url: urlOf(subgraph) }] as const;
    }),
  );
  const composed = composeServices(
    [...subgraphs].map(([subgraph, { document, url }]) => ({ name: subgraph, url, typeDefs: document })),
  );
  assertCompositionSuccess(composed, composed.errors?.map(({ message }) => message).join('\n'));
  const supergraph = withExternals(composed.supergraphSdl, subgraphs);
  const loose = { assumeValid: true, assumeValidSDL: true };
  return {
    name,
    subgraphs,
    supergraph,
    api: buildSchema(composed.publicSdl),
    whole: buildASTSchema(parse(supergraph, { noLocation: true }), loose),
  };
}

/**
 * What this composition leaves out, and others say: who has a field of an interface that is an object elsewhere, and for whom it is
 * external. Without it no planner can see that the field has to be brought.
 */
function withExternals(supergraph: string, subgraphs: Sample['subgraphs']): string {
  const external = [...subgraphs].flatMap(([subgraph, { document }]) =>
    document.definitions.flatMap(type =>
      type.kind === Kind.OBJECT_TYPE_DEFINITION && type.directives?.some(({ name }) => name.value === 'interfaceObject')
        ? (type.fields ?? [])
            .filter(({ directives }) => directives?.some(({ name }) => name.value === 'external'))
            .map(field => ({ subgraph, type: type.name.value, field: `${field.name.value}: ${print(field.type)}` }))
        : [],
    ),
  );
  let text = supergraph;
  for (const { subgraph, type, field } of external) {
    const owner = [...subgraphs].find(([, { document }]) =>
      document.definitions.some(one => one.kind === Kind.INTERFACE_TYPE_DEFINITION && one.name.value === type),
    )?.[0];
    const uses = `@join__field(graph: ${owner?.toUpperCase()}) @join__field(graph: ${subgraph.toUpperCase()}, external: true)`;
    const from = text.indexOf(`interface ${type} `);
    const at = text.indexOf(field, from) + field.length;
    text = `${text.slice(0, at)} ${uses}${text.slice(at)}`;
  }
  return text;
}
