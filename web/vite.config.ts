import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A hub that runs on its usual port answers while the pages are being written. */
const HUB = 'http://127.0.0.1:4000';

/** The cockpit at `/` and the GraphQL editor at `/graphiql`, both without a foreign host. */
export default defineConfig({
  root: here('.'),
  plugins: [react()],
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
            { name: 'antd', priority: 1, test: /node_modules\/(antd|@ant-design|@rc-component|dayjs)\// },
            { name: 'apollo', priority: 2, test: /node_modules\/(@apollo|graphql-ws|rxjs|@wry|optimism)\// },
            { name: 'react', priority: 3, test: /node_modules\/(react|react-dom|scheduler)\// },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/graphql': { target: HUB, ws: true },
      '/demo': { target: HUB },
    },
  },
});
