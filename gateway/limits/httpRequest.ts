import type { IncomingMessage } from 'node:http';
import type { GraphQLFormattedError } from 'graphql';
import { DomainError } from '../../shared/domain/errors.ts';
import type { Language } from '../../shared/i18n/languages.ts';
import { translateError } from '../../shared/presentError.ts';
import { BODY_LIMIT, readBody } from '../../shared/readBody.ts';
import { type Asked, errorsOf } from './admit.ts';
import { tooLarge } from './refusals.ts';

/**
 * What an HTTP request asks: one JSON object that was POSTed as such. A browser asks the hub's leave before it sends that type
 * from a foreign page, so forms, addresses (GET) and lists of operations are all refused here. Throws BAD_REQUEST or
 * QUERY_TOO_LARGE.
 */
export async function readAsked(request: IncomingMessage): Promise<Asked> {
  if (request.method !== 'POST') throw new DomainError('BAD_REQUEST');
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) throw new DomainError('BAD_REQUEST');
  const body = parsed(await textOf(request));
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new DomainError('BAD_REQUEST');
  return body;
}

async function textOf(request: IncomingMessage): Promise<string> {
  try {
    return await readBody(request);
  } catch (fault) {
    throw fault instanceof RangeError ? tooLarge('bytes', BODY_LIMIT) : new DomainError('BAD_REQUEST');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError('BAD_REQUEST');
  }
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  errors: GraphQLFormattedError[];
}

/** What HTTP has a word of its own for. */
const STATUSES: Readonly<Record<string, number>> = {
  TOKEN_INVALID: 401,
  TOKEN_EXPIRED: 401,
  TOKEN_REVOKED: 401,
  NO_PLACE_HERE: 401,
  TOO_MANY_TRIES: 429,
  IDENTITY_UNREACHABLE: 503,
};

/** A refusal as HTTP tells it. What is no refusal is thrown on. */
export function answerOf(refusal: unknown, { method }: Pick<IncomingMessage, 'method'>, language: Language): Answer {
  const errors = errorsOf(refusal);
  const { code, params } = (errors[0]?.extensions ?? {}) as { code?: string; params?: Record<string, string> };
  const shown = errors.map(error => translateError(error.toJSON(), language));
  if (code === 'TOO_MANY_REQUESTS')
    return { status: 429, headers: { 'retry-after': params?.seconds ?? '60' }, errors: shown };
  if (code !== undefined && code in STATUSES) return { status: STATUSES[code] ?? 400, headers: {}, errors: shown };
  if (code === 'QUERY_TOO_LARGE' && params?.part === 'bytes') return { status: 413, headers: {}, errors: shown };
  if (method !== 'POST') return { status: 405, headers: { allow: 'POST' }, errors: shown };
  return { status: 400, headers: {}, errors: shown };
}
