import type { QueryPlanner } from '@graphql-hive/router-query-planner';
import {
  type DocumentNode,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  print,
  visit,
} from 'graphql';
import { type Answer, compileAnswer } from './compileAnswer.ts';
import { type CompiledPlan, compilePlan, type PlanWorld } from './compilePlan.ts';
import { conditionsOf, neverEmpty, settleConditions } from './settleConditions.ts';
import { splitIntrospection } from './splitIntrospection.ts';

/** An operation, ready to run: planned once, with all that is the same for each of its requests. */
export interface Ready {
  plan: CompiledPlan;
  answer: Answer;
  /** Whether the client knows a field by that name, anywhere in its operation. */
  isAsked(name: string): boolean;
  /** What it asks of the schema itself. */
  introspection: DocumentNode | undefined;
}

export interface Prepared {
  operation: OperationDefinitionNode;
  /** As it is asked with these variables: each way to answer its conditions has a plan of its own. */
  ready(variables: Readonly<Record<string, unknown>>): Promise<Ready>;
}

/** So many plans of one operation are kept; who answers its conditions in more ways has them made anew. */
const MOST_PLANS = 32;

/**
 * Keeps what is worked out for operations. The edge keeps their documents, and forgets them: what is known of one goes with it.
 * Conditions (`@skip`, `@include`) are settled before an operation is planned, so that the planner, which has lost some of them
 * (decision 46), never sees one.
 */
export function prepareOperations(planner: QueryPlanner, schema: GraphQLSchema, world: PlanWorld) {
  const known = new WeakMap<DocumentNode, Map<string, Prepared>>();

  function prepare(document: DocumentNode, name: string | undefined): Prepared {
    const operation = getOperationAST(document, name);
    if (!operation) throw new GraphQLError('there is no such operation', { extensions: { code: 'BAD_USER_INPUT' } });
    const conditions = conditionsOf(document);
    const plans = new Map<string, Promise<Ready>>();
    return {
      operation,
      async ready(variables) {
        const { names, percentage } = activeLabels(planner);
        const way = JSON.stringify([...conditions.map(condition => variables[condition] === true), ...names]);
        let found = plans.get(way);
        if (!found) {
          const [oldest] = plans.keys();
          if (plans.size >= MOST_PLANS && oldest !== undefined) plans.delete(oldest);
          plans.set(way, (found = make(settleConditions(document, variables), name, percentage)));
          found.catch(() => plans.delete(way));
        }
        return found;
      },
    };
  }

  async function make(document: DocumentNode, name: string | undefined, percentage: number): Promise<Ready> {
    const operation = getOperationAST(document, name);
    if (!operation) throw new Error('an operation does not outlive its conditions');
    const { planned, introspection } = splitIntrospection(document, operation);
    const { node } = planned
      ? await planner.planAsync(print(neverEmpty(planned)), name ?? null, new Set(), percentage)
      : { node: undefined };
    let asked: ReadonlySet<string> | undefined;
    return {
      plan: compilePlan(node, world),
      answer: compileAnswer(schema, document, operation),
      isAsked: name => (asked ??= namesIn(document)).has(name),
      introspection: introspection && neverEmpty(introspection),
    };
  }

  return (document: DocumentNode, name: string | undefined): Prepared => {
    let operations = known.get(document);
    if (!operations) known.set(document, (operations = new Map()));
    let found = operations.get(name ?? '');
    if (!found) operations.set(name ?? '', (found = prepare(document, name)));
    return found;
  };
}

function namesIn(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(document, { Field: ({ alias, name }) => void names.add((alias ?? name).value) });
  return names;
}

/** A share of requests may go to the new home of a field (`@override` with a label): which, is drawn for each. */
function activeLabels({ overridePercentages }: QueryPlanner): { percentage: number; names: readonly string[] } {
  if (overridePercentages.length === 0) return { percentage: 0, names: [] };
  const percentage = Math.random() * 100;
  return { percentage, names: overridePercentages.filter(each => percentage > each).map(String) };
}
