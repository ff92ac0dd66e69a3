import type { IncomingMessage, ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import { DomainError, type ErrorCode } from '../../shared/domain/errors.ts';
import { languageOf } from '../../shared/i18n/translate.ts';
import { maskFault, translateError } from '../../shared/presentError.ts';
import { SESSION_SECONDS } from './sessions.ts';

const COOKIE = 'doudi-session';

/** Sends JSON that nobody keeps. */
export function send(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(JSON.stringify(body));
}

const STATUS: Partial<Record<ErrorCode, number>> = {
  BAD_REQUEST: 400,
  FIELD_INVALID: 400,
  PAGE_SIZE: 400,
  NOT_PERMITTED: 403,
  PASSWORD_LENGTH: 400,
  PASSWORD_NAMES_OWNER: 400,
  PASSWORD_GUESSABLE: 400,
  PASSWORD_UNCHANGED: 400,
  SECOND_FACTOR_SET: 409,
  SIGN_IN_LOCKED: 429,
  TOO_MANY_REQUESTS: 429,
  SIGN_IN_BUSY: 503,
  IDENTITY_UNREACHABLE: 503,
};

/** A refusal with its code and texts, or a fault behind an id: in the form in which the API tells them. */
export function refuse(request: IncomingMessage, response: ServerResponse, fault: unknown): void {
  const language = languageOf(request.headers['accept-language']);
  if (!(fault instanceof DomainError)) {
    const error = fault instanceof Error ? fault : new Error(String(fault));
    const shown = maskFault(new GraphQLError(error.message, { originalError: error }), 'issuer');
    return send(response, 500, { errors: [translateError(shown, language)] });
  }
  const { code, extensions, params } = fault;
  const shown = translateError({ message: code, extensions }, language);
  const wait: Record<string, string> = params.seconds === undefined ? {} : { 'retry-after': params.seconds };
  send(response, STATUS[code] ?? 401, { errors: [shown] }, wait);
}

/**
 * Lets in only what a page of this hub can have sent. A form of another site cannot send JSON unasked, and a browser names
 * the site that asks. Refuses with BAD_REQUEST.
 */
export function accessControl(issuer: string, { headers }: IncomingMessage): void {
  const isJson = /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
  const { origin, host } = headers;
  const isOwn = origin === undefined || origin === new URL(issuer).origin || hostOf(origin) === host;
  const site = headers['sec-fetch-site'];
  const isNear = site === undefined || site === 'same-origin' || site === 'none';
  if (!isJson || !isOwn || !isNear) throw new DomainError('BAD_REQUEST');
}

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);

export function cookieOf({ headers }: IncomingMessage): string {
  for (const part of (headers.cookie ?? '').split(';')) {
    const [name = '', value = ''] = part.trim().split('=');
    if (name === COOKIE) return value;
  }
  return '';
}

/** Out of reach of scripts and of other sites. Over plain HTTP a browser would not take it back if it were `Secure`. */
const cookie = (issuer: string, { headers }: IncomingMessage, value: string, seconds: number): string => {
  const isSecure = issuer.startsWith('https:') || headers['x-forwarded-proto'] === 'https';
  const secure = isSecure ? '; Secure' : '';
  return `${COOKIE}=${value}; Path=/issuer; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
};

export const fresh = (issuer: string, request: IncomingMessage, value: string): string =>
  cookie(issuer, request, value, SESSION_SECONDS);

export const gone = (issuer: string, request: IncomingMessage): string => cookie(issuer, request, '', 0);
