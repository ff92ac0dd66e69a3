import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProcessTransport } from '../gateway/inProcessTransport.ts';
import { edgeRules } from '../gateway/limits/edgeRules.ts';
import { type Route, type ServedGateway, serveGateway } from '../gateway/serveGateway.ts';
import { openSupergraph } from '../gateway/supergraph.ts';
import type { IssuerKeys } from '../shared/identity/demoIssuer.ts';
import { PROJECT_ROOT } from '../shared/projectRoot.ts';
import type { Settings } from '../shared/settings.ts';
import { SUBGRAPHS } from '../subgraphs/all.ts';
import { inProcessBus } from '../subgraphs/kit/bus/inProcess.ts';
import { executeLocally } from '../subgraphs/kit/executeLocally.ts';
import type { Service, SubgraphName } from '../subgraphs/kit/subgraph.ts';
import { openSubgraph } from '../subgraphs/openSubgraph.ts';
import { openIdentity } from './openIdentity.ts';
import { MANIFEST_FILE, openOperations } from './operations/openOperations.ts';

/** The composed schema that comes with the hub. */
export const SUPERGRAPH_FILE = join(PROJECT_ROOT, 'schema/supergraph.graphql');

export interface HubOptions {
  settings: Settings;
  /** The manifest of the pages, if it is not the one that was built with them. */
  operations?: string;
  now?: () => Date;
  /** Pages and the like, once the subgraphs stand and the gateway is about to listen. */
  routes?: (hub: Pick<Hub, 'services' | 'keys'>) => Promise<readonly Route[]>;
  /** Runs when the subgraphs stand and nobody can reach them yet. */
  prepare?: (services: ReadonlyMap<SubgraphName, Service>) => Promise<void>;
}

/** The whole hub in one process. */
export interface Hub {
  url: string;
  /** The demo issuer's keys; empty where its tokens are not believed. */
  keys: IssuerKeys;
  /** The subgraphs that are up. */
  services: ReadonlyMap<SubgraphName, Service>;
  /** Takes one subgraph down, as an outage does; the others go on. */
  stopSubgraph(name: SubgraphName): Promise<void>;
  startSubgraph(name: SubgraphName): Promise<void>;
  stop(): Promise<void>;
}

/** What signs nothing that anybody believes. */
const NO_KEYS: IssuerKeys = { privateJwk: {}, publicKeys: { keys: [] } } as never;

/** Starts gateway, directory and four levels in this process; calls between them stay in memory. */
export async function startHub({
  settings,
  operations = MANIFEST_FILE,
  now,
  routes,
  prepare,
}: HubOptions): Promise<Hub> {
  const manifest = openOperations(settings, operations);
  const bus = inProcessBus();
  const services = new Map<SubgraphName, Service>();
  const identity = await openIdentity(settings);
  const { keys = NO_KEYS } = identity;
  const startSubgraph = async (name: SubgraphName): Promise<void> => {
    services.set(name, await openSubgraph(name, settings, { bus, ...(now ? { now } : {}) }));
  };
  const stopSubgraph = async (name: SubgraphName): Promise<void> => {
    const service = services.get(name);
    services.delete(name);
    await service?.stop();
  };
  const all = Object.keys(SUBGRAPHS) as SubgraphName[];
  for (const name of all) await startSubgraph(name);
  await prepare?.(services);

  const transport = inProcessTransport(name => {
    const service = services.get(name as SubgraphName);
    return service && (step => executeLocally(service, step));
  });
  const supergraph = await openSupergraph(readFileSync(SUPERGRAPH_FILE, 'utf8'), transport);
  const gateway: ServedGateway = await serveGateway(supergraph, {
    host: settings.HUB_HOST,
    port: settings.PORT,
    verify: identity.verify,
    rules: edgeRules(settings, manifest),
    routes: [...identity.routes, ...((await routes?.({ services, keys })) ?? [])],
    missing: async () => all.filter(name => !services.has(name)),
  });
  return {
    url: gateway.url,
    keys,
    services,
    startSubgraph,
    stopSubgraph,
    async stop() {
      await gateway.stop();
      await supergraph.stop();
      await identity.stop();
      for (const name of [...services.keys()]) await stopSubgraph(name);
      await bus.close();
    },
  };
}
