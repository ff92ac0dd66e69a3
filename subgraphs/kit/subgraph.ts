import type DataLoader from 'dataloader';
import type { GraphQLSchema } from 'graphql';
import type { EntityManager, MigrationInterface } from 'typeorm';
import type { CenterTree } from '../../shared/domain/access/jurisdiction.ts';
import type { CaseAct } from '../../shared/domain/case/lifecycle.ts';
import type { WorkCalendar } from '../../shared/domain/clock/workdays.ts';
import type { LevelName } from '../../shared/domain/levels.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import type { Principal } from '../../shared/principal.ts';
import type { Database } from './database.ts';
import type { Ledger, LedgerEntity } from './ledger.ts';
import type { LevelMessage } from './message.ts';
import type { Relay } from './relay.ts';

type Class<T = object> = abstract new (...args: never[]) => T;

/** The four levels, and the small directory that answers for identities whichever level is down. */
export type SubgraphName = LevelName | 'directory';

/** Applies a message from another level, inside the transaction that also records its receipt. */
export type MessageHandler = (tx: EntityManager, service: Service, message: LevelMessage) => Promise<void>;

/** What to do when the receiver refuses a message of ours, inside the transaction that retires it. */
export type RefusalHandler = (
  tx: EntityManager,
  service: Service,
  message: { uid: string; body: Record<string, unknown> },
  code: string,
) => Promise<void>;

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
  /** What to do when another level refuses a message of this one, by topic. */
  refused?: Record<string, RefusalHandler>;
  /** The table whose committed lines the relay numbers: the ledger. At most one in a subgraph. */
  ledger?: { entity: LedgerEntity };
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

/** A subgraph at work: its schema over its own database. */
export interface Service {
  readonly name: SubgraphName;
  readonly subgraph: Subgraph;
  readonly schema: GraphQLSchema;
  readonly database: Database;
  readonly ledger: Ledger;
  readonly relay: Relay;
  /** Lines a stream replays before it says what it lost. */
  readonly retained: number;
  /** The folder of the directory's edition: the files of `subgraphs/seeds/centers`, or a newer set. */
  readonly directoryFolder: string;
  /** What this level is able to do, whoever asks. */
  readonly levelActs: ReadonlySet<CaseAct>;
  /** The directory of centers; the directory capability fills it. */
  tree: CenterTree;
  readonly calendar: WorkCalendar;
  readonly policy: Policy;
  readonly now: () => Date;
  stop(): Promise<void>;
}

/** What a resolver gets: who asks, and the subgraph that is asked. One for each request. */
export interface RequestContext {
  principal: Principal | null;
  service: Service;
  loaders: Map<string, DataLoader<string, unknown>>;
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
