import { GraphQLError } from 'graphql';
import { DomainError } from '../shared/domain/errors.ts';

/** What was thrown, as GraphQL tells it: a refusal keeps its code, anything else is a fault to be masked. */
export function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const fault = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(fault.message, {
    originalError: fault,
    extensions: fault instanceof DomainError ? { ...fault.extensions } : {},
  });
}
