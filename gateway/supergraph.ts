import { UnifiedGraphManager, type UnifiedGraphManagerOptions } from '@graphql-mesh/fusion-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { type DocumentNode, type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql';
import type { EdgeContext, Transport } from './transport.ts';
import { wholeAnswer } from './wholeAnswer.ts';

/** An operation as a client sent it, parsed and valid. */
export interface Operation {
  document: DocumentNode;
  operationName?: string | null | undefined;
  operationType: 'query' | 'mutation' | 'subscription';
  variables?: Record<string, unknown> | undefined;
  context: EdgeContext;
}

export type Outcome = ExecutionResult | AsyncIterable<ExecutionResult>;

/** A composed schema that plans and runs operations over its subgraphs. */
export interface Supergraph {
  /** What clients see. */
  schema: GraphQLSchema;
  run(operation: Operation): Promise<Outcome>;
  stop(): Promise<void>;
}

/** Loads a composed schema (the text of a supergraph file). The transport carries the steps of each plan to the subgraphs. */
export async function openSupergraph(sdl: string, transport: Transport): Promise<Supergraph> {
  const options = {
    getUnifiedGraph: () => sdl,
    handleUnifiedGraph: unifiedGraphHandler,
    transports: { http: transport },
  };
  const manager = new UnifiedGraphManager(options as unknown as UnifiedGraphManagerOptions<EdgeContext>);
  const schema = await manager.getUnifiedGraph();
  return {
    schema,
    async run({ document, operationName, operationType, variables = {}, context }) {
      const execute = await manager.getExecutor();
      if (!execute) throw new Error('the supergraph has no executor');
      const request = {
        document,
        variables,
        operationType,
        context,
        rootValue: {},
        ...(operationName ? { operationName } : {}),
      };
      try {
        const outcome = (await execute(request as never)) as Outcome;
        return Symbol.asyncIterator in outcome ? outcome : regular(schema, document, operationName, outcome);
      } catch (fault) {
        // variables that do not fit are thrown; anything else that is thrown is a fault
        if (fault instanceof GraphQLError && !isFault(fault.originalError)) return { errors: [asGraphQLError(fault)] };
        throw fault;
      }
    },
    stop: async () => manager[Symbol.asyncDispose](),
  };
}

/** The executor hands on errors of a root field as plain objects, and leaves out the data that an error made null. */
function regular(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  { errors, data, ...rest }: ExecutionResult,
): ExecutionResult {
  if (!errors) return { ...rest, data: data ?? null };
  const whole = data ? wholeAnswer(schema, document, operationName, data) : null;
  return { ...rest, errors: errors.map(asGraphQLError), data: whole };
}

function asGraphQLError(error: GraphQLError): GraphQLError {
  // graphql-js names no code for a variable that does not fit
  const code = error.message.startsWith('Variable "$') ? { code: 'BAD_USER_INPUT' } : {};
  const { message, path, originalError } = error;
  return new GraphQLError(message, {
    ...(path ? { path } : {}),
    ...(isFault(originalError) ? { originalError } : {}),
    extensions: { ...code, ...error.extensions },
  });
}

/** Something broke, as opposed to graphql-js saying that a request does not fit. */
const isFault = (original: Error | undefined): original is Error =>
  original !== undefined && !(original instanceof GraphQLError);
