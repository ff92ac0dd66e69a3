import { createHash } from 'node:crypto';
import { InMemoryCache } from '@apollo/client';
import { type DocumentNode, getOperationAST, type GraphQLSchema, print, specifiedRules, validate } from 'graphql';
import { LEVELS } from '../shared/domain/levels.ts';
import { onLevel } from './src/lib/api/onLevel.ts';

/** One operation that the pages send, as the hub is to run it. */
export interface PageOperation {
  name: string;
  type: 'query' | 'mutation' | 'subscription';
  text: string;
  /** SHA-256 of the text. */
  hash: string;
}

const cache = new InMemoryCache();

/**
 * The text that leaves the browser: the client asks for `__typename` in queries and mutations, because its cache goes by it;
 * streams go out as they were written.
 */
function textOf(document: DocumentNode, type: PageOperation['type']): string {
  return print(type === 'subscription' ? document : cache.transformDocument(document));
}

/**
 * All operations that the pages can send: every generated operation, and what `onLevel` makes of those of the county for the
 * levels that have the same operation. A document that is written for a level by name goes before one that is made.
 */
export function pageOperations(generated: readonly DocumentNode[], schema: GraphQLSchema): PageOperation[] {
  // fragments by themselves are generated too
  const documents = generated.filter(document => getOperationAST(document) !== null);
  const operations = new Map<string, PageOperation>();
  const keep = (document: DocumentNode): void => {
    const operation = getOperationAST(document);
    const name = operation?.name?.value;
    if (!operation || !name) throw new Error(`an operation of the pages has no name: ${print(document).slice(0, 80)}`);
    if (operations.has(name)) return;
    const text = textOf(document, operation.operation);
    operations.set(name, {
      name,
      type: operation.operation,
      text,
      hash: createHash('sha256').update(text).digest('hex'),
    });
  };
  for (const document of documents) {
    const [fault] = validate(schema, document, specifiedRules);
    if (fault) throw new Error(`an operation of the pages does not fit the schema: ${fault.message}`);
    keep(document);
  }
  for (const document of documents)
    for (const level of LEVELS) {
      const made = onLevel(document as never, level) as DocumentNode;
      if (validate(schema, made, specifiedRules).length === 0) keep(made);
    }
  return [...operations.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What the pages carry: the hash of each operation, by its name. */
export const hashesOf = (operations: readonly PageOperation[]): Record<string, string> =>
  Object.fromEntries(operations.map(({ name, hash }) => [name, hash]));

/** What the hub reads: each text, by its hash (dist/operations.json). */
export const manifestOf = (operations: readonly PageOperation[]): string =>
  `${JSON.stringify({ version: 1, operations: Object.fromEntries(operations.map(({ hash, name, type, text }) => [hash, { name, type, text }])) }, null, 1)}\n`;
