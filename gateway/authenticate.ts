import type { IncomingHttpHeaders } from 'node:http';
import { languageOf } from '../shared/i18n/translate.ts';
import { bearerToken, type Verify } from '../shared/principal.ts';
import type { EdgeContext } from './transport.ts';

/** Headers that subgraphs get to see. The token goes on as it came: each level checks it itself. */
const FORWARDED = ['authorization', 'accept-language', 'x-request-id', 'traceparent'] as const;

/** Who asks, from headers or connection parameters. Without a verifier the gateway only passes on what came. */
export async function contextOf(
  headers: IncomingHttpHeaders | Readonly<Record<string, unknown>>,
  verify: Verify | undefined,
): Promise<EdgeContext> {
  const given: Record<string, string> = {};
  for (const name of FORWARDED) {
    const value = (headers as Record<string, unknown>)[name];
    if (typeof value === 'string') given[name] = value;
  }
  const token = verify ? bearerToken(given.authorization) : undefined;
  return {
    principal: verify && token !== undefined ? await verify(token) : null,
    headers: given,
    language: languageOf(given['accept-language']),
  };
}
