import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * What types and the import law cannot see. Every restriction of our own says where to go instead. The rules that need types
 * are in .oxlintrc.json, for a linter that shares the native compiler's program (docs/decisions/0045).
 *
 * A later block replaces an earlier one's "no-restricted-*" as a whole, so the lists are put together here
 * and each block names all that hold in it.
 */

const MODULES = [
  {
    selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
    message:
      'No default exports: a thing has one name everywhere. Write `export const name` or `export function name`.',
  },
  {
    selector:
      ':matches(ImportDeclaration, ExportAllDeclaration, ExportNamedDeclaration)[source.value=/^\\.{1,2}\\u002F.*\\.js$/]',
    message: 'Relative imports carry the suffix of the file that is there: write ".ts".',
  },
];

const WHERE_SETTINGS_ARE =
  'The environment is read in gateway/config.ts, subgraphs/config.ts and hub/config.ts: take the typed setting as an argument.';

const ENVIRONMENT = [
  { selector: 'MemberExpression[object.name="process"][property.name="env"]', message: WHERE_SETTINGS_ARE },
  {
    selector: 'VariableDeclarator[init.name="process"] > ObjectPattern > Property[key.name="env"]',
    message: WHERE_SETTINGS_ARE,
  },
  {
    selector: 'ImportDeclaration[source.value=/^(node:)?process$/]',
    message: `Use the global process. ${WHERE_SETTINGS_ARE}`,
  },
];

const IMPURE = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"]',
    message: 'A rule has no clock: take the time as an argument (`at: Date`). The caller asks its context for now().',
  },
  {
    selector: 'MemberExpression[object.name="Date"][property.name="now"]',
    message: 'A rule has no clock: take the time as an argument (`at: Date`). The caller asks its context for now().',
  },
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'A rule throws no dice: take the value as an argument; draw it in the capability that calls.',
  },
];

const IMPURE_GLOBALS = [
  ...['process', 'console', 'fetch'].map(name => ({
    name,
    message: 'shared/domain takes values and returns values: take the value as an argument, and do this in the caller.',
  })),
  ...['performance', 'crypto', 'setTimeout', 'setInterval'].map(name => ({
    name,
    message: 'A rule has no clock and throws no dice: take the value as an argument, and do this in the caller.',
  })),
];

const CONSOLE = [
  { name: 'console', message: 'Use shared/log.ts: what the server says has a level, a time and fields.' },
];
const CONSOLE_IN_PAGES = [
  { name: 'console', message: 'Nobody reads the console of a window clerk: show it on the page.' },
];

const CASE_WRITES = [
  {
    selector:
      'CallExpression[callee.property.name=/^(save|update|insert|upsert|delete|remove|increment|decrement)$/]' +
      ' > Identifier.arguments:first-child[name=/^Case(File|Entry)$/]',
    message: 'A case changes through one door: go through actOnCase (subgraphs/capabilities/cases).',
  },
];

const restrict = (syntax, globals) => ({
  'no-restricted-syntax': ['error', ...syntax],
  'no-restricted-globals': ['error', { globals, checkGlobalObject: true }],
});

export default defineConfig(
  {
    ignores: [
      'dist/',
      'web/dist/',
      'node_modules/',
      'data/',
      'coverage/',
      '.cache/',
      'web/src/gen/',
      'web/src/**/generated/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.recommended,
  {
    name: 'everywhere',
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-fallthrough': 'error',
      'no-self-compare': 'error',
      'no-unsafe-finally': 'error',
      'no-unreachable': 'error',
      'no-constant-condition': ['error', { checkLoops: 'allExceptWhileTrue' }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-control-regex': 'error',
      'no-misleading-character-class': 'error',
      'no-promise-executor-return': 'off',
      ...restrict([...MODULES, ...ENVIRONMENT], CONSOLE),
    },
  },
  {
    name: 'budgets',
    rules: {
      'max-lines': ['warn', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['warn', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['warn', 10],
      'max-params': ['warn', 5],
    },
  },
  {
    name: 'types',
    files: ['**/*.ts', '**/*.tsx'],
    // what tsconfig.json says and nobody reads here: an import that only a decorated signature names is needed as a value
    languageOptions: { parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    name: 'shared/domain is pure',
    files: ['shared/domain/**'],
    rules: restrict([...MODULES, ...ENVIRONMENT, ...IMPURE], IMPURE_GLOBALS),
  },
  {
    name: 'one door',
    files: ['subgraphs/capabilities/**', 'subgraphs/kit/**'],
    ignores: ['subgraphs/capabilities/cases/**'],
    rules: restrict([...MODULES, ...ENVIRONMENT, ...CASE_WRITES], CONSOLE),
  },
  {
    name: 'pages',
    files: ['web/**'],
    rules: restrict([...MODULES, ...ENVIRONMENT], CONSOLE_IN_PAGES),
  },
  {
    name: 'where the environment is read',
    files: ['gateway/config.ts', 'subgraphs/config.ts', 'hub/config.ts'],
    rules: restrict(MODULES, CONSOLE),
  },
  {
    name: 'where a person reads the terminal',
    files: ['hub/cli/**', 'schema/**', 'bench/**', '**/*.mjs'],
    rules: restrict([...MODULES, ...ENVIRONMENT], []),
  },
  {
    name: 'tests',
    files: ['test/**'],
    rules: {
      ...restrict(MODULES, []),
      // a describe block is a chapter, not a function
      'max-lines-per-function': 'off',
    },
  },
  {
    name: 'texts',
    files: ['shared/i18n/{zh-CN,en}.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    name: 'the tools ask for a default export',
    files: ['*.config.js', '*.cjs', 'web/*.config.ts', 'test/longestFirst.mjs'],
    rules: {
      ...restrict(ENVIRONMENT, CONSOLE),
      '@typescript-eslint/no-require-imports': 'off',
    },
  },
  {
    name: 'what jest requires',
    files: ['test/jest/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // type-graphql's and Federation's builders meet here with types that do not fit each other
    name: 'the one place for any',
    files: ['subgraphs/kit/buildSubgraph.ts'],
    rules: { '@typescript-eslint/no-explicit-any': 'off' },
  },
  {
    name: 'the edge',
    files: ['gateway/**'],
    rules: { '@typescript-eslint/no-explicit-any': 'warn' },
  },
);
