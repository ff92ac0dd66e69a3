import type { Route } from '../gateway/serveGateway.ts';
import { waysOf } from '../shared/identity/identitySettings.ts';
import { openVerifier, type Verifier } from '../shared/identity/openVerifier.ts';
import type { Settings } from '../shared/settings.ts';
import { identityRoutes } from './identityRoutes.ts';
import { openIssuer } from './issuer/openIssuer.ts';
import { issuerRoutes } from './issuer/routes.ts';

/** Who is believed at a gateway, and what it answers to those who want to sign in. */
export interface Identity extends Pick<Verifier, 'verify' | 'keys'> {
  routes: readonly Route[];
  stop(): Promise<void>;
}

/** Opens the verifier, and the local issuer where the settings ask for it: for people, or for screens on walls alone. */
export async function openIdentity(settings: Settings): Promise<Identity> {
  const issuer = waysOf(settings).includes('local') || settings.HUB_DISPLAYS ? await openIssuer(settings) : undefined;
  const { verify, keys, stop } = await openVerifier(settings, issuer?.trusted);
  return {
    verify,
    keys,
    routes: [
      ...(issuer ? [issuerRoutes(issuer, verify, settings.HUB_TRUST_PROXY)] : []),
      identityRoutes(settings, verify),
    ],
    async stop() {
      stop();
      await issuer?.stop();
    },
  };
}
