import type DataLoader from 'dataloader';
import type { GraphQLSchema } from 'graphql';
import type { EntityManager, MigrationInterface } from 'typeorm';
import type { AuditKind, AuditRow } from '../../shared/domain/audit/records.ts';
import type { Duty } from '../../shared/domain/access/duty.ts';
import type { RoleName } from '../../shared/domain/access/roles.ts';
import type { AttachmentKind } from '../../shared/domain/attachment/kinds.ts';
import type { AttachmentUse } from '../../shared/domain/attachment/uses.ts';
import type { FilledPaper, PaperKind } from '../../shared/domain/forms/fillForm.ts';
import type { Dimension, Figure } from '../../shared/domain/tally/cells.ts';
import type { Scope } from '../../shared/domain/access/permissions.ts';
import type { CenterTree } from '../../shared/domain/access/jurisdiction.ts';
import type { Actor } from '../../shared/domain/case/decide.ts';
import type { CaseAct } from '../../shared/domain/case/lifecycle.ts';
import type { Changed } from '../../shared/domain/kinds/guideChange.ts';
import type { CalendarLayers } from '../../shared/domain/clock/layers.ts';
import type { WorkCalendar } from '../../shared/domain/clock/workdays.ts';
import type { LevelName } from '../../shared/domain/levels.ts';
import type { PackVersion } from '../../shared/domain/policy/pack.ts';
import type { Counted } from '../../shared/domain/tally/counted.ts';
import type { NoticeChannel } from '../../shared/domain/policy/policy.ts';
import type { Principal } from '../../shared/identity/principal.ts';
import type { Database } from './database.ts';
import type { Ledger, LedgerEntity } from './ledger.ts';
import type { LevelMessage } from './message.ts';
import type { Relay } from './relay.ts';
import type { SealedTable } from './vault/sealedTable.ts';
import type { Vault } from './vault/vault.ts';

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

/** Something that another level says without the promise that it arrives, arrives once, or in order. Nothing is kept of it but what the handler keeps. */
export interface Whisper {
  topic: string;
  /** The sender’s database: level and epoch. */
  origin: string;
  body: Record<string, unknown>;
}

/** Work that a subgraph does by itself, again and again; it must bear being done once too often. */
export interface Job {
  /** At most 36 letters, and no other job of the subgraph has it. */
  name: string;
  everySeconds: number;
  run(service: Service): Promise<void>;
}

/** How many rows were deleted, by the name of what they hold. */
export type Forgotten = Readonly<Record<string, number>>;

/** Which records go: those older than an instant, except those about cases that somebody holds. */
export interface Purge {
  before: string;
  /** The uids of the cases that are held. */
  held: readonly string[];
}

/** Which records of one kind are wanted. */
export interface AuditWish {
  /** The centers whose data they are about. */
  areas: readonly string[];
  /** Instants: from the first on, before the second. */
  from: string | null;
  before: string | null;
  person: string | null;
  role: string | null;
  /** The center of the person. */
  center: string | null;
  purpose: string | null;
  number: string | null;
  /** Where a page before ended: with a key among records of this kind, else between two kinds of one instant. */
  after: { at: string; key: string | null; sameInstant: boolean } | null;
  size: number;
}

/** The records of one kind that a capability keeps, newest first; of one instant the greatest key first. */
export interface AuditSource {
  kind: AuditKind;
  read(service: Service, wish: AuditWish): Promise<AuditRow[]>;
}

/** How a type is kept from people who may not read all of it: see `guardFields`. */
export interface Guard {
  /** What a field needs for which no capability names a scope. */
  byDefault: Scope;
  allows(ctx: RequestContext, parent: never, scope: Scope): boolean;
}

/** A file as far as it counts (N7): no person, and no text but the name of the item. */
export interface CountedFact {
  uid: string;
  level: string;
  center: string;
  openedAt: string;
  updatedAt: string;
  /** Null for a file of an older release, until something is done to it. */
  counted: Counted | null;
  /** The article that its last no rested on; null where there is none, or where its level has not told it. */
  rule: string | null;
}

/** Where a page of such files ended. */
export interface FactsAfter {
  openedAt: string;
  uid: string;
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
  /** Types of this capability whose fields are asked for one by one whether this person may read them. */
  guards?: Record<string, Guard>;
  /** What a field of a guarded type needs, by type and field, where it is not the type’s own scope. */
  scopes?: Record<string, Record<string, Scope>>;
  /** Entities of the federation that this capability adds to: how a key becomes an object. */
  references?: Record<string, (key: never, ctx: RequestContext) => unknown>;
  /** What to do with a message from another level, by topic. */
  receives?: Record<string, MessageHandler>;
  /** What to do with what another level whispers, by topic. It must bear hearing it twice, late, or not at all. */
  hears?: Record<string, (service: Service, whisper: Whisper) => Promise<void>>;
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
  /** Deletes what it keeps about the person who reported a case; answers how many rows of what. Called once the time for it is over. */
  forget?: (tx: EntityManager, service: Service, uid: string) => Promise<Forgotten>;
  /** Deletes its records of who did and saw what; answers how many rows of what. */
  purge?: (tx: EntityManager, service: Service, what: Purge) => Promise<Forgotten>;
  /** Its records of who did and saw what, kind by kind, for those who read the record. */
  audits?: readonly AuditSource[];
  /**
   * Who reported a case, in plain text, or null where this level holds no reporter of it. Only for those who have been
   * admitted to see it: whoever asks checks that before, and has the look on record. Never logged, and never passed on.
   */
  reporterOf?: (service: Service, uid: string) => Promise<PlainReporter | null>;
  /** Writes down that something left the hub as a file, with its mark and what was in it, for the record of exports (N12). */
  noteExport?: (tx: EntityManager, taken: TakenFile) => Promise<void>;
  /** The files that go with a case, as whoever holds the code of the receipt may know of them (附件). */
  filesForReporter?: (service: Service, uid: string) => Promise<ReporterFile[]>;
  /** The photographs of the result that a case has (办理照片), by their numbers among its files (SJ-72). */
  resultPhotographs?: (service: Service, uid: string) => Promise<number[]>;
  /** How many files the reporter has brought for one material that is missing (SH-19). */
  broughtFor?: (tx: EntityManager, uid: string, supplement: number) => Promise<number>;
  /** What is missing of a case, and whether it came (补材料), for the reporter. */
  missingOf?: (service: Service, uid: string) => Promise<MissingThing[]>;
  /** A filled form of a case, with the reporter as this person may see him (N12, N21). */
  paperOf?: (ctx: RequestContext, uid: string, kind: PaperKind, order: number) => Promise<FilledPaper | null>;
  /** Cases that a center has published as typical on some days (典型案例), written anew without a person, newest first (SJ-70). */
  typicalCases?: (service: Service, center: string, days: { from: string; to: string }) => Promise<TypicalSource[]>;
  /** Changes of guides and of the list of items that a center has adopted on some days, oldest first (LH-39, WL-105). */
  guideChanges?: (service: Service, center: string, days: { from: string; to: string }) => Promise<GuideChangeSource[]>;
  /** The counters of an area with everything below it, and how whole they are (N7). */
  areaCounters?: (service: Service, area: string) => Promise<AreaCounters>;
  /** A duty by its id, as the table has it now; null for what is none. Whether it is worn rightly is decided elsewhere. */
  dutyOf?: (service: Service, id: string) => Promise<Duty | null>;
  /**
   * Acts of this capability that another one may have done in a commit of its own, by the act: what was written becomes what
   * the door of cases takes. Asked for through `deedOf` of cases.
   */
  deeds?: Partial<Record<CaseAct, (ctx: RequestContext, uid: string, words: DeedWords) => object>>;
  /** Files that it knows to count, own ones or those of levels below, in pages by when they were opened. */
  countedFacts?: (service: Service, after: FactsAfter, size: number) => Promise<CountedFact[]>;
  /**
   * Notes which supervision order a finding of a visit became, in the commit in which that order is issued here or arrives. Answers
   * null, or why it is not noted: it is none of the place that the order is for, or none that `actor` may know of; or it is not
   * published, or ordered about already. Without an actor a level above has ordered.
   */
  orderFinding?: (
    tx: EntityManager,
    service: Service,
    finding: string,
    order: NotedOrder,
    actor?: Actor,
  ) => Promise<'FINDING_NOT_FOUND' | 'FINDING_STATE' | null>;
  /** Its tables with columns that hold personal data, which stand encrypted. */
  sealed?: readonly SealedTable[];
}

/** A supervision order that comes of what a visit found. */
export interface NotedOrder {
  id: string;
  number: string;
  target: string;
  /** The milder one that it took the place of, and the harder one that took its place. */
  raisedFrom: string | null;
  raisedTo: string | null;
}

/** What is written for an act, by the name of the field. */
export type DeedWords = Readonly<Record<string, string | null | undefined>>;

/** A reporter in plain text. */
export interface PlainReporter {
  name: string;
  phone: string;
  idNumber: string | null;
}

/** A file that goes with a case, as its reporter sees it. */
export interface ReporterFile {
  no: number;
  name: string;
  kind: AttachmentKind;
  bytes: number;
  sha256: string;
  use: AttachmentUse;
  supplement: number | null;
  addedAt: string;
  /** Whether the reporter brought it. */
  own: boolean;
}

/** Something that the reporter was asked for. */
export interface MissingThing {
  no: number;
  material: string;
  /** By when: the last day; null where none is set. */
  until: string | null;
  way: string;
  suppliedAt: string | null;
  lapsedAt: string | null;
}

/** A change of a guide or of the list of items, as a report tells of it. */
export interface GuideChangeSource {
  id: string;
  changes: Changed;
  item: string;
  text: string;
  department: string;
  from: string;
  adoptedOn: string;
  /** The cases that brought it about, by their numbers here; one of which this level holds no file has an empty one. */
  cases: readonly { uid: string; number: string }[];
}

/** A case that others can learn from, in words that name nobody. */
export interface TypicalSource {
  /** The case that it is made of; null once its reporter is forgotten. */
  uid: string | null;
  number: string;
  title: string;
  summary: string;
}

/** Something that left the hub as a file. */
export interface TakenFile {
  mark: string;
  person: string;
  role: RoleName;
  center: string;
  area: string;
  /** What was in it, as JSON; no words of anybody. */
  filter: string;
  rows: number;
  at: string;
}

/** What can be counted of an area with everything below it, now. */
export interface AreaCounters {
  /** Up to when all of it is whole; null where a level has not sent everything. */
  asOf: string | null;
  /** Centers that are in the sums, and centers that there are. */
  answered: number;
  expected: number;
  read(wanted: {
    figure: Figure;
    dimension: Dimension;
    range: { from: string; to: string };
  }): Promise<{ center: string; value: string; n: number }[]>;
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
  /** Built when it is first asked for, which takes a good part of a second. */
  readonly schema: GraphQLSchema;
  readonly database: Database;
  readonly ledger: Ledger;
  readonly relay: Relay;
  /** Says something to another level that need not arrive; true where it was heard. For what is said again soon. */
  readonly whisper: (to: LevelName, topic: string, body: Record<string, unknown>) => Promise<boolean>;
  /** Encrypts and decrypts personal data; a subgraph without such data has one without keys. */
  readonly vault: Vault;
  /** What the capabilities do by themselves; `runAll` does each job once now, in order, due or not. */
  readonly jobs: { runAll(): Promise<void> };
  /** Lines a stream replays before it says what it lost. */
  readonly retained: number;
  /** The folder of the directory's edition: the files of `subgraphs/seeds/centers`, or a newer set. */
  readonly directoryFolder: string;
  /** Where notices that leave the hub are written, one file a road; null while they wait for a road. */
  readonly noticesFolder: string | null;
  /** Where the fonts of papers lie; null for where systems keep them. */
  readonly fontsFolder: string | null;
  /** Where citizens reach the pages, with a slash at its end; null where nobody has said. */
  readonly publicUrl: string | null;
  /** How many months records of who did and saw what are kept. */
  readonly auditMonths: number;
  /** The folder of the key with which this level signs its roots. */
  readonly ledgerKeys: string;
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
  /** The person of the token; who acts, in a duty or not, `actorOf` says. */
  principal: Principal | null;
  /** In which duty is asked, and what is known of it; left out where somebody asks in the own person. */
  duty?: { id: string; found: Duty | null };
  service: Service;
  loaders: Map<string, DataLoader<string, unknown>>;
  /** The cases whose receipt’s code was shown in this request, by uid: they are the citizen’s own (N12). */
  proved: Set<string>;
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
