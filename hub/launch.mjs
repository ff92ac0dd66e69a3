#!/usr/bin/env node
// Builds what has changed since the last start, then runs the hub's command line. Plain JavaScript: it is there before the build.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = name => join(ROOT, 'node_modules', '.bin', name);
/** The native compiler, by its place: the other one has a `tsc` too. */
const tsc = join(ROOT, 'node_modules/typescript-native/bin/tsc');

/** Who answers for the operations of the pages; part of the hub, which is built before the pages are. */
const operations = () => import(pathToFileURL(join(ROOT, 'dist/hub/operations/built.js')).href);

/** What is built, from what, and how. */
const PARTS = [
  {
    name: 'the hub',
    sources: ['gateway', 'hub', 'schema', 'shared', 'subgraphs', 'tsconfig.json', 'tsconfig.build.json'],
    endings: /\.(ts|json)$/,
    product: 'dist/hub/cli/main.js',
    build: () => run(tsc, ['-p', 'tsconfig.build.json']),
  },
  {
    name: 'the pages',
    sources: ['web', 'shared/domain', 'shared/i18n', 'schema/api.graphql', 'package-lock.json'],
    endings: /\.(tsx?|css|html|svg|json)$/,
    // written last: the operations that these pages may ask for
    product: 'dist/operations.json',
    // who built the pages answers for what they ask; what somebody else has put there is built over
    trusts: async product => (await operations()).mayStay(product),
    built: async product => (await operations()).signBuilt(product),
    build: () => run(bin('vite'), ['build', '--config', 'web/vite.config.ts', '--logLevel', 'warn']),
  },
];

function run(command, args) {
  execFileSync(process.execPath, [command, ...args], { cwd: ROOT, stdio: ['ignore', 2, 2] });
}

/** Every file below the sources whose name ends so, with when it was last written. */
function filesOf(path, endings) {
  const full = join(ROOT, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [[path, statSync(full).mtimeMs]];
  return readdirSync(full, { recursive: true, encoding: 'utf8' })
    .filter(name => endings.test(name) && !name.includes('node_modules'))
    .map(name => [join(path, name), statSync(join(full, name)).mtimeMs]);
}

async function build() {
  for (const part of PARTS) {
    if (part.name === 'the pages' && !existsSync(join(ROOT, 'web/vite.config.ts'))) continue;
    const files = part.sources.flatMap(source => filesOf(source, part.endings)).sort();
    const state = createHash('sha256').update(JSON.stringify(files)).digest('hex');
    const stamp = join(ROOT, 'dist', `.built-${part.name.split(' ').at(-1)}`);
    const product = join(ROOT, part.product);
    // a container ships what was built and not how to build it
    if (!existsSync(tsc)) continue;
    const fresh = existsSync(stamp) && existsSync(product) && readFileSync(stamp, 'utf8') === state;
    if (fresh && ((await part.trusts?.(product)) ?? true)) continue;
    const began = Date.now();
    process.stderr.write(`building ${part.name} … `);
    if (part.name === 'the hub') rmSync(join(ROOT, 'dist/.tsbuildinfo'), { force: true });
    part.build();
    mkdirSync(join(ROOT, 'dist'), { recursive: true });
    await part.built?.(product);
    writeFileSync(stamp, state);
    process.stderr.write(`${((Date.now() - began) / 1000).toFixed(1)} s\n`);
  }
}

try {
  await build();
} catch (fault) {
  process.stderr.write(`\nThe build failed: ${fault.message}\nRun \`npx tsc\` for the whole story.\n`);
  process.exit(1);
}
if (process.argv[2] !== 'build') await import(join(ROOT, 'dist/hub/cli/main.js'));
