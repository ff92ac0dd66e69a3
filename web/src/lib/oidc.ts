import * as oauth from 'oauth4webapi';
import { type Entry, fetchMe, type Provider } from './identity.ts';
import { tabStore } from './storage.ts';

const BEGUN = 'oidc';

interface Begun {
  verifier: string;
  state: string;
  nonce: string;
  /** Where the person was. */
  hash: string;
}

const redirectUri = () => `${location.origin}/`;
const clientOf = ({ client }: Provider): oauth.Client => ({ client_id: client });
// the hub allows a provider without TLS on this machine only
const options = ({ issuer }: Provider) => ({ [oauth.allowInsecureRequests]: issuer.startsWith('http:') });
/** RFC 8707: some providers want to be told for whom a token shall be. */
const resourceOf = ({ audience }: Provider): Record<string, string> =>
  URL.canParse(audience) ? { resource: audience } : {};

async function serverOf(provider: Provider): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(provider.issuer);
  const response = await oauth.discoveryRequest(issuer, { algorithm: 'oidc', ...options(provider) });
  return oauth.processDiscoveryResponse(issuer, response);
}

/** Goes to the provider (authorization code with PKCE); the page comes back with a code in its address. */
export async function beginSignIn(provider: Provider): Promise<void> {
  const { authorization_endpoint: endpoint } = await serverOf(provider);
  if (!endpoint) throw new Error('the provider has no authorization endpoint');
  const begun: Begun = {
    verifier: oauth.generateRandomCodeVerifier(),
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    hash: location.hash,
  };
  tabStore.set(BEGUN, JSON.stringify(begun));
  const url = new URL(endpoint);
  const asked = {
    response_type: 'code',
    client_id: provider.client,
    redirect_uri: redirectUri(),
    scope: provider.scope,
    state: begun.state,
    nonce: begun.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(begun.verifier),
    code_challenge_method: 'S256',
    ...resourceOf(provider),
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  location.assign(url);
}

/** Whether this page is the way back from a provider. */
export const isReturning = (): boolean => {
  const asked = new URLSearchParams(location.search);
  return asked.has('state') && (asked.has('code') || asked.has('error'));
};

/** Makes a sign-in of the code in the address, and takes the code out of it. Null where this tab did not ask for it. */
export async function finishSignIn(provider: Provider): Promise<Entry | null> {
  const begun = JSON.parse(tabStore.get(BEGUN) ?? 'null') as Begun | null;
  const here = new URL(location.href);
  tabStore.remove(BEGUN);
  history.replaceState(null, '', `/${begun?.hash ?? ''}`);
  if (!begun) return null;
  const [server, client] = [await serverOf(provider), clientOf(provider)];
  const given = oauth.validateAuthResponse(server, client, here, begun.state);
  const asked = { ...options(provider), additionalParameters: resourceOf(provider) };
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    given,
    redirectUri(),
    begun.verifier,
    asked,
  );
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, { expectedNonce: begun.nonce });
  return entryOf(provider, server, tokens);
}

/** Tokens stay in the memory of the page: whoever reloads it goes to the provider, which knows them. */
async function entryOf(
  provider: Provider,
  server: oauth.AuthorizationServer,
  tokens: oauth.TokenEndpointResponse,
): Promise<Entry> {
  const { account, expiresAt } = await fetchMe(tokens.access_token);
  return {
    account,
    expiresAt,
    async renew() {
      if (!tokens.refresh_token) return null;
      const client = clientOf(provider);
      const asked = { ...options(provider), additionalParameters: resourceOf(provider) };
      const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), tokens.refresh_token, asked);
      if (response.status >= 400 && response.status < 500) return null;
      const next = await oauth.processRefreshTokenResponse(server, client, response);
      return entryOf(provider, server, { ...tokens, ...next });
    },
    async leave() {
      // or the next who sits here would be let in as this person
      if (!server.end_session_endpoint) return;
      const url = new URL(server.end_session_endpoint);
      url.searchParams.set('client_id', provider.client);
      url.searchParams.set('post_logout_redirect_uri', redirectUri());
      if (tokens.id_token) url.searchParams.set('id_token_hint', tokens.id_token);
      location.assign(url);
    },
  };
}
