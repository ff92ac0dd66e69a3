import type { CodegenConfig } from '@graphql-codegen/cli';

/** `npx graphql-codegen --config web/codegen.config.ts`: types for web/src/lib/api/*.graphql from schema/api.graphql. */
const config: CodegenConfig = {
  schema: 'schema/api.graphql',
  documents: 'web/src/lib/api/*.graphql',
  generates: {
    'web/src/gen/graphql.ts': {
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        strictScalars: true,
        scalars: { DateTimeISO: 'string', LocalDate: 'string' },
        useTypeImports: true,
        // the client's own type: one package fewer to know
        documentNodeImport: '@apollo/client#TypedDocumentNode',
      },
    },
  },
};

export default config;
