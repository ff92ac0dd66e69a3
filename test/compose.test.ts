import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection } from 'mysql2/promise';
import { parse } from 'yaml';
import { LEVELS } from '../shared/domain/levels.ts';
import { readSettings } from '../shared/settings.ts';
import { SOON, startChromium } from './testkit/chromium.ts';
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

// what .env leaves out is an empty text to compose, and null to YAML
for (const { environment = {} } of Object.values(compose.services))
  for (const [key, value] of Object.entries(environment)) environment[key] = value ?? '';

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
    const given = Object.keys(environment).filter(key => environment[key]);
    expect(Object.keys(readSettings(environment))).toEqual(expect.arrayContaining(given));
    // what is empty until there is an identity provider or a public address cannot be read back; it stands in a document
    const told = ['identity', 'reports'].map(name => readFileSync(`docs/${name}.md`, 'utf8')).join('');
    for (const key of Object.keys(environment).filter(one => !given.includes(one)))
      expect(told).toContain(`\`${key}\``);
  });

  it.each(OURS)(
    '%s writes nowhere but to its volume, and sees no keys but its own',
    (name, { read_only, volumes = [] }) => {
      expect(read_only).toBe(true);
      const secrets = `./secrets/${name}:/secrets:ro`;
      expect(volumes).toContain(secrets);
      const others = volumes.filter(volume => volume !== secrets && volume !== `${name}-keys:/keys`);
      if (name !== 'gateway') expect(others).toEqual([name === 'directory' ? 'data:/data' : 'data:/data:ro']);
      // the keys of personal data are in the other volume
      else expect(others).toEqual(['edge:/data', './release:/release:ro']);
    },
  );

  it('gives the gateway the pages, and no operation of theirs that is not signed', () => {
    const { command = [], environment = {}, volumes = [] } = compose.services.gateway ?? {};
    expect(command).toEqual(expect.arrayContaining(['--pages', '--operations']));
    const settings = readSettings(environment);
    expect([settings.HUB_PROFILE, settings.HUB_ADHOC, settings.HUB_DEMO]).toEqual(['production', false, false]);
    // the key does not lie where the manifest does, and neither lies in the image
    expect(settings.HUB_OPERATIONS_KEY).toBe('/secrets/operations.pub');
    expect(command.at(-1)).toBe('/release/operations.json');
    for (const folder of ['/secrets', '/release'])
      expect(volumes.filter(volume => volume.includes(`:${folder}:ro`))).toHaveLength(1);
  });

  it('has one issuer for all, which is the gateway', () => {
    for (const [, { environment = {} }] of OURS) {
      const { HUB_IDENTITY, HUB_ISSUER } = readSettings(environment);
      expect([HUB_IDENTITY, HUB_ISSUER]).toEqual([['local'], 'http://gateway:4000']);
    }
  });

  it('gives the account of the levels no right on the accounts of people, and the gateway none on the levels', () => {
    const grants = [
      ...(compose.configs.grants?.content ?? '').matchAll(/^GRANT ALL ON `doudi\\_(\w+)`\.\* TO '(\w+)'/gm),
    ];
    expect(grants.map(([, database, account]) => [database, account])).toEqual([
      ...SUBGRAPHS.map(name => [name, 'doudi']),
      ['issuer', 'doudi_issuer'],
    ]);
    for (const [name, { environment = {} }] of OURS)
      expect(new URL(environment.HUB_DATABASE ?? '').username).toBe(name === 'gateway' ? 'doudi_issuer' : 'doudi');
  });

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

const STARTS_WITHIN_MS = 150_000;
const TITLE = '营业执照注销办不成';
const PASSWORD = 'kettle lamp river 47';

/** A service of the compose file as a process on this machine. */
interface Running {
  child: ChildProcess;
  said: () => string;
  ended: Promise<{ code: number | null; signal: string | null }>;
}

describeWith(['mariadbd', 'nats-server', 'chromium'], 'the commands of docker-compose.yml', () => {
  const data = mkdtempSync(join(tmpdir(), 'doudi-compose-'));
  const [secrets, release] = [join(data, 'secrets'), join(data, 'release')];
  const running = new Map<string, Running>();
  const starts = new Map<string, Promise<void>>();
  /** host:port inside the containers -> a free port here */
  const ports = new Map<string, number>();
  let mariadb: PrivateMariadb;
  let nats: PrivateNats;

  /** The volume in which a service keeps its data. */
  const volumeOf = (name: string) =>
    compose.services[name]?.volumes?.find(volume => volume.includes(':/data'))?.split(':')[0] ?? 'none';

  /** What a text of the compose file means on this machine. */
  const here = (text: string, self: string): string =>
    text
      .replace(/^mysql:/, 'mariadb:')
      .replace(/([a-z]+|127\.0\.0\.1):(\d{4})\b/g, (whole, host: string, port: string) => {
        const mapped = ports.get(`${host === '127.0.0.1' ? self : host}:${port}`);
        return mapped === undefined ? whole : `127.0.0.1:${mapped}`;
      })
      .replace(/^\/data$/, join(data, volumeOf(self)))
      .replace(/^\/secrets\//, `${join(secrets, self)}/`)
      .replace(/^\/release\//, `${release}/`)
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
    const [program, ...args] = service.command.map(word => here(word, name));
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
    for (const grant of (compose.configs.grants?.content ?? '').split(/;\s*$/m).filter(text => text.trim() !== ''))
      await root.query(grant);
    await root.end();
  }

  beforeAll(async () => {
    [mariadb, nats] = await Promise.all([startMariadb(), startNats()]);
    ports.set('mysql:3306', mariadb.port);
    ports.set('nats:4222', Number(new URL(nats.url).port));
    for (const name of OURS.map(([own]) => own)) ports.set(`${name}:${portOf(name)}`, await freePort());
    await prepareDatabase();
    await mkdir(join(data, 'edge'));
    const before = [...COMPOSE_TEXT.matchAll(/^# {3}docker run .* doudi:\S+ node (.*)$/gm)].map(
      ([, line = '']) => line,
    );
    expect(before.map(line => line.split(' ').slice(1, 3).join(' '))).toEqual([
      'link-keys new',
      'operations key',
      'operations sign',
    ]);
    for (const line of before) {
      const words = line.split(' ').map(word => word.replace(/^\/secrets/, secrets).replace(/^\/release/, release));
      await promisify(execFile)(process.execPath, words, {
        env: { PATH: process.env.PATH, HUB_DATA: join(data, 'none') },
      });
    }
    const [, making = ''] = /^#.* directory (node \S+ keys new)$/m.exec(COMPOSE_TEXT) ?? [];
    await promisify(execFile)(process.execPath, making.split(' ').slice(1), { env: environmentOf('directory') });
    await start('gateway');
  }, STARTS_WITHIN_MS + 90_000);

  afterAll(async () => {
    for (const { child } of running.values()) child.kill('SIGKILL');
    await Promise.all([mariadb?.stop(), nats?.stop()]);
    rmSync(data, { recursive: true, force: true });
  });

  /** Opens an account with the command of the compose file, and signs in with its one-time password. */
  async function signIn(id: string, role: string, center: string): Promise<string> {
    const { password } = await account(id, role, center);
    const response = await fetch(`${gateway()}/issuer/password`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id, password, newPassword: PASSWORD }),
    });
    return ((await response.json()) as { token: string }).token;
  }

  async function account(id: string, role: string, center: string): Promise<{ password: string }> {
    const [, line = ''] = /^# .* exec gateway node (\S+ account add) --id/m.exec(COMPOSE_TEXT) ?? [];
    const args = [...line.split(' '), '--id', id, '--name', '王芳', '--role', role, '--center', center];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env: environmentOf('gateway') });
    return { password: /one-time password of \S+: (\S+)/.exec(stdout)?.[1] ?? '' };
  }

  const gateway = () => `http://127.0.0.1:${ports.get('gateway:4000')}`;

  interface Answer {
    data: Record<string, never> | null;
    errors?: { extensions: { code: string } }[];
  }

  async function send(bearer: string | undefined, body: object): Promise<Answer> {
    const response = await fetch(`${gateway()}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Answer;
  }

  /** Sends an operation of the pages as they do: by its hash. */
  async function ask(bearer: string | undefined, name: string, variables: object): Promise<Answer> {
    const { operations } = JSON.parse(readFileSync(join(release, 'operations.json'), 'utf8')) as {
      operations: Record<string, { name: string }>;
    };
    const sha256Hash = Object.keys(operations).find(hash => operations[hash]?.name === name);
    if (sha256Hash === undefined) throw new Error(`the pages have no operation ${name}`);
    return send(bearer, { operationName: name, variables, extensions: { persistedQuery: { version: 1, sha256Hash } } });
  }

  const codes = ({ errors = [] }: Answer) => errors.map(({ extensions }) => extensions.code);

  it('start every subgraph and the gateway', () => {
    expect([...running.keys()].sort()).toEqual(OURS.map(([name]) => name).sort());
  });

  let registrar: string;
  it('carry a case from the county to the city', async () => {
    registrar = await signIn('wang.fang', 'registrar', '340882');
    const city = await signIn('li.na', 'efficiency-officer', '340800');
    const input = { title: TITLE, item: '营业执照注销', causes: ['PROOF_HARD_TO_FIND'] };
    const registered = await ask(registrar, 'CountyRegisterCase', { input });
    expect([registered.errors, registered.data]).toEqual([undefined, expect.anything()]);
    const { uid } = (registered.data as unknown as { file: { uid: string } }).file;
    await ask(registrar, 'CountyAcceptCase', { uid });
    const packet = { tried: '已与税务部门核对', question: '清税证明能否容缺', authorityWanted: '市级会商' };
    const raised = await ask(registrar, 'CountyEscalateCase', { uid, packet });
    expect(raised).toMatchObject({ data: { file: { uid, state: 'ACCEPTED' } } });

    const expected = { county: { state: 'ACCEPTED' }, city: { title: TITLE, state: 'RECEIVED' } };
    const until = Date.now() + 15_000;
    const seen = () => ask(city, 'WholeCase', { uid });
    const cityOf = ({ data: held }: Answer) => (held?.case as { city: unknown } | undefined)?.city;
    let answer = await seen();
    for (; cityOf(answer) == null && Date.now() < until; answer = await seen()) await pause(50);
    expect(answer).toMatchObject({ data: { case: expected } });
  }, 240_000);

  it('take no document but the signed ones', async () => {
    for (const bearer of [undefined, registrar]) {
      expect(codes(await send(bearer, { query: '{ center(code: "340882") { name } }' }))).toEqual([
        'OPERATION_UNKNOWN',
      ]);
      expect(codes(await send(bearer, { query: '{ __schema { queryType { name } } }' }))).toEqual([
        'OPERATION_UNKNOWN',
      ]);
    }
  });

  it('check tokens at the edge', async () => {
    expect(codes(await ask('none', 'OwnCenter', { code: '340882' }))).toEqual(['TOKEN_INVALID']);
  });

  it('let in nobody who asks a level around the gateway', async () => {
    const response = await fetch(`http://127.0.0.1:${ports.get('county:4003')}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${registrar}` },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    expect([response.status, codes((await response.json()) as Answer)]).toEqual([401, ['LINK_UNSIGNED']]);
  });

  it('keep the accounts of people from the levels, and the levels from the gateway', async () => {
    for (const [name, other] of [
      ['county', 'doudi_issuer'],
      ['gateway', 'doudi_county'],
    ] as const) {
      const { username, password } = new URL(String(environmentOf(name)['HUB_DATABASE' as never]));
      const connection = await createConnection({ host: mariadb.host, port: mariadb.port, user: username, password });
      try {
        await expect(connection.query(`USE ${other}`)).rejects.toThrow('Access denied');
      } finally {
        await connection.end();
      }
    }
  });

  it('serve a browser that signs in and works by the signed operations alone', async () => {
    const { password } = await account('zhao.min', 'registrar', '340882');
    const browser = await startChromium();
    try {
      const page = await (await browser.newContext({ locale: 'zh-CN', reducedMotion: 'reduce' })).newPage();
      page.setDefaultTimeout(SOON);
      const asked: { query?: string; extensions?: object }[] = [];
      const said: string[] = [];
      const frames: string[] = [];
      page.on('request', request => {
        if (request.url().endsWith('/graphql') && request.method() === 'POST') asked.push(request.postDataJSON());
      });
      page.on('websocket', socket => socket.on('framesent', ({ payload }) => frames.push(String(payload))));
      page.on('response', async response => {
        if (response.url().endsWith('/graphql')) said.push(await response.text().catch(() => ''));
      });
      page.on('console', message => {
        if (message.type() === 'error') said.push(message.text());
      });
      const response = await page.goto(gateway());
      expect(response?.headers()['content-security-policy']).toMatch(/^default-src 'self';.*frame-ancestors 'none'/);
      await page.getByLabel('账号', { exact: true }).fill('zhao.min');
      await page.getByLabel('密码', { exact: true }).fill(password);
      await page.keyboard.press('Enter');
      await page.getByText('这是一次性密码。').waitFor();
      await page.getByLabel('新密码', { exact: true }).fill(PASSWORD);
      await page.getByLabel('再输一遍新密码', { exact: true }).fill(PASSWORD);
      await page.keyboard.press('Enter');
      await page
        .getByText(/· 窗口登记员/)
        .first()
        .waitFor();
      // the case of before comes from the county's own process
      await page.getByText(TITLE).first().waitFor();
      const subscribed = frames.map(text => JSON.parse(text)).filter(({ type }) => type === 'subscribe');
      const documents = [...asked, ...subscribed.map(({ payload }) => payload)];
      expect(documents.length).toBeGreaterThan(2);
      for (const { query = '', extensions } of documents)
        expect([query, extensions]).toMatchObject([
          '',
          { persistedQuery: { sha256Hash: expect.stringMatching(/^[0-9a-f]{64}$/) } },
        ]);
      expect(said.filter(text => /OPERATION_UNKNOWN|Content Security Policy|"errors"/.test(text))).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 240_000);

  it('refuse to start the gateway when somebody has put an operation among the signed ones', async () => {
    const file = join(release, 'operations.json');
    const before = readFileSync(file, 'utf8');
    const manifest = JSON.parse(before) as { operations: Record<string, object> };
    const text = 'query Peek { center(code: "340000") { name } }';
    manifest.operations[createHash('sha256').update(text).digest('hex')] = { name: 'Peek', type: 'query', text };
    writeFileSync(file, JSON.stringify(manifest));
    const second = run('gateway');
    expect((await second.ended).code).toBe(1);
    expect(second.said()).toContain('is not what was signed');
    writeFileSync(file, before);
  }, 240_000);

  // last: it ends them
  it('end with exit code 0 on SIGTERM', async () => {
    for (const { child } of running.values()) child.kill('SIGTERM');
    const ends = await Promise.all([...running].map(async ([name, { ended }]) => [name, await ended] as const));
    expect(Object.fromEntries(ends)).toEqual(
      Object.fromEntries([...running.keys()].map(name => [name, { code: 0, signal: null }])),
    );
  });
});
