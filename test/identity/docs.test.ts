import { type ChildProcess, execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import * as oauth from 'oauth4webapi';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import { startProcess } from '../testkit/hub.ts';
import { signInAt, startProvider, type TestProvider } from '../testkit/oidcProvider.ts';
import { freePort } from '../testkit/privateServers.ts';

const page = readFileSync('docs/identity.md', 'utf8');

/** The commands under a heading, block by block, as a reader runs them. */
function blocksOf(heading: string): { text: string; stays: boolean }[] {
  const [, part = ''] = page.split(`\n## ${heading}\n`);
  const [section = ''] = part.split('\n## ');
  return [...section.matchAll(/```sh( background)?\n([\s\S]*?)```/g)].map(([, stays, text]) => ({
    text: text ?? '',
    stays: stays !== undefined,
  }));
}

describe('docs/identity.md', () => {
  let folder: string;
  let hub: ChildProcess | undefined;
  let port: number;
  const stop = async () => {
    const child = hub;
    hub = undefined;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise(resolve => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'doudi-page-'));
    // builds what has changed, so that no command below waits for it
    await promisify(execFile)(process.execPath, ['hub/launch.mjs', 'build'], {
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    port = await freePort();
  }, 240_000);
  afterEach(stop);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs the blocks in order in one environment. What the reader fills in is taken from what was printed before. */
  async function walk(heading: string, fill: (text: string, said: string) => string): Promise<string[]> {
    const said: string[] = [];
    const environment: NodeJS.ProcessEnv = {
      PATH: process.env.PATH,
      HOME: folder,
      PORT: String(port),
      LOG_LEVEL: 'error',
    };
    for (const { text, stays } of blocksOf(heading)) {
      const here = fill(text, said.join('\n'))
        .replaceAll('/var/lib/doudi', join(folder, heading.length.toString()))
        .replaceAll('127.0.0.1:4000', `127.0.0.1:${port}`)
        .replaceAll('session.txt', join(folder, 'session.txt'));
      for (const [, name = '', value] of here.matchAll(/^export (\w+)=(.*)$/gm)) environment[name] = value;
      if (stays) {
        expect(here.trim().split('\n').at(-1)).toBe('npx hub start');
        hub = await startProcess(['hub/launch.mjs', 'start'], environment);
        continue;
      }
      const script = `set -eu\nnpx() { shift; "${process.execPath}" hub/launch.mjs "$@"; }\n${here}`;
      const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: PROJECT_ROOT, env: environment });
      said.push(stdout);
    }
    return said;
  }

  it('takes a reader from nothing to the first case, with accounts of the hub’s own', async () => {
    const [accounts, password, work, days] = await walk("With accounts of the hub's own", (text, said) =>
      text
        .replace('ONE-TIME-PASSWORD', /one-time password of wang\.fang: (\S+)/.exec(said)?.[1] ?? 'missing')
        .replace('TOKEN', /"token":"([^"]+)"/.exec(said)?.[1] ?? 'missing'),
    );
    expect(accounts).toContain('wang.fang\t王芳\tregistrar\t340882\t-\tactive\t-');
    expect(accounts).toContain('li.na\t李娜\thandler\t340882\tmedical-security\tactive\t-');
    expect(JSON.parse(password ?? '')).toMatchObject({ account: { id: 'wang.fang', role: 'registrar' } });
    expect(work).toMatch(/"number":"340882-\d{8}-0001"/);
    expect(work).toMatch(/"token":/);
    for (const line of [
      /password\twang\.fang\tok\t127\.0\.0\.1/,
      /disable\twang\.fang\tok\t\(command line\)/,
      /the new key signs in a minute/,
    ])
      expect(days).toMatch(line);
  }, 240_000);

  it('takes a reader to a sign-in at a provider', async () => {
    const AUDIENCE = 'https://doudi.example.gov.cn/api';
    const redirectUri = `http://127.0.0.1:${port}/`;
    let provider: TestProvider | undefined;
    try {
      provider = await startProvider({
        client: 'doudi-pages',
        redirectUri,
        port: await freePort(),
        audience: AUDIENCE,
        people: { wang: { doudi_role: 'window-clerk', doudi_center: '340882' } },
      });
      const { issuer } = provider;
      const token = await tokenOf(issuer, redirectUri, AUDIENCE);
      const said = await walk('Through an identity provider', text =>
        text.replaceAll('https://id.example.gov.cn', issuer).replace('TOKEN', token),
      );
      expect(said.at(-1)).toContain('"local":false,"token":false,"oidc":{');
      expect(said.at(-1)).toContain('{"id":"wang","role":"registrar","center":"340882"');
    } finally {
      await stop();
      await provider?.stop();
    }
  }, 240_000);

  it('names each setting of a provider that there is', () => {
    const told = [...page.matchAll(/^\| `(HUB_OIDC_\w+)`/gm)].map(([, name]) => name);
    const source = readFileSync('shared/identity/identitySettings.ts', 'utf8');
    expect(told).toEqual([...source.matchAll(/^ {2}(HUB_OIDC_\w+):/gm)].map(([, name]) => name));
  });

  it('names each route that there is', () => {
    const source = ['hub/issuer/routes.ts', 'hub/identityRoutes.ts'].map(file => readFileSync(file, 'utf8')).join('\n');
    const routes = [...source.matchAll(/'(\/(?:issuer|identity|\.well-known)[\w/-]*)'/g)].map(
      ([, route]) => route ?? '',
    );
    expect(routes.length).toBeGreaterThan(9);
    expect(routes.filter(route => !page.includes(` ${route}\``) && !page.includes(` ${route}?`))).toEqual([]);
  });
});

/** A token as the page would get it. */
async function tokenOf(issuer: string, redirectUri: string, resource: string): Promise<string> {
  const insecure = { [oauth.allowInsecureRequests]: true };
  const server = await oauth.processDiscoveryResponse(
    new URL(issuer),
    await oauth.discoveryRequest(new URL(issuer), insecure),
  );
  const [client, verifier] = [{ client_id: 'doudi-pages' }, oauth.generateRandomCodeVerifier()];
  const code_challenge = await oauth.calculatePKCECodeChallenge(verifier);
  const url = new URL(server.authorization_endpoint ?? '');
  const asked = {
    ...client,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid',
    resource,
    code_challenge,
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  const given = oauth.validateAuthResponse(
    server,
    client,
    await signInAt(url, redirectUri, 'wang'),
    oauth.expectNoState,
  );
  const more = { ...insecure, additionalParameters: { resource } };
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    given,
    redirectUri,
    verifier,
    more,
  );
  return (await oauth.processAuthorizationCodeResponse(server, client, response)).access_token;
}
