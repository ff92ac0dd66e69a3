import type { IncomingHttpHeaders } from 'node:http';
import { languageOf } from '../shared/i18n/translate.ts';
import { bearerToken, DUTY_HEADER, type Verify } from '../shared/identity/principal.ts';
import type { EdgeContext } from './transport.ts';

/** Headers that subgraphs get to see. Token and duty go on as they came: each level checks both itself. */
const FORWARDED: ReadonlySet<string> = new Set([
  'authorization',
  DUTY_HEADER,
  'accept-language',
  'x-request-id',
  'traceparent',
]);

/** Who asks, from headers or connection parameters. Without a verifier the gateway only passes on what came. */
export async function contextOf(
  headers: IncomingHttpHeaders | Readonly<Record<string, unknown>>,
  verify: Verify | undefined,
): Promise<EdgeContext> {
  const given: Record<string, string> = {};
  // connection parameters are written by people, as Authorization or authorization
  for (const [name, value] of Object.entries(headers))
    // an empty one is none: who asks with it is nobody, and is counted as nobody (N12)
    if (typeof value === 'string' && value.trim() !== '' && FORWARDED.has(name.toLowerCase()))
      given[name.toLowerCase()] = value;
  const token = verify ? bearerToken(given.authorization) : undefined;
  return {
    principal: verify && token !== undefined ? await verify(token) : null,
    headers: given,
    language: languageOf(given['accept-language']),
  };
}
