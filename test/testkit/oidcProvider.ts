import { createServer, type RequestListener, type Server } from 'node:http';
import { Provider } from 'oidc-provider';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

/** A real provider of OpenID Connect, of other people's making, on this machine. Whoever types a name signs in as that person. */
export interface TestProvider {
  issuer: string;
  /** A new key signs from now on; the old one is published no more. */
  rotateKeys(): Promise<void>;
  stop(): Promise<void>;
}

/** What its people are in the hub, by name. */
export type People = Readonly<Record<string, { doudi_role: string; doudi_center: string }>>;

export interface ProviderOptions {
  client: string;
  redirectUri: string;
  port: number;
  audience: string;
  people: People;
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return {
    ...(await exportJWK(privateKey)),
    kid: `key-${Date.now()}-${Math.round(performance.now())}`,
    alg: 'RS256',
    use: 'sig',
  };
}

export async function startProvider({
  client,
  redirectUri,
  port,
  audience,
  people,
}: ProviderOptions): Promise<TestProvider> {
  const issuer = `http://localhost:${port}`;
  let answer: RequestListener;
  async function renew(): Promise<void> {
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: client,
          redirect_uris: [redirectUri],
          token_endpoint_auth_method: 'none',
          grant_types: ['authorization_code', 'refresh_token'],
          response_types: ['code'],
          application_type: 'native',
          post_logout_redirect_uris: [redirectUri],
        },
      ],
      jwks: { keys: [await newKey()] },
      cookies: { keys: ['a key of the test provider'] },
      clientBasedCORS: () => true,
      ttl: {
        AccessToken: 600,
        AuthorizationCode: 60,
        Grant: 600,
        IdToken: 600,
        Interaction: 600,
        Session: 600,
        RefreshToken: 600,
      },
      findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
      features: {
        resourceIndicators: {
          enabled: true,
          defaultResource: () => audience,
          useGrantedResource: () => true,
          getResourceServerInfo: (_ctx, resource) => ({
            scope: 'cases',
            audience: resource,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'RS256' } },
          }),
        },
      },
      extraTokenClaims: (_ctx, token) => people[token.accountId],
    });
    answer = provider.callback();
  }
  await renew();
  const server: Server = createServer((request, response) => void answer(request, response));
  await new Promise<void>(resolve => server.listen(port, resolve));
  return {
    issuer,
    rotateKeys: renew,
    async stop() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

/** A browser without a screen: it follows redirections, keeps cookies, and fills in the provider's two forms. */
export async function signInAt(start: URL, redirectUri: string, login: string): Promise<URL> {
  const jar = new Map<string, string>();
  let url = start;
  let form: URLSearchParams | undefined;
  for (let hop = 0; hop < 20; hop++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(form ? { method: 'POST', body: form } : {}),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    form = undefined;
    const next = response.headers.get('location');
    if (next !== null) {
      url = new URL(next, url);
      if (url.href.startsWith(redirectUri)) return url;
      continue;
    }
    const page = await response.text();
    const [, prompt] = /name="prompt" value="(\w+)"/.exec(page) ?? [];
    const [, action] = /<form[^>]*action="([^"]+)"/.exec(page) ?? [];
    if (!prompt || !action) throw new Error(`the provider shows ${response.status}: ${page.slice(0, 400)}`);
    url = new URL(action, url);
    form = new URLSearchParams({ prompt, ...(prompt === 'login' ? { login, password: 'any' } : {}) });
  }
  throw new Error('the provider sends the browser in circles');
}
