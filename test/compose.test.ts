import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection } from 'mysql2/promise';
import { parse } from 'yaml';
import { LEVELS } from '../shared/domain/levels.ts';
import { readSettings } from '../shared/settings.ts';
import {
  describeWith,
  freePort,
  type PrivateMariadb,
  type PrivateNats,
  startMariadb,
  startNats,
} from './testkit/privateServers.ts';

/** docker-compose.yml, as far as these tests read it. */
interface Service {
  image: string;
  build?: { dockerfile: string };
  command: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  networks: string[];
  ports?: string[];
  depends_on?: Record<string, { condition: string }>;
  restart?: string;
  read_only?: boolean;
  healthcheck?: { test: string[] };
}

interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
  configs: Record<string, { content: string }>;
}

const COMPOSE_TEXT = readFileSync('docker-compose.yml', 'utf8');

/** The lines of .env.example that set something, commented out or not. */
const EXAMPLE = new Map(
  [...readFileSync('.env.example', 'utf8').matchAll(/^(#?)([A-Z_]+)=(.*)$/gm)].map(([, off, name, value]) => [
    name ?? '',
    { value: value ?? '', isSet: off === '' },
  ]),
);

/** Fills in `${NAME}`, `${NAME:-otherwise}` and `${NAME:?complaint}` as compose does with a .env copied from the example. */
const compose = parse(
  COMPOSE_TEXT.replace(/\$\{([A-Z_]+)(?::([-?])([^}]*))?\}/g, (_whole, name: string, kind?: string, rest?: string) => {
    const given = EXAMPLE.get(name);
    if (given?.isSet) return given.value;
    return kind === '-' ? (rest ?? '') : '';
  }).replaceAll('$$', '$'),
  { merge: true },
) as Compose;

const SERVICES = Object.entries(compose.services);
const OURS = SERVICES.filter(([, { build }]) => build !== undefined);
const SUBGRAPHS = OURS.map(([name]) => name).filter(name => name !== 'gateway');

describe('docker-compose.yml', () => {
  it('has the servers, a service for the directory and each level, and the gateway', () => {
    expect(SERVICES.map(([name]) => name)).toEqual(['mysql', 'nats', 'directory', ...LEVELS, 'gateway']);
  });

  it.each(SERVICES)('%s has a health check, a pinned image and a restart policy', (_name, service) => {
    expect(service.healthcheck?.test).toEqual(expect.arrayContaining([expect.stringMatching(/^CMD(-SHELL)?$/)]));
    expect(service.image).toMatch(/^[a-z]+:\d+(\.\d+)*(-[a-z]+)?$/);
    expect(service.restart).toBe('unless-stopped');
  });

  it.each(SERVICES)('%s waits for healthy services that there are', (_name, { depends_on = {} }) => {
    expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(Object.keys(depends_on)));
    for (const { condition } of Object.values(depends_on)) expect(condition).toBe('service_healthy');
  });

  it.each(OURS)('%s sets nothing that the settings do not know', (_name, { environment = {} }) => {
    // what the settings do not know does not come back from them; HUB_… and wrong values are refused outright
    expect(Object.keys(readSettings(environment))).toEqual(expect.arrayContaining(Object.keys(environment)));
  });

  it.each(OURS)(
    '%s writes nowhere but to its volume, and sees no keys but its own',
    (name, { read_only, volumes = [] }) => {
      expect(read_only).toBe(true);
      const secrets = `./secrets/${name}:/secrets:ro`;
      expect(volumes).toContain(secrets);
      const others = volumes.filter(volume => volume !== secrets && volume !== `${name}-keys:/keys`);
      expect(others.every(volume => /^[a-z]+:\/data(:ro)?$/.test(volume))).toBe(true);
    },
  );

  it.each(OURS)('%s has its keys from its own folder', (name, { environment = {} }) => {
    expect(environment.HUB_LINK_KEYS).toBe('/secrets/keys.json');
    const isLevel = (LEVELS as readonly string[]).includes(name);
    expect(environment.HUB_LEVEL_KEYS).toBe(isLevel ? '/secrets/level-keys.json' : undefined);
    expect(environment).not.toHaveProperty('HUB_LINK');
  });

  it('opens one door to the outside, and on this machine only', () => {
    expect(SERVICES.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(['gateway']);
    expect(compose.services.gateway?.ports).toEqual(['127.0.0.1:4000:4000']);
    expect(compose.networks.inside?.internal).toBe(true);
    for (const [name, { networks }] of SERVICES)
      expect([name, networks]).toEqual([name, name === 'gateway' ? ['inside', 'outside'] : ['inside']]);
  });

  it('asks .env for every secret, and .env.example names all that it asks for', () => {
    const asked = [...COMPOSE_TEXT.matchAll(/\$\{([A-Z_]+)(:[-?])?/g)].map(([, name, kind]) => ({ name, kind }));
    for (const { name, kind } of asked) {
      expect([...EXAMPLE.keys()]).toContain(name);
      // what compose insists on is set in the example, what has another value is shown there
      expect([name, EXAMPLE.get(name ?? '')?.isSet]).toEqual([name, kind === ':?']);
    }
    const secrets = [...COMPOSE_TEXT.matchAll(/PASSWORD: (.*)$/gm)].map(([, value]) => value);
    expect(secrets.length).toBeGreaterThan(0);
    for (const secret of secrets) expect(secret).toMatch(/^\$\{[A-Z_]+:\?[^}]+\}$/);
  });

  it('tells the gateway of every subgraph, at the port where it listens and is looked after', () => {
    const { SUBGRAPH_URLS } = readSettings(compose.services.gateway?.environment ?? {});
    // the composed schema carries the ports that the subgraphs take when nobody says otherwise
    const composed = readFileSync('schema/supergraph.graphql', 'utf8');
    const places = [
      ...composed.matchAll(/@join__graph\(name: "(\w+)", url: "http:\/\/127\.0\.0\.1(:\d+)\/graphql"\)/g),
    ];
    expect(SUBGRAPH_URLS).toEqual(
      Object.fromEntries(places.map(([, name = '', port]) => [name, `http://${name}${port}/graphql`])),
    );
    expect(Object.keys(SUBGRAPH_URLS).sort()).toEqual([...SUBGRAPHS].sort());
    for (const [, name = '', port] of places)
      expect(compose.services[name]?.healthcheck?.test.join(' ')).toContain(`http://127.0.0.1${port}/healthz`);
  });
});

describe('the Containerfile', () => {
  const text = readFileSync('Containerfile', 'utf8');
  const copied = [...text.matchAll(/^COPY (--from=build )?(.+) \S+$/gm)].flatMap(([, from, paths]) =>
    (paths ?? '').split(' ').map(path => ({ built: from !== undefined, path: path.replace(/^\/app\//, '') })),
  );

  it('copies what there is', () => {
    const made = ['node_modules', 'dist'];
    const missing = copied.filter(({ path }) => !made.includes(path) && !existsSync(path));
    expect([copied.length > 10, missing]).toEqual([true, []]);
  });

  it('is let in by .dockerignore whatever it copies into the build', () => {
    const lines = readFileSync('.dockerignore', 'utf8').split('\n');
    expect(lines).toContain('*');
    const shutOut = copied.filter(({ built, path }) => !built && !lines.includes(`!${path}`));
    expect(shutOut).toEqual([]);
  });

  it('is the file that docker-compose.yml builds from, with a pinned base', () => {
    for (const [, { build }] of OURS) expect(build?.dockerfile).toBe('Containerfile');
    for (const [, base] of text.matchAll(/^FROM (\S+)/gm)) expect(base).toMatch(/^node:\d+-slim$/);
  });

  it('does not run as root', () => {
    expect(text.split(/^FROM /m).at(-1)).toMatch(/^USER node$/m);
  });
});

// ---- the same commands as real processes, without containers

const STARTS_WITHIN_MS = 90_000;

/** A service of the compose file as a process on this machine. */
interface Running {
  child: ChildProcess;
  said: () => string;
  ended: Promise<{ code: number | null; signal: string | null }>;
}

describeWith(['mariadbd', 'nats-server'], 'the commands of docker-compose.yml', () => {
  const data = mkdtempSync(join(tmpdir(), 'doudi-compose-'));
  const secrets = join(data, 'secrets');
  const running = new Map<string, Running>();
  const starts = new Map<string, Promise<void>>();
  /** host:port inside the containers -> a free port here */
  const ports = new Map<string, number>();
  let mariadb: PrivateMariadb;
  let nats: PrivateNats;

  /** What a text of the compose file means on this machine. */
  const here = (text: string, self: string): string =>
    text
      .replace(/^mysql:/, 'mariadb:')
      .replace(/([a-z]+|127\.0\.0\.1):(\d{4})\b/g, (whole, host: string, port: string) => {
        const mapped = ports.get(`${host === '127.0.0.1' ? self : host}:${port}`);
        return mapped === undefined ? whole : `127.0.0.1:${mapped}`;
      })
      .replace(/^\/data$/, data)
      .replace(/^\/secrets\//, `${join(secrets, self)}/`)
      .replace(/^\/keys$/, join(data, 'keys'));

  /** The environment of a service, and nothing of ours but what starts a program. */
  const environmentOf = (name: string) => ({
    PATH: process.env.PATH,
    ...Object.fromEntries(
      Object.entries(compose.services[name]?.environment ?? {}).map(([key, value]) => [key, here(value, name)]),
    ),
    LOG_LEVEL: 'warn',
  });

  function run(name: string): Running {
    const service = compose.services[name] as Service;
    const [program, ...args] = service.command;
    if (program !== 'node') throw new Error(`${name} runs ${program}`);
    const own = String(ports.get(`${name}:${portOf(name)}`));
    // a subgraph takes its port as second argument, the gateway as a setting
    const child = spawn(process.execPath, name === 'gateway' ? args : [...args, own], {
      env: { ...environmentOf(name), ...(name === 'gateway' ? { PORT: own } : {}) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    const ended = new Promise<{ code: number | null; signal: string | null }>(done =>
      child.once('close', (code, signal) => done({ code, signal })),
    );
    outlivesNothing(child);
    return { child, said: () => said, ended };
  }

  /** A shell at the end of a pipe that closes when this process ends, however it ends. */
  function outlivesNothing(child: ChildProcess): void {
    const guard = spawn('/bin/sh', ['-c', 'read -r _; kill -9 "$0" 2>/dev/null', String(child.pid)], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    guard.unref();
    (guard.stdin as unknown as { unref(): void }).unref();
    child.once('close', () => guard.kill('SIGKILL'));
  }

  /** Runs the health check of the compose file until it is content. */
  async function healthy(name: string): Promise<void> {
    const [kind, program, ...args] = compose.services[name]?.healthcheck?.test ?? [];
    if (kind !== 'CMD' || program !== 'node') throw new Error(`${name}: the health check is ${kind} ${program}`);
    const { child, said } = running.get(name) as Running;
    const until = Date.now() + STARTS_WITHIN_MS;
    for (;;) {
      try {
        return void (await promisify(execFile)(
          process.execPath,
          args.map(arg => here(arg, name)),
        ));
      } catch {
        if (child.exitCode !== null || Date.now() > until) throw new Error(`${name} is not healthy:\n${said()}`);
        await pause(100);
      }
    }
  }

  /** Starts a service once all that it waits for is healthy; the servers are there already. */
  function start(name: string): Promise<void> {
    let started = starts.get(name);
    if (!started) {
      started = (async () => {
        const needed = Object.keys(compose.services[name]?.depends_on ?? {});
        await Promise.all(needed.filter(other => other !== 'mysql' && other !== 'nats').map(start));
        running.set(name, run(name));
        await healthy(name);
      })();
      starts.set(name, started);
    }
    return started;
  }

  /** Where a service listens in its container; its health check says so. */
  const portOf = (name: string) =>
    /127\.0\.0\.1:(\d+)/.exec(compose.services[name]?.healthcheck?.test.join(' ') ?? '')?.[1];

  /** What the image of the database does with its environment and its grants at the first start. */
  async function prepareDatabase(): Promise<void> {
    const { MYSQL_USER: user, MYSQL_PASSWORD: password } = compose.services.mysql?.environment ?? {};
    const root = await createConnection({ host: mariadb.host, port: mariadb.port, user: 'root' });
    await root.query(`CREATE USER '${user}'@'%' IDENTIFIED BY '${password}'`);
    await root.query(compose.configs.grants?.content ?? '');
    await root.end();
  }

  beforeAll(async () => {
    [mariadb, nats] = await Promise.all([startMariadb(), startNats()]);
    ports.set('mysql:3306', mariadb.port);
    ports.set('nats:4222', Number(new URL(nats.url).port));
    for (const name of OURS.map(([own]) => own)) ports.set(`${name}:${portOf(name)}`, await freePort());
    await prepareDatabase();
    const [, command = ''] = /node (dist\S+ link-keys new) --folder \/secrets$/m.exec(COMPOSE_TEXT) ?? [];
    await promisify(execFile)(process.execPath, [...command.split(' '), '--folder', secrets]);
    const [, making = ''] = /^#.* directory (node \S+ keys new)$/m.exec(COMPOSE_TEXT) ?? [];
    await promisify(execFile)(process.execPath, making.split(' ').slice(1), { env: environmentOf('directory') });
    await start('gateway');
  }, STARTS_WITHIN_MS + 30_000);

  afterAll(async () => {
    for (const { child } of running.values()) child.kill('SIGKILL');
    await Promise.all([mariadb?.stop(), nats?.stop()]);
    rmSync(data, { recursive: true, force: true });
  });

  const token = async (role: string, center: string): Promise<string> => {
    const args = ['dist/hub/cli/main.js', 'token', '--role', role, '--center', center];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env: environmentOf('directory') });
    return stdout.trim();
  };

  interface Answer {
    data: Record<string, never> | null;
    errors?: { extensions: { code: string } }[];
  }

  async function ask(bearer: string | undefined, query: string, variables: object = {}): Promise<Answer> {
    const response = await fetch(`http://127.0.0.1:${ports.get('gateway:4000')}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  }

  const cityOf = ({ data: held }: Answer) => (held?.case as { city: unknown } | undefined)?.city;

  it('start every subgraph and the gateway', () => {
    expect([...running.keys()].sort()).toEqual(OURS.map(([name]) => name).sort());
  });

  it('carry a case from the county to the city', async () => {
    const registrar = await token('registrar', '340882');
    const city = await token('efficiency-officer', '340800');
    const registered = await ask(
      registrar,
      'mutation ($input: RegisterCaseInput!) { countyRegisterCase(input: $input) { uid state } }',
      { input: { title: '营业执照注销办不成', item: '营业执照注销', causes: ['PROOF_HARD_TO_FIND'] } },
    );
    expect(registered).toEqual({ data: { countyRegisterCase: { uid: expect.any(String), state: 'REGISTERED' } } });
    const { uid } = (registered.data as unknown as { countyRegisterCase: { uid: string } }).countyRegisterCase;
    await ask(registrar, 'mutation ($uid: ID!) { countyAcceptCase(uid: $uid) { state } }', { uid });
    const packet = { tried: '已与税务部门核对', question: '清税证明能否容缺', authorityWanted: '市级会商' };
    const raised = await ask(
      registrar,
      'mutation ($uid: ID!, $packet: EscalationPacketInput!) { countyEscalateCase(uid: $uid, packet: $packet) { raised { status } } }',
      { uid, packet },
    );
    expect(raised).toEqual({ data: { countyEscalateCase: { raised: { status: 'OPEN' } } } });

    const seen = () =>
      ask(
        city,
        'query ($uid: ID!) { case(uid: $uid) { county { state center { name } } city { title state asked { question } } } }',
        { uid },
      );
    const expected = {
      county: { state: 'ACCEPTED', center: { name: '潜山市' } },
      city: { title: '营业执照注销办不成', state: 'RECEIVED', asked: { question: packet.question } },
    };
    const until = Date.now() + 15_000;
    let answer = await seen();
    for (; cityOf(answer) == null && Date.now() < until; answer = await seen()) await pause(50);
    expect(answer).toEqual({ data: { case: expected } });
  }, 40_000);

  it('leave the token to the levels: without one each refuses for itself', async () => {
    const { data: nothing, errors } = await ask(
      undefined,
      '{ center(code: "340882") { name county { streamCursor } } }',
    );
    expect(nothing).toEqual({ center: { name: '潜山市', county: null } });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
  });

  it('let in nobody who asks a level around the gateway', async () => {
    const response = await fetch(`http://127.0.0.1:${ports.get('county:4003')}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await token('registrar', '340882')}`,
      },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    const { errors } = (await response.json()) as Answer;
    expect([response.status, errors?.map(({ extensions }) => extensions.code)]).toEqual([401, ['LINK_UNSIGNED']]);
  });

  it('hide the schema, because HUB_PROFILE is production', async () => {
    const { errors } = await ask(undefined, '{ __schema { queryType { name } } }');
    const codes = new Set(errors?.map(({ extensions }) => extensions.code));
    expect([...codes]).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });

  // last: it ends them
  it('end with exit code 0 on SIGTERM', async () => {
    for (const { child } of running.values()) child.kill('SIGTERM');
    const ends = await Promise.all([...running].map(async ([name, { ended }]) => [name, await ended] as const));
    expect(Object.fromEntries(ends)).toEqual(
      Object.fromEntries([...running.keys()].map(name => [name, { code: 0, signal: null }])),
    );
  });
});
