import type { Actor } from '../domain/case/decide.ts';
import { DomainError } from '../domain/errors.ts';

/** The header, or connection parameter, that names the duty in which somebody asks: one at a time (值班、代理). */
export const DUTY_HEADER = 'x-doudi-duty';

/** Who asks: a person in a role at a center, until the token expires. */
export interface Principal extends Actor {
  /** Seconds since 1970. */
  expiresAt: number;
  /** The sign-in that the token comes from, where the issuer says so: it can be ended before the token expires. */
  session?: string;
}

/**
 * Turns a bearer token into a principal. Refuses with TOKEN_INVALID, TOKEN_EXPIRED, TOKEN_REVOKED or NO_PLACE_HERE, and with
 * IDENTITY_UNREACHABLE where the issuer's keys cannot be had.
 */
export type Verify = (token: string) => Promise<Principal>;

/** The token of an `Authorization: Bearer …` header; undefined where there is no header, TOKEN_INVALID for another scheme. */
export function bearerToken(header: string | undefined | null): string | undefined {
  if (header === undefined || header === null || header.trim() === '') return undefined;
  const [, token] = /^Bearer +(\S+)$/i.exec(header.trim()) ?? [];
  if (!token) throw new DomainError('TOKEN_INVALID');
  return token;
}
