import type { Route } from '../gateway/serveGateway.ts';
import { DomainError } from '../shared/domain/errors.ts';
import { waysOf } from '../shared/identity/identitySettings.ts';
import { bearerToken, type Verify } from '../shared/identity/principal.ts';
import type { Settings } from '../shared/settings.ts';
import { refuse, send } from './issuer/http.ts';

/**
 * `GET /identity`: the ways to sign in that this hub has, for its pages. `GET /identity/me`: who the bearer of a token is,
 * because only the hub knows by which claims a provider says so.
 */
export function identityRoutes(settings: Settings, verify: Verify): Route {
  const ways = waysOf(settings);
  const { HUB_OIDC_ISSUER: issuer, HUB_OIDC_CLIENT: client, HUB_OIDC_SCOPE: scope } = settings;
  const oidc = ways.includes('oidc') && client ? { issuer, client, scope, audience: settings.HUB_OIDC_AUDIENCE } : null;
  const open = { local: ways.includes('local'), token: ways.includes('demo'), oidc };

  async function whoIs(authorization: string | undefined) {
    const token = bearerToken(authorization);
    if (token === undefined) throw new DomainError('UNAUTHENTICATED');
    const { id, role, center, department = null, expiresAt } = await verify(token);
    return { id, role, center, department, expiresAt };
  }

  return (request, response) => {
    if (request.method !== 'GET') return false;
    if (request.url === '/identity') send(response, 200, open);
    else if (request.url === '/identity/me')
      whoIs(request.headers.authorization).then(
        who => send(response, 200, who),
        fault => refuse(request, response, fault),
      );
    else return false;
    return true;
  };
}
