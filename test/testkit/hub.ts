import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Client, createClient } from 'graphql-ws';
import { DataSource } from 'typeorm';
import WebSocket from 'ws';
import { startHub } from '../../hub/startHub.ts';
import type { RoleName } from '../../shared/domain/access/roles.ts';
import { demoId, issueToken, openIssuerKeys } from '../../shared/identity/demoIssuer.ts';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import { isLevelName, LEVELS } from '../../shared/domain/levels.ts';
import { log } from '../../shared/log.ts';
import { readSettings } from '../../shared/settings.ts';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { checkTallies } from '../../subgraphs/capabilities/cases/recount.ts';
import type { DatabasePlace } from '../../subgraphs/kit/database.ts';
import { readDatabase } from '../../subgraphs/kit/readDatabase.ts';
import type { Service, SubgraphName } from '../../subgraphs/kit/subgraph.ts';
import { placeOf } from '../../subgraphs/places.ts';
import { putEmptyLevels } from './emptyLevels.ts';
import { linkKeysCommand } from './linkKeysCommand.ts';
import { freePort, type PrivateMariadb, startMariadb, startNats } from './privateServers.ts';
import { keyFile } from './keyFile.ts';
import { smallDirectory } from './smallDirectory.ts';

/** An answer as a client gets it. */
export interface Answer {
  // a test looks into whatever it asked for
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  data: any;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> & { code: string } }[];
}

/** A role at a center; of a handler also the code of the department, without which no case is theirs. */
export type Who = readonly [role: RoleName, center: string, department?: string];

/** A real hub, reached as its users reach it: over HTTP and graphql-ws. */
export interface TestHub {
  url: string;
  dataFolder: string;
  /** As HUB_DATABASE has it. */
  databaseUrl: string;
  /** Asks as somebody, or as nobody. A text is taken for a token. */
  ask(who: Who | string | null, query: string, variables?: object, headers?: Record<string, string>): Promise<Answer>;
  token(who: Who, lifetime?: string): Promise<string>;
  /** Follows a stream; frames come into the list as they arrive. */
  follow<T>(who: Who, query: string, variables?: object): Promise<Stream<T>>;
  stopSubgraph(name: SubgraphName): Promise<void>;
  startSubgraph(name: SubgraphName): Promise<void>;
  /** Ends it without a word, as a power cut does; in one process it is stopped. */
  killSubgraph(name: SubgraphName): Promise<void>;
  /** Lets it hang: it takes what is sent and answers nothing, until the function that comes back is called. Of processes only. */
  freezeSubgraph(name: SubgraphName): () => void;
  /** The subgraphs, where the hub runs in this process; empty where each is a process of its own. */
  services: ReadonlyMap<SubgraphName, Service>;
  /** Reads a level's database beside the hub. */
  rows<T>(level: SubgraphName, sql: string): Promise<T[]>;
  stop(): Promise<void>;
}

export interface Stream<T> {
  frames: T[];
  faults: unknown[];
  /** True once the hub has ended it. */
  ended: boolean;
  close(): Promise<void>;
}

export const FORMS = [
  ['one process', 'sqlite'],
  ['one process', 'mariadb'],
  ['six processes', 'sqlite'],
  ['six processes', 'mariadb'],
] as const;

export type Form = (typeof FORMS)[number][0];
export type DatabaseKind = (typeof FORMS)[number][1];

const NAMES = Object.keys(SUBGRAPHS) as SubgraphName[];

/**
 * Starts a hub in one process, or its parts in six, over SQLite files or a private MariaDB. `now` is for one process. As it stops,
 * the figures that each level keeps are compared with a recount of its ledger, unless a test says that it has tampered with them.
 */
export async function startTestHub(
  form: Form = 'one process',
  database: DatabaseKind = 'sqlite',
  over: Record<string, string> = {},
  { now, tampered = false }: { now?: () => Date; tampered?: boolean } = {},
): Promise<TestHub> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'doudi-test-'));
  const directory = smallDirectory();
  const mariadb = database === 'mariadb' ? await startMariadb() : undefined;
  const env = {
    PORT: '0',
    HUB_DATA: dataFolder,
    HUB_DIRECTORY: directory,
    HUB_KEYS: await keyFile(dataFolder),
    HUB_DATABASE: mariadb ? `mariadb://${mariadb.user}:${mariadb.password}@${mariadb.host}:${mariadb.port}` : 'sqlite',
    HUB_IDENTITY: 'demo', // people of the tests have no passwords
    LOG_LEVEL: 'warn',
    // tests write their own documents, and many in a minute; what that would cost others is tested in test/gateway
    HUB_ADHOC: 'on',
    HUB_BUDGET_PERSON: '0',
    HUB_BUDGET_INTEGRATOR: '0',
    HUB_BUDGET_CENTER: '0',
    HUB_BUDGET_ADDRESS: '0',
    ...over,
  };
  if (env.HUB_DATABASE === 'sqlite' && env.HUB_DIRECTORY === directory) await putEmptyLevels(dataFolder, directory);
  const parts = form === 'one process' ? await startOne(env, now) : await startSix(env);
  const keys = await openIssuerKeys(dataFolder);
  const tokens = new Map<string, Promise<string>>();
  const token: TestHub['token'] = ([role, center, department], lifetime) => {
    const who = { role, center, ...(department === undefined ? {} : { department }) };
    const make = () => issueToken(keys, who, lifetime);
    if (lifetime !== undefined) return make();
    const name = demoId(who);
    const known = tokens.get(name) ?? make();
    tokens.set(name, known);
    return known;
  };
  const clients: Client[] = [];
  return {
    ...parts,
    dataFolder,
    databaseUrl: env.HUB_DATABASE,
    token,
    async ask(who, query, variables = {}, headers = {}) {
      const bearer = typeof who === 'string' ? who : who && (await token(who));
      const response = await fetch(`${parts.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as Answer;
    },
    async follow<T>(who: Who, query: string, variables: object = {}) {
      const client = createClient({
        url: `${parts.url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        connectionParams: { authorization: `Bearer ${await token(who)}` },
        retryAttempts: 0,
      });
      clients.push(client);
      const stream: Stream<T> = { frames: [], faults: [], ended: false, close: async () => client.dispose() };
      const connected = new Promise<void>(resolve => client.on('connected', () => resolve()));
      client.subscribe<T>(
        { query, variables: variables as Record<string, unknown> },
        {
          next: ({ data, errors }) => {
            if (errors) stream.faults.push(...errors);
            if (data) stream.frames.push(data);
          },
          error: fault => stream.faults.push(fault),
          complete: () => (stream.ended = true),
        },
      );
      await connected;
      // the server answers nothing when it has begun to listen; a moment is enough on one machine
      await pause(250);
      return stream;
    },
    rows: (level, sql) =>
      mariadb ? rowsOfServer(mariadb, level, sql) : rowsOfFile(join(dataFolder, `${level}.sqlite`), sql),
    async stop() {
      await Promise.all(clients.map(async client => client.dispose()));
      await parts.stop();
      const wrong = tampered ? [] : await miscounted(placeOf(readSettings(env)));
      await mariadb?.stop();
      for (const folder of [dataFolder, directory]) rmSync(folder, { recursive: true, force: true });
      if (wrong.length > 0) throw new Error(`the figures are not what the ledger says:\n${wrong.join('\n')}`);
    },
  };
}

/** Where the figures that a level keeps are not those of its ledger. */
async function miscounted(place: DatabasePlace): Promise<string[]> {
  const wrong: string[] = [];
  for (const level of LEVELS) {
    const verdict = await readDatabase(place, level, [], checkTallies);
    wrong.push(...(verdict?.faults ?? []).map(fault => `${level}: ${JSON.stringify(fault)}`));
  }
  return wrong;
}

type Parts = Pick<
  TestHub,
  'url' | 'services' | 'stopSubgraph' | 'startSubgraph' | 'killSubgraph' | 'freezeSubgraph' | 'stop'
>;

const noFreezing = (name: SubgraphName): never => {
  throw new Error(`${name} is no process of its own that could hang`);
};

async function startOne(env: Record<string, string>, now?: () => Date): Promise<Parts> {
  log.level = 'error';
  const hub = await startHub({ settings: readSettings({ ...env, HUB_DEMO: 'off' }), ...(now ? { now } : {}) });
  const { url, services, stopSubgraph, startSubgraph, stop } = hub;
  return { url, services, stopSubgraph, startSubgraph, killSubgraph: stopSubgraph, freezeSubgraph: noFreezing, stop };
}

/** Five subgraphs and the gateway, each a process of its own, with a broker between the levels. */
async function startSix(env: Record<string, string>): Promise<Parts> {
  const nats = await startNats();
  const ports = new Map<SubgraphName, number>();
  for (const name of NAMES) ports.set(name, await freePort());
  const processes = new Map<string, ChildProcess>();
  const environment = { ...process.env, ...env, HUB_BUS: nats.url, NODE_OPTIONS: '' };
  await openIssuerKeys(env.HUB_DATA ?? '');
  const secrets = join(env.HUB_DATA ?? '', 'secrets');
  await linkKeysCommand('new', '--folder', secrets);
  const keysOf = (name: string) => ({
    HUB_LINK_KEYS: join(secrets, name, 'keys.json'),
    ...(isLevelName(name) ? { HUB_LEVEL_KEYS: join(secrets, name, 'level-keys.json') } : {}),
  });
  const startSubgraph = async (name: SubgraphName) => {
    const command = ['dist/subgraphs/main.js', name, String(ports.get(name))];
    processes.set(name, await startProcess(command, { ...environment, ...keysOf(name) }));
  };
  const end = async (name: string, signal: NodeJS.Signals = 'SIGTERM') => {
    const child = processes.get(name);
    processes.delete(name);
    if (!child || child.exitCode !== null) return;
    const ended = new Promise(resolve => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  };
  await Promise.all(NAMES.map(startSubgraph));
  const gatewayPort = await freePort();
  const urls = NAMES.map(name => `${name}=http://127.0.0.1:${ports.get(name)}/graphql`).join(',');
  const command = [
    'dist/hub/cli/main.js',
    'gateway',
    '--supergraph',
    'schema/supergraph.graphql',
    '--port',
    String(gatewayPort),
  ];
  processes.set('gateway', await startProcess(command, { ...environment, ...keysOf('gateway'), SUBGRAPH_URLS: urls }));
  return {
    url: `http://127.0.0.1:${gatewayPort}`,
    services: new Map(),
    startSubgraph,
    stopSubgraph: name => end(name),
    killSubgraph: name => end(name, 'SIGKILL'),
    freezeSubgraph(name) {
      const child = processes.get(name);
      child?.kill('SIGSTOP');
      return () => void child?.kill('SIGCONT');
    },
    async stop() {
      await Promise.all([...processes.keys()].map(name => end(name)));
      await nats.stop();
    },
  };
}

/** Starts a built program and waits until it says that it answers. */
export function startProcess(command: string[], environment: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = spawn(process.execPath, command, {
    cwd: PROJECT_ROOT,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (text: Buffer) => {
      said += text.toString();
      if (/answers? at |已启动/.test(said)) resolve(child);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', code =>
      reject(new Error(`${command.join(' ')} ended with ${code} before it answered:\n${said}`)),
    );
  });
}

async function rowsOfFile<T>(database: string, sql: string): Promise<T[]> {
  const source = await new DataSource({ type: 'better-sqlite3', database, readonly: true }).initialize();
  try {
    return await source.query<T[]>(sql);
  } finally {
    await source.destroy();
  }
}

async function rowsOfServer<T>(
  { host, port, user, password }: PrivateMariadb,
  level: string,
  sql: string,
): Promise<T[]> {
  const database = `doudi_${level}`;
  const source = await new DataSource({ type: 'mariadb', host, port, username: user, password, database }).initialize();
  try {
    return await source.query<T[]>(sql);
  } finally {
    await source.destroy();
  }
}

/** Waits until something holds, and says what it waited for when it never does. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T> | T,
  within = 30_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + within;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${within} ms in vain for: ${what}`);
    await pause(25);
  }
}
