import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  NoFragmentCyclesRule,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { DomainError } from '../../shared/domain/errors.ts';
import { LIMITS } from './limits.ts';
import { countComparisons } from './merges.ts';
import { scan } from './scan.ts';
import { measure } from './shape.ts';

/** What was found out about a text: a document that may run, or why not. */
export type Reading = { document: DocumentNode } | { errors: readonly GraphQLError[] };

export interface ReadDocuments {
  /** Reads a text, or remembers what it was. */
  read(text: string, hash?: string): Reading;
  /** A document that was read, by the SHA-256 of its text. */
  known(hash: string): DocumentNode | undefined;
}

const REMEMBERED = 1_000;

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Reads documents once: counts, parses, measures, and only then validates, because validating a document may take the square of
 * its length. Whatever is refused costs at most its counting. `developer`: questions about the schema are answered, and errors
 * suggest names.
 */
export function readDocuments(schema: GraphQLSchema, developer: boolean): ReadDocuments {
  const good = new Map<string, DocumentNode>();
  const rules = [...specifiedRules, ...(developer ? [] : [NoSchemaIntrospectionCustomRule])];
  const options = { maxErrors: LIMITS.errors, hideSuggestions: !developer };

  function readAnew(text: string): Reading {
    try {
      scan(text);
      const document = parse(text, { noLocation: !developer, maxTokens: LIMITS.tokens });
      const { cyclic } = measure(document);
      if (!cyclic) countComparisons(document);
      const errors = validate(schema, document, cyclic ? [NoFragmentCyclesRule] : rules, options);
      return errors.length > 0 ? { errors: errors.map(invalid) } : { document };
    } catch (fault) {
      return { errors: [refusalOf(fault)] };
    }
  }

  return {
    known: hash => good.get(hash),
    read(text, given) {
      // what is too long to be read is too long to be counted byte by byte
      const hash = given ?? (text.length > LIMITS.characters ? '' : sha256(text));
      const seen = good.get(hash);
      if (seen) return { document: seen };
      const reading = readAnew(text);
      if ('document' in reading) {
        // the one that was read first goes first
        if (good.size >= REMEMBERED) good.delete(good.keys().next().value ?? '');
        good.set(hash, reading.document);
      }
      return reading;
    },
  };
}

const invalid = ({ message, nodes }: GraphQLError) =>
  new GraphQLError(message, { ...(nodes ? { nodes } : {}), extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });

function refusalOf(fault: unknown): GraphQLError {
  if (fault instanceof DomainError) return new GraphQLError(fault.code, { extensions: fault.extensions });
  if (fault instanceof GraphQLError && fault.extensions.code !== undefined) return fault;
  if (fault instanceof GraphQLError)
    return new GraphQLError(fault.message, { extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
  throw fault;
}
