import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { printSubgraphSchema } from '@apollo/subgraph';
import { assertCompositionSuccess, composeServices } from '@theguild/federation-composition';
import { buildSchema, lexicographicSortSchema, parse, printSchema } from 'graphql';
import { PROJECT_ROOT } from '../shared/projectRoot.ts';
import { SUBGRAPH_PORTS, SUBGRAPHS } from '../subgraphs/all.ts';
import { buildSubgraph } from '../subgraphs/kit/buildSubgraph.ts';
import type { SubgraphName } from '../subgraphs/kit/subgraph.ts';

const FOLDER = join(PROJECT_ROOT, 'schema');

/** The text of every file that this folder holds, by file name: one a subgraph, the supergraph, and the public API. */
export function composeAll(): Record<string, string> {
  const names = Object.keys(SUBGRAPHS) as SubgraphName[];
  const texts = new Map(names.map(name => [name, printSubgraphSchema(buildSubgraph(SUBGRAPHS[name]))]));
  const composed = composeServices(
    names.map(name => ({
      name,
      url: `http://127.0.0.1:${SUBGRAPH_PORTS[name]}/graphql`,
      typeDefs: parse(texts.get(name) ?? ''),
    })),
  );
  assertCompositionSuccess(composed, composed.errors?.map(({ message }) => message).join('\n'));
  const api = printSchema(lexicographicSortSchema(buildSchema(composed.publicSdl, { assumeValidSDL: true })));
  return {
    ...Object.fromEntries(names.map(name => [`${name}.graphql`, `${texts.get(name)}\n`])),
    'supergraph.graphql': `${composed.supergraphSdl}\n`,
    'api.graphql': `${api}\n`,
  };
}

/** The changes from one public API to another that break clients. */
export async function breakingChanges(before: string, after: string): Promise<string[]> {
  const changes = await diff(buildSchema(before), buildSchema(after));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ message }) => message);
}

/** A schema file as the last commit has it; undefined where there is no commit or no such file in it. */
function committed(file: string): string | undefined {
  try {
    return execFileSync('git', ['show', `HEAD:schema/${file}`], { cwd: PROJECT_ROOT, encoding: 'utf8', stdio: 'pipe' });
  } catch {
    return undefined;
  }
}

async function main(check: boolean): Promise<number> {
  const files = composeAll();
  const before = committed('api.graphql');
  const breaking = before === undefined ? [] : await breakingChanges(before, files['api.graphql'] ?? '');
  for (const change of breaking) console.log(`breaks clients of the last commit: ${change}`);
  const stale = Object.entries(files).filter(([file, text]) => {
    const path = join(FOLDER, file);
    return !existsSync(path) || readFileSync(path, 'utf8') !== text;
  });
  if (!check) for (const [file, text] of stale) writeFileSync(join(FOLDER, file), text);
  for (const [file] of stale) console.log(check ? `schema/${file} is not what the code says` : `wrote schema/${file}`);
  if (check && stale.length > 0) console.log('Run `npm run schema` and read the difference before you commit it.');
  return check && stale.length > 0 ? 1 : 0;
}

if (process.argv[1]?.endsWith('compose.js')) process.exitCode = await main(process.argv.includes('--check'));
