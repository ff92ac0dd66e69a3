import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  getOperationAST,
  type GraphQLObjectType,
  type GraphQLSchema,
  parse,
  subscribe,
  validate,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fitFor } from '../../gateway/fitAnswer.ts';
import { openSupergraph, type Supergraph } from '../../gateway/supergraph.ts';
import type { StepOutcome, Transport } from '../../gateway/transport.ts';
import { campaign, type Chance, HOURS, SEED, times } from '../attacks/campaign.ts';
import { writeQuery } from '../attacks/grammar.ts';
import { nullsOf } from './differential/nullsOf.ts';
import { oneWorld, type Thing, type World } from './differential/oneWorld.ts';
import { readSample, type Sample, SAMPLES } from './differential/sample.ts';

/** What a document asked for, what came of it, and what was done in which order. */
interface Told {
  answers: { data: unknown; nulls: readonly string[] }[];
  done: string[];
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

async function told(outcome: StepOutcome, done: string[]): Promise<Told> {
  const results: ExecutionResult[] = [];
  if (Symbol.asyncIterator in outcome) for await (const each of outcome) results.push(each);
  else results.push(outcome);
  return {
    answers: results.map(({ data, errors = [] }) => ({ data: plain(data), nulls: nullsOf(plain(data), errors) })),
    done,
  };
}

/** A schema that answers out of the world, and notes what is done in it. */
function ask(schema: GraphQLSchema, world: World, done: string[]) {
  return async (document: DocumentNode, variableValues: Record<string, unknown> = {}): Promise<StepOutcome> => {
    const { operation } = getOperationAST(document) ?? {};
    const args = { schema, document, variableValues };
    if (operation === 'subscription')
      return (await subscribe({
        ...args,
        fieldResolver: world.resolve,
        subscribeFieldResolver: () => world.events(),
      })) as StepOutcome;
    return execute({
      ...args,
      fieldResolver: (source, given, context, info) => {
        if (info.path.prev === undefined && operation === 'mutation') done.push(info.fieldName);
        return world.resolve(source, given, context, info);
      },
    });
  };
}

/** The subgraphs of a sample, each of which must understand what it is asked, and sees nothing but its own schema. */
function transportOf({ subgraphs }: Sample, world: World, log: { steps: number; done: string[] }): Transport {
  return {
    getSubgraphExecutor({ name, schema }) {
      const { document: typeDefs } = subgraphs.get(name) ?? {};
      if (!typeDefs) throw new Error(`no subgraph ${name}`);
      const own = buildSubgraphSchema([{ typeDefs }]);
      const entities = own.getQueryType()?.getFields()._entities;
      if (entities)
        entities.resolve = (_root: unknown, { representations }: { representations: Record<string, unknown>[] }) =>
          representations.map((each): Thing | null => world.find(own, each));
      const fit = fitFor(schema());
      return async ({ document, variables = {}, operationType }) => {
        log.steps += 1;
        const faults = validate(own, document).map(({ message }) => message);
        if (faults.length > 0) throw new Error(`${name} does not understand: ${faults.join('; ')}`);
        const outcome = await ask(own, world, log.done)(document, plain(variables) as Record<string, unknown>);
        if (operationType === 'subscription') return outcome;
        return fit(document, variables, plain(outcome) as ExecutionResult);
      };
    },
  };
}

const context = { principal: null, headers: {}, language: 'en' as const };

describe.each(SAMPLES)('supergraph %s', name => {
  const log = { steps: 0, done: [] as string[] };
  let sample: Sample;
  let world: World;
  let supergraph: Supergraph;
  beforeAll(async () => {
    sample = readSample(name);
    world = oneWorld(sample);
    supergraph = await openSupergraph(sample.supergraph, transportOf(sample, world, log));
  });
  afterAll(() => supergraph?.stop());

  async function compare(chance: Chance, root: GraphQLObjectType): Promise<boolean> {
    const text = writeQuery(sample.api, chance, 'k1', root);
    const document = parse(text, { noLocation: true });
    // graphql-js breaks down over the conditions of a subscription
    if (root.name === 'Subscription' && / @(include|skip)/.test(text)) return false;
    if (validate(sample.api, document).length > 0) return false;
    const done: string[] = [];
    const whole = await told(await ask(sample.api, world, done)(document), done);
    log.done = [];
    const operationType = getOperationAST(document)?.operation ?? 'query';
    const pieced = await told(await supergraph.run({ document, operationType, context }), log.done);
    expect({ text, ...pieced }).toEqual({ text, ...whole });
    return true;
  }

  it(
    `is answered as graphql-js answers one schema, ${times(50, 4_000)} times from seed ${SEED}`,
    async () => {
      const { api } = sample;
      const roots = [api.getQueryType(), api.getMutationType(), api.getSubscriptionType()].flatMap(one => one ?? []);
      let asked = 0;
      log.steps = 0;
      const tried = await campaign(`supergraph ${name}`, [50, 4_000], async (chance, seed) => {
        const root = roots[seed % roots.length];
        if (root && (await compare(chance, root))) asked += 1;
      });
      expect(asked).toBeGreaterThan(tried / 2);
      expect(log.steps).toBeGreaterThanOrEqual(asked / 2);
    },
    HOURS,
  );
});
