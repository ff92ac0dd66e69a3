import { QueryPlanner } from '@graphql-hive/router-query-planner';
import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  print,
} from 'graphql';
import { type Answer, compileAnswer } from './plan/compileAnswer.ts';
import { type CompiledPlan, compilePlan, type Run, type Told } from './plan/compilePlan.ts';
import type { Data } from './plan/data.ts';
import { splitIntrospection } from './plan/splitIntrospection.ts';
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

/** An operation, ready to run: planned once, with all that is the same for each of its requests. */
interface Ready {
  operation: OperationDefinitionNode;
  plan: CompiledPlan;
  answer: Answer;
  /** What it asks of the schema itself. */
  introspection: DocumentNode | undefined;
}

/** Loads a composed schema (the text of a supergraph file). The transport carries the steps of each plan to the subgraphs. */
export async function openSupergraph(sdl: string, transport: Transport): Promise<Supergraph> {
  const planner = new QueryPlanner(sdl);
  const { schema, subgraphs, isOf } = readSupergraph(sdl);
  const executors = new Map<string, StepExecutor>();
  const world = {
    isOf,
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

  // the edge keeps documents, and forgets them: what is worked out for one goes with it
  const known = new WeakMap<DocumentNode, Map<string, Promise<Ready>>>();

  function ready(document: DocumentNode, operationName: string | null | undefined): Promise<Ready> {
    let operations = known.get(document);
    if (!operations) known.set(document, (operations = new Map()));
    const labels = activeLabels(planner);
    const name = JSON.stringify([operationName ?? null, ...labels.names]);
    let found = operations.get(name);
    if (!found) {
      operations.set(name, (found = makeReady(document, operationName, labels)));
      found.catch(() => operations.delete(name));
    }
    return found;
  }

  async function makeReady(
    document: DocumentNode,
    operationName: string | null | undefined,
    { percentage }: ReturnType<typeof activeLabels>,
  ): Promise<Ready> {
    const operation = getOperationAST(document, operationName);
    if (!operation) throw new GraphQLError('there is no such operation', { extensions: { code: 'BAD_USER_INPUT' } });
    const { planned, introspection } = splitIntrospection(document, operation);
    const { node } = planned
      ? await planner.planAsync(print(planned), operationName ?? null, new Set(), percentage)
      : { node: undefined };
    return {
      operation,
      plan: compilePlan(node, world),
      answer: compileAnswer(schema, document, operation),
      introspection,
    };
  }

  function completed({ answer }: Ready, { data, variables, errors }: Run): ExecutionResult {
    const whole = answer(data, variables);
    return errors.length > 0 ? { errors: errors.map(asGraphQLError), data: whole } : { data: whole };
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
      const made = await ready(document, operationName);
      const { plan, operation, introspection } = made;
      const { errors, coerced: variables } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
      if (errors) return { errors: errors.map(asGraphQLError) };
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

/** A share of requests may go to the new home of a field (`@override` with a label): which, is drawn for each. */
function activeLabels({ overridePercentages }: QueryPlanner): { percentage: number; names: readonly string[] } {
  if (overridePercentages.length === 0) return { percentage: 0, names: [] };
  const percentage = Math.random() * 100;
  return { percentage, names: overridePercentages.filter(each => percentage > each).map(String) };
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
