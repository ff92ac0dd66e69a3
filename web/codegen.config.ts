import type { CodegenConfig } from '@graphql-codegen/cli';

/** `npx graphql-codegen --config web/codegen.config.ts`: the types of web/src/lib/api/*.graphql from schema/api.graphql. */
const config: CodegenConfig = {
  schema: 'schema/api.graphql',
  documents: 'web/src/lib/api/*.graphql',
  generates: {
    'web/src/gen/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        enumsAsTypes: true,
        strictScalars: true,
        scalars: { DateTimeISO: 'string', LocalDate: 'string' },
        useTypeImports: true,
        emitLegacyCommonJSImports: false,
        importExtension: '.ts',
      },
    },
  },
};

export default config;
