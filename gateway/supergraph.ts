import { QueryPlanner } from '@graphql-hive/router-query-planner';
import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import type { Run, Told } from './plan/compilePlan.ts';
import type { Data } from './plan/data.ts';
import { prepareOperations, type Ready } from './plan/prepareOperations.ts';
import { readSupergraph } from './plan/readSupergraph.ts';
import type { EdgeContext, StepExecutor, Transport } from './transport.ts';

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
  const planner = new QueryPlanner(sdl);
  const { schema, subgraphs, isOf, isAbstract } = readSupergraph(sdl);
  const executors = new Map<string, StepExecutor>();
  const world = {
    isOf,
    isAbstract,
    async ask(subgraph: string, step: Parameters<StepExecutor>[0]) {
      let executor = executors.get(subgraph);
      if (!executor) {
        const about = subgraphs.get(subgraph);
        if (!about) throw new Error(`the plan names a subgraph that the supergraph does not: ${subgraph}`);
        executors.set(subgraph, (executor = transport.getSubgraphExecutor(about)));
      }
      return executor(step);
    },
  };

  const prepared = prepareOperations(planner, schema, world);

  function completed({ answer, isAsked }: Ready, { data, errors }: Run): ExecutionResult {
    const whole = answer(data);
    if (errors.length === 0) return { data: whole };
    const told = errors.flatMap(error => placed(error, whole, isAsked));
    return told.length > 0 ? { errors: told.map(asGraphQLError), data: whole } : { data: whole };
  }

  async function runEvent(made: Ready, run: Run, event: ExecutionResult): Promise<ExecutionResult> {
    made.plan.take(run, event);
    // a refusal has no data to go on from
    if (!event.data) return { errors: run.errors.map(asGraphQLError), data: null };
    await made.plan.work(run);
    return completed(made, run);
  }

  return {
    schema,
    async run({ document, operationName, variables: given = {}, context }) {
      const { operation, ready } = prepared(document, operationName ?? undefined);
      const { errors, coerced: variables } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
      if (errors) return { errors: errors.map(asGraphQLError) };
      const made = await ready(variables);
      const { plan, introspection } = made;
      const begin = (): Run => ({ variables, context, data: Object.create(null) as Data, errors: [] });
      if (plan.open) {
        const stream = await plan.open(begin());
        return Symbol.asyncIterator in stream
          ? mapped(stream, async event => runEvent(made, begin(), event))
          : runEvent(made, begin(), stream);
      }
      const run = begin();
      await plan.work(run);
      if (introspection) {
        const { data, errors = [] } = await execute({ schema, document: introspection, variableValues: given });
        Object.assign(run.data, data);
        run.errors.push(...errors);
      }
      return completed(made, run);
    },
    async stop() {
      for (const executor of executors.values()) await executor[Symbol.asyncDispose]?.();
    },
  };
}

/**
 * An error where the client sees it. What a step asks of an object beside what the client did has no place in the answer: an error
 * there stands with the object. Where it is what the client asks of objects of another type, it is told to nobody.
 */
function placed(error: Told, whole: Data | null, isAsked: (name: string) => boolean): Told[] {
  let value: unknown = whole;
  for (const [i, step] of (error.path ?? []).entries()) {
    if (typeof value !== 'object' || value === null || (Array.isArray(value) && typeof step !== 'number')) break;
    if (!Object.hasOwn(value, step))
      return isAsked(String(step)) ? [] : [{ ...error, path: error.path?.slice(0, i) ?? [] }];
    value = (value as Data)[step];
  }
  return [error];
}

/** What somebody broke in the gateway or a subgraph stays with the error, for the log; the rest is told as it came. */
function asGraphQLError({ message, path, extensions, originalError }: Told | GraphQLError): GraphQLError {
  // graphql-js names no code for a variable that does not fit
  const code = message.startsWith('Variable "$') ? { code: 'BAD_USER_INPUT' } : {};
  return new GraphQLError(message, {
    ...(path ? { path } : {}),
    ...(originalError && !(originalError instanceof GraphQLError) ? { originalError } : {}),
    extensions: { ...code, ...extensions },
  });
}

/** A stream of answers, each made of an event; to end it ends the stream below, also while an event is waited for. */
function mapped(
  stream: AsyncIterable<ExecutionResult>,
  make: (event: ExecutionResult) => Promise<ExecutionResult>,
): AsyncIterableIterator<ExecutionResult> {
  const events = stream[Symbol.asyncIterator]();
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      const { done, value } = await events.next();
      return done ? { done, value: undefined } : { done: false, value: await make(value) };
    },
    async return() {
      await events.return?.();
      return { done: true, value: undefined };
    },
  };
}
