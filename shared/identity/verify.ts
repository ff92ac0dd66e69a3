import { decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { DomainError } from '../domain/errors.ts';
import type { Principal, Verify } from './principal.ts';

/** The public keys of an issuer, as they are now. */
export interface KeySource {
  find: JWTVerifyGetKey;
  /** Another value whenever a key may have come or gone; undefined while that is not known. */
  edition(): unknown;
}

/** An issuer whose word counts here. */
export interface TrustedIssuer {
  /** The `iss` of its tokens. */
  issuer: string;
  audience: string;
  algorithms: readonly string[];
  keys: KeySource;
  /** The `typ` that its tokens must have in their header. */
  type?: string;
  /** Seconds by which its clock may differ from ours. */
  tolerance?: number;
  principalOf(payload: JWTPayload): Principal | undefined;
  /** Whether a token that is otherwise good was called back. */
  isRevoked?(principal: Principal): boolean;
}

/** Signatures that nobody can make who only knows the public key. No HS256, no none, no RSA with SHA-1. */
export const ALGORITHMS = [
  ...['EdDSA', 'Ed25519', 'ES256', 'ES384', 'ES512'],
  ...['PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512'],
] as const;

const REMEMBERED = 10_000;
/** Longer than any token that names a person; a header of Node's may be twice as long. */
const LONGEST = 8_192;

interface Known {
  principal: Principal;
  by: TrustedIssuer;
  edition: unknown;
}

/**
 * A verifier for tokens of these issuers. It remembers good tokens, because a signature costs more than a look-up; but only
 * until they expire, are called back, or the keys of their issuer change.
 */
export function createVerifier(issuers: readonly TrustedIssuer[]): Verify {
  const byName = new Map(issuers.map(issuer => [issuer.issuer, issuer]));
  const known = new Map<string, Known>();
  return async token => {
    const seen = known.get(token);
    if (seen && isStillGood(seen)) return notRevoked(seen);
    known.delete(token);
    const found = await verifyToken(token, byName);
    if (known.size >= REMEMBERED) known.clear();
    known.set(token, found);
    return notRevoked(found);
  };
}

const isStillGood = ({ principal, by, edition }: Known): boolean =>
  principal.expiresAt * 1000 > Date.now() && edition !== undefined && by.keys.edition() === edition;

function notRevoked({ principal, by }: Known): Principal {
  if (by.isRevoked?.(principal)) throw new DomainError('TOKEN_REVOKED');
  return principal;
}

async function verifyToken(token: string, byName: ReadonlyMap<string, TrustedIssuer>): Promise<Known> {
  try {
    if (token.length > LONGEST) throw new DomainError('TOKEN_INVALID');
    // only to know whose keys to ask; nothing of it is believed before the signature is
    const by = byName.get(decodeJwt(token).iss ?? '');
    if (!by) throw new DomainError('TOKEN_INVALID');
    const { payload } = await jwtVerify(token, by.keys.find, {
      issuer: by.issuer,
      audience: by.audience,
      algorithms: [...by.algorithms],
      requiredClaims: ['exp'],
      clockTolerance: by.tolerance ?? 0,
      ...(by.type === undefined ? {} : { typ: by.type }),
    });
    const edition = by.keys.edition();
    const principal = by.principalOf(payload);
    if (!principal) throw new DomainError('TOKEN_INVALID');
    return { principal, by, edition };
  } catch (fault) {
    if (fault instanceof DomainError) throw fault;
    throw new DomainError(fault instanceof errors.JWTExpired ? 'TOKEN_EXPIRED' : 'TOKEN_INVALID');
  }
}
