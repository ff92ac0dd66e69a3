import { randomBytes } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import type { CalendarLayers } from '../../shared/domain/clock/layers.ts';
import type { WorkCalendar } from '../../shared/domain/clock/workdays.ts';
import { isLevelName, type LevelName } from '../../shared/domain/levels.ts';
import type { Bus } from './bus/bus.ts';
import { buildSubgraph } from './buildSubgraph.ts';
import { type Database, type DatabasePlace, openDatabase } from './database.ts';
import { receive } from './inbox.ts';
import { InboxMessage } from './InboxMessage.ts';
import { JobRunner } from './jobs.ts';
import { KitState } from './KitState.ts';
import { Ledger } from './ledger.ts';
import { Kit1767225600000 } from './migrations/1767225600000-Kit.ts';
import { Quarantine1767225600040 } from './migrations/1767225600040-Quarantine.ts';
import { OutboxMessage } from './OutboxMessage.ts';
import { QuarantinedMessage } from './QuarantinedMessage.ts';
import { Relay } from './relay.ts';
import { type RoadKeys, signedBus, signedInbox } from './signedRoad.ts';
import type { Service, Subgraph } from './subgraph.ts';
import { uidFrom } from './uidFrom.ts';
import { RESEAL_JOB, sealPlainRows } from './vault/sealedRows.ts';
import type { Vault } from './vault/vault.ts';

export interface ServiceOptions {
  place: DatabasePlace;
  bus: Bus;
  /** How messages are signed and checked; undefined in the one-process hub, where nobody else is on the road. */
  roadKeys?: RoadKeys | undefined;
  calendar: WorkCalendar;
  layers: CalendarLayers;
  retained: number;
  directoryFolder: string;
  noticesFolder: string | null;
  fontsFolder: string | null;
  publicUrl: string | null;
  auditMonths: number;
  vault: Vault;
  ledgerKeys: string;
  now: () => Date;
}

/** A subgraph without a ledger of its own still has the machinery; its relay finds nothing to number. */
const NO_LEDGER = OutboxMessage as never;

/** Opens the database, brings it up to date, starts what the capabilities need, and takes messages from other levels. */
export async function startService(subgraph: Subgraph, options: ServiceOptions): Promise<Service> {
  const { name, capabilities } = subgraph;
  const { roadKeys, now } = options;
  const bus = signedBus(options.bus, roadKeys);
  const database = await openDatabase(options.place, name, {
    entities: [
      OutboxMessage,
      InboxMessage,
      QuarantinedMessage,
      KitState,
      ...capabilities.flatMap(({ entities = [] }) => entities),
    ] as never,
    migrations: [
      Kit1767225600000,
      Quarantine1767225600040,
      ...capabilities.flatMap(({ migrations = [] }) => migrations),
    ] as never,
  });
  const { epoch, head, secret } = await openState(database);
  const entity = capabilities.find(capability => capability.ledger)?.ledger?.entity;
  const ledger = new Ledger(entity ?? NO_LEDGER, database.read, epoch, head);
  const relay = new Relay({
    name,
    database,
    ledger,
    entity: entity ?? NO_LEDGER,
    bus,
    now,
    onRefusal: async (tx, message, code) => {
      for (const { refused } of capabilities) await refused?.[message.topic]?.(tx, service, message, code);
    },
  });
  let schema: GraphQLSchema | undefined;
  const service: Service = {
    ...options,
    name,
    subgraph,
    get schema() {
      return (schema ??= buildSubgraph(subgraph));
    },
    database,
    ledger,
    relay,
    whisper: (to, topic, body) => whisper(bus, `${name}@${epoch}`, { to, topic, body }),
    secret,
    jobs: { runAll: () => jobs.runAll() },
    levelActs: new Set(capabilities.flatMap(({ acts = [] }) => acts)),
    tree: new Map(),
    policies: [],
    stop,
  };
  const jobs = new JobRunner(service, [...capabilities.flatMap(capability => capability.jobs ?? []), RESEAL_JOB]);
  for (const capability of capabilities) await capability.start?.(service);
  await sealPlainRows(service).catch(async (fault: unknown) => {
    await database.close();
    throw fault;
  });
  const inbox = signedInbox(service, roadKeys, message => receive(service, message));
  const leave = isLevelName(name) ? await bus.serve(name, inbox) : undefined;
  if (entity) relay.start();
  jobs.start();

  async function stop(): Promise<void> {
    await leave?.();
    await jobs.stop();
    ledger.close();
    await relay.stop();
    await database.close();
  }
  return service;
}

/** One number for all: nothing of it is kept, so that nothing has to be told apart. */
async function whisper(
  bus: Bus,
  origin: string,
  { to, topic, body }: { to: LevelName; topic: string; body: Record<string, unknown> },
): Promise<boolean> {
  try {
    const receipt = await bus.send({ origin, seq: 1, to, topic, uid: uidFrom(`${topic} ${origin} ${to}`), body });
    return receipt.refusal === null;
  } catch {
    return false;
  }
}

async function openState(database: Database): Promise<{ epoch: string; head: number; secret: Buffer }> {
  return database.write(async tx => {
    const stored = new Map((await tx.find(KitState)).map(({ name, value }) => [name, value]));
    const epoch = stored.get('epoch') ?? randomBytes(4).toString('hex');
    if (!stored.has('epoch')) await tx.insert(KitState, { name: 'epoch', value: epoch });
    if (!stored.has('head')) await tx.insert(KitState, { name: 'head', value: '0' });
    const secret = stored.get('secret') ?? randomBytes(32).toString('hex');
    if (!stored.has('secret')) await tx.insert(KitState, { name: 'secret', value: secret });
    return { epoch, head: Number(stored.get('head') ?? 0), secret: Buffer.from(secret, 'hex') };
  });
}
