import type {
  BatchFetchNode,
  EntityBatchAlias,
  FetchNode,
  FlattenNode,
  PlanNode,
} from '@graphql-hive/router-query-planner';
import { type DocumentNode, type ExecutionResult, type GraphQLFormattedError, Kind, parse } from 'graphql';
import type { EdgeContext, Step, StepOutcome } from '../transport.ts';
import { type Data, type IsAbstract, isData, mergeInto, own } from './data.ts';
import { addKeys, findPlaces, keyOf, type Keys, noKeys, type Path, rewrite, spread } from './entities.ts';
import type { SupergraphParts } from './readSupergraph.ts';

/** What the steps of one request share. */
export interface Run {
  variables: Readonly<Record<string, unknown>>;
  context: EdgeContext;
  data: Data;
  /** With paths in the answer. */
  errors: Told[];
}

export type Told = Pick<GraphQLFormattedError, 'message' | 'extensions'> & { path?: Path; originalError?: Error };

type Work = (run: Run) => Promise<void>;

/** A plan as code: what is the same for every request is worked out, parsed and looked up once. */
export interface CompiledPlan {
  /** Brings the data of a request together. Of a subscription: what is to be done with each of its events. */
  work: Work;
  /** Opens the stream of a subscription; its events are laid over a run of their own before `work` goes on. */
  open: ((run: Run) => Promise<AsyncIterable<ExecutionResult> | ExecutionResult>) | undefined;
  /** Takes an event in. */
  take: (run: Run, event: ExecutionResult) => void;
}

export interface PlanWorld {
  isOf: SupergraphParts['isOf'];
  isAbstract: IsAbstract;
  ask(subgraph: string, step: Step): Promise<StepOutcome>;
}

const nothing: Work = async () => undefined;

/** Throws for a plan with a part that is not run here, as `@defer`. Conditions are settled before. */
export function compilePlan(node: PlanNode | undefined, world: PlanWorld): CompiledPlan {
  const [first, ...rest] = node?.kind === 'Sequence' ? node.nodes : node ? [node] : [];
  if (first?.kind === 'Subscription') {
    const fetch = fetchOf(first.primary, 'subscription');
    return {
      work: inTurn(rest.map(one => workOf(one, world))),
      open: async run => world.ask(first.primary.serviceName, fetch.step(run)),
      take: (run, event) => takeRoot(fetch, run, event, world),
    };
  }
  const work = node ? workOf(node, world) : nothing;
  return { work, open: undefined, take: () => undefined };
}

function workOf(node: PlanNode, world: PlanWorld): Work {
  switch (node.kind) {
    case 'Sequence':
      return inTurn(node.nodes.map(one => workOf(one, world)));
    case 'Parallel':
      return atOnce(node.nodes.map(one => workOf(one, world)));
    case 'Fetch':
      return rootWork(node, world);
    case 'Flatten':
      return entityWork(node, world);
    case 'BatchFetch':
      return batchWork(node, world);
    default:
      throw new Error(`the plan has a part that is not known: ${node.kind}`);
  }
}

function inTurn(works: readonly Work[]): Work {
  const [only] = works;
  if (works.length === 1 && only) return only;
  return async run => {
    for (const work of works) await work(run);
  };
}

const atOnce =
  (works: readonly Work[]): Work =>
  async run => {
    await Promise.all(works.map(async work => work(run)));
  };

/** One request to a subgraph, as far as it is the same each time. */
interface Fetch {
  node: FetchNode | BatchFetchNode;
  /** The name of the first field it asks for: where an error stands that says nothing else. */
  at: Path;
  step(run: Run, keys?: Readonly<Record<string, unknown>>): Step;
}

function fetchOf(node: FetchNode | BatchFetchNode, kind: 'query' | 'subscription' = 'query'): Fetch {
  const document = parse(node.operation, { noLocation: true });
  const operationType = node.operationKind ?? kind;
  return {
    node,
    at: firstField(document),
    step: ({ variables: given, context }, keys) => {
      const variables: Record<string, unknown> = Object.create(null) as Data;
      for (const name of node.variableUsages ?? []) if (Object.hasOwn(given, name)) variables[name] = given[name];
      Object.assign(variables, keys);
      return {
        document,
        operationType,
        context,
        variables,
        ...(node.operationName ? { operationName: node.operationName } : {}),
      };
    },
  };
}

function firstField({ definitions }: DocumentNode): Path {
  for (const definition of definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION)
      for (const selection of definition.selectionSet.selections)
        if (selection.kind === Kind.FIELD) return [(selection.alias ?? selection.name).value];
  return [];
}

async function answerOf(fetch: Fetch, run: Run, world: PlanWorld, keys?: Data): Promise<ExecutionResult> {
  const { serviceName } = fetch.node;
  try {
    return (await world.ask(serviceName, fetch.step(run, keys))) as ExecutionResult;
  } catch (fault) {
    // roads answer with an error; one that throws instead is at fault, and its step has no data
    const originalError = fault instanceof Error ? fault : new Error(String(fault));
    return { errors: [{ message: originalError.message, originalError } as never] };
  }
}

function rootWork(node: FetchNode, world: PlanWorld): Work {
  const fetch = fetchOf(node);
  return async run => takeRoot(fetch, run, await answerOf(fetch, run, world), world);
}

function takeRoot({ node, at }: Fetch, run: Run, { data, errors = [] }: ExecutionResult, world: PlanWorld): void {
  for (const error of errors) run.errors.push(toldAt(error, error.path ?? at));
  if (!isData(data)) return;
  if (node.kind === 'Fetch' && node.outputRewrites) rewrite(data, node.outputRewrites, world.isOf);
  mergeInto(run.data, data, world.isAbstract);
}

function entityWork({ path, node }: FlattenNode, world: PlanWorld): Work {
  if (node.kind !== 'Fetch') throw new Error(`the plan has a part that is not known: Flatten of ${node.kind}`);
  const { requires, inputRewrites, outputRewrites } = node;
  const { isOf } = world;
  const project = keyOf(requires ?? [], inputRewrites ?? [], isOf);
  const fetch = fetchOf(node);
  const at = path.flatMap(segment => (typeof segment === 'object' && 'Field' in segment ? [segment.Field] : []));
  return async run => {
    const keys = noKeys();
    addKeys(keys, findPlaces(run.data, path, isOf), project);
    if (keys.representations.length === 0) return;
    const { data, errors = [] } = await answerOf(fetch, run, world, { representations: keys.representations });
    for (const error of errors) tellOf(run, error, keys, '_entities', at);
    if (!isData(data)) return;
    rewrite(data, outputRewrites ?? [], isOf);
    spread(own(data, '_entities'), keys, world.isAbstract);
  };
}

function batchWork(node: BatchFetchNode, world: PlanWorld): Work {
  const { isOf } = world;
  const { aliases } = node.entityBatch;
  const projects = new Map(
    aliases.map(alias => [alias, keyOf(alias.requires, alias.inputRewrites ?? [], isOf)] as const),
  );
  const fetch = fetchOf(node);
  return async run => {
    // several aliases may ask of the same keys, and each has places of its own
    const shared = new Map<string, ReturnType<typeof noKeys>>();
    const asked = new Map<string, { alias: EntityBatchAlias; keys: Keys }>();
    for (const alias of aliases) {
      const all = shared.get(alias.representationsVariableName) ?? noKeys();
      shared.set(alias.representationsVariableName, all);
      const keys = { ...all, places: all.places.map(() => []) };
      for (const path of alias.paths)
        addKeys(keys, findPlaces(run.data, path, isOf), projects.get(alias) ?? (() => undefined));
      all.places = keys.places;
      asked.set(alias.alias, { alias, keys });
    }
    const variables = Object.create(null) as Data;
    for (const [name, { representations }] of shared) variables[name] = representations;
    if ([...shared.values()].every(({ representations }) => representations.length === 0)) return;
    const { data, errors = [] } = await answerOf(fetch, run, world, variables);
    for (const error of errors) {
      const about = asked.get(String(error.path?.[0]));
      if (about) tellOf(run, error, about.keys, about.alias.alias, fetch.at);
      else run.errors.push(toldAt(error, error.path));
    }
    if (!isData(data)) return;
    for (const [name, { alias, keys }] of asked) {
      const answers = own(data, name);
      rewrite(answers, alias.outputRewrites ?? [], isOf);
      spread(answers, keys, world.isAbstract);
    }
  };
}

/** An error of an entity stands at each place of its object; one that names none stands where the step began. */
function tellOf(
  run: Run,
  error: Pick<Told, 'message' | 'extensions' | 'path'>,
  keys: Keys,
  name: string,
  at: Path,
): void {
  const { path = [] } = error;
  const here = path.indexOf(name);
  const places = here < 0 ? undefined : keys.places[Number(path[here + 1])];
  if (!places || places.length === 0) run.errors.push(toldAt(error, at.length > 0 ? at : undefined));
  else for (const place of places) run.errors.push(toldAt(error, [...place.path, ...path.slice(here + 2)]));
}

function toldAt(error: Pick<Told, 'message' | 'extensions' | 'originalError'>, path: Path | undefined): Told {
  const { message, extensions, originalError } = error;
  return {
    message,
    ...(extensions ? { extensions } : {}),
    ...(path ? { path } : {}),
    ...(originalError ? { originalError } : {}),
  };
}
