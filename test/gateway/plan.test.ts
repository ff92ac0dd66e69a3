import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { inProcessTransport } from '../../gateway/inProcessTransport.ts';
import { openSupergraph, type Supergraph } from '../../gateway/supergraph.ts';
import { SUPERGRAPH_FILE } from '../../hub/startHub.ts';
import { executeLocally } from '../../subgraphs/kit/executeLocally.ts';
import type { SubgraphName } from '../../subgraphs/kit/subgraph.ts';
import { startTestHub, type TestHub } from '../testkit/hub.ts';
import { PEOPLE } from '../testkit/people.ts';

/** The plan of a query, as the calls that it makes. */
describe('a query over all levels', () => {
  let hub: TestHub;
  let supergraph: Supergraph;
  let calls: string[];

  beforeAll(async () => {
    hub = await startTestHub();
    const transport = inProcessTransport(name => {
      const service = hub.services.get(name as SubgraphName);
      return service && (step => (calls.push(name), executeLocally(service, step)));
    });
    supergraph = await openSupergraph(readFileSync(SUPERGRAPH_FILE, 'utf8'), transport);
  }, 240_000);
  afterAll(async () => {
    await supergraph?.stop();
    await hub?.stop();
  });

  async function callsOf(query: string): Promise<{ data: never; calls: string[] }> {
    calls = [];
    const [role, center] = PEOPLE.province;
    const principal = { id: 'x', role, center, expiresAt: 9e9 };
    const context = { principal, headers: {}, language: 'en' as const };
    const outcome = await supergraph.run({ document: parse(query), operationType: 'query', context });
    const { data, errors } = outcome as { data: never; errors?: unknown };
    expect(errors).toBeUndefined();
    return { data, calls: [...calls].sort() };
  }

  it('asks each level once for the 16 cities of a province', async () => {
    const asked = await callsOf('{ center(code: "340000") { children { name county { tally { open } } } } }');
    expect((asked.data as { center: { children: unknown[] } }).center.children).toHaveLength(16);
    expect(asked.calls).toEqual(['county', 'directory']);
  });

  it('asks each level once a hop, however many centers there are', async () => {
    const levels =
      'province { tally { open } } city { tally { open } } county { tally { open } } township { tally { open } }';
    const { calls: made } = await callsOf(
      `{ center(code: "340000") { ${levels} children { name ${levels} children { name ${levels} } } } }`,
    );
    expect(made.filter(name => name === 'directory')).toHaveLength(1);
    for (const level of ['province', 'city', 'county', 'township'])
      expect(made.filter(name => name === level).length).toBeLessThanOrEqual(3);
  });

  it('reaches one case at four levels with one call to each', async () => {
    const { calls: made } = await callsOf(
      '{ case(uid: "00000000-0000-4000-8000-000000000000") { province { state } city { state } county { state } township { state } } }',
    );
    expect(made).toEqual(['city', 'county', 'directory', 'province', 'township']);
  });
});
