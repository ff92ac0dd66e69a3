import type { EntityManager, MigrationInterface } from 'typeorm';
import type { CaseAct } from '../../shared/domain/case/lifecycle.ts';
import type { LevelName } from '../../shared/domain/levels.ts';
import type { RequestContext } from './context.ts';
import type { LevelMessage } from './message.ts';
import type { Service } from './service.ts';

type Class<T = object> = abstract new (...args: never[]) => T;

/** The four levels, and the small directory that answers for identities whichever level is down. */
export type SubgraphName = LevelName | 'directory';

/** Applies a message from another level, inside the transaction that also records its receipt. */
export type MessageHandler = (tx: EntityManager, service: Service, message: LevelMessage) => Promise<void>;

/** One ability that a subgraph may have. A level is nothing but a list of these. */
export interface Capability {
  name: string;
  /** Capabilities that must be listed as well. */
  needs?: readonly string[];
  /** Acts on a case that this capability makes possible. */
  acts?: readonly CaseAct[];
  entities?: readonly Class[];
  migrations?: readonly Class<MigrationInterface>[];
  resolvers?: readonly Class[];
  types?: readonly Class[];
  /** Types whose data one level holds, and which carry its name: CaseFile -> CountyCaseFile. */
  owned?: readonly string[];
  /** Entities of the federation that this capability adds to: how a key becomes an object. */
  references?: Record<string, (key: never, ctx: RequestContext) => unknown>;
  /** What to do with a message from another level, by topic. */
  receives?: Record<string, MessageHandler>;
  /** The table whose committed lines the relay numbers: the ledger. At most one in a subgraph. */
  ledger?: { entity: Class<{ seq: number; position: number | null }> };
  /** Runs once when the subgraph starts, after the migrations and before it answers. */
  start?: (service: Service) => Promise<void>;
}

export interface Subgraph {
  name: SubgraphName;
  capabilities: readonly Capability[];
}

export interface Level extends Subgraph {
  name: LevelName;
}

export const defineCapability = (capability: Capability): Capability => capability;

/** Checks that a subgraph's list of capabilities is whole. */
export function defineSubgraph<T extends Subgraph>(subgraph: T): T {
  const names = new Set(subgraph.capabilities.map(({ name }) => name));
  for (const { name, needs = [] } of subgraph.capabilities)
    for (const need of needs) if (!names.has(need)) throw new Error(`${subgraph.name}: "${name}" needs "${need}"`);
  return subgraph;
}

export const defineLevel = (level: Level): Level => defineSubgraph(level);
