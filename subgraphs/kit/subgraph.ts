import type DataLoader from 'dataloader';
import type { GraphQLSchema } from 'graphql';
import type { EntityManager, MigrationInterface } from 'typeorm';
import type { CenterTree } from '../../shared/domain/access/jurisdiction.ts';
import type { CaseAct } from '../../shared/domain/case/lifecycle.ts';
import type { CalendarLayers } from '../../shared/domain/clock/layers.ts';
import type { WorkCalendar } from '../../shared/domain/clock/workdays.ts';
import type { LevelName } from '../../shared/domain/levels.ts';
import type { PackVersion } from '../../shared/domain/policy/pack.ts';
import type { NoticeChannel } from '../../shared/domain/policy/policy.ts';
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

/** Work that a subgraph does by itself, again and again; it must bear being done once too often. */
export interface Job {
  /** At most 36 letters, and no other job of the subgraph has it. */
  name: string;
  everySeconds: number;
  run(service: Service): Promise<void>;
}

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
  /** What it does by itself, from the start on. */
  jobs?: readonly Job[];
  /** Where the reporter of a case can be reached on a road, or null. Asked when a notice leaves, and never written down. */
  addressOf?: (service: Service, uid: string, channel: NoticeChannel) => Promise<string | null>;
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
  /** What the capabilities do by themselves; `runAll` does each job once now, in order, due or not. */
  readonly jobs: { runAll(): Promise<void> };
  /** Lines a stream replays before it says what it lost. */
  readonly retained: number;
  /** The folder of the directory's edition: the files of `subgraphs/seeds/centers`, or a newer set. */
  readonly directoryFolder: string;
  /** Where notices that leave the hub are written, one file a road; null while they wait for a road. */
  readonly noticesFolder: string | null;
  /** What this level is able to do, whoever asks. */
  readonly levelActs: ReadonlySet<CaseAct>;
  /** The directory of centers; the directory capability fills it. */
  tree: CenterTree;
  /** Every version of every policy pack that this level has; the policy capability fills it, with a new list at each change. */
  policies: readonly PackVersion[];
  /** The national calendar, and what regions add to it, by center; the calendar capability renews both. */
  calendar: WorkCalendar;
  layers: CalendarLayers;
  /** Random bytes of this database’s own: for codes that nobody else can make. */
  readonly secret: Buffer;
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
