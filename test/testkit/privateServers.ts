import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { describe, it } from '@jest/globals';
import { connect as connectNats } from '@nats-io/transport-node';
import { createConnection } from 'mysql2/promise';

/** Real servers, one per test file, on a port and a folder of their own: to be killed, restarted and thrown away. */
export interface PrivateServer {
  /** Ends the server without warning, as a power cut would. SIGSTOP and SIGCONT freeze and thaw it. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** The same data on the same port again. */
  restart(): Promise<void>;
  /** Ends the server and removes its folder. */
  stop(): Promise<void>;
}

export interface PrivateMariadb extends PrivateServer {
  host: string;
  port: number;
  user: string;
  password: string;
  createDatabase(name: string): Promise<void>;
}

export interface PrivateNats extends PrivateServer {
  url: string;
}

const HOST = '127.0.0.1';

/** Debian keeps servers in sbin, which is not in everybody's PATH. */
function findBinary(...names: string[]): string | undefined {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/local/sbin',
    '/usr/sbin',
    '/usr/local/bin',
    '/usr/bin',
  ];
  return names.flatMap(name => folders.filter(Boolean).map(folder => join(folder, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const BINARIES = {
  mariadbd: ['mariadbd'],
  'nats-server': ['nats-server'],
  chromium: ['chromium', 'chromium-browser', 'google-chrome'], // the names test/run.mjs looks for
};

export type Need = keyof typeof BINARIES;

const have = (need: Need): boolean => findBinary(...BINARIES[need]) !== undefined;

/** @public for a suite that decides more finely than describeWith */
export const haveMariadb = (): boolean => have('mariadbd');
/** @public */
export const haveNats = (): boolean => have('nats-server');
/** @public */
export const haveChromium = (): boolean => have('chromium');

/** The binary, or an error that names the Debian package. */
export function needBinary(need: Need): string {
  const file = findBinary(...BINARIES[need]);
  if (!file) throw new Error(`${need} is not installed; \`node test/run.mjs --only packages\` says what is missing`);
  return file;
}

/** A suite that needs a server: left out, and said so, where there is none; a failure where all must run. */
export function describeWith(needs: Need | Need[], name: string, suite: () => void): void {
  const missing = [needs].flat().filter(need => !have(need));
  if (missing.length === 0) {
    describe(name, suite);
  } else if (process.env.CI === 'true') {
    describe(name, () => {
      it(`finds ${missing.join(', ')}`, () => {
        throw new Error(`with CI=true every suite runs, but there is no ${missing.join(', no ')}`);
      });
    });
  } else {
    process.stderr.write(`left out: ${name} (no ${missing.join(', no ')})\n`);
    describe.skip(name, suite);
  }
}

/** The same for one case, and for what no package brings: a feature of the system it runs on. */
export function itWhere(isThere: boolean, what: string, name: string, test: () => Promise<void>): void {
  if (isThere) {
    it(name, test);
  } else if (process.env.CI === 'true') {
    it(name, () => {
      throw new Error(`with CI=true every case runs, but there is no ${what}`);
    });
  } else {
    process.stderr.write(`left out: ${name} (no ${what})\n`);
    it.skip(name, test);
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(0, HOST, done);
  });
  const { port } = server.address() as { port: number };
  await new Promise(done => server.close(done));
  return port;
}

const FINAL: NodeJS.Signals[] = ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGQUIT', 'SIGABRT'];
const READY_WITHIN_MS = 30_000;
const ENDS_WITHIN_MS = 10_000;

/** One server process in its folder, whatever it serves. */
class ServerProcess implements PrivateServer {
  private child?: ChildProcess;
  private guard?: ChildProcess;
  private readonly binary: string;
  private readonly args: string[];
  private readonly folder: string;
  private readonly isReady: () => Promise<unknown>;

  constructor(binary: string, args: string[], folder: string, isReady: () => Promise<unknown>) {
    this.binary = binary;
    this.args = args;
    this.folder = folder;
    this.isReady = isReady;
  }

  async start(): Promise<void> {
    const log = openSync(join(this.folder, 'server.log'), 'a');
    const child = spawn(this.binary, this.args, { stdio: ['ignore', log, log] });
    child.unref();
    this.child = child;
    this.watchOver(child);
    const until = Date.now() + READY_WITHIN_MS;
    let refusal: unknown;
    child.once('error', error => (refusal = error));
    while (Date.now() < until && this.isRunning()) {
      try {
        await this.isReady();
        return;
      } catch (error) {
        refusal = error;
        await pause(50);
      }
    }
    const state = this.isRunning() ? 'does not answer' : 'ended at once';
    const tail = readFileSync(join(this.folder, 'server.log'), 'utf8').split('\n').slice(-30).join('\n');
    await this.stop();
    throw new Error(`${this.binary} ${state}: ${String(refusal)}\n${tail}`);
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.child;
    if (!child || !this.isRunning()) return;
    child.kill(signal);
    if (FINAL.includes(signal)) await this.ended(child);
  }

  async restart(): Promise<void> {
    await this.kill('SIGTERM');
    await this.start();
  }

  async stop(): Promise<void> {
    await this.kill('SIGKILL');
    this.guard?.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private isRunning(): boolean {
    return this.child?.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  private async ended(child: ChildProcess): Promise<void> {
    const until = Date.now() + ENDS_WITHIN_MS;
    while (this.isRunning()) {
      if (Date.now() > until) child.kill('SIGKILL');
      await pause(10);
    }
  }

  /**
   * No server may outlive its tests, not even when the test process is killed and runs no handler any more.
   * So a shell waits at the end of a pipe that closes when this process ends, however it ends.
   */
  private watchOver(child: ChildProcess): void {
    this.guard?.kill('SIGKILL');
    const guard = spawn(
      '/bin/sh',
      ['-c', 'read -r _; kill -9 "$0" 2>/dev/null; sleep 0.3; rm -rf "$1"', String(child.pid), this.folder],
      { stdio: ['pipe', 'ignore', 'ignore'], detached: true },
    );
    guard.unref();
    (guard.stdin as unknown as { unref(): void }).unref();
    this.guard = guard;
  }
}

const controls = (server: ServerProcess): PrivateServer => ({
  kill: signal => server.kill(signal),
  restart: () => server.restart(),
  stop: () => server.stop(),
});

// the server refuses to run as root by accident; here it is meant
const AS_ROOT = process.getuid?.() === 0 ? ['--user=root'] : [];
// small files: most of a start is writing them
const SMALL = ['--innodb-log-file-size=16M', '--innodb-buffer-pool-size=64M'];

/**
 * The folder of a MariaDB that has never run, made once and copied for each server: its system tables are the same for
 * all. Two workers may make it at the same time; the first that has finished gives it its name.
 */
async function mariadbTemplate(binary: string): Promise<string> {
  const { stdout: version } = await promisify(execFile)(binary, ['--no-defaults', '--version']);
  const made = createHash('sha256')
    .update(JSON.stringify([version, AS_ROOT, SMALL]))
    .digest('hex')
    .slice(0, 12);
  const template = join(tmpdir(), `doudi-mariadb-template-${made}`);
  if (existsSync(template)) return template;
  const folder = mkdtempSync(`${template}-`);
  // a MariaDB that starts clears the temporary tables of the folder for them, whosever they are
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  try {
    await promisify(execFile)(findBinary('mariadb-install-db', 'mysql_install_db') ?? 'mariadb-install-db', [
      '--no-defaults',
      `--datadir=${join(folder, 'data')}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      '--skip-name-resolve',
      `--tmpdir=${temporary}`,
      ...SMALL,
      ...AS_ROOT,
    ]);
    renameSync(folder, template);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    if (existsSync(template)) return template;
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`mariadb-install-db failed: ${String(error)}\n${stdout ?? ''}${stderr ?? ''}`, { cause: error });
  }
  return template;
}

/** A MariaDB of its own: commits are on disk when they return, so a kill loses nothing that was promised. */
export async function startMariadb(): Promise<PrivateMariadb> {
  const binary = needBinary('mariadbd');
  const template = await mariadbTemplate(binary);
  const folder = mkdtempSync(join(tmpdir(), 'doudi-mariadb-'));
  cpSync(template, folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
  const data = join(folder, 'data');
  const temporary = join(folder, 'tmp');
  const socketPath = join(folder, 'socket');

  const port = await freePort();
  const ask = async (sql: string) => {
    const root = await createConnection({ socketPath, user: 'root', multipleStatements: true });
    try {
      await root.query(sql);
    } finally {
      await root.end();
    }
  };
  const server = new ServerProcess(
    binary,
    [
      '--no-defaults',
      `--datadir=${data}`,
      `--socket=${socketPath}`,
      `--pid-file=${join(folder, 'pid')}`,
      `--tmpdir=${temporary}`,
      `--bind-address=${HOST}`,
      `--port=${port}`,
      '--skip-name-resolve',
      '--skip-log-bin',
      '--innodb-flush-log-at-trx-commit=1',
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_bin',
      ...SMALL,
      ...AS_ROOT,
    ],
    folder,
    () => ask('SELECT 1'),
  );
  await server.start();
  await ask(
    ['localhost', '127.0.0.1']
      .map(from => `CREATE USER hub@'${from}' IDENTIFIED BY 'hub'; GRANT ALL ON *.* TO hub@'${from}';`)
      .join('\n'),
  );
  return {
    ...controls(server),
    host: HOST,
    port,
    user: 'hub',
    password: 'hub',
    createDatabase: name => ask(`CREATE DATABASE \`${name}\``),
  };
}

/** A NATS server of its own, with JetStream on disk. */
export async function startNats(): Promise<PrivateNats> {
  const binary = needBinary('nats-server');
  const folder = mkdtempSync(join(tmpdir(), 'doudi-nats-'));
  const port = await freePort();
  const url = `nats://${HOST}:${port}`;
  const server = new ServerProcess(
    binary,
    ['-a', HOST, '-p', String(port), '-js', '-sd', join(folder, 'data')],
    folder,
    async () => (await connectNats({ servers: url, reconnect: false, timeout: 2000 })).close(),
  );
  await server.start();
  return { ...controls(server), url };
}
