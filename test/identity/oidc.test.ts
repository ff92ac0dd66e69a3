import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as oauth from 'oauth4webapi';
import { type Hub, startHub } from '../../hub/startHub.ts';
import { log } from '../../shared/log.ts';
import { readSettings } from '../../shared/settings.ts';
import { signInAt, startProvider, type TestProvider } from '../testkit/oidcProvider.ts';
import { freePort } from '../testkit/privateServers.ts';
import { smallDirectory } from '../testkit/smallDirectory.ts';
import { keyFile } from '../testkit/keyFile.ts';

const AUDIENCE = 'https://doudi.test/api';
const CLIENT = 'doudi-pages';
const REDIRECT = 'http://127.0.0.1:9/';
const PEOPLE = {
  wang: { doudi_role: 'window-clerk', doudi_center: '340882' },
  stranger: { doudi_role: 'cook', doudi_center: '340882' },
};

/** The loop of docs/identity.md, with a provider that knows nothing of us. */
describe('a real provider', () => {
  const folders: string[] = [];
  let provider: TestProvider;
  let hub: Hub;

  beforeAll(async () => {
    log.level = 'silent';
    const port = await freePort();
    provider = await startProvider({ client: CLIENT, redirectUri: REDIRECT, port, audience: AUDIENCE, people: PEOPLE });
    folders.push(mkdtempSync(join(tmpdir(), 'doudi-oidc-')), smallDirectory());
    const [HUB_DATA = '', HUB_DIRECTORY = ''] = folders;
    await keyFile(HUB_DATA);
    hub = await startHub({
      settings: readSettings({
        PORT: '0',
        HUB_DATA,
        HUB_DIRECTORY,
        HUB_OIDC_ISSUER: provider.issuer,
        HUB_OIDC_AUDIENCE: AUDIENCE,
        HUB_OIDC_CLIENT: CLIENT,
        HUB_ADHOC: 'on',
        HUB_OIDC_CLAIMS: 'role=doudi_role,center=doudi_center',
        HUB_OIDC_ROLES: 'registrar=window-clerk',
      }),
    });
  }, 240_000);
  afterAll(async () => {
    await hub?.stop();
    await provider?.stop();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  /** Discovery, authorization code with PKCE, token: as the pages do it. */
  async function tokenFor(login: string, resource = AUDIENCE, spoil = (verifier: string) => verifier): Promise<string> {
    const insecure = { [oauth.allowInsecureRequests]: true };
    const issuer = new URL(provider.issuer);
    const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure));
    const [verifier, state] = [oauth.generateRandomCodeVerifier(), oauth.generateRandomState()];
    const url = new URL(server.authorization_endpoint ?? '');
    const asked = {
      response_type: 'code',
      client_id: CLIENT,
      redirect_uri: REDIRECT,
      scope: 'openid cases',
      state,
      resource,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    };
    for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
    const client: oauth.Client = { client_id: CLIENT };
    const given = oauth.validateAuthResponse(server, client, await signInAt(url, REDIRECT, login), state);
    const more = { ...insecure, additionalParameters: { resource } };
    const none = oauth.None();
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      none,
      given,
      REDIRECT,
      spoil(verifier),
      more,
    );
    return (await oauth.processAuthorizationCodeResponse(server, client, response)).access_token;
  }

  const ask = async (token: string) => {
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({
        query:
          'mutation { countyRegisterCase(input: { title: "办不成", item: "营业执照", causes: [RULES_NOT_MET] }) { state } }',
      }),
    });
    const { data, errors } = (await response.json()) as { data?: object; errors?: { extensions: { code: string } }[] };
    return errors?.[0]?.extensions.code ?? data;
  };
  const DONE = { countyRegisterCase: { state: 'REGISTERED' } };

  it('tells the pages where it is', async () => {
    expect(await (await fetch(`${hub.url}/identity`)).json()).toEqual({
      local: false,
      token: false,
      oidc: { issuer: provider.issuer, client: CLIENT, scope: 'openid', audience: AUDIENCE },
    });
  });

  it('signs a clerk in, and the clerk registers a case', async () => {
    expect(await ask(await tokenFor('wang'))).toEqual(DONE);
  });

  it('lets in nobody whose role is none of ours, and no token for another system', async () => {
    expect(await ask(await tokenFor('stranger'))).toBe('NO_PLACE_HERE');
    expect(await ask(await tokenFor('nobody'))).toBe('NO_PLACE_HERE');
    expect(await ask(await tokenFor('wang', 'https://payroll.test/api'))).toBe('TOKEN_INVALID');
  });

  it('gives no token to who has the code and not what the page kept (PKCE)', async () => {
    await expect(tokenFor('wang', AUDIENCE, () => oauth.generateRandomCodeVerifier())).rejects.toThrow();
  });

  it('may change its keys while the hub runs', async () => {
    const before = await tokenFor('wang');
    expect(await ask(before)).toEqual(DONE);
    await provider.rotateKeys();
    const after = await tokenFor('wang');
    expect(kidOf(after)).not.toBe(kidOf(before));
    // not asked again within half a minute: an unknown key is refused so long
    const began = Date.now();
    const now = Date.now.bind(Date);
    Date.now = () => now() + 31_000;
    try {
      expect(await ask(after)).toEqual(DONE);
      expect(await ask(before)).toBe('TOKEN_INVALID');
    } finally {
      Date.now = now;
    }
    expect(Date.now() - began).toBeLessThan(20_000);
  });
});

const kidOf = (token: string): string =>
  (JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as { kid: string }).kid;
