/**
 * ES modules all the way: several packages have no other form, and what the tests run is then what ships.
 * Needs NODE_OPTIONS=--experimental-vm-modules, which test/run.mjs sets. How suites share a process: docs/decisions/0029.
 *
 * @type {import('jest').Config}
 */
export default {
  testEnvironment: '<rootDir>/test/jest/environment.cjs',
  runtime: '<rootDir>/test/jest/runtime.cjs',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  // dist holds a second copy of every module; no test may load it by accident
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/web/dist/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          // the same as tsconfig.json: type-graphql and typeorm read the emitted types,
          // and a defined-but-empty field would hide their accessors
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  maxWorkers: 2,
  // not in the temporary folder, which test/run.mjs makes anew for each run
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  testSequencer: '<rootDir>/test/longestFirst.mjs',
  // modules of a suite stay in the memory of its worker; one that has grown large is begun anew
  workerIdleMemoryLimit: '1GB',
  // for what hangs, and not for what is slow: a machine may be busy with other things
  testTimeout: 120_000,
};
