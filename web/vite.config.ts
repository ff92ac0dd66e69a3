import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { type DocumentNode, buildSchema } from 'graphql';
import { defineConfig, type Plugin } from 'vite';
import { compression, defineAlgorithm } from 'vite-plugin-compression2';
import { hashesOf, manifestOf, pageOperations } from './operations.ts';
import * as generated from './src/gen/graphql.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A hub that runs on its usual port answers while the pages are being written. */
const HUB = 'http://127.0.0.1:4000';

/** What the pages ask, written where the hub looks: the pages carry hashes, the hub the texts. */
function operationsManifest(): Plugin {
  const schema = buildSchema(readFileSync(here('../schema/api.graphql'), 'utf8'));
  const documents = Object.values(generated) as unknown as DocumentNode[];
  const operations = pageOperations(documents, schema);
  return {
    name: 'operations-manifest',
    apply: 'build',
    config: () => ({ define: { __OPERATION_HASHES__: JSON.stringify(hashesOf(operations)) } }),
    writeBundle: () => writeFileSync(here('../dist/operations.json'), manifestOf(operations)),
  };
}

/** The cockpit at `/` and the GraphQL editor at `/graphiql`, both without a foreign host. */
export default defineConfig({
  root: here('.'),
  plugins: [
    react(),
    operationsManifest(),
    // beside each file the same one packed, for `sirv` to send: nobody waits for a machine to pack it again
    compression({
      algorithms: [defineAlgorithm('gzip', { level: 9 })],
      include: /\.(js|css|html|svg)$/,
      threshold: 1_000,
    }),
  ],
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    // browsers of office machines are old: the kernels of 360 and Qianxin stand at Chrome 86 and later
    target: ['es2020', 'chrome87'],
    chunkSizeWarningLimit: 4_000,
    rollupOptions: {
      input: { cockpit: here('index.html'), graphiql: here('graphiql/index.html') },
      // GraphiQL's files speak to a compiler that has already run; nothing is lost with it
      onwarn: (warning, warn) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
      output: {
        codeSplitting: {
          groups: [
            { name: 'apollo', priority: 2, test: /node_modules\/(@apollo|graphql-ws|rxjs|@wry|optimism)\// },
            { name: 'react', priority: 3, test: /node_modules\/(react|react-dom|scheduler)\/|@oxc-project/ },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/graphql': { target: HUB, ws: true },
      '/demo': { target: HUB },
      '/identity': { target: HUB },
      '/issuer': { target: HUB },
    },
  },
});
