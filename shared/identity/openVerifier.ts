import { log } from '../log.ts';
import type { Settings } from '../settings.ts';
import { principalOf } from './claims.ts';
import { demoIssuer, type IssuerKeys, openIssuerKeys } from './demoIssuer.ts';
import { ownIssuer, waysOf } from './identitySettings.ts';
import { localIssuerAt } from './localIssuer.ts';
import type { Verify } from './principal.ts';
import { remoteKeys } from './remoteKeys.ts';
import { ALGORITHMS, createVerifier, type TrustedIssuer } from './verify.ts';

/** Seconds by which a provider's clock may differ from ours. */
const TOLERANCE = 5;

export interface Verifier {
  verify: Verify;
  /** The demo issuer's keys; undefined where this installation does not believe them. */
  keys: IssuerKeys | undefined;
  stop(): void;
}

/** The verifier that the settings ask for. `own` is the local issuer where it runs in this process. */
export async function openVerifier(settings: Settings, own?: TrustedIssuer): Promise<Verifier> {
  const ways = waysOf(settings);
  const trusted: TrustedIssuer[] = [];
  let stop = () => {};
  if (ways.includes('oidc')) trusted.push(provider(settings));
  const displaysOnly = !ways.includes('local');
  if (!displaysOnly || settings.HUB_DISPLAYS) {
    const away = own ? undefined : localIssuerAt(ownIssuer(settings), { displaysOnly });
    stop = away?.stop ?? stop;
    trusted.push(own ?? (away as { trusted: TrustedIssuer }).trusted);
  }
  const keys = ways.includes('demo') ? await openIssuerKeys(settings.HUB_DATA) : undefined;
  if (keys) trusted.push(demoIssuer(keys));
  if (keys && settings.HUB_PROFILE === 'production')
    log.warn('HUB_IDENTITY: tokens of the demo issuer are believed; whoever reads its key file is whoever they say');
  return { verify: createVerifier(trusted), keys, stop };
}

function provider(settings: Settings): TrustedIssuer {
  const { HUB_OIDC_ISSUER: issuer = '', HUB_OIDC_JWKS: jwks, HUB_OIDC_AUDIENCE: audience = '' } = settings;
  return {
    issuer,
    audience,
    algorithms: ALGORITHMS,
    keys: remoteKeys({ from: jwks === undefined ? { issuer } : { jwks } }),
    tolerance: TOLERANCE,
    principalOf: payload => principalOf(payload, settings.HUB_OIDC_CLAIMS, settings.HUB_OIDC_ROLES),
  };
}
